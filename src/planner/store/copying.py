"""Copies of a whole plan file, made while it may be in use."""

import shutil
import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path

from planner.store.driver import UNREADABLE, WAIT_SECONDS, connect, giving_up_after
from planner.store.errors import PlanExists, said_in_words


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
