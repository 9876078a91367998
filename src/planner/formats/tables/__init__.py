"""Plain tables, CSV or a workbook's sheet, that people bring: read, their columns guessed, their rows suggested."""

from planner.formats.tables.guessing import ColumnLacking, ColumnNotKnown, Mapping, choices, guess
from planner.formats.tables.reading import NotATable, read_table
from planner.formats.tables.suggesting import read_rows
from planner.formats.tables.table import Row, Table

__all__ = [
    "ColumnLacking",
    "ColumnNotKnown",
    "Mapping",
    "NotATable",
    "Row",
    "Table",
    "choices",
    "guess",
    "read_rows",
    "read_table",
]
