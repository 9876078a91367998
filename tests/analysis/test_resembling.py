"""What in other trees says much the same as an item, and which answers count across trees."""

from datetime import date

import pytest

from planner.analysis.coverage.answers import answers, homes
from planner.analysis.coverage.figures import ENOUGH, MOST, answerable, coverage, resembling, to_answer
from planner.analysis.question import Question
from planner.i18n import speaking
from planner.model.plan import Plan

TODAY = date(2026, 6, 1)
FILLING = ("Ferias de empleo", "Jornadas médicas", "Escuela de padres", "Caminos rurales", "Agua potable",
           "Registro de personas", "Becas escolares", "Mercado nuevo", "Alumbrado", "Parque central")  # fmt: skip


def plan(asked: str, *offered: str, kind: str = "strategy", **more: str) -> Plan:
    """A diagnosis that asks for one thing, and a strategy of another kind that offers some, among many others."""
    items = {"D1": {"title.es": asked, "place": "D a0", "finding": "to_develop"}}
    items |= {f"S{n}": {"title.es": title, "place": "S a0"} for n, title in enumerate(offered)}
    items |= {f"F{n}": {"title.es": title, "place": "F a0"} for n, title in enumerate(FILLING)}
    strategies = {"D": {"title.es": "Diagnóstico", "kind": "diagnosis"},
                  "S": {"title.es": "Estrategia local", "kind": kind, **more},
                  "F": {"title.es": "Marco", "kind": "framework"}}  # fmt: skip
    return Plan.of_bodies({"strategies": strategies, "items": items})


def alike(found: Plan) -> list[str]:
    return [one.id for one in resembling(found, ["D1"])["D1"]]


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("Ventanilla de atención al migrante", "Ventanilla de atención al migrante"),
        ("Ventanilla de atención al migrante", "VENTANILLA DE ATENCION A MIGRANTES"),
        ("Elaborar una política migratoria municipal", "Política migratoria municipal"),
        ("Crear un registro de familias migrantes", "Registro de familias migrantes"),
        ("Capacitación del personal municipal", "Capacitaciones para personal municipal"),
    ],
)
def test_what_says_the_same_in_other_words_is_pointed_out(asked: str, offered: str) -> None:
    (found,) = resembling(plan(asked, offered), ["D1"])["D1"]
    assert (found.id, found.collection, found.strategy) == ("S0", "items", "S")
    assert ENOUGH <= found.share <= 1


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("Ventanilla de atención al migrante", "Mesa de diálogo"), ("Ventanilla de atención", "Ventanilla"),
        ("Atención en salud", "Atención en educación"), ("Elaborar una estrategia", "Elaborar un censo"),
        ("Política migratoria municipal", "Política de juventud y deporte municipal"), ("De la y el", "De la y el"),
    ],
)  # fmt: skip
def test_what_shares_only_common_words_is_not(asked: str, offered: str) -> None:
    assert alike(plan(asked, offered)) == []


def test_the_most_alike_come_first_and_only_a_few() -> None:
    found = alike(plan("Ventanilla de atención al migrante", "Ventanilla municipal de atención al migrante",
                       "Ventanilla de atención al migrante", *["Ventanilla de atención al migrante"] * 3))  # fmt: skip
    assert len(found) == MOST
    assert "S0" not in found, "four say it word for word"


@pytest.mark.parametrize("kind", ["framework", "diagnosis", "law", "instrument"])
def test_what_nobody_carries_out_resembles_nothing(kind: str) -> None:
    assert alike(plan("Ventanilla de atención al migrante", "Ventanilla de atención al migrante", kind=kind)) == []


def test_a_whole_strategy_may_be_the_answer() -> None:
    found = plan("Estrategia migratoria municipal").replacing(
        {"strategies": {"S": {"title.es": "Estrategia migratoria municipal", "kind": "strategy"}}}
    )
    (one,) = resembling(found, ["D1"])["D1"]
    assert (one.collection, one.id, one.strategy) == ("strategies", "S", "S")


@pytest.mark.parametrize(("ours", "theirs", "same"), [("P", "P", True), ("P", "Q", False), ("", "P", None),
                                                      ("P", "", None)])  # fmt: skip
def test_whether_it_is_of_the_same_place_is_said_where_it_is_known(ours: str, theirs: str, same: bool | None) -> None:
    base = plan("Ventanilla de atención", "Ventanilla de atención", **({"territory": theirs} if theirs else {}))
    told = {"title.es": "Diagnóstico", "kind": "diagnosis"} | ({"territory": ours} if ours else {})
    (found,) = resembling(base.replacing({"strategies": {"D": told}}), ["D1"])["D1"]
    assert found.same_territory is same


def test_nothing_is_compared_when_nothing_is_asked() -> None:
    assert resembling(plan("Uno", "Uno"), []) == {}
    assert resembling(plan("Uno", "Uno"), ["GONE"]) == {"GONE": []}


LINKED = {"source": "S0", "target": "D1"}


@pytest.mark.parametrize(
    ("link", "counts"),
    [
        ({**LINKED, "type": "responds_to"}, True), ({**LINKED, "type": "aligns_with"}, True),
        ({**LINKED, "type": "depends_on"}, False), ({**LINKED, "type": "replicates"}, False),
        ({"source": "S0", "target": "S", "type": "responds_to"}, False),
        ({"source": "S0", "target": "GONE", "type": "responds_to"}, False),
        ({"source": "S", "target": "D", "type": "responds_to"}, True),
    ],
)  # fmt: skip
def test_an_answer_leads_from_one_tree_to_another(link: dict[str, str], counts: bool) -> None:
    found = plan("Ventanilla", "Mesa").replacing({"links": {"V": link}})
    expected = [(link["source"], link["target"], "S")] if counts else []
    assert answers(found, homes(found)) == expected


def test_where_everything_stands_is_known_and_circles_stand_nowhere() -> None:
    found = plan("Ventanilla", "Mesa").replacing(
        {"items": {"L1": {"title.es": "x", "place": "L2 a0"}, "L2": {"title.es": "y", "place": "L1 a0"},
                   "O": {"title.es": "z", "place": "GONE a0"}, "SUB": {"title.es": "w", "place": "S0 a0"}}}
    )  # fmt: skip
    known = homes(found)
    assert (known.strategy["SUB"], known.strategy["S"], known.path("SUB")) == ("S", "S", ["SUB", "S0", "S"])
    assert not {"L1", "L2", "O"} & known.strategy.keys()
    assert known.path("L1") == ["L1", "L2"]


def test_of_findings_only_what_is_to_be_developed_asks_for_an_answer() -> None:
    findings = {kind: {"title.es": kind, "place": "D a1", "finding": kind}
                for kind in ("well_developed", "to_develop", "challenge", "opportunity")}  # fmt: skip
    found = plan("Ventanilla").replacing({"items": findings})
    assert set(to_answer(found, "D")) == {"D1", "to_develop", "challenge"}
    assert set(to_answer(found, "F")) == {f"F{n}" for n in range(len(FILLING))}, "of a framework its lowest items"


def test_diagnoses_are_held_against_the_plan_before_frameworks() -> None:
    assert answerable(plan("Ventanilla", "Mesa")) == ["D", "F"]
    assert answerable(Plan()) == []


def test_an_answer_to_what_stands_above_covers_broadly_and_one_below_directly() -> None:
    base = plan("Ventanilla", "Mesa").replacing(
        {"items": {"F0A": {"title.es": "Meta", "place": "F0 a0"}, "F1A": {"title.es": "Otra", "place": "F1 a0"}}}
    )
    links = {"V": {"source": "S0", "target": "F0", "type": "aligns_with"},
             "W": {"source": "S0", "target": "F1A", "type": "aligns_with"}}  # fmt: skip
    found = coverage(base.replacing({"links": links}), "F")
    assert found.broadly == {"F0A"}
    assert not {"F0A", "F1A"} & set(found.unanswered)
    assert found.rolled["F1", "S"] == found.direct["F1A", "S"] == 1
    assert found.rolled["F", "S"] == 1, "one action that answers twice counts once"


def test_the_analysis_speaks_the_language_of_its_reader() -> None:
    from planner.analysis.coverage.panels import panels

    found = plan("Ventanilla de atención al migrante", "Mesa")
    spanish = panels(found, Question(today=TODAY))[0].title
    with speaking("en"):
        assert panels(found, Question(today=TODAY))[0].title != spanish
