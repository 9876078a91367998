"""A plan file whose content was put there anew while somebody had it open, and how a backup is put back."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, select

from planner.store.copies import known_copies, site_of
from planner.store.copying import copy_bytes
from planner.store.driver import UNREADABLE, WAIT_SECONDS, connect, giving_up_after, reading_plainly
from planner.store.errors import PlanDamaged, said_in_words
from planner.store.head import Head, read_head
from planner.store.schema import change_set_table as journal


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
