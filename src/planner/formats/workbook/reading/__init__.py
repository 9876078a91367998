"""Workbooks that come back: opened safely, read raw, their tables found; making sense of values is others' work.

This room is imported only when a workbook is read, since it takes the headings from what writes them.
"""

from planner.formats.workbook.reading.base import About, Base, read_base
from planner.formats.workbook.reading.cells import RawCell, Value, day_of, precision
from planner.formats.workbook.reading.faults import NewerWorkbook, NotReadable, ReadingCancelled
from planner.formats.workbook.reading.headings import KnownColumn, KnownTable, known_tables
from planner.formats.workbook.reading.opening import RawBook, open_book
from planner.formats.workbook.reading.sheets import Area, RawRow, RawSheet
from planner.formats.workbook.reading.tables import FoundColumn, FoundRow, FoundTable, find_tables

__all__ = [
    "About",
    "Area",
    "Base",
    "FoundColumn",
    "FoundRow",
    "FoundTable",
    "KnownColumn",
    "KnownTable",
    "NewerWorkbook",
    "NotReadable",
    "RawBook",
    "RawCell",
    "RawRow",
    "RawSheet",
    "ReadingCancelled",
    "Value",
    "day_of",
    "find_tables",
    "known_tables",
    "open_book",
    "precision",
    "read_base",
]
