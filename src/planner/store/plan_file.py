"""A plan file: made, opened, loaded, followed, committed to, and read as it was in the past."""

import gc
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.exc import DBAPIError

from planner.changes.applying import apply
from planner.changes.change_set import ChangeSet
from planner.model.plan import Plan
from planner.model.types import MODEL_VERSION
from planner.store.committing import Draft, Head, commit_draft
from planner.store.copies import copy_key_of, known_copies
from planner.store.encoding import bodies_of
from planner.store.engine import WAIT_SECONDS, open_engine, reading, writing
from planner.store.errors import NewerPlan, NotAPlan, PlanDamaged, PlanExists, PlanMissing, PlanReadOnly, said_in_words
from planner.store.journal import entries_after, entry_called, headings_of, newest_entries
from planner.store.schema import APPLICATION_ID, change_set_table, metadata, plan_table, record_table

MAGIC = b"SQLite format 3\x00"

Fault = Callable[[str], None]
"""Called at named points of a commit, so that tests can end the program there."""


def no_fault(point: str) -> None:
    """Let every point pass."""


class PlanFile:
    """One plan in one SQLite file; all methods may be called from any thread."""

    def __init__(self, path: Path, engine: Engine, *, read_only: bool, copy_key: str, fault: Fault = no_fault) -> None:
        self.path, self.read_only = path, read_only
        self._engine, self._copy_key, self._fault = engine, copy_key, fault
        self._lock = threading.Lock()

    @classmethod
    def create(cls, path: Path, plan_id: str) -> None:
        """Make an empty plan at `path`; raises PlanExists rather than overwrite."""
        if path.exists():
            raise PlanExists(path)
        with said_in_words(path):
            path.touch(exist_ok=False)
            engine = open_engine(path, read_only=False)
            with writing(engine) as connection:
                connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
                connection.exec_driver_sql(f"PRAGMA user_version={MODEL_VERSION}")
                metadata.create_all(connection)
                connection.execute(insert(plan_table), {"id": plan_id, "revision": 0, "copies": "{}"})
            engine.dispose()

    @classmethod
    def open(
        cls, path: Path, machine: str, *, copy: str | None = None, wait: float = WAIT_SECONDS, fault: Fault = no_fault
    ) -> "PlanFile":
        """Open a plan; `copy` names the copy where tests must know it beforehand.

        Raises PlanMissing, NotAPlan, NewerPlan, PlanDamaged, PlanLocked or CannotReach.
        """
        if not path.is_file():
            raise PlanMissing(path)
        with said_in_words(path):
            _check_start(path)
            read_only = not (os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK))
            file = cls(
                path, open_engine(path, read_only=read_only, wait=wait), read_only=read_only,
                copy_key=copy or copy_key_of(path, machine), fault=fault,
            )  # fmt: skip
            file._check_header()
        return file

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def load(self) -> Head:
        """The plan as of now."""
        with said_in_words(self.path), self._reading() as connection, _no_collection():
            rows = connection.execute(
                select(record_table.c.type, record_table.c.id, record_table.c.model, record_table.c.body)
            ).all()
            try:
                bodies = bodies_of(rows)
            except ValueError as error:
                raise PlanDamaged(self.path) from error
            return Head(Plan.of_bodies(bodies), self._revision(connection), _seen(connection))

    def follow(self, head: Head) -> tuple[Head, list[ChangeSet]]:
        """The head after what was committed since, here or elsewhere, and those sets."""
        with said_in_words(self.path), self._reading() as connection:
            if self._revision(connection) == head.revision:
                return head, []
            entries = entries_after(connection, head.revision)
            return head.after(entries), entries

    def commit(self, head: Head, draft: Draft) -> tuple[Head, list[ChangeSet], ChangeSet]:
        """Commit a draft; returns the new head, what others had done before it, and the set itself.

        When the answer of the database is lost, the set is looked up by its id and never sent twice.
        Raises Conflict, Refused, PlanReadOnly, PlanLocked, DiskFull or CannotReach; then nothing was written.
        """
        if self.read_only:
            raise PlanReadOnly(self.path)
        with said_in_words(self.path), self._lock, _no_collection():
            try:
                with writing(self._engine) as connection:
                    result = commit_draft(connection, head, draft, self._copy_key, self._fault)
                    self._fault("before commit")
                self._fault("after commit")
            except DBAPIError:
                found = self._found(draft.id)
                if found is None:
                    raise
                caught_up, entries = self.follow(head)
                return caught_up, [entry for entry in entries if entry.id != draft.id], found
            return result

    def copy(self) -> str | None:
        """The id of the copy this file is, once it has written."""
        with said_in_words(self.path), self._reading() as connection:
            return known_copies(connection.execute(select(plan_table.c.copies)).scalar_one()).get(self._copy_key)

    def plan_id(self) -> str:
        """The id that all copies of the plan share."""
        with said_in_words(self.path), self._reading() as connection:
            return str(connection.execute(select(plan_table.c.id)).scalar_one())

    def headings(self, author: str, copy: str) -> list[ChangeSet]:
        """One author's sets in one copy, without their changes, oldest first."""
        with said_in_words(self.path), self._reading() as connection:
            return headings_of(connection, author, copy)

    def entry(self, id: str) -> ChangeSet | None:
        """The set with this id."""
        with said_in_words(self.path), self._reading() as connection:
            return entry_called(connection, id)

    def newest(self, limit: int, before: int | None = None, record: str | None = None) -> list[ChangeSet]:
        """Up to `limit` sets, newest first, before a revision and about one record if these are given."""
        with said_in_words(self.path), self._reading() as connection:
            return newest_entries(connection, limit, before, record)

    def past(self, head: Head, revision: int) -> Plan:
        """The plan as it was at a revision, rebuilt backwards from the head."""
        with said_in_words(self.path), self._reading() as connection:
            entries = entries_after(connection, revision)
        plan = head.plan
        for entry in reversed(entries):
            if entry.revision <= head.revision:
                plan = apply(plan, [change.inverse for change in reversed(entry.changes)])
        return plan

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with reading(self._engine) as connection:
            yield connection

    def _revision(self, connection: Connection) -> int:
        return int(connection.execute(select(plan_table.c.revision)).scalar_one())

    def _found(self, id: str) -> ChangeSet | None:
        with self._reading() as connection:
            return entry_called(connection, id)

    def _check_header(self) -> None:
        with self._engine.connect() as connection:
            if connection.exec_driver_sql("PRAGMA application_id").scalar_one() != APPLICATION_ID:
                raise NotAPlan(self.path)
            if connection.exec_driver_sql("PRAGMA user_version").scalar_one() > MODEL_VERSION:
                raise NewerPlan(self.path)
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            if pages * connection.exec_driver_sql("PRAGMA page_size").scalar_one() > self.path.stat().st_size:
                raise PlanDamaged(self.path)


def _check_start(path: Path) -> None:
    with path.open("rb") as stream:
        if stream.read(len(MAGIC)) != MAGIC:
            raise NotAPlan(path)


def _seen(connection: Connection) -> dict[str, int]:
    from sqlalchemy import func

    journal = change_set_table.c
    rows = connection.execute(select(journal.copy, func.max(journal.number)).group_by(journal.copy))
    return {copy: number for copy, number in rows}  # noqa: C416 - a Row is no pair to `dict`


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the garbage collector from walking records while they are only being made."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
