"""Applying changes to a plan: the next plan, and the leaves that were not as expected."""

from collections.abc import Iterable
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
