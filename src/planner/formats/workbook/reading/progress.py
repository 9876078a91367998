"""How far the reading is, and whether somebody stopped it."""

from planner.formats.output.writing import Cancelled, Progress
from planner.formats.workbook.reading.faults import ReadingCancelled

__all__ = ["Cancelled", "Progress", "go_on"]


def go_on(progress: Progress | None, cancelled: Cancelled | None, share: float, doing: str) -> None:
    """Say how far the reading is and what comes now; raises ReadingCancelled when it was asked to stop."""
    if cancelled is not None and cancelled():
        raise ReadingCancelled
    if progress is not None:
        progress(share, doing)
