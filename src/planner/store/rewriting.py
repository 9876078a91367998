"""Writing the records of a plan file anew from its journal: to mend them, or after personal data left the journal."""

from collections.abc import Callable, Sequence
from contextlib import closing
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from planner.changes.applying import apply_checked
from planner.changes.change_set import PURGE, ChangeSet
from planner.model.plan import Plan
from planner.model.types import MODEL_VERSION
from planner.store.committing import Draft, commit_draft
from planner.store.encoding import BodyTexts, entry_of, row_of
from planner.store.errors import HistoryContradicts, PlanReadOnly, said_in_words
from planner.store.journal import Head, entries_after
from planner.store.schema import change_set_table, record_table
from planner.store.sqlite.connection import connect, reading, writing
from planner.store.sqlite.file import PlanFile

Anew = Callable[[Sequence[ChangeSet]], Sequence[ChangeSet]]
"""Gives every set of a journal as it is to stand, in the same order."""

Drafts = Callable[[Plan], Sequence[Draft]]
"""What is committed then, on the plan that the sets come to."""


def rewrite(file: PlanFile, anew: Anew, drafts: Drafts) -> None:
    """In one transaction: every set as `anew` gives it, the records as the sets come to, then the drafts as sets.

    Raises HistoryContradicts, PlanReadOnly, or what `PlanFile.commit` raises; then nothing was written.
    """
    if file.read_only:
        raise PlanReadOnly(file.path)
    with said_in_words(file.path), writing(file.engine) as connection:
        connection.exec_driver_sql("PRAGMA secure_delete=ON")
        connection.exec_driver_sql(f"PRAGMA user_version={MODEL_VERSION}")
        old = entries_after(connection, 0)
        new = anew(old)
        _write_journal(connection, old, new)
        head = _folded(file, new)
        _write_records(connection, head.plan)
        for draft in drafts(head.plan):
            head, _others, _entry = commit_draft(connection, head, draft, file.site, file.fault)


def purges_of(file: PlanFile) -> list[ChangeSet]:
    """The purges of a journal, oldest first."""
    query = select(change_set_table).where(change_set_table.c.origin == PURGE).order_by(change_set_table.c.revision)
    with said_in_words(file.path), reading(file.engine) as connection:
        return [entry_of(row) for row in connection.execute(query)]


def sweep(file: PlanFile) -> None:
    """Leave nothing in the file of what was ever removed from it; raises PlanLocked, DiskFull or CannotReach."""
    with said_in_words(file.path), closing(connect(file.path, read_only=False)) as connection:
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("VACUUM")


def _folded(file: PlanFile, entries: Sequence[ChangeSet]) -> Head:
    folded = apply_checked(Plan(), (change for entry in entries for change in entry.changes))
    if folded.clashes or not all(isinstance(entry.number, int) for entry in entries):
        raise HistoryContradicts(file.path)
    seen: dict[str, int] = {}
    for entry in entries:
        seen[entry.copy] = max(seen.get(entry.copy, 0), entry.number)
    return Head(folded.plan, entries[-1].revision if entries else 0, seen)


def _write_journal(connection: Connection, old: Sequence[ChangeSet], new: Sequence[ChangeSet]) -> None:
    for before, after in zip(old, new, strict=True):
        if after != before:
            row = row_of(after, BodyTexts())
            connection.execute(
                update(change_set_table).where(change_set_table.c.revision == before.revision).values(row)
            )


def _write_records(connection: Connection, plan: Plan) -> None:
    connection.execute(delete(record_table))
    rows = record_rows(plan)
    if rows:
        connection.execute(insert(record_table), rows)


def record_rows(plan: Plan) -> list[dict[str, Any]]:
    """The rows of a plan's records."""
    bodies = BodyTexts()
    return [
        {"type": name, "id": id, "model": MODEL_VERSION, "body": bodies.text(body)}
        for name, table in plan.tables()
        for id, body in table.bodies.items()
    ]
