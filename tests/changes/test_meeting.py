"""Copies that went separate ways meet: the same answer in any order, and nothing is decided behind anyone's back."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from planner.changes.change import Change
from planner.changes.change_set import ChangeSet
from planner.changes.merge.rule import EXISTS, Meeting, meet

MOMENT = datetime(2026, 3, 1, tzinfo=UTC)
LEAF = ("stakeholders", "A", "name.es")
RECORD = ("stakeholders", "A", EXISTS)


class Copy:
    """One copy of a plan: its journal and the highest number it knows of every copy."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.journal: dict[tuple[str, int], ChangeSet] = {}

    def write(self, value: str | None, leaf: str = "name.es") -> None:
        """Give the leaf another value, knowing all that this copy knows."""
        self.commit(Change("stakeholders", "A", leaf, None, value))

    def create(self, body: dict[str, str]) -> None:
        """Make the record."""
        self.commit(Change("stakeholders", "A", None, None, body))

    def remove(self, body: dict[str, str]) -> None:
        """Remove the record."""
        self.commit(Change("stakeholders", "A", None, body, None))

    def commit(self, change: Change) -> None:
        """Make a change, knowing all that this copy knows."""
        seen = self.seen()
        number = seen.get(self.name, 0) + 1
        self.journal[self.name, number] = ChangeSet(
            id=f"{self.name}{number}", copy=self.name, number=number, seen=seen, author=self.name, at=MOMENT,
            origin="app", reason="", changes=(change,),
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
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(["write", "write", "create", "remove", "hear"]),
        st.integers(0, 2),
        st.sampled_from("abc"),
    ),
    max_size=40,
)


def _lived(acts: list[tuple[int, str, int, str]]) -> list[Copy]:
    copies = [Copy(name) for name in "XYZ"]
    for one, act, other, value in acts:
        if act == "write":
            copies[one].write(value, leaf="name.es" if other else "acronym")
        elif act == "create":
            copies[one].create({"name.es": value} | ({"acronym": value} if other else {}))
        elif act == "remove":
            copies[one].remove({"name.es": value})
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
        if question.leaf == RECORD:
            judge.create({"name.es": "settled"})
        else:
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


def test_a_removal_is_asked_about_when_somebody_edited_the_record_without_knowing() -> None:
    one, two = Copy("X"), Copy("Y")
    one.create({"name.es": "Foro"})
    two.hear(one)
    one.remove({"name.es": "Foro"})
    two.write("MA", leaf="acronym")
    meeting = _meet(one, two)
    (question,) = meeting.questions
    assert question.leaf == RECORD
    assert [writing.value for writing in question.writings] == [None, "yes"]
    assert meeting.values[LEAF] == "Foro"
    assert meeting.values["stakeholders", "A", "acronym"] == "MA"


def test_a_removal_by_one_who_had_seen_the_edit_stands() -> None:
    one, two = Copy("X"), Copy("Y")
    one.create({"name.es": "Foro"})
    two.hear(one)
    two.write("Foro de Ixcán")
    one.hear(two)
    one.remove({"name.es": "Foro de Ixcán"})
    assert _meet(one, two) == Meeting({RECORD: None}, ())


def test_a_record_made_again_is_as_it_was_made() -> None:
    one, two = Copy("X"), Copy("Y")
    one.create({"name.es": "Foro", "acronym": "F"})
    one.remove({"name.es": "Foro", "acronym": "F"})
    two.hear(one)
    two.create({"name.es": "Foro"})
    assert _meet(one, two) == Meeting({RECORD: "yes", LEAF: "Foro", ("stakeholders", "A", "acronym"): None}, ())


def test_a_register_that_two_copies_loaded_by_themselves_is_one() -> None:
    one, two = Copy("X"), Copy("Y")
    one.create({"name.es": "Foro", "acronym": "F"})
    two.create({"name.es": "Foro"})
    meeting = _meet(one, two)
    assert meeting.questions == ()
    assert meeting.values == {RECORD: "yes", LEAF: "Foro", ("stakeholders", "A", "acronym"): "F"}


@given(ACTS)
def test_no_edit_is_lost_to_a_removal_that_did_not_know_of_it(acts: list[tuple[int, str, int, str]]) -> None:
    meeting = _meet(*_lived(acts))
    entries = [entry for copy in _lived(acts) for entry in copy.journal.values()]
    edits = [entry for entry in entries if entry.changes[0].leaf is not None]
    last_edits = [edit for edit in edits if not any(o.knew(edit) for o in entries if o is not edit)]
    if last_edits:
        assert meeting.values.get(RECORD, "yes") == "yes"
        assert RECORD in meeting.values or RECORD in {question.leaf for question in meeting.questions}
