"""Aspects of a record as sheets show them: what a plan says of each, how it is shown, what it takes to change it."""

from datetime import date
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.changes.applying import apply
from planner.changes.review.incoming import NOTHING, body_of, body_text
from planner.changes.review.virtual_fields import (
    BELONGS,
    LEAD,
    PERCENT,
    STATUS,
    Making,
    changes_to,
    is_virtual,
    label_of,
    leading,
    show_value,
    value_of,
)
from planner.i18n import speaking
from planner.model.invariants import violations
from planner.model.plan import Plan
from planner.model.progress import reports_of

PLAN = Plan.of_bodies(
    {
        "sources": {"D": {"title.es": "Acta"}},
        "stakeholders": {"A": {"name.es": "Alfa", "name.en": "Alpha", "sector": "public", "cites[D línea 2]": "yes"},
                         "B": {"name.es": "Beta"}, "C": {"name.es": "Gama"}},
        "strategies": {"S": {"title.es": "Estrategia"}, "T": {"title.es": "Otra"}},
        "items": {"I": {"title.es": "Abrir", "place": "S a0", "end": "2026-06"},
                  "J": {"title.es": "Cerrar", "place": "I a0"}},
        "assignments": {
            "E1": {"stakeholder": "B", "role": "co_lead", "item": "I"},
            "E2": {"stakeholder": "A", "role": "lead", "item": "I"},
            "E3": {"stakeholder": "C", "role": "lead", "item": "I", "state": "past"},
            "E4": {"stakeholder": "C", "role": "support", "item": "I"},
        },
        "reports": {"F": {"item": "I", "period": "2026-C1", "status": "limited", "percent": "40"}},
    }
)  # fmt: skip
TODAY = date(2026, 6, 15)


def making(by: str = "") -> Making:
    numbers = count()
    return Making(lambda: f"N{next(numbers)}", TODAY, by)


def changed(collection: str, id: str, wanted: dict[str, str | None], by: str = "") -> Plan:
    """The plan once these aspects are as wanted; it breaks no invariant."""
    changes = changes_to(PLAN, collection, id, wanted, making(by))
    after = apply(PLAN, changes)
    assert violations(PLAN, after, changes) == []
    return after


@pytest.mark.parametrize(
    ("collection", "id", "aspect", "value"),
    [
        ("items", "I", "end", "2026-06"), ("items", "I", "start", None), ("items", "GONE", "end", None),
        ("items", "I", LEAD, "A co_lead:B"), ("items", "J", LEAD, None), ("items", "I", BELONGS, "S"),
        ("items", "J", BELONGS, "I"), ("items", "I", STATUS, "limited"), ("items", "I", PERCENT, "40"),
        ("items", "J", STATUS, None), ("items", "I", "role.support[C]", "yes"), ("items", "I", "role.support[A]", None),
        ("items", "I", "role.lead[C]", None), ("stakeholders", "A", "name.en", "Alpha"),
        ("stakeholders", "A", "cites[D línea 2]", "yes"), ("strategies", "S", LEAD, None),
    ],
)  # fmt: skip
def test_a_plan_says_of_an_aspect_what_holds_now(collection: str, id: str, aspect: str, value: str | None) -> None:
    assert value_of(PLAN, collection, id, aspect) == value


def test_the_record_itself_is_an_aspect() -> None:
    text = value_of(PLAN, "stakeholders", "B", NOTHING)
    assert text is not None
    assert body_of(text) == {"name.es": "Beta"}
    assert body_text({"b": "ñ", "a": "1"}) == '{"a":"1","b":"ñ"}', "one text for one record, whatever its order"


@pytest.mark.parametrize(
    ("collection", "aspect", "virtual"),
    [("items", LEAD, True), ("items", "role.funder[A]", True), ("strategies", STATUS, True), ("items", "end", False),
     ("stakeholders", "lead", False), ("reports", "status", False), ("ties", "role.es", False)],
)  # fmt: skip
def test_only_items_and_strategies_have_aspects_that_follow_from_others(
    collection: str, aspect: str, virtual: bool
) -> None:
    assert is_virtual(collection, aspect) == virtual


PEOPLE = st.lists(st.tuples(st.sampled_from("ABC"), st.booleans()), max_size=4, unique_by=lambda one: one[0])


@given(PEOPLE)
def test_whoever_is_to_lead_leads_and_nobody_else(people: list[tuple[str, bool]]) -> None:
    wanted = leading(people)
    after = changed("items", "I", {LEAD: wanted})
    assert value_of(after, "items", "I", LEAD) == wanted
    assert value_of(after, "items", "I", "role.support[C]") == "yes", "supports stay"
    assert "E3" in after.assignments, "what was stays known"
    assert changes_to(after, "items", "I", {LEAD: wanted}, making()) == []


@given(st.sampled_from("ABC"), st.sampled_from(["support", "funder", "accountable"]), st.none() | st.just("yes"))
def test_a_part_is_given_once_and_taken_away(who: str, role: str, wanted: str | None) -> None:
    aspect = f"role.{role}[{who}]"
    after = changed("items", "I", {aspect: wanted})
    assert value_of(after, "items", "I", aspect) == wanted
    assert value_of(after, "items", "I", LEAD) == "A co_lead:B"
    assert changes_to(after, "items", "I", {aspect: wanted}, making()) == []


def test_one_who_leads_keeps_the_assignment_and_what_it_says_when_the_role_changes() -> None:
    after = changed("items", "I", {LEAD: "B co_lead:A"})
    assert (after.assignments["E1"].role, after.assignments["E2"].role) == ("lead", "co_lead")


@pytest.mark.parametrize(
    ("wanted", "report"),
    [
        ({STATUS: "complete"}, {"status": "complete", "percent": "40", "period": "2026-C2"}),
        ({PERCENT: "70"}, {"status": "limited", "percent": "70", "period": "2026-C2"}),
        ({STATUS: "complete", PERCENT: "100"}, {"status": "complete", "percent": "100", "period": "2026-C2"}),
    ],
)
def test_progress_is_a_new_report_that_says_again_what_was_not_said_anew(
    wanted: dict[str, str | None], report: dict[str, str]
) -> None:
    after = changed("items", "I", wanted, by="A")
    newest, older = reports_of(after, "I")
    assert newest.body() == {"item": "I", "date": "2026-06-15", "by": "A", **report}
    assert older.id == "F"
    for aspect, value in wanted.items():
        assert value_of(after, "items", "I", aspect) == value


def test_a_first_report_is_of_the_period_today_is_in_and_by_nobody_known() -> None:
    after = changed("items", "J", {STATUS: "limited"})
    (report,) = reports_of(after, "J")
    assert report.body() == {"item": "J", "status": "limited", "period": "2026-C2", "date": "2026-06-15"}


def test_a_report_is_not_older_than_the_newest_one() -> None:
    later = {"item": "I", "period": "2026-C3", "status": "limited"}
    plan = PLAN.replacing({"reports": {"G": later}})
    changes = changes_to(plan, "items", "I", {STATUS: "complete"}, making())
    assert value_of(apply(plan, changes), "items", "I", STATUS) == "complete"


def test_emptying_status_or_progress_takes_no_report_back() -> None:
    assert changes_to(PLAN, "items", "I", {STATUS: None, PERCENT: None}, making()) == []


def test_a_whole_record_is_made_replaced_or_removed() -> None:
    made = changed("stakeholders", "N", {NOTHING: body_text({"name.es": "Nuevo"}), "acronym": "NU"})
    assert made.stakeholders.body("N") == {"name.es": "Nuevo", "acronym": "NU"}
    replaced = changed("stakeholders", "B", {NOTHING: body_text({"name.en": "Beta", "sector": "media"})})
    assert replaced.stakeholders.body("B") == {"name.en": "Beta", "sector": "media"}
    assert "B" not in changed("stakeholders", "B", {NOTHING: None}).stakeholders


@pytest.mark.parametrize(
    ("collection", "aspect", "value", "spanish", "english"),
    [
        ("items", "end", "2026-06", "junio de 2026", "June 2026"), ("items", "end", None, "", ""),
        ("items", LEAD, "A co_lead:B", "Alfa; Beta (corresponsable)", "Alpha; Beta (co-lead)"),
        ("items", BELONGS, "S", "Estrategia", "Estrategia"), ("items", STATUS, "limited", "Avance limitado",
                                                             "Limited progress"),
        ("items", PERCENT, "40", "40 %", "40 %"), ("items", "role.support[A]", "yes", "Alfa", "Alpha"),
        ("stakeholders", "sector", "public", "Público", "Public"),
        ("stakeholders", "cites[D línea 2]", "yes", "Acta, línea 2", "Acta, line 2"),
        ("stakeholders", NOTHING, '{"name.es":"Nuevo"}', "Nuevo", "Nuevo"), ("stakeholders", NOTHING, "{}", "A-", "A-"),
    ],
)  # fmt: skip
def test_a_value_is_shown_as_people_read_it(
    collection: str, aspect: str, value: str | None, spanish: str, english: str
) -> None:
    assert show_value(PLAN, collection, aspect, value) == spanish
    with speaking("en"):
        assert show_value(PLAN, collection, aspect, value) == english


@pytest.mark.parametrize(
    ("collection", "aspect", "spanish", "english"),
    [
        ("items", "end", "Fin", "End"), ("items", "title.en", "Título (en)", "Title (en)"), ("items", NOTHING, "", ""),
        ("items", LEAD, "Responsable", "Lead"), ("items", "role.support[A]", "Apoyo", "Support"),
        ("items", BELONGS, "Pertenece a", "Belongs to"), ("items", STATUS, "Estado de avance", "Status"),
        ("stakeholders", "aliases[Uno]", "Otros nombres", "Other names"),
    ],
)  # fmt: skip
def test_an_aspect_is_called_by_its_field(collection: str, aspect: str, spanish: str, english: str) -> None:
    assert label_of(collection, aspect) == spanish
    with speaking("en"):
        assert label_of(collection, aspect) == english
