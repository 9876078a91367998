"""What is due on a frozen day: by period, by institution, and on the page of one institution."""

from datetime import date
from typing import Any

import pytest

from planner.analysis.due.figures import NOBODY, awaited, due, institutions, loads, open_actions, parts
from planner.analysis.due.panels import panels
from planner.analysis.question import Question
from planner.model.plan import Plan

TODAY = date(2026, 6, 15)
ASKED = Question(today=TODAY)


def item(title: str, parent: str, **more: str) -> dict[str, str]:
    return {"title.es": title, "place": f"{parent} a0", **more}


def role(stakeholder: str, role: str, item: str, **more: str) -> dict[str, str]:
    return {"stakeholder": stakeholder, "role": role, "item": item, **more}


PLAN = Plan.of_bodies(
    {
        "stakeholders": {
            "M": {"name.es": "Municipalidad", "acronym": "MUNI"}, "C": {"name.es": "Cruz Roja"},
            "Z": {"name.es": "Ávila"}, "G": {"name.es": "Familias"},
        },
        "strategies": {
            "S": {"title.es": "Estrategia", "code": "E", "state": "approved"},
            "F": {"title.es": "Marco", "kind": "framework"},
        },
        "items": {
            "late": item("Tarde", "S", end="2026-05-31"), "soon": item("Pronto", "S", end="2026-07-01"),
            "rough": item("Este año", "S", end="2026"), "mute": item("Sin informe", "S", end="2026-02"),
            "done": item("Hecha", "S", end="2026-01"), "later": item("Luego", "S", end="2027-05"),
            "hito": item("Hito", "S", end="2026-12"), "inner": item("Dentro del hito", "hito"),
            "free": item("Sin fecha", "S"), "frame": item("Del marco", "F", end="2020"),
        },
        "assignments": {
            "1": role("M", "lead", "late"), "2": role("C", "co_lead", "late"), "3": role("M", "lead", "rough"),
            "4": role("C", "support", "rough"), "5": role("M", "lead", "free"), "6": role("M", "funder", "S"),
            "7": role("Z", "lead", "soon", state="past"), "8": role("G", "target_group", "soon"),
            "9": role("M", "lead", "done"),
        },
        "reports": {
            "r1": {"item": "late", "period": "2026-C1", "status": "limited"},
            "r2": {"item": "rough", "period": "2026-C1", "status": "limited"},
            "r3": {"item": "done", "period": "2026-C1", "status": "complete"},
        },
    }
)  # fmt: skip


def test_what_presses_comes_first_and_each_end_lies_in_its_four_months() -> None:
    found = [(entry.item.id, entry.timeliness, str(entry.period and entry.period.text)) for entry in due(PLAN, ASKED)]
    assert found == [
        ("late", "late", "2026-C2"), ("rough", "perhaps_late", "2026"), ("mute", "no_report", "2026-C1"),
        ("soon", "due_soon", "2026-C2"), ("hito", "on_time", "2026-C3"), ("later", "on_time", "2027-C2"),
    ]  # fmt: skip


def test_what_stands_above_undated_actions_is_waited_for_instead_of_them() -> None:
    ids = {item.id for item in awaited(PLAN)}
    assert "hito" in ids
    assert "inner" not in ids
    assert "frame" not in ids


def test_a_dated_milestone_that_was_reported_on_is_due_beside_its_dated_actions() -> None:
    bodies = {name: dict(table.bodies) for name, table in PLAN.tables()}
    bodies["items"] |= {"inner": {**bodies["items"]["inner"], "end": "2026-05"}}
    assert not {"hito"} & {item.id for item in awaited(Plan.of_bodies(bodies))}
    bodies["reports"] |= {"r4": {"item": "hito", "period": "2026-C1", "status": "limited"}}
    entries = {entry.item.id: entry.status for entry in due(Plan.of_bodies(bodies), ASKED)}
    assert (entries["hito"], entries["inner"]) == ("limited", None)


def test_institutions_are_told_apart_and_what_nobody_leads_is_counted() -> None:
    found = {load.institution: load for load in loads(open_actions(PLAN, ASKED))}
    assert found["M"].leads == {"late": 1, "perhaps_late": 1, "undated": 1}
    assert (found["C"].leads, found["C"].supports) == ({"late": 1}, 1)
    assert found[NOBODY].leads == {"no_report": 1, "due_soon": 1, "on_time": 2}
    assert "Z" not in found


def test_the_page_of_an_institution_holds_all_it_leads_and_supports_dated_or_not() -> None:
    found = parts(PLAN, Question(today=TODAY, stakeholder="M"))
    assert [(part.record.id, part.leading, part.others) for part in found] == [
        ("done", True, ()), ("late", True, ("C",)), ("rough", True, ("C",)), ("free", True, ()), ("S", False, ()),
    ]  # fmt: skip
    (page,) = panels(PLAN, Question(today=TODAY, stakeholder="M"))
    assert page.title == "Municipalidad"
    assert page.sentences[0] == "En este plan, la institución es responsable de 4 puntos y apoya en un punto."
    assert [row.cells[0] for row in page.rows if row.heading] == ["A su cargo", "En apoyo"]


def test_whoever_leads_or_supports_has_a_page() -> None:
    assert institutions(PLAN) == ["C", "M"]


def test_a_closed_or_other_strategy_is_left_out() -> None:
    assert due(PLAN, Question(today=TODAY, strategies=frozenset({"F"}))) == []


@pytest.mark.parametrize(
    ("end", "code"),
    [("2026-06-14", "no_report"), ("2026-06-15", "due_soon"), ("2026", "no_report"), ("2026-08", "on_time")],
)
def test_an_end_that_may_be_past_is_never_called_late_without_a_report(end: str, code: str) -> None:
    bodies: dict[str, Any] = {"strategies": {"S": {"title.es": "S"}}, "items": {"a": item("A", "S", end=end)}}
    assert [entry.timeliness for entry in due(Plan.of_bodies(bodies), ASKED)] == [code]


def test_the_calendar_says_what_is_late_before_anything_else() -> None:
    calendar, by_institution = panels(PLAN, ASKED)
    assert calendar.sentences[:2] == (
        "Una acción está atrasada.",
        "Una acción quizá está atrasada: su fecha de fin no es exacta.",
    )
    assert calendar.charts[0].says == "Lo que más vence cae en 2.º cuatrimestre de 2026: 2 acciones."
    assert [row.goes for row in by_institution.rows] == [("stakeholders", "M"), ("stakeholders", "C"), None]
    assert all(len(row.cells) == len(panel.columns) for panel in (calendar, by_institution) for row in panel.rows)
