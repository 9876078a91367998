"""Who refers to a record: all of them, whatever the field, and nobody else."""

from hypothesis import given

from planner.model.documents import PLAN_ID
from planner.model.fields import OnDelete
from planner.model.plan import Plan
from planner.model.record import field_of_leaf
from planner.model.references import references_to
from planner.model.types import RECORD_TYPES
from tests.model.any_plan import ANY_PLANS


def told(plan: Plan, collection: str, id: str) -> set[tuple[str, str, str]]:
    return {(found.collection, found.id, found.leaf) for found in references_to(plan, collection, id)}


def looked_up(plan: Plan, collection: str, id: str) -> set[tuple[str, str, str]]:
    """Every leaf that holds an id and may mean a record of this collection, found the slow way: leaf by leaf."""
    found = set()
    for name, table in plan.tables():
        for holder, body in table.bodies.items():
            for leaf, text in body.items():
                field = RECORD_TYPES[name].fields()[field_of_leaf(leaf)]
                if collection in field.about.refers and field.references(leaf, text) == id:
                    found.add((name, holder, leaf))
    return found


@given(ANY_PLANS)
def test_whoever_holds_an_id_is_told_and_nobody_else(plan: Plan) -> None:
    for name, table in plan.tables():
        for id in table:
            assert told(plan, name, id) == looked_up(plan, name, id)


def test_an_actor_is_referred_to_in_every_way_there_is() -> None:
    plan = Plan.of_bodies(
        {
            "plan": {PLAN_ID: {"title.es": "Plan", "owner": "A"}},
            "stakeholders": {"A": {"name.es": "Alfa"}, "B": {"name.es": "Beta", "different_from[A]": "yes"},
                             "C": {"name.es": "Gama", "merged_into": "A"}},
            "ties": {"R": {"source": "A", "type": "funds", "target": "A"}},
            "strategies": {"S": {"title.es": "Estrategia", "owner": "A"}},
            "assignments": {"E": {"stakeholder": "A", "role": "lead", "item": "S"}},
            "indicators": {"N": {"item": "S", "name.es": "Personas", "responsible": "A"}},
            "budget_lines": {"M": {"item": "S", "kind": "spent", "funder": "A"}},
            "reports": {"F": {"item": "S", "period": "2026", "status": "limited", "by": "A"}},
            "ratings": {"K": {"subject": "A", "dimension": "influence"}},
            "sendings": {"X": {"stakeholder": "A", "number": "1"}},
        }
    )  # fmt: skip
    assert told(plan, "stakeholders", "A") == {
        ("plan", PLAN_ID, "owner"), ("stakeholders", "B", "different_from[A]"), ("stakeholders", "C", "merged_into"),
        ("ties", "R", "source"), ("ties", "R", "target"), ("strategies", "S", "owner"),
        ("assignments", "E", "stakeholder"), ("indicators", "N", "responsible"), ("budget_lines", "M", "funder"),
        ("reports", "F", "by"), ("ratings", "K", "subject"), ("sendings", "X", "stakeholder"),
    }  # fmt: skip


def test_a_source_is_referred_to_with_each_place_that_is_cited() -> None:
    cites = {"cites[D línea 4]": "yes", "cites[D línea 9]": "yes", "cites[E]": "yes"}
    plan = Plan.of_bodies({"sources": {"D": {"title.es": "Acta"}, "E": {"title.es": "Ley"}},
                           "stakeholders": {"A": {"name.es": "Alfa", **cites}}})  # fmt: skip
    assert told(plan, "sources", "D") == {("stakeholders", "A", "cites[D línea 4]"),
                                          ("stakeholders", "A", "cites[D línea 9]")}  # fmt: skip


def test_an_id_in_a_text_is_no_reference() -> None:
    plan = Plan.of_bodies({"stakeholders": {"A": {"name.es": "Alfa"}, "B": {"name.es": "A", "acronym": "A"}}})
    assert told(plan, "stakeholders", "A") == set()


def test_every_reference_says_what_becomes_of_it_when_the_other_goes() -> None:
    """What cannot stand without the other goes with it; no reference that every record needs is merely emptied."""
    for name, record_type in RECORD_TYPES.items():
        for field in record_type.fields().values():
            if field.about.refers and field.about.required:
                assert field.about.on_delete is not OnDelete.CLEAR, f"{name}.{field.name}"
                assert set(field.about.refers) <= RECORD_TYPES.keys()
