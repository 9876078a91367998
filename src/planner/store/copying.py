"""Copies of a whole plan file, made while it may be in use."""

import sqlite3
from contextlib import closing
from pathlib import Path

from planner.store.errors import CannotReach, PlanExists


def copy_whole(path: Path, target: Path) -> None:
    """Copy a plan with its history through the database's own backup; raises PlanExists or CannotReach."""
    if target.exists():
        raise PlanExists(target)
    draft = target.with_name(f".{target.name}.part")
    try:
        with (
            closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(draft)) as copy,
        ):
            source.backup(copy)
        draft.replace(target)
    except (sqlite3.Error, OSError) as error:
        raise CannotReach(target, str(error)) from error
    finally:
        draft.unlink(missing_ok=True)
