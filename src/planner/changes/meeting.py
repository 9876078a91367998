"""The rule by which copies of one plan meet: per leaf, whoever had seen the other wins; the rest is asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from planner.changes.change_set import ChangeSet

LeafName = tuple[str, str, str]
"""Collection, record and leaf; the empty leaf stands for the record's existence."""

EXISTS = ""


@dataclass(frozen=True, slots=True)
class Writing:
    """A value some change set gave to a leaf; None means it was emptied or removed."""

    value: str | None
    by: ChangeSet


@dataclass(frozen=True, slots=True)
class Question:
    """A leaf that two sides wrote without knowing of each other, to be settled by a person."""

    leaf: LeafName
    writings: tuple[Writing, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """What the joined journals say: settled values by leaf, and the questions that remain."""

    values: Mapping[LeafName, str | None]
    questions: tuple[Question, ...]


def meet(*journals: Iterable[ChangeSet]) -> Meeting:
    """Join journals of copies of one plan; any order and any repetition gives the same answer."""
    known = {(entry.copy, entry.number): entry for journal in journals for entry in journal}
    standing: dict[LeafName, list[Writing]] = {}
    for entry in sorted(known.values(), key=_causal):
        for leaf, value in _writings(entry):
            others = [other for other in standing.get(leaf, ()) if not _supersedes(entry, other.by)]
            standing[leaf] = [*others, Writing(value, entry)]
    values: dict[LeafName, str | None] = {}
    questions: list[Question] = []
    for leaf in sorted(standing):
        writings = standing[leaf]
        if len({writing.value for writing in writings}) == 1:
            values[leaf] = writings[0].value
        else:
            questions.append(Question(leaf, tuple(sorted(writings, key=lambda w: (w.by.copy, w.by.number)))))
    return Meeting(values, tuple(questions))


def _supersedes(later: ChangeSet, earlier: ChangeSet) -> bool:
    return (later.copy == earlier.copy and later.number >= earlier.number) or later.knew(earlier)


def _causal(entry: ChangeSet) -> tuple[int, str, int]:
    """An order in which every set comes after all it had seen: what it had seen is counted."""
    known = dict(entry.seen) | {entry.copy: entry.number}
    return sum(known.values()), entry.copy, entry.number


def _writings(entry: ChangeSet) -> Iterable[tuple[LeafName, str | None]]:
    for change in entry.changes:
        if change.leaf is not None:
            yield (change.collection, change.id, change.leaf), cast("str | None", change.after)
            continue
        yield (change.collection, change.id, EXISTS), "yes" if change.creates else None
        for leaf, text in change.body.items():
            yield (change.collection, change.id, leaf), text if change.creates else None
