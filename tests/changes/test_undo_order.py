"""Which set the undo key takes back next, and the redo key after it; what neither touches."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.changes.applying import apply
from planner.changes.change import Change
from planner.changes.change_set import NOT_UNDONE, PURGE, REDO, UNDO, ChangeSet
from planner.changes.drafting import create
from planner.changes.purging import mark
from planner.changes.undoing import next_redo, next_undo, take_back
from planner.model.plan import Plan

AT = datetime(2026, 3, 1, tzinfo=UTC)


def journal(*told: str) -> list[ChangeSet]:
    """Sets in their order: an id, with the origin before a colon and what it undoes behind an arrow."""
    entries = []
    for number, text in enumerate(told, 1):
        name, _arrow, undoes = text.partition("<")
        origin, colon, id = name.rpartition(":")
        entries.append(ChangeSet(id=id, copy="A", number=number, author="Ana", at=AT, origin=origin if colon else "app",
                                 reason="", undoes=undoes or None, revision=number))  # fmt: skip
    return entries


@pytest.mark.parametrize(
    ("told", "undo", "redo"),
    [
        ([], None, None),
        (["1"], "1", None),
        (["1", "2"], "2", None),
        (["1", "2", "undo:3<2"], "1", "3"),
        (["1", "2", "undo:3<2", "undo:4<1"], None, "4"),
        (["1", "2", "undo:3<2", "redo:4<3"], "4", None),
        (["1", "2", "undo:3<2", "redo:4<3", "undo:5<4"], "1", "5"),
        (["1", "2", "undo:3<2", "5"], "5", None),
        (["1", "undo:2<1", "undo:9<0"], None, "2"),
    ],
)
def test_keys_go_back_and_forth_through_what_was_done(told: list[str], undo: str | None, redo: str | None) -> None:
    assert next_undo(journal(*told)) == undo
    assert next_redo(journal(*told)) == redo


@pytest.mark.parametrize("origin", sorted(NOT_UNDONE))
def test_what_the_program_did_by_itself_is_passed_by(origin: str) -> None:
    assert next_undo(journal("1", f"{origin}:2")) == "1"
    assert next_undo(journal(f"{origin}:1")) is None
    assert next_redo(journal("1", "undo:2<1", f"{origin}:3")) == "2", "and leaves open what could be redone"


KEYS = st.lists(st.sampled_from(["edit", UNDO, REDO]), max_size=30)


@given(KEYS)
def test_the_keys_do_what_every_editor_does(keys: list[str]) -> None:
    """Held against the plainest editor there is: two stacks of texts."""
    plan, entries = Plan(), list[ChangeSet]()
    done, undone = [plan], list[Plan]()
    for number, key in enumerate(keys, 1):
        changes: tuple[Change, ...] = (create("stakeholders", f"A{number}", {"name.es": f"Actor {number}"}),)
        undoes = None
        if key == "edit":
            undone.clear()
        else:
            undoes = next_undo(entries) if key == UNDO else next_redo(entries)
            if undoes is None:
                assert len(done) == 1 if key == UNDO else not undone
                continue
            changes = take_back(plan, next(entry.changes for entry in entries if entry.id == undoes)).changes
        plan = apply(plan, changes)
        if key == "edit":
            done.append(plan)
        elif key == UNDO:
            undone.append(done.pop())
        else:
            done.append(undone.pop())
        assert plan == done[-1]
        entries.append(ChangeSet(id=str(number), copy="A", number=number, author="Ana", at=AT, origin=key, reason="",
                                 undoes=undoes, changes=changes))  # fmt: skip


ALFA = {"name.es": "Alfa"}


def test_what_somebody_changed_since_stays_and_is_told() -> None:
    done = [create("stakeholders", "A", ALFA), create("stakeholders", "B", {"name.es": "Beta"})]
    since = [Change("stakeholders", "A", "acronym", None, "AL")]
    plan = apply(Plan(), [*done, *since])
    undoing = take_back(plan, done)
    assert [clash.change.id for clash in undoing.kept] == ["A"]
    assert set(apply(plan, undoing.changes).stakeholders) == {"A"}


def test_a_record_that_others_refer_to_by_now_stays() -> None:
    done = [create("stakeholders", "A", ALFA), create("stakeholders", "B", {"name.es": "Beta"})]
    plan = apply(Plan(), [*done, create("ties", "R", {"source": "A", "type": "funds", "target": "A"})])
    undoing = take_back(plan, done)
    assert [clash.change.id for clash in undoing.kept] == ["A"]
    assert set(apply(plan, undoing.changes).stakeholders) == {"A"}


def test_a_new_actor_goes_with_the_place_that_the_program_gave_it() -> None:
    done = [create("stakeholders", "A", ALFA)]
    plan = apply(Plan(), [*done, Change("stakeholders", "A", "position", None, "1.0,2.0")])
    undoing = take_back(plan, done)
    assert not undoing.kept
    assert apply(plan, undoing.changes) == Plan()


def test_an_actor_that_was_made_with_a_place_and_moved_since_stays() -> None:
    done = [create("stakeholders", "A", {**ALFA, "position": "0.0,0.0"})]
    plan = apply(Plan(), [*done, Change("stakeholders", "A", "position", "0.0,0.0", "1.0,2.0")])
    assert [clash.change.id for clash in take_back(plan, done).kept] == ["A"]


def test_a_purged_value_does_not_come_back() -> None:
    plan = apply(Plan(), [create("stakeholders", "A", ALFA)])
    purged = [mark(("stakeholders", "A", "contact")), Change("stakeholders", "GONE", None, {}, None)]
    assert take_back(plan, purged) == take_back(plan, [])
    assert PURGE in NOT_UNDONE
