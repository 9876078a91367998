"""What two copies wrote since they parted: where only one of them did, its word stands, and only the rest must meet."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping

from planner.changes.applying import between_bodies
from planner.changes.change import Change, Value
from planner.changes.change_set import ChangeSet
from planner.changes.merge.rule import EXISTS, Subject
from planner.model.plan import Plan
from planner.model.record import Body

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


def doubtful(mine: Touched, theirs: Touched) -> set[Subject]:
    """The records that one of them made or removed."""
    return {record for written in (mine, theirs) for record, leaves in written.items() if EXISTS in leaves}


def uncontested(
    here: Plan, there: Callable[[], Plan], news: Iterable[ChangeSet], theirs: Touched, contested: Container[Subject]
) -> Iterator[Change]:
    """What only the other wrote, as changes here: there the other's plan says what the joined journals say."""
    done = _done(news)
    for record, leaves in theirs.items():
        if record in contested:
            continue
        collection, id = record
        body, known = here.table(collection).body(id), done.get(record, {})
        if body is None or EXISTS in leaves or known.keys() != leaves:
            yield from _as_there(collection, id, body, there().table(collection).body(id), leaves)
            continue
        for leaf in sorted(leaves):
            before, after = body.get(leaf), known[leaf]
            if before != after:
                yield Change(collection, id, leaf, before, after)


def _done(news: Iterable[ChangeSet]) -> Mapping[Subject, Mapping[str, Value]]:
    """What the sets last did to every leaf of the other's plan; nobody changed it there since."""
    done: dict[Subject, dict[str, Value]] = {}
    for entry in news:
        for change in entry.changes:
            record = (change.collection, change.id)
            leaves = done.get(record)
            if leaves is None:
                leaves = done[record] = {}
            leaves[change.leaf or EXISTS] = change.after
    return done


def _as_there(collection: str, id: str, here: Body | None, there: Body | None, leaves: set[str]) -> list[Change]:
    changes = between_bodies(collection, id, here, there)
    whole = here is None or there is None or EXISTS in leaves
    return [change for change in changes if whole or change.leaf in leaves]
