"""A plan file: made, opened, loaded, followed, committed to, and read as it was in the past.

SQLAlchemy, and what stands on it, is imported where it is first used: opening and loading do without, so that the app
shows a plan before that long import.
"""

import gc
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from planner.changes.applying import apply
from planner.changes.change_set import ALWAYS, READ_ANEW, ChangeSet, Span
from planner.model.plan import Plan
from planner.model.types import MODEL_VERSION
from planner.store.errors import (
    NewerPlan,
    NotAPlan,
    PlanDamaged,
    PlanGone,
    PlanMissing,
    PlanReadOnly,
    PlanReplaced,
    said_in_words,
)
from planner.store.journal import Head, read_head
from planner.store.site import Site, known_copies, site_of
from planner.store.sqlite.connection import WAIT_SECONDS, reading_plainly

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from planner.store.committing import Draft

APPLICATION_ID = 0x504C414E
"""Marks an SQLite file as a plan: the letters PLAN."""

MAGIC = b"SQLite format 3\x00"

Fault = Callable[[str], None]
"""Called at named points of a commit, so that tests can end the program there."""


def no_fault(point: str) -> None:
    """Let every point pass."""


class PlanFile:
    """One plan in one SQLite file; all methods may be called from any thread."""

    def __init__(
        self, path: Path, *, read_only: bool, site: Site, model: int, wait: float = WAIT_SECONDS,
        fault: Fault = no_fault,
    ) -> None:  # fmt: skip
        self.path, self.read_only = path, read_only
        self.model = model
        """The model version that the file is marked with; the first commit raises it to today's."""
        self.site, self._wait, self.fault = site, wait, fault
        self._last: ChangeSet | None = None
        self._lock, self._engine_lock = threading.Lock(), threading.Lock()
        self._made_engine: Engine | None = None

    @classmethod
    def create(cls, path: Path, plan_id: str) -> None:
        """Make an empty plan at `path`; raises PlanExists rather than overwrite."""
        from sqlalchemy import insert

        from planner.store.schema import metadata, plan_table
        from planner.store.sqlite.connection import open_engine, writing

        with said_in_words(path), ExitStack() as failing:
            path.touch(exist_ok=False)
            failing.callback(path.unlink)
            engine = open_engine(path, read_only=False)
            try:
                with writing(engine) as connection:
                    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
                    connection.exec_driver_sql(f"PRAGMA user_version={MODEL_VERSION}")
                    metadata.create_all(connection)
                    connection.execute(insert(plan_table), {"id": plan_id, "revision": 0, "copies": "{}"})
            finally:
                engine.dispose()
            failing.pop_all()

    @classmethod
    def open(
        cls, path: Path, state_folder: Path, *, copy: str | None = None, wait: float = WAIT_SECONDS,
        fault: Fault = no_fault,
    ) -> "PlanFile":  # fmt: skip
        """Open a plan; `state_folder` is where this computer keeps what it knows of itself and its copies.

        `copy` stands for the file's own key where tests must know it beforehand.

        Raises PlanMissing, NotAPlan, NewerPlan, PlanDamaged, PlanLocked or CannotReach.
        """
        if not path.is_file():
            raise PlanMissing(path)
        with said_in_words(path):
            _check_start(path)
            read_only = not (os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK))
            site = Site(copy, state_folder) if copy else site_of(path, state_folder)
            with reading_plainly(path, read_only=read_only, wait=wait) as connection:
                model = _checked_model(path, connection)
        return cls(path, read_only=read_only, site=site, model=model, wait=wait, fault=fault)

    def close(self) -> None:
        """Let go of the file."""
        if self._last is not None:
            self.site.remember(self._last.copy, self._last.number)
        if self._made_engine is not None:
            self._made_engine.dispose()

    def load(self) -> Head:
        """The plan as of now."""
        plainly = reading_plainly(self.path, read_only=self.read_only, wait=self._wait)
        with said_in_words(self.path), plainly as connection, no_collection():
            return read_head(connection)

    def follow(self, head: Head) -> tuple[Head, list[ChangeSet]]:
        """The head after what was committed since, here or elsewhere, and those sets.

        Read anew after a purge or a mending, and without sets where another version was put in the file's place.
        """
        from planner.store.journal import entries_after
        from planner.store.sqlite.copies import reread, was_replaced

        with said_in_words(self.path), self._reading() as connection:
            revision, copies = self._stand(connection)
            if was_replaced(connection, head, revision, copies):
                return reread(connection), []
            if revision == head.revision:
                return head, []
            entries = entries_after(connection, head.revision)
            purged = any(entry.origin in READ_ANEW for entry in entries)
            return reread(connection) if purged else head.after(entries), entries

    def commit(self, head: Head, draft: "Draft") -> tuple[Head, list[ChangeSet], ChangeSet]:
        """Commit a draft; returns the new head, what others had done before it, and the set itself.

        When the answer of the database is lost, the set is looked up by its id and never sent twice.
        Raises Conflict, Refused, PlanReadOnly, PlanGone, PlanReplaced, PlanLocked, DiskFull or CannotReach; then
        nothing was written.
        """
        from sqlalchemy.exc import DBAPIError

        from planner.store.committing import commit_draft
        from planner.store.sqlite.connection import writing
        from planner.store.sqlite.copies import HeadLost

        if self.read_only:
            raise PlanReadOnly(self.path)
        if not self.path.exists():
            raise PlanGone(self.path)
        with said_in_words(self.path), self._lock, no_collection():
            try:
                with writing(self.engine) as connection:
                    if self.model < MODEL_VERSION:
                        connection.exec_driver_sql(f"PRAGMA user_version={MODEL_VERSION}")
                    result = commit_draft(connection, head, draft, self.site, self.fault)
                    self.fault("before commit")
                self.fault("after commit")
            except HeadLost as error:
                raise PlanReplaced(self.path) from error
            except DBAPIError:
                found = self._found(draft.id)
                if found is None:
                    raise
                caught_up, entries = self.follow(head)
                result = caught_up, [entry for entry in entries if entry.id != draft.id], found
            self.model = MODEL_VERSION
            self._last = result[2]
            return result

    def copy(self) -> str | None:
        """The id of the copy this file is, once it has written."""
        from sqlalchemy import select

        from planner.store.schema import plan_table

        with said_in_words(self.path), self._reading() as connection:
            return known_copies(connection.execute(select(plan_table.c.copies)).scalar_one()).get(self.site.key)

    def plan_id(self) -> str:
        """The id that all copies of the plan share."""
        from sqlalchemy import select

        from planner.store.schema import plan_table

        with said_in_words(self.path), self._reading() as connection:
            return str(connection.execute(select(plan_table.c.id)).scalar_one())

    def headings(self, author: str, copy: str) -> list[ChangeSet]:
        """One author's sets in one copy, without their changes, oldest first."""
        from planner.store.journal import headings_of

        with said_in_words(self.path), self._reading() as connection:
            return headings_of(connection, author, copy)

    def entry(self, id: str) -> ChangeSet | None:
        """The set with this id."""
        from planner.store.journal import entry_called

        with said_in_words(self.path), self._reading() as connection:
            return entry_called(connection, id)

    def newest(
        self, limit: int, before: int | None = None, record: str | None = None, span: Span = ALWAYS
    ) -> list[ChangeSet]:
        """Up to `limit` sets of a span of time, newest first, before a revision and about one record if given."""
        from planner.store.journal import newest_entries

        with said_in_words(self.path), self._reading() as connection:
            return newest_entries(connection, limit, before, record, span)

    def authors(self) -> list[str]:
        """Everybody who committed to this file, whoever did so last first."""
        from planner.store.journal import authors_of

        with said_in_words(self.path), self._reading() as connection:
            return authors_of(connection)

    def journal(self) -> list[ChangeSet]:
        """All sets, oldest first."""
        from planner.store.journal import entries_after

        with said_in_words(self.path), self._reading() as connection:
            return entries_after(connection, 0)

    def damages(self) -> list[str]:
        """What the database finds wrong with the file, in its own words."""
        with said_in_words(self.path), self._reading() as connection:
            found = connection.exec_driver_sql("PRAGMA integrity_check").scalars()
            return [str(complaint) for complaint in found if complaint != "ok"]

    def past(self, head: Head, revision: int) -> Plan:
        """The plan as it was at a revision, rebuilt backwards from the head."""
        from planner.store.journal import entries_after

        with said_in_words(self.path), self._reading() as connection:
            entries = entries_after(connection, revision)
        since = [entry for entry in reversed(entries) if entry.revision <= head.revision]
        return apply(head.plan, (change.inverse for entry in since for change in reversed(entry.changes)))

    @property
    def engine(self) -> "Engine":
        """The engine on the file, for the other modules of this room."""
        from planner.store.sqlite.connection import open_engine

        with self._engine_lock:
            if self._made_engine is None:
                self._made_engine = open_engine(self.path, read_only=self.read_only, wait=self._wait)
            return self._made_engine

    @contextmanager
    def _reading(self) -> "Iterator[Connection]":
        from planner.store.sqlite.connection import reading

        with reading(self.engine) as connection:
            yield connection

    def _stand(self, connection: "Connection") -> tuple[int, str]:
        """The revision and the copies that the file says it has."""
        from sqlalchemy import select

        from planner.store.schema import plan_table

        row = connection.execute(select(plan_table.c.revision, plan_table.c.copies)).one()
        return int(row.revision), str(row.copies)

    def _found(self, id: str) -> ChangeSet | None:
        from planner.store.journal import entry_called

        with self._reading() as connection:
            return entry_called(connection, id)


def _check_start(path: Path) -> None:
    with path.open("rb") as stream:
        if stream.read(len(MAGIC)) != MAGIC:
            raise NotAPlan(path)


def _checked_model(path: Path, connection: sqlite3.Connection) -> int:
    mark, version, pages, size = (
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("application_id", "user_version", "page_count", "page_size")
    )
    if mark != APPLICATION_ID:
        raise NotAPlan(path)
    if version > MODEL_VERSION:
        raise NewerPlan(path)
    if pages * size > path.stat().st_size:
        raise PlanDamaged(path)
    return int(version)


@contextmanager
def no_collection() -> Iterator[None]:
    """Keep the garbage collector from walking records while they are only being made."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
