"""The Excel workbook of a plan: written for paper and signature, and to come back filled in.

Every other module of this room imports xlsxwriter, and is itself imported only when a workbook is written.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from planner.formats.output.stamp import Stamp
from planner.formats.output.writing import Cancelled, Progress
from planner.i18n import Language
from planner.model.edition import Edition

if TYPE_CHECKING:
    from planner.formats.workbook.recipient import Recipient

__all__ = ["write_workbook"]


def write_workbook(
    edition: Edition,
    target: Path,
    language: Language,
    stamp: Stamp,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    recipient: "Recipient | None" = None,
) -> str:
    """Write the action plan of an edition as an Excel workbook to `target`, replacing what is there; returns its id.

    With a `recipient` a letter stands in front, and the rows that body is asked to fill in are marked.

    `progress` is told the share that is done (0 to 1) and what is being written. Raises TypeError for anything but an
    Edition, MissingFolder or a TargetNotWritable for the file, and ExportCancelled when `cancelled` said so; in every
    one of these cases nothing is left behind.
    """
    from planner.formats.workbook.writer import write

    return write(edition, target, language, stamp, progress, cancelled, recipient)
