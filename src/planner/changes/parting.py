"""What two copies wrote since they parted: where only one of them did, its word stands, and only the rest must meet."""

from collections.abc import Container, Iterable, Iterator, Mapping

from planner.changes.change import Change
from planner.changes.change_set import ChangeSet
from planner.changes.difference import between_bodies
from planner.changes.meeting import EXISTS, Subject
from planner.model.plan import Plan

Name = tuple[str, str, str | None]
"""Collection, record and leaf of a change; None for the whole record."""

Touched = Mapping[Subject, set[str]]
"""The leaves that were written, by record; EXISTS where it was made or removed."""


def touched(names: Iterable[Name]) -> Touched:
    """What is said anything about, by record."""
    found: dict[Subject, set[str]] = {}
    for collection, id, leaf in names:
        record = (collection, id)
        leaves = found.get(record)
        if leaves is None:
            leaves = found[record] = set()
        leaves.add(leaf or EXISTS)
    return found


def names_in(entries: Iterable[ChangeSet]) -> Iterator[Name]:
    """What sets say anything about."""
    return ((change.collection, change.id, change.leaf) for entry in entries for change in entry.says)


def contested(mine: Touched, theirs: Touched) -> set[Subject]:
    """The records of which both wrote the same leaf, or which one made or removed and the other wrote to."""
    return {
        record
        for record, leaves in theirs.items()
        if (own := mine.get(record)) is not None and (EXISTS in own or EXISTS in leaves or own & leaves)
    }


def uncontested(here: Plan, there: Plan, theirs: Touched, contested: Container[Subject]) -> Iterator[Change]:
    """What only the other wrote, as changes here: there the other's plan says what the joined journals say."""
    for record, leaves in theirs.items():
        if record in contested:
            continue
        collection, id = record
        body, new = here.table(collection).body(id), there.table(collection).body(id)
        if body is None or new is None or EXISTS in leaves:
            yield from between_bodies(collection, id, body, new)
        else:
            for leaf in sorted(leaves):
                before, after = body.get(leaf), new.get(leaf)
                if before != after:
                    yield Change(collection, id, leaf, before, after)
