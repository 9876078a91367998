"""What the panels of the network say to people."""

from datetime import date

import pytest

from planner.analysis.network.panels import panels
from planner.analysis.panel import Panel
from planner.analysis.question import Question
from planner.i18n import Language, speaking
from planner.model.plan import Plan

SECTORS = {"A": "public", "B": "public", "C": "private", "D": "academia", "E": None}
PLAN = Plan.of_bodies(
    {
        "territories": {"P": {"name.es": "Guatemala"}, "M": {"name.es": "Amatitlán", "parent": "P"}},
        "stakeholders": {
            id: {"name.es": f"Actor {id}", "territory": "M" if id in "AB" else "P", **({"sector": s} if s else {})}
            for id, s in SECTORS.items()
        },
        "ties": {
            "1": {"source": "A", "type": "funds", "target": "B"},
            "2": {"source": "B", "type": "funds", "target": "C"},
            "3": {"source": "B", "type": "conflict", "target": "D"},
            "4": {"source": "A", "type": "supports", "target": "C", "state": "planned"},
            "5": {"source": "E", "type": "supports", "target": "D", "state": "potential"},
        },
    }
)


def asked(**limits: object) -> dict[str, Panel]:
    question = Question(today=date(2026, 1, 1), **limits)  # type: ignore[arg-type]
    return {panel.key: panel for panel in panels(PLAN, question)}


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_panel_is_whole_in_both_languages(language: Language) -> None:
    with speaking(language):
        found = asked()
        portrait = asked(stakeholder="B")
    assert list(found) == ["whole", "actors", "brokers", "sectors", "bridges", "departures", "types", "planned",
                           "planned_ties"]  # fmt: skip
    for panel in (*found.values(), *portrait.values()):
        assert all(len(row.cells) == len(panel.columns) for row in panel.rows)
        assert panel.rows
        assert "{" not in " ".join((*panel.sentences, *panel.notes, *(column.help for column in panel.columns)))
    helped = [column for column in found["actors"].columns if column.key not in ("actor", "sector")]
    assert all(column.help.endswith(").") for column in helped)


def test_planned_ties_are_not_counted_with_existing_ones() -> None:
    found = asked()
    assert {str(row.cells[0]): row.cells[1] for row in found["whole"].rows}["Relaciones"] == 3
    assert found["planned"].sentences[:2] == (
        "Hay 2 relaciones previstas.",
        "Pondrían en contacto a 2 pares de actores.",
    )
    assert [row.goes for row in found["planned_ties"].rows] == [("ties", "5"), ("ties", "4")]
    both = asked(states=frozenset({"existing", "planned", "potential"}))
    assert {str(row.cells[0]): row.cells[1] for row in both["whole"].rows}["Relaciones"] == 5
    assert "potencial, en proyecto y vigente" in both["whole"].notes[0]
    assert "planned" not in both


def test_who_stands_between_and_whose_sector_is_not_known() -> None:
    brokers = asked()["brokers"]
    assert [(row.goes, row.cells[-1]) for row in brokers.rows] == [(("stakeholders", "B"), 3)]
    assert "No se cuenta un actor del que no se conoce el sector." in brokers.notes
    assert any("conflicto" in note for note in asked()["whole"].notes)


def test_limits_reach_every_panel() -> None:
    here = asked(territory="M")
    assert [row.goes for row in here["actors"].rows] == [("stakeholders", "A"), ("stakeholders", "B")]
    assert not here["planned_ties"].rows
    funded = asked(types=frozenset({"funds"}))
    assert len(funded["bridges"].rows) == 2
    assert len(asked(sectors=frozenset({"public"}))["actors"].rows) == 2


def test_the_portrait_of_one_actor() -> None:
    portrait = asked(stakeholder="B")["portrait"]
    assert portrait.title == "Actor B"
    assert (
        "Si este actor se retira, dos actores pierden contacto con los demás: Actor C y Actor D." in portrait.sentences
    )
    places = {str(row.cells[0]): row.cells[2] for row in portrait.rows}
    assert (places["Contactos"], places["Hacia él"], places["Grupo"]) == (1, 1, None)
    assert [row.cells[2] for row in asked(stakeholder="B")["contacts"].rows] == [
        "← financia", "→ financia", "↔ está en conflicto con",
    ]  # fmt: skip
    [away] = panels(PLAN, Question(today=date(2026, 1, 1), stakeholder="B", sectors=frozenset({"private"})))
    assert away.empty == "Este actor no está en la red que se pidió."


def test_an_empty_plan_is_told_as_one() -> None:
    found = panels(Plan(), Question(today=date(2026, 1, 1)))
    assert all(not panel.rows for panel in found if panel.key != "whole")
    assert all(panel.empty for panel in found if panel.key != "whole")
