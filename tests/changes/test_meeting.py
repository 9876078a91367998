"""Copies that went separate ways meet: the same answer in any order, and nothing is decided behind anyone's back."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from planner.changes.change import Change
from planner.changes.change_set import ChangeSet
from planner.changes.meeting import Meeting, meet

MOMENT = datetime(2026, 3, 1, tzinfo=UTC)
LEAF = ("stakeholders", "A", "name.es")


class Copy:
    """One copy of a plan: its journal and the highest number it knows of every copy."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.journal: dict[tuple[str, int], ChangeSet] = {}

    def write(self, value: str | None, leaf: str = "name.es") -> None:
        """Give the leaf another value, knowing all that this copy knows."""
        seen = self.seen()
        number = seen.get(self.name, 0) + 1
        self.journal[self.name, number] = ChangeSet(
            id=f"{self.name}{number}", copy=self.name, number=number, seen=seen, author=self.name, at=MOMENT,
            origin="app", reason="", changes=(Change("stakeholders", "A", leaf, None, value),),
        )  # fmt: skip

    def seen(self) -> dict[str, int]:
        """The highest number of every copy in the journal."""
        seen: dict[str, int] = {}
        for copy, number in self.journal:
            seen[copy] = max(seen.get(copy, 0), number)
        return seen

    def hear(self, other: "Copy") -> None:
        """Take over what the other knows."""
        self.journal |= other.journal


def _meet(*copies: Copy) -> Meeting:
    return meet(*(copy.journal.values() for copy in copies))


ACTS = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(["write", "hear"]), st.integers(0, 2), st.sampled_from("abc")),
    max_size=40,
)


def _lived(acts: list[tuple[int, str, int, str]]) -> list[Copy]:
    copies = [Copy(name) for name in "XYZ"]
    for one, act, other, value in acts:
        if act == "write":
            copies[one].write(value, leaf="name.es" if other else "acronym")
        elif one != other:
            copies[one].hear(copies[other])
    return copies


@given(ACTS, st.permutations(range(3)))
def test_any_order_and_any_repetition_gives_the_same_meeting(
    acts: list[tuple[int, str, int, str]], order: list[int]
) -> None:
    copies = _lived(acts)
    expected = _meet(*copies)
    assert _meet(*(copies[n] for n in order)) == expected
    assert _meet(*copies, *copies) == expected
    joined = Copy("J")
    for n in order:
        joined.hear(copies[n])
    assert _meet(joined) == expected


@given(ACTS)
def test_one_who_had_seen_everything_settles_every_question(acts: list[tuple[int, str, int, str]]) -> None:
    copies = _lived(acts)
    judge = Copy("J")
    for copy in copies:
        judge.hear(copy)
    for question in _meet(judge).questions:
        judge.write("settled", leaf=question.leaf[2])
    meeting = _meet(judge, *copies)
    assert meeting.questions == ()


@given(ACTS)
def test_a_question_shows_every_value_that_nobody_replaced_knowingly(acts: list[tuple[int, str, int, str]]) -> None:
    for question in _meet(*_lived(acts)).questions:
        values = {writing.value for writing in question.writings}
        assert len(values) > 1
        for one in question.writings:
            assert not any(other.by.knew(one.by) for other in question.writings if other is not one)


def test_the_writer_that_had_seen_the_other_wins() -> None:
    one, two = Copy("X"), Copy("Y")
    one.write("first")
    two.hear(one)
    two.write("second")
    assert _meet(one, two).values[LEAF] == "second"


def test_equal_values_agree_and_different_ones_are_asked() -> None:
    one, two = Copy("X"), Copy("Y")
    one.write("same")
    two.write("same")
    assert _meet(one, two).values[LEAF] == "same"
    two.write("other")
    (question,) = _meet(one, two).questions
    assert {writing.value for writing in question.writings} == {"same", "other"}


def test_an_answer_is_itself_an_entry_that_later_meetings_follow() -> None:
    one, two = Copy("X"), Copy("Y")
    one.write("mine")
    two.write("yours")
    one.hear(two)
    one.write("mine")
    assert _meet(two, one).values[LEAF] == "mine"
