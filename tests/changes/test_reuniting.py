"""Two copies become one: what only one wrote stands, the rest is asked, and whoever joins ends with the same plan."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.changes.change import Change
from planner.changes.drafting import create, edit, move, remove
from planner.changes.review.incoming import NOTHING
from planner.changes.review.points import KEEP, State
from planner.i18n import speaking
from planner.model.tree import ancestors
from tests.changes.editing import STEPS, Step
from tests.changes.two_copies import Copy, answered, joined, merge, sound

LIVES = st.lists(STEPS, max_size=10)
BEGIN = [
    create("stakeholders", "A", {"name.es": "Alfa"}), create("stakeholders", "B", {"name.es": "Beta"}),
    create("strategies", "S", {"title.es": "Estrategia"}), create("items", "I", {"title.es": "Uno", "place": "S a0"}),
    create("items", "J", {"title.es": "Dos", "place": "S a1"}),
]  # fmt: skip


def two() -> tuple[Copy, Copy]:
    """A copy and another that was handed on from it."""
    here = Copy("X")
    here.commit(*BEGIN)
    return here, here.handed_on("Y")


def lived(before: list[Step], ours: list[Step], theirs: list[Step]) -> tuple[Copy, Copy]:
    here = Copy("W").live(before)
    return here.handed_on("X").live(ours), here.handed_on("Y").live(theirs)


@given(LIVES, LIVES, LIVES)
def test_whatever_both_did_one_sound_plan_comes_of_it(before: list[Step], ours: list[Step], theirs: list[Step]) -> None:
    here, there = lived(before, ours, theirs)
    found = joined(here, there)
    assert sound(here.plan, found), "also while questions wait"
    for choice in (KEEP, 0):
        found = answered(here, there, choice)
        assert sound(here.plan, found)
        assert found.open == ()


@given(LIVES, LIVES)
def test_what_one_laptop_alone_did_needs_no_answer(before: list[Step], theirs: list[Step]) -> None:
    here = Copy("W").live(before)
    there = here.handed_on("Y").live(theirs)
    found = joined(here, there)
    assert (found.points, found.plan) == ((), there.plan)
    back = joined(there, here)
    assert (back.points, back.changes, back.plan) == ((), (), there.plan)


@given(LIVES, LIVES, LIVES)
def test_both_laptops_end_with_the_same_plan_and_nothing_left_to_ask(
    before: list[Step], ours: list[Step], theirs: list[Step]
) -> None:
    here, there = lived(before, ours, theirs)
    merge(here, there)
    found = joined(there, here)
    assert found.points == ()
    assert found.plan == here.plan
    merge(there, here)
    assert there.plan == here.plan
    assert joined(here, there).changes == ()


@given(LIVES, LIVES, LIVES)
def test_what_nobody_else_touched_is_as_its_only_writer_left_it(
    before: list[Step], ours: list[Step], theirs: list[Step]
) -> None:
    here, there = lived(before, ours, theirs)
    found = answered(here, there, KEEP).plan
    for copy, other in ((here, there), (there, here)):
        for id in copy.plan.stakeholders.keys() & written(copy) - written(other):
            assert found.stakeholders.body(id) == copy.plan.stakeholders.body(id)


def written(copy: Copy) -> set[str]:
    """The ids of the records that were written to on this laptop, whatever became of it."""
    return {change.id for entry in copy.journal if entry.copy == copy.name for change in entry.changes}


def test_different_leaves_of_one_record_are_both_kept_without_a_question() -> None:
    here, there = two()
    here.commit(Change("stakeholders", "A", "acronym", None, "AL"))
    there.commit(Change("stakeholders", "A", "sector", None, "public"))
    found = joined(here, there)
    assert found.points == ()
    assert found.plan.stakeholders.body("A") == {"name.es": "Alfa", "acronym": "AL", "sector": "public"}


def test_one_leaf_written_by_both_is_asked_with_both_values_and_who_wrote_them() -> None:
    here, there = two()
    here.commit(*edit(here.plan, "stakeholders", "A", {"name.es": "Alfa Norte"}))
    there.commit(*edit(there.plan, "stakeholders", "A", {"name.es": "Alfa Sur"}))
    found = joined(here, there)
    (point,) = found.points
    assert (point.key, point.state, point.base) == ("stakeholders/A/name.es", State.CONFLICT, "Alfa")
    assert (point.ours, [offer.value for offer in point.offers]) == ("Alfa Norte", ["Alfa Sur"])
    assert point.ours_by.startswith("X, 01/03/2026")
    assert (point.offers[0].by, str(point.offers[0].where)) == ("Y", "otra.plan")
    assert found.open == found.points
    assert found.plan.stakeholders["A"].name.es == "Alfa Norte", "until then it stands as here"
    for choice, name in ((KEEP, "Alfa Norte"), (0, "Alfa Sur")):
        decided = joined(here, there, {point.key: choice})
        assert decided.open == ()
        assert decided.plan.stakeholders["A"].name.es == name
        assert [change.after for change in decided.statement] == [name], "also an answer that changes nothing is one"


def test_both_writing_the_same_is_no_question() -> None:
    here, there = two()
    for copy in (here, there):
        copy.commit(Change("stakeholders", "A", "acronym", None, "AL"))
    assert joined(here, there).points == ()


@pytest.mark.parametrize("removing_here", [True, False])
def test_a_removal_of_what_the_other_edited_is_asked_and_either_answer_is_whole(removing_here: bool) -> None:
    here, there = two()
    removing, editing = (here, there) if removing_here else (there, here)
    removing.commit(*remove(removing.plan, "stakeholders", "A"))
    editing.commit(Change("stakeholders", "A", "acronym", None, "AL"))
    found = joined(here, there)
    (point,) = found.points
    assert (point.id, point.aspect, point.gone) == ("A", NOTHING, removing_here)
    assert point.asks == ("Una copia lo eliminó y la otra lo cambió.",)
    assert "A" in found.plan.stakeholders, "it is still there while nobody decided"
    keep = answered(here, there, 0 if removing_here else KEEP).plan
    assert keep.stakeholders.body("A") == {"name.es": "Alfa", "acronym": "AL"}
    assert "A" not in answered(here, there, KEEP if removing_here else 0).plan.stakeholders


@pytest.mark.parametrize("choice", [KEEP, 0])
def test_a_removal_of_what_the_other_came_to_refer_to_is_asked_and_takes_along_or_brings_back(choice: int) -> None:
    here, there = two()
    here.commit(*remove(here.plan, "stakeholders", "A"))
    there.commit(create("ties", "R", {"source": "A", "type": "funds", "target": "B"}))
    (point,) = joined(here, there).points
    assert (point.collection, point.id) == ("stakeholders", "A")
    assert "Alfa financia Beta" in point.asks[0]
    found = answered(here, there, choice).plan
    assert ("A" in found.stakeholders, "R" in found.ties) == ((False, False) if choice == KEEP else (True, True))


@pytest.mark.parametrize("choice", [KEEP, 0])
def test_moves_that_together_make_a_circle_are_asked_and_one_of_them_stands(choice: int) -> None:
    here, there = two()
    here.commit(*move(here.plan, "I", "J"))
    there.commit(*move(there.plan, "J", "I"))
    (point,) = joined(here, there).points
    assert "Uno" in point.asks[0]
    assert "Dos" in point.asks[0]
    found = answered(here, there, choice).plan
    expected = (["J", "S"], ["S"]) if choice == KEEP else (["S"], ["I", "S"])
    assert (ancestors(found, "I"), ancestors(found, "J")) == expected


def test_an_action_under_an_item_that_the_other_removed_is_asked_about() -> None:
    here, there = two()
    here.commit(*remove(here.plan, "items", "I"))
    there.commit(create("items", "K", {"title.es": "Tres", "place": "I a0"}))
    (point,) = joined(here, there).points
    assert (point.collection, point.id) == ("items", "I")
    assert "K" not in answered(here, there, KEEP).plan.items
    assert ancestors(answered(here, there, 0).plan, "K") == ["I", "S"]


def test_a_register_loaded_on_both_laptops_is_there_once() -> None:
    here, there = two()
    for copy, acronym in ((here, {"acronym": "AL"}), (there, {})):
        copy.commit(create("stakeholders", "REG1", {"name.es": "Gama", **acronym}), origin="load")
    found = joined(here, there)
    assert found.points == ()
    assert found.plan.stakeholders.body("REG1") == {"name.es": "Gama", "acronym": "AL"}


def test_questions_are_asked_in_the_language_of_the_reader() -> None:
    here, there = two()
    here.commit(*remove(here.plan, "stakeholders", "A"))
    there.commit(Change("stakeholders", "A", "acronym", None, "AL"))
    with speaking("en"):
        assert joined(here, there).points[0].asks == ("One copy removed this, and the other changed it.",)


def test_three_laptops_meet_in_any_order() -> None:
    ends = []
    for order in ("XYZ", "ZYX", "YZX"):
        here, there = two()
        copies = {"X": here, "Y": there, "Z": here.handed_on("Z")}
        for name, copy in copies.items():
            copy.commit(create("stakeholders", f"N{name}", {"name.es": name}))
            copy.commit(Change("stakeholders", "A", f"aliases[{name}]", None, "yes"))
        first, *others = (copies[name] for name in order)
        for other in others:
            merge(first, other)
        for other in others:
            merge(other, first)
            assert other.plan == first.plan
        ends.append(first.plan)
    assert ends[0] == ends[1] == ends[2]
    assert ends[0].stakeholders["A"].aliases == {"X", "Y", "Z"}
