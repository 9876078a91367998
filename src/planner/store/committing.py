"""The commit protocol: lock by raising the revision, catch up, check, write, commit."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, update
from sqlalchemy.dialects.sqlite import dialect

from planner.changes.applying import Clash, apply_checked
from planner.changes.change import Change
from planner.changes.change_set import READ_ANEW, ChangeSet
from planner.model.invariants import violations
from planner.model.plan import Plan
from planner.model.types import MODEL_VERSION
from planner.store.encoding import BodyTexts, plain_text, row_of
from planner.store.errors import MOST_TOLD, Conflict, Refused, written_by
from planner.store.journal import Head, entries_after, last_writer
from planner.store.schema import change_set_table, plan_table, record_table
from planner.store.site import Site, known_copies
from planner.store.sqlite.copies import HeadLost, reread, was_replaced

_RAISE = (
    update(plan_table).values(revision=plan_table.c.revision + 1).returning(plan_table.c.revision, plan_table.c.copies)
)
_KEEP = str(insert(record_table).prefix_with("OR REPLACE").compile(dialect=dialect()))
"""Sent as text with tuples in the order of the columns: compiled for every row, it would take half as long again."""

_JOURNAL = insert(change_set_table)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A change set as it is handed in: what the file adds is its number, revision and what was seen."""

    id: str
    author: str
    at: datetime
    origin: str
    reason: str
    changes: tuple[Change, ...]
    undoes: str | None = None


def commit_draft(
    connection: Connection, head: Head, draft: Draft, site: Site, fault: Callable[[str], None]
) -> tuple[Head, list[ChangeSet], ChangeSet]:
    """Commit inside an open write transaction; returns the new head, what others did before, and the set.

    Raises Conflict when a `before` no longer holds and Refused when an invariant would break.
    """
    row = connection.execute(_RAISE).one()
    others = entries_after(connection, head.revision) if row.revision > head.revision + 1 else []
    current = _caught_up(connection, head, others, row)
    applied = apply_checked(current.plan, draft.changes)
    if applied.clashes:
        writers = [_writer(connection, clash) for clash in applied.clashes[:MOST_TOLD]]
        raise Conflict(head.plan, current.plan, applied.clashes, writers)
    problems = violations(current.plan, applied.plan, draft.changes)
    if problems:
        raise Refused(problems)
    copy = own_copy(connection, row.copies, site, draft, current.seen)
    entry = numbered(draft, copy, row.revision, current.seen)
    fault("before write")
    bodies = BodyTexts()
    write_records(connection, applied.plan, entry.changes, bodies)
    connection.execute(_JOURNAL, row_of(entry, bodies))
    return Head(applied.plan, row.revision, {**current.seen, copy: entry.number}), others, entry


def _caught_up(connection: Connection, head: Head, others: list[ChangeSet], row: Any) -> Head:
    """The head after what others did; read anew after a purge or a mending, which the journal does not tell."""
    if was_replaced(connection, head, row.revision - 1, row.copies):
        raise HeadLost
    if any(entry.origin in READ_ANEW for entry in others):
        return reread(connection)
    return head.after(others)


def own_copy(
    connection: Connection, copies_text: str, site: Site, draft: Draft, seen: Mapping[str, int],
    heard: Mapping[str, int] | None = None,
) -> str:  # fmt: skip
    """The copy this file is; a new one where it is written the first time, or was put back from a backup.

    `heard` is what another copy tells of all copies: of this one it may know more than this file does.
    """
    copies = known_copies(copies_text)
    copy = copies.get(site.key)
    if copy is None or max(site.remembers(copy), (heard or {}).get(copy, 0)) > seen.get(copy, 0):
        copy = draft.id
        connection.execute(update(plan_table).values(copies=plain_text({**copies, site.key: copy})))
    return copy


def numbered(draft: Draft, copy: str, revision: int, seen: Mapping[str, int]) -> ChangeSet:
    """The set of a draft, the next of its copy."""
    return ChangeSet(
        id=draft.id, copy=copy, number=seen.get(copy, 0) + 1, seen=dict(seen), author=draft.author, at=draft.at,
        origin=draft.origin, reason=draft.reason, undoes=draft.undoes, revision=revision, changes=draft.changes,
    )  # fmt: skip


def write_records(connection: Connection, plan: Plan, changes: Iterable[Change], bodies: BodyTexts) -> None:
    """Write the records that changes touched as they are in the plan after them."""
    kept: list[tuple[Any, ...]] = []
    gone: list[tuple[str, str]] = []
    for collection, id in dict.fromkeys((change.collection, change.id) for change in changes):
        body = plan.table(collection).body(id)
        if body is None:
            gone.append((collection, id))
        else:
            kept.append((collection, id, MODEL_VERSION, bodies.text(body)))
    if kept:
        connection.exec_driver_sql(_KEEP, kept)
    for collection, id in gone:
        connection.execute(delete(record_table).where(record_table.c.type == collection, record_table.c.id == id))


def _writer(connection: Connection, clash: Clash) -> str:
    change = clash.change
    entry = last_writer(connection, change.collection, change.id, change.leaf)
    return written_by(entry.author, entry.at) if entry else "?"
