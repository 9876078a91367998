"""What a shareable edition never holds, whatever the plan says; and that an internal one holds everything."""

from typing import Any

import pytest
from hypothesis import given

from planner.changes.drafting import create
from planner.model.edition import edition
from planner.model.fields import Audience, declared_fields
from planner.model.invariants import violations
from planner.model.plan import Plan
from planner.model.record import field_of_leaf
from planner.model.types import RECORD_TYPES
from tests.model.sound_plans import sound_plans

SECRET = "Dicho en confianza"


def shareable(bodies: dict[str, dict[str, dict[str, str]]]) -> Plan:
    return edition(Plan.of_bodies(bodies), Audience.SHAREABLE).plan


def everything_in(plan: Plan) -> set[str]:
    """Every text of a plan: ids, leaves and values."""
    return {
        text
        for _name, table in plan.tables()
        for id, body in table.bodies.items()
        for text in (id, *body, *body.values(), *" ".join([*body, *body.values()]).replace("[", " ").split())
    }


@given(sound_plans())
def test_nothing_internal_is_left_in_a_shareable_edition(plan: Plan) -> None:
    shown = edition(plan, Audience.SHAREABLE).plan
    actors = plan.stakeholders.values()
    hidden = {one.id for one in actors if one.problem_actor or one.kind == "person" or one.merged_into}
    hidden |= {tie.id for tie in plan.ties.values() if tie.type == "conflict"} | {
        *plan.ratings,
        *plan.participants,
        *plan.sendings,
    }
    assert not hidden & everything_in(shown)
    for name, table in shown.tables():
        fields = declared_fields(RECORD_TYPES[name]).values()
        internal = {field.name for field in fields if field.about.audience is Audience.INTERNAL}
        leaves = {leaf for body in table.bodies.values() for leaf in body}
        assert not internal & {field_of_leaf(leaf) for leaf in leaves}
        assert not {f"known_none[{field}]" for field in internal} & leaves


@given(sound_plans())
def test_a_shareable_edition_is_a_sound_part_of_the_plan_and_its_own_edition(plan: Plan) -> None:
    shown = edition(plan, Audience.SHAREABLE).plan
    made = []
    for name, table in shown.tables():
        for id, body in table.bodies.items():
            assert body.items() <= (plan.table(name).body(id) or {}).items()
            made.append(create(name, id, body))
    assert violations(Plan(), shown, made) == []
    assert edition(shown, Audience.SHAREABLE).plan == shown


@given(sound_plans())
def test_an_internal_edition_is_the_whole_plan(plan: Plan) -> None:
    shown = edition(plan, Audience.INTERNAL)
    assert shown.plan == plan
    assert shown.internal


ACTORS = {"A": {"name.es": "Alfa"}, "B": {"name.es": "Beta"}}
HIDDEN: list[tuple[str, dict[str, dict[str, dict[str, str]]]]] = [
    ("note", {"stakeholders": {"A": {"name.es": "Alfa", "note": SECRET}}}),
    ("contact", {"stakeholders": {"A": {"name.es": "Alfa", "contact": SECRET}}}),
    ("minutes", {"workshops": {"W": {"title.es": "Taller", "minutes.es": SECRET}}}),
    ("exports", {"plan": {"PLAN": {"title.es": "Plan", f"exports[{SECRET}]": "yes"}}}),
    ("problem actor", {"stakeholders": {**ACTORS, "X": {"name.es": SECRET, "problem_actor": "yes"}}}),
    ("person", {"stakeholders": {**ACTORS, "X": {"name.es": SECRET, "kind": "person"}}}),
    ("merged", {"stakeholders": {**ACTORS, "X": {"name.es": SECRET, "merged_into": "A"}}}),
    ("merged into a hidden one", {"stakeholders": {"X": {"name.es": "X", "problem_actor": "yes"},
                                                   "Y": {"name.es": SECRET, "merged_into": "X"}}}),
    ("conflict", {"stakeholders": ACTORS,
                  "ties": {"R": {"source": "A", "target": "B", "type": "conflict", "description.es": SECRET}}}),
    ("conflict in words", {"stakeholders": ACTORS,
                           "ties": {"R": {"source": "A", "target": "B", "type": "Se opone a", "role.es": SECRET}}}),
    ("tie to a hidden one", {"stakeholders": {**ACTORS, "X": {"name.es": "X", "problem_actor": "yes"}},
                             "ties": {"R": {"source": "X", "target": "B", "type": "funds", "description.es": SECRET}}}),
    ("task of a hidden one", {"stakeholders": {"X": {"name.es": "X", "kind": "person"}},
                              "strategies": {"S": {"title.es": "S"}},
                              "assignments": {"E": {"stakeholder": "X", "role": "lead", "item": "S",
                                                    "description.es": SECRET}}}),
    ("source of a hidden one alone", {"stakeholders": {"X": {"name.es": "X", "problem_actor": "yes",
                                                             "cites[D línea 4]": "yes"}},
                                      "sources": {"D": {"title.es": SECRET}}}),
    ("participant", {"workshops": {"W": {"title.es": "Taller"}},
                     "participants": {"Q": {"workshop": "W", "code": SECRET}}}),
    ("rating", {"stakeholders": ACTORS, "ratings": {"K": {"subject": "A", "dimension": "influence",
                                                          "table": SECRET}}}),
]  # fmt: skip


@pytest.mark.parametrize(("_what", "bodies"), HIDDEN, ids=[what for what, _bodies in HIDDEN])
def test_what_was_said_in_confidence_stays(_what: str, bodies: Any) -> None:
    assert SECRET in repr(bodies)
    assert not any(SECRET in text for text in everything_in(shareable(bodies)))


def test_what_refers_to_a_hidden_actor_without_being_about_it_stays_and_forgets_it() -> None:
    shown = shareable(
        {
            "stakeholders": {"X": {"name.es": "X", "problem_actor": "yes"},
                             "A": {"name.es": "Alfa", "different_from[X]": "yes"}},
            "strategies": {"S": {"title.es": "Estrategia", "owner": "X"}},
            "reports": {"F": {"item": "S", "period": "2026", "status": "limited", "by": "X"}},
        }
    )  # fmt: skip
    assert "X" not in everything_in(shown)
    assert shown.reports["F"].by is None
    assert shown.strategies["S"].owner is None


def test_that_an_internal_field_is_known_to_be_empty_is_internal_too() -> None:
    body = {"name.es": "Alfa", "known_none[contact]": "yes", "known_none[acronym]": "yes"}
    assert shareable({"stakeholders": {"A": body}}).stakeholders["A"].known_none == {"acronym"}


def test_sources_that_others_cite_or_nobody_cited_stay() -> None:
    shown = shareable(
        {
            "sources": {"D": {"title.es": "Acta"}, "E": {"title.es": "Ley"}},
            "stakeholders": {"X": {"name.es": "X", "kind": "person", "cites[D]": "yes"},
                             "A": {"name.es": "Alfa", "cites[D línea 3]": "yes"}},
        }
    )  # fmt: skip
    assert set(shown.sources) == {"D", "E"}


def test_what_was_left_behind_is_counted() -> None:
    plan = Plan.of_bodies(
        {"stakeholders": {"X": {"name.es": "X", "kind": "person"}, "A": {"name.es": "A", "note": "n"}}}
    )
    assert edition(plan, Audience.SHAREABLE).withheld == {"stakeholders": 1, "stakeholders.note": 1}


def test_no_field_is_shareable_by_oversight() -> None:
    """A new field that people fill in says for whom it is; this list is what was decided."""
    internal = {
        f"{name}.{field.name}"
        for name, record_type in RECORD_TYPES.items()
        for field in declared_fields(record_type).values()
        if field.about.audience is Audience.INTERNAL and field.name != "note"
    }
    assert internal == {
        "plan.exports", "stakeholders.problem_actor", "stakeholders.contact", "reports.confirmed", "workshops.minutes",
        "participants.name", "ratings.reason", "sendings.export", "sendings.saved",
    }  # fmt: skip
