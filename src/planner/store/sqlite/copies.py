"""Copies of a whole plan file, made while it may be in use, and a file whose content was put there anew."""

import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import ExitStack, closing
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, select

from planner.store.errors import PlanDamaged, PlanExists, said_in_words
from planner.store.journal import Head, read_head
from planner.store.schema import change_set_table as journal
from planner.store.site import known_copies, site_of
from planner.store.sqlite.connection import UNREADABLE, WAIT_SECONDS, connect, giving_up_after, reading_plainly


def copy_whole(path: Path, target: Path) -> None:
    """Copy a plan with its history through the database's own backup; raises PlanExists, DiskFull or CannotReach."""
    if target.exists():
        raise PlanExists(target)
    draft = target.with_name(f".{target.name}.part")
    with said_in_words(target), ExitStack() as ending:
        ending.callback(draft.unlink, missing_ok=True)
        with closing(connect(path, read_only=True)) as source, closing(sqlite3.connect(draft)) as copy:
            source.backup(copy, progress=giving_up_after(WAIT_SECONDS))
        draft.replace(target)


def copy_bytes(path: Path, target: Path) -> None:
    """Copy a file that the database cannot read, byte for byte; raises PlanExists, DiskFull or CannotReach."""
    if target.exists():
        raise PlanExists(target)
    draft = target.with_name(f".{target.name}.part")
    with said_in_words(target), ExitStack() as ending:
        ending.callback(draft.unlink, missing_ok=True)
        shutil.copyfile(path, draft)
        draft.replace(target)


def plan_id_of(path: Path) -> str | None:
    """The id that all copies of a plan share; None where the file is not there or does not say it."""
    if not path.is_file():
        return None
    try:
        with closing(connect(path, read_only=True)) as connection:
            row = connection.execute("SELECT id FROM plan").fetchone()
    except UNREADABLE:
        return None
    return str(row[0]) if row else None


class HeadLost(Exception):
    """The file no longer goes on from what was known of it."""


def reread(connection: Connection) -> Head:
    """The head as of now, inside an open transaction."""
    return read_head(cast("sqlite3.Connection", connection.connection.driver_connection))


def was_replaced(connection: Connection, head: Head, revision: int, copies_text: str) -> bool:
    """Whether the file no longer goes on from `head`, as after a backup was put back over it.

    `revision` and `copies_text` are what the file says now. What was put back and written on since has a copy of its
    own, which the head does not know, or lacks a set that the head knows.
    """
    if revision < head.revision:
        return True
    if revision == head.revision:
        return not head.seen.keys() >= set(known_copies(copies_text).values())
    return not all(_holds(connection, copy, number) for copy, number in head.seen.items())


def _holds(connection: Connection, copy: str, number: int) -> bool:
    query = select(journal.c.revision).where(journal.c.copy == copy, journal.c.number == number)
    return connection.execute(query).first() is not None


def put_back(backup: Path, path: Path, state_folder: Path) -> None:
    """Give a plan file the content of a backup; whatever is written next is written as a copy of its own.

    Who has the file open goes on with what was put back. Raises PlanDamaged for a spoilt backup, PlanLocked, DiskFull
    or CannotReach; then the file is as it was.
    """
    check_whole(backup)
    numbers = _numbers(path)
    if numbers is None:
        _put_in_place(backup, path)
        return
    site = site_of(path, state_folder)
    for copy, number in numbers.items():
        site.remember(copy, max(number, site.remembers(copy)))
    with said_in_words(path):
        _overwrite(backup, path)


def check_whole(path: Path) -> None:
    """Raise PlanDamaged where the database finds anything wrong with a file."""
    with said_in_words(path), reading_plainly(path, read_only=True) as connection:
        if [str(row[0]) for row in connection.execute("PRAGMA integrity_check")] != ["ok"]:
            raise PlanDamaged(path)


def _numbers(path: Path) -> Mapping[str, int] | None:
    """The highest number of every copy in a file; None where it cannot be read."""
    try:
        with reading_plainly(path, read_only=True) as connection:
            return dict(connection.execute("SELECT copy, max(number) FROM change_set GROUP BY copy"))
    except UNREADABLE:
        return None


def _overwrite(backup: Path, path: Path) -> None:
    """Write the backup over the file in one transaction, so that it is never half of each."""
    with closing(connect(backup, read_only=True)) as source, closing(connect(path, read_only=False)) as target:
        source.backup(target, progress=giving_up_after(WAIT_SECONDS))


def _put_in_place(backup: Path, path: Path) -> None:
    """Put a copy of the backup where a file stands that the database cannot read, or where there is none."""
    draft = path.with_name(f".{path.name}.back")
    with said_in_words(path):
        draft.unlink(missing_ok=True)
        copy_bytes(backup, draft)
        draft.replace(path)
