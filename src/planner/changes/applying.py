"""Applying changes: the next plan, the leaves that were not as expected, and what leads from one plan to another."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from planner.changes.change import Change, Value
from planner.model.plan import Plan
from planner.model.record import Body


@dataclass(frozen=True, slots=True)
class Clash:
    """A change whose `before` no longer holds, with what was found instead."""

    change: Change
    found: Value


@dataclass(frozen=True, slots=True)
class Applied:
    """The plan after the changes; with clashes, it is what the changes without them would give."""

    plan: Plan
    clashes: tuple[Clash, ...]


def apply(plan: Plan, changes: Iterable[Change]) -> Plan:
    """The plan after changes that are known to fit, as those of the journal are."""
    return apply_checked(plan, changes).plan


def apply_checked(plan: Plan, changes: Iterable[Change]) -> Applied:
    """Apply each change in turn where its `before` holds, and tell where it does not."""
    rows: dict[str, dict[str, Body | None]] = {}
    own: dict[tuple[str, str], dict[str, str]] = {}
    clashes: list[Clash] = []
    for change in changes:
        table = rows.get(change.collection)
        if table is None:
            table = rows[change.collection] = {}
        id = change.id
        current = table[id] if id in table else plan.table(change.collection).body(id)
        leaf = change.leaf
        if leaf is None:
            if current != change.before:
                clashes.append(Clash(change, current))
            else:
                table[id] = change.after  # type: ignore[assignment]
                own.pop((change.collection, id), None)
            continue
        if current is None or current.get(leaf) != change.before:
            clashes.append(Clash(change, current.get(leaf) if current is not None else None))
            continue
        body = own.get((change.collection, id))
        if body is None:
            body = own[change.collection, id] = dict(current)
            table[id] = body
        if change.after is None:
            body.pop(leaf, None)
        else:
            body[leaf] = change.after  # type: ignore[assignment]
    return Applied(plan.replacing(rows), tuple(clashes))


def difference(before: Plan, after: Plan) -> list[Change]:
    """The changes that turn `before` into `after`, in a stable order."""
    changes: list[Change] = []
    for name, table in after.tables():
        old = before.table(name)
        if old is not table:
            changes += _between(name, old.bodies, table.bodies)
    return changes


def between_bodies(collection: str, id: str, old: Body | None, new: Body | None) -> list[Change]:
    """The changes that turn one body into another."""
    if old is None or new is None:
        return [] if old is new else [Change(collection, id, None, old, new)]
    leaves = [leaf for leaf, text in new.items() if old.get(leaf) != text]
    leaves += [leaf for leaf in old if leaf not in new]
    return [Change(collection, id, leaf, old.get(leaf), new.get(leaf)) for leaf in sorted(leaves)]


def _between(collection: str, old: Mapping[str, Body], new: Mapping[str, Body]) -> Iterator[Change]:
    for id in sorted(old.keys() | new.keys()):
        if old.get(id) is not new.get(id):
            yield from between_bodies(collection, id, old.get(id), new.get(id))
