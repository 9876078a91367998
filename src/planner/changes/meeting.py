"""The rule by which copies of one plan meet: per leaf, whoever had seen the other wins; the rest is asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from planner.changes.change import Change
from planner.changes.change_set import ChangeSet

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


def meet(*journals: Iterable[ChangeSet]) -> Meeting:
    """Join journals of copies of one plan; any order and any repetition gives the same answer.

    To edit a record says that it is there, so that a removal by somebody who had not seen the edit is asked about.
    """
    known = {(entry.copy, entry.number): entry for journal in journals for entry in journal}
    standing: dict[tuple[str, str], Standing] = {}
    for entry in sorted(known.values(), key=_causal):
        for change in entry.changes:
            leaves = standing.setdefault((change.collection, change.id), {})
            for leaf, value in _written(change, entry, leaves).items():
                others = [other for other in leaves.get(leaf, ()) if not _supersedes(entry, other.by)]
                leaves[leaf] = [*others, Writing(value, entry)]
    return _settled(standing)


def _settled(standing: Mapping[tuple[str, str], Standing]) -> Meeting:
    values: dict[LeafName, str | None] = {}
    questions: list[Question] = []
    for (collection, id), leaves in sorted(standing.items()):
        gone = {writing.value for writing in leaves[EXISTS]} == {None}
        for leaf, writings in sorted(leaves.items()):
            if gone and leaf != EXISTS:
                continue
            if len({writing.value for writing in writings}) == 1:
                values[collection, id, leaf] = writings[0].value
            else:
                in_order = sorted(writings, key=lambda writing: (writing.by.copy, writing.by.number))
                questions.append(Question((collection, id, leaf), tuple(in_order)))
    return Meeting(values, tuple(questions))


def _supersedes(later: ChangeSet, earlier: ChangeSet) -> bool:
    return (later.copy == earlier.copy and later.number >= earlier.number) or later.knew(earlier)


def _causal(entry: ChangeSet) -> tuple[int, str, int]:
    """An order in which every set comes after all it had seen: what it had seen is counted."""
    known = dict(entry.seen) | {entry.copy: entry.number}
    return sum(known.values()), entry.copy, entry.number


def _written(change: Change, by: ChangeSet, leaves: Standing) -> Mapping[str, str | None]:
    """What a change says of the leaves of its record; made anew, it is without the leaves its maker knew of."""
    if change.leaf is not None:
        return {change.leaf: cast("str | None", change.after), EXISTS: "yes"}
    if change.removes:
        return {EXISTS: None}
    known = [leaf for leaf, writings in leaves.items() if any(_supersedes(by, writing.by) for writing in writings)]
    return {**dict.fromkeys(known), EXISTS: "yes", **change.body}
