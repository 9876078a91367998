"""A change fits a plan or clashes with it; what fits leads to the next plan, and the one before stays as it was."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.changes.applying import apply, apply_checked, between_bodies, difference
from planner.changes.change import Change, from_json
from planner.changes.drafting import create
from planner.model.plan import Plan
from tests.model.any_plan import ANY_PLANS

ALFA = {"name.es": "Alfa", "acronym": "AL"}
PLAN = Plan.of_bodies({"stakeholders": {"A": ALFA, "B": {"name.es": "Beta"}}})
OLDER = {"name.es": "Alfa"}


def leaf(id: str, name: str, before: str | None, after: str | None) -> Change:
    return Change("stakeholders", id, name, before, after)


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (leaf("A", "acronym", "XX", "YY"), "AL"),
        (leaf("A", "acronym", None, "YY"), "AL"),
        (leaf("A", "sector", "public", None), None),
        (leaf("GONE", "acronym", None, "YY"), None),
        (create("stakeholders", "A", {"name.es": "Gama"}), ALFA),
        (Change("stakeholders", "A", None, OLDER, None), ALFA),
        (Change("stakeholders", "GONE", None, OLDER, None), None),
    ],
    ids=["another value", "taken as empty", "empty already", "no record", "there already", "edited since", "gone"],
)
def test_a_change_whose_before_holds_no_more_is_told_with_what_was_found(change: Change, found: object) -> None:
    applied = apply_checked(PLAN, [change])
    assert applied.plan == PLAN
    assert [(clash.change, clash.found) for clash in applied.clashes] == [(change, found)]


def test_what_fits_is_done_although_something_else_clashes() -> None:
    applied = apply_checked(PLAN, [leaf("A", "acronym", "XX", "YY"), leaf("B", "acronym", None, "BE")])
    assert len(applied.clashes) == 1
    assert applied.plan.stakeholders["B"].acronym == "BE"
    assert applied.plan.stakeholders["A"].acronym == "AL"


def test_changes_of_one_set_build_on_one_another() -> None:
    changes = [
        create("stakeholders", "C", {"name.es": "Gama"}), leaf("C", "acronym", None, "GA"),
        leaf("C", "acronym", "GA", "GAM"), leaf("A", "acronym", "AL", None),
        Change("stakeholders", "B", None, {"name.es": "Beta"}, None), create("stakeholders", "B", {"name.es": "Otra"}),
    ]  # fmt: skip
    applied = apply_checked(PLAN, changes)
    assert not applied.clashes
    assert applied.plan.stakeholders.bodies == {
        "A": OLDER, "B": {"name.es": "Otra"}, "C": {"name.es": "Gama", "acronym": "GAM"},
    }  # fmt: skip
    assert dict(PLAN.stakeholders.bodies["A"]) == ALFA
    assert dict(changes[0].body) == {"name.es": "Gama"}, "what a change says stays what it says"


def test_a_record_may_be_made_edited_and_removed_in_one_set() -> None:
    body = {"name.es": "Gama"}
    changes = [create("stakeholders", "C", body), leaf("C", "acronym", None, "GA"),
               Change("stakeholders", "C", None, {**body, "acronym": "GA"}, None)]  # fmt: skip
    applied = apply_checked(PLAN, changes)
    assert (applied.plan, applied.clashes) == (PLAN, ())


@given(ANY_PLANS, ANY_PLANS)
def test_the_difference_leads_there_and_its_inverse_back(one: Plan, other: Plan) -> None:
    changes = difference(one, other)
    forth = apply_checked(one, changes)
    assert (forth.plan, forth.clashes) == (other, ())
    back = apply_checked(other, [change.inverse for change in reversed(changes)])
    assert (back.plan, back.clashes) == (one, ())
    assert {(c.collection, c.id, c.leaf) for c in difference(other, one)} == {
        (c.collection, c.id, c.leaf) for c in changes
    }


@given(ANY_PLANS, ANY_PLANS)
def test_a_difference_touches_every_leaf_once_and_says_nothing_needless(one: Plan, other: Plan) -> None:
    changes = difference(one, other)
    assert len({(change.collection, change.id, change.leaf) for change in changes}) == len(changes)
    assert all(change.before != change.after for change in changes)
    assert changes == difference(one, other)
    assert difference(one, one) == []


@given(ANY_PLANS, ANY_PLANS, st.randoms())
def test_changes_of_different_leaves_may_come_in_any_order(one: Plan, other: Plan, dice: st.DataObject) -> None:
    changes = difference(one, other)
    dice.shuffle(changes)  # type: ignore[attr-defined]
    assert apply(one, changes) == other


@given(ANY_PLANS, ANY_PLANS)
def test_a_change_is_kept_as_text_and_read_back(one: Plan, other: Plan) -> None:
    for change in difference(one, other):
        again = from_json(json.loads(json.dumps(change.to_json())))
        assert again == change
        assert again.inverse.inverse == change
        assert (again.creates, again.removes) == (change.inverse.removes, change.inverse.creates)


@pytest.mark.parametrize(
    ("old", "new", "leaves"),
    [
        (None, None, []), (None, ALFA, [None]), (ALFA, None, [None]), (ALFA, dict(ALFA), []),
        (OLDER, ALFA, ["acronym"]), (ALFA, OLDER, ["acronym"]), ({}, ALFA, ["acronym", "name.es"]),
        ({"name.es": "x", "b": "1"}, {"name.es": "y", "a": "1"}, ["a", "b", "name.es"]),
    ],
)  # fmt: skip
def test_two_bodies_differ_leaf_by_leaf_in_a_stable_order(
    old: dict[str, str] | None, new: dict[str, str] | None, leaves: list[str | None]
) -> None:
    assert [change.leaf for change in between_bodies("stakeholders", "A", old, new)] == leaves


def test_what_did_not_change_is_shared_between_plans() -> None:
    after = apply(PLAN, [leaf("A", "acronym", "AL", "ALF")])
    assert after.stakeholders.bodies["B"] is PLAN.stakeholders.bodies["B"]
    assert after.ties is PLAN.ties
    assert after.stakeholders.bodies["A"] is not PLAN.stakeholders.bodies["A"]
