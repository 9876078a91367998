"""Keeps count of what is held in memory of a stranger's workbook, and stops before it is too much."""

from pathlib import Path
from sys import getsizeof

from planner.formats.workbook.reading.faults import WorkbookTooLarge
from planner.i18n import _

HELD = 150_000_000
"""Bytes; with the program and the packed file it stays below 300 million."""
CELL = 240
"""Bytes of a cell that holds a number."""


class Budget:
    """What may still be held of one workbook, in bytes as Python needs them."""

    def __init__(self, path: Path) -> None:
        self._path, self._left = path, HELD

    def spend(self, size: int) -> None:
        """Take note of bytes that stay; WorkbookTooLarge when there is no room left."""
        self._left -= size
        if self._left < 0:
            raise WorkbookTooLarge(self._path, what=_("too many cells or too much text"))

    def keep(self, text: str) -> str:
        """The text, with its size taken note of."""
        self.spend(getsizeof(text) + 8)
        return text
