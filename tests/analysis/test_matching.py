"""Two plans made apart: what says the same is the same, whatever its id."""

from random import Random

import pytest

from planner.analysis.comparison.compare import compare
from planner.analysis.matching.plans import matched
from planner.model.plan import Plan
from planner.model.record import Body
from tests.model.any_plan import any_plan

OURS: dict[str, dict[str, Body]] = {
    "territories": {"P1": {"name.es": "Villa Clara", "kind": "municipality"}},
    "stakeholders": {
        "A1": {"name.es": "Alcaldía", "territory": "P1"},
        "B1": {"name.es": "Bomberos", "acronym": "BV"},
        "X1": {"name.es": "Homónimo"}, "X2": {"name.es": "Homónimo"},
    },
    "ties": {"T1": {"source": "A1", "type": "funds", "target": "B1"}},
    "strategies": {"S1": {"title.es": "Estrategia"}},
    "items": {
        "I1": {"title.es": "Abrir", "code": "1", "place": "S1 a0"},
        "I2": {"title.es": "Cerrar", "code": "1.1", "place": "I1 a0", "cites[Z1 p. 3]": "yes"},
    },
    "assignments": {"E1": {"stakeholder": "A1", "role": "lead", "item": "I2"}},
    "sources": {"Z1": {"title.es": "Acta"}},
}  # fmt: skip


def _elsewhere(bodies: dict[str, dict[str, Body]]) -> Plan:
    """The same plan under other ids, its actors in capitals and without accents."""
    ids = {id: f"{id}9" for rows in bodies.values() for id in rows}

    def word(text: str) -> str:
        first, blank, rest = text.partition(" ")
        return f"{ids.get(first, first)}{blank}{rest}"

    rows = {
        name: {
            ids[id]: {
                (f"cites[{word(leaf[6:-1])}]" if leaf.startswith("cites[") else leaf): word(text)
                for leaf, text in body.items()
            }
            for id, body in some.items()
        }
        for name, some in bodies.items()
    }
    rows["stakeholders"]["A19"]["name.es"] = "ALCALDIA"
    return Plan.of_bodies(rows)


def test_what_says_the_same_gets_the_same_id_and_homonyms_stay_apart() -> None:
    theirs = _elsewhere(OURS)
    found = matched(Plan.of_bodies(OURS), theirs)
    comparison = compare(found, theirs)
    assert {(actor.id, actor.kind) for actor in comparison.actors} == {
        ("X1", "gone"), ("X2", "gone"), ("X19", "new"), ("X29", "new"), ("A19", "changed"),
    }  # fmt: skip
    assert comparison.ties == ()
    assert comparison.records == ()
    assert found.table("items").bodies == theirs.table("items").bodies
    assert found.table("assignments").bodies == theirs.table("assignments").bodies


@pytest.mark.parametrize("seed", range(8))
def test_copies_match_themselves(seed: int) -> None:
    plan = any_plan(Random(seed))
    assert matched(plan, plan) == plan
    assert compare(matched(plan, plan), plan).nothing
