"""The revision: what came in and waits for a decision, as a workbook in which a clerk decides row by row.

The modules that write and read it are imported inside the functions, since they load what handles workbooks.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from planner.changes.review.incoming import Incoming
from planner.changes.review.points import Decisions, Review
from planner.formats.revision.deciding import Choice, Choices, decided
from planner.formats.revision.payload import SHEET, Revised
from planner.i18n import Language

__all__ = ["Choice", "Choices", "Revised", "decided", "is_revision", "read_revision", "write_revision"]

LOOKED_AT = 1_000_000
"""Bytes of the list of sheets that are looked through."""


def write_revision(
    review: Review, incomings: Sequence[Incoming], decisions: Decisions, target: Path, language: Language, plan_id: str,
    at: datetime,
) -> int:  # fmt: skip
    """Write every point that waits, with the decisions that were made already; returns how many there are.

    It holds what the plan says now, internal things too: it is for those who keep the plan. Raises what `atomically`
    raises.
    """
    from planner.formats.revision.writing import write

    return write(review, incomings, decisions, target, language, plan_id, at)


def read_revision(path: Path, plan_id: str) -> Revised:
    """What a revision holds and what was decided in it.

    Raises a NotReadable for a file that cannot be read or is not whole, and OtherPlan for that of another plan.
    """
    from planner.formats.revision.reading import read

    return read(path, plan_id)


def is_revision(path: Path) -> bool:
    """Whether a file is a revision, as far as its list of sheets says; never raises for what a file may be."""
    from zipfile import BadZipFile, ZipFile
    from zlib import error as broken

    try:
        with ZipFile(path) as archive, archive.open("xl/workbook.xml") as part:
            return f'"{SHEET}"'.encode() in part.read(LOOKED_AT)
    except (BadZipFile, broken, KeyError, OSError, RuntimeError, ValueError, EOFError):
        return False
