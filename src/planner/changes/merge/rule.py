"""The rule by which copies of one plan meet: per leaf, whoever had seen the other wins; the rest is asked."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from planner.changes.change import Change
from planner.changes.change_set import LAYOUT, ChangeSet
from planner.changes.purging import purged_here
from planner.model.record import Body

Subject = tuple[str, str]
"""Collection and id of a record."""

LeafName = tuple[str, str, str]
"""Collection, record and leaf; the empty leaf stands for the record's existence."""

EXISTS = ""


@dataclass(frozen=True, slots=True)
class Writing:
    """A value some change set gave to a leaf; None means it was emptied or removed."""

    value: str | None
    by: ChangeSet


Standing = dict[str, list[Writing]]
"""By leaf of one record, the writings that nobody replaced knowingly."""


@dataclass(frozen=True, slots=True)
class Question:
    """A leaf that two sides wrote without knowing of each other, to be settled by a person."""

    leaf: LeafName
    writings: tuple[Writing, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """What the joined journals say: settled values by leaf, and the questions that remain.

    Of a record that is gone there is only that it is: no values of its leaves and no questions about them.
    """

    values: Mapping[LeafName, str | None]
    questions: tuple[Question, ...]


def meet(*journals: Iterable[ChangeSet], about: Container[Subject] | None = None) -> Meeting:
    """Join journals of copies of one plan; any order and any repetition gives the same answer.

    With `about`, only of these records, each a collection and an id. To edit a record says that it is there, so that a
    removal by somebody who had not seen the edit is asked about. Nobody is asked about what need not be asked: a place
    on the map that the program chose yields to one a person chose, and what a plan was begun with, made anew from the
    same example, yields to whoever knew of the same and replaced it.
    """
    known = {(entry.copy, entry.number): entry for journal in journals for entry in journal}
    entries = sorted(known.values(), key=_causal)
    standing: dict[Subject, Standing] = {}
    for entry in entries:
        for change in entry.says:
            record = (change.collection, change.id)
            if about is None or record in about:
                leaves = standing.get(record)
                if leaves is None:
                    leaves = standing[record] = {}
                _write(leaves, change, entry)
    stories = _stories(entries, {record for record, leaves in standing.items() if _disputed(leaves)})
    return _settled(standing, stories)


def _write(leaves: Standing, change: Change, by: ChangeSet) -> None:
    if purged_here(change, by):
        return
    for leaf, value in _written(change, by, leaves).items():
        before = leaves.get(leaf)
        others = [other for other in before if not _supersedes(by, other.by)] if before else []
        leaves[leaf] = [*others, Writing(value, by)]


def _disputed(leaves: Standing) -> bool:
    several = (writings for writings in leaves.values() if len(writings) > 1)
    return any(len({writing.value for writing in writings}) > 1 for writings in several)


def _settled(standing: Mapping[Subject, Standing], stories: Mapping[Subject, "Story"]) -> Meeting:
    values: dict[LeafName, str | None] = {}
    questions: list[Question] = []
    for record in sorted(standing):
        leaves, story = standing[record], stories.get(record)
        if story is not None:
            leaves = {leaf: story.without_needless(leaf, writings) for leaf, writings in leaves.items()}
        gone = all(writing.value is None for writing in leaves[EXISTS])
        for leaf in (EXISTS,) if gone else leaves:
            writings = leaves[leaf]
            if len(writings) == 1 or len({writing.value for writing in writings}) == 1:
                values[*record, leaf] = writings[0].value
            else:
                in_order = sorted(writings, key=lambda writing: (writing.by.copy, writing.by.number))
                questions.append(Question((*record, leaf), tuple(in_order)))
    return Meeting(values, tuple(sorted(questions, key=lambda question: question.leaf)))


def _stories(entries: Iterable[ChangeSet], records: Container[Subject]) -> Mapping[Subject, "Story"]:
    told: dict[Subject, list[tuple[ChangeSet, Change]]] = {}
    for entry in entries if records else ():
        for change in entry.says:
            if (change.collection, change.id) in records:
                told.setdefault((change.collection, change.id), []).append((entry, change))
    return {record: Story(changes) for record, changes in told.items()}


class Story:
    """All that was ever said of one record, in causal order."""

    def __init__(self, told: Sequence[tuple[ChangeSet, Change]]) -> None:
        self._told = told
        self._beginnings: dict[str, Body] = {}
        firsts: list[ChangeSet] = []
        for entry, change in told:
            if not any(_supersedes(entry, first) for first in firsts):
                firsts.append(entry)
                if change.creates:
                    self._beginnings[entry.id] = change.body

    def without_needless(self, leaf: str, writings: list[Writing]) -> list[Writing]:
        """The writings that count: no beginning that was knowingly replaced, nor the program's beside a person's."""
        if len(writings) < 2:
            return writings
        knowing = [writing for writing in writings if writing.by.id not in self._beginnings]
        counting = [
            writing
            for writing in writings
            if writing.by.id not in self._beginnings or not any(self._replaced(leaf, writing, by.by) for by in knowing)
        ]
        chosen = [writing for writing in counting if writing.by.origin != LAYOUT]
        newest = max(counting, key=lambda writing: (writing.by.at, writing.by.copy, writing.by.number))
        return chosen or [newest]

    def _replaced(self, leaf: str, beginning: Writing, by: ChangeSet) -> bool:
        """Whether a later writer had seen everything the beginning says there, though in another copy."""
        said = self._beginnings[beginning.by.id] if leaf == EXISTS else {leaf: beginning.value}
        return all(self._had_seen(by, name, value) for name, value in said.items())

    def _had_seen(self, by: ChangeSet, leaf: str, value: str | None) -> bool:
        return any(
            (change.body.get(leaf) if change.leaf is None else change.after if change.leaf == leaf else None) == value
            for entry, change in self._told
            if entry is not by and _supersedes(by, entry) and not change.removes
        )


def _supersedes(later: ChangeSet, earlier: ChangeSet) -> bool:
    return (later.copy == earlier.copy and later.number >= earlier.number) or later.knew(earlier)


def _causal(entry: ChangeSet) -> tuple[int, str, int]:
    """An order in which every set comes after all it had seen: what it had seen is counted."""
    seen = entry.seen
    return sum(seen.values()) - seen.get(entry.copy, 0) + entry.number, entry.copy, entry.number


def _written(change: Change, by: ChangeSet, leaves: Standing) -> Mapping[str, str | None]:
    """What a change says of the leaves of its record; made anew, it is without the leaves its maker knew of."""
    if change.leaf is not None:
        return {change.leaf: cast("str | None", change.after), EXISTS: "yes"}
    if change.removes:
        return {EXISTS: None}
    known = [leaf for leaf, writings in leaves.items() if any(_supersedes(by, writing.by) for writing in writings)]
    return {**dict.fromkeys(known), EXISTS: "yes", **change.body}
