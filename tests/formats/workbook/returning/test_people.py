"""Who leads and who supports, as cells say it."""

from pathlib import Path

from planner.changes.review.incoming import Kind
from planner.changes.review.points import State, review
from planner.changes.review.virtual_fields import value_of
from planner.formats.workbook.dropdowns import Labels
from planner.model.fields import Audience
from planner.model.plan import Plan
from tests.formats.workbook.plans import plan_of
from tests.formats.workbook.returning.clerk import accepted, came, mailed, said

WANTED = {"name.es": "Coyote", "problem_actor": "yes"}
PERSON = {"name.es": "Alguien", "kind": "person"}


def with_withheld() -> Plan:
    """The small plan with a lead and a supporter that no shareable edition shows."""
    return plan_of(
        {
            "stakeholders": {"A8": PERSON, "A9": WANTED},
            "assignments": {
                "E8": {"stakeholder": "A8", "role": "lead", "item": "I2"},
                "E9": {"stakeholder": "A9", "role": "support", "item": "I2"},
            },
        }
    )


def test_leads_and_co_leads_are_one_value(tmp_path: Path) -> None:
    clerk = (
        mailed(tmp_path).put("items", "I2", "lead2", "Cooperativa").put("items", "I3", "lead1", "MVV; Escuela Taller")
    )
    clerk.put("items", "I3", "co_lead", "Escuela Taller")
    found = came(clerk)
    assert said(found.suggestions) == {("I2", "lead"): "A1 A3", ("I3", "lead"): "A1 co_lead:A2"}
    assert [one.base for one in found.suggestions] == ["A1 co_lead:A2", None]
    plan = accepted(found, plan_of())
    assert value_of(plan, "items", "I2", "lead") == "A1 A3"
    assert value_of(plan, "items", "I3", "lead") == "A1 co_lead:A2"


def test_leads_that_change_places_are_the_same_leads(tmp_path: Path) -> None:
    clerk = mailed(tmp_path).put("items", "I2", "lead1", "Escuela Taller").put("items", "I2", "lead2", "MVV")
    assert came(clerk).suggestions == ()


def test_a_lead_typed_without_accents_is_found_even_by_the_label_that_tells_namesakes_apart(tmp_path: Path) -> None:
    technical = {"name.es": "Comisión Técnica"}
    plan = plan_of(
        {"stakeholders": {"A0000008": technical, "A0000009": technical, "A7": {"name.es": "Niñez en Acción"}}}
    )
    clerk = mailed(tmp_path, plan).put("items", "I3", "lead1", "comision tecnica (a-0009)")
    found = came(clerk.put("items", "I3", "lead2", "NINEZ EN ACCION"), plan)
    assert said(found.suggestions) == {("I3", "lead"): "A0000009 A7"}
    assert [one.asks for one in found.suggestions] == [""]
    assert not found.faults


def test_names_that_differ_by_accents_alone_are_told_apart_in_cells() -> None:
    plan = plan_of({"stakeholders": {"A0000008": {"name.es": "Nínive"}, "A0000009": {"name.es": "Ninive"}}})
    labels = Labels(plan)
    assert {labels.of("A0000008"), labels.of("A0000009")} == {"Nínive (A-0008)", "Ninive (A-0009)"}


def test_all_leads_taken_away_ask(tmp_path: Path) -> None:
    clerk = mailed(tmp_path)
    for key in ("lead1", "lead2", "co_lead"):
        clerk.put("items", "I2", key, None)
    (one,) = came(clerk).suggestions
    assert (one.aspect, one.value, one.kind) == ("lead", None, Kind.EMPTIED)


def test_a_misread_lead_stays_and_the_other_comes_in(tmp_path: Path) -> None:
    clerk = mailed(tmp_path).put("items", "I2", "lead1", "Cooperativa").put("items", "I2", "lead2", "Nadie Conocido")
    found = came(clerk)
    assert said(found.suggestions) == {("I2", "lead"): "A3 co_lead:A2"}
    assert [fault.where.cell for fault in found.faults] == [clerk.cell("items", "I2", "lead2").coordinate]


def test_supporters_come_and_go_one_by_one(tmp_path: Path) -> None:
    found = came(mailed(tmp_path).put("items", "I2", "support", "Cooperativa (potencial), MVV"))
    assert said(found.suggestions) == {("I2", "role.support[A1]"): "yes", ("I2", "role.support[A2]"): None}
    plan = accepted(found, plan_of())
    assert {(a.stakeholder, a.state) for a in plan.assignments.where("item", "I2") if a.role == "support"} == {
        ("A1", None), ("A3", "potential")}  # fmt: skip


def test_people_that_the_edition_withheld_stay_and_make_no_conflict(tmp_path: Path) -> None:
    plan = with_withheld()
    clerk = mailed(tmp_path, plan).put("items", "I2", "lead1", "Cooperativa").put("items", "I2", "support", None)
    found = came(clerk, plan)
    points = {point.aspect: point.state for point in review(plan, [found]).points}
    assert points["lead"] is State.PLAIN
    after = accepted(found, plan, "all")
    assert value_of(after, "items", "I2", "lead") == "A3 A8 co_lead:A2"
    assert {a.stakeholder for a in after.assignments.where("item", "I2") if a.role == "support"} == {"A9"}


def test_a_lead_that_joined_since_is_a_conflict(tmp_path: Path) -> None:
    clerk = mailed(tmp_path).put("items", "I2", "lead1", "Cooperativa")
    plan = plan_of({"assignments": {"E8": {"stakeholder": "A3", "role": "lead", "item": "I2"}}})
    found = came(clerk, plan)
    assert [point.state for point in review(plan, [found]).points] == [State.CONFLICT]


def test_what_an_edition_withheld_is_untouched(tmp_path: Path) -> None:
    plan = with_withheld().replacing(
        {"stakeholders": {"A1": {**plan_of().stakeholders.bodies["A1"], "contact": "Ana", "note": "N",
                                 "known_none[contact]": "yes", "different_from[A8]": "yes"}}}
    )  # fmt: skip
    clerk = mailed(tmp_path, plan)
    for key in ("known_none", "different_from", "acronym", "cites"):
        clerk.put("stakeholders", "A1", key, None)
    after = accepted(came(clerk, plan), plan, "all")
    kept = {"name.es", "kind", "sector", "contact", "note", "known_none[contact]", "different_from[A8]"}
    assert set(after.stakeholders.bodies["A1"]) == kept


def test_the_internal_edition_shows_all_and_takes_all(tmp_path: Path) -> None:
    plan = with_withheld()
    clerk = mailed(tmp_path, plan, Audience.INTERNAL).put("items", "I2", "support", "Escuela Taller")
    after = accepted(came(clerk, plan), plan)
    assert {a.stakeholder for a in after.assignments.where("item", "I2") if a.role == "support"} == {"A2"}


def test_the_state_of_a_part_is_not_changed_in_a_cell_and_that_is_told(tmp_path: Path) -> None:
    clerk = mailed(tmp_path).put("items", "I2", "support", "Cooperativa (vigente); Escuela Taller")
    clerk.put("items", "I3", "support", "Cooperativa (potencial)")
    found = came(clerk)
    assert said(found.suggestions) == {("I3", "role.support[A3]"): "yes"}
    assert "potencial" in found.suggestions[0].asks
    assert "vigente" in found.faults[0].remedy


def test_a_lead_that_is_handed_down_does_not_become_an_own_one(tmp_path: Path) -> None:
    led = plan_of({"assignments": {"E7": {"stakeholder": "A1", "role": "lead", "item": "I1"}}})
    clerk = mailed(tmp_path, led)
    assert clerk.cell("items", "I3", "lead_above").value == "MVV"
    assert clerk.cell("items", "I3", "lead1").value is None
    assert clerk.cell("items", "I2", "lead_above").value is None, "it has leads of its own"
    clerk.put("items", "I3", "lead_above", "Cooperativa").put("items", "I3", "priority", "Alta")
    found = came(clerk, led)
    assert said(found.suggestions) == {("I3", "priority"): "high"}
    assert any("Responsable del nivel superior" in note for note in found.notes), found.notes
