"""A table as a file has it: headings, rows with their numbers, every cell a text."""

from dataclasses import dataclass

from planner.changes.review.incoming import Fault, Where


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `cells` has one text for each heading, empty where nothing stands."""

    number: int
    """As a spreadsheet counts it, from 1, the headings included."""
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What was read; headings are unique and never empty."""

    file: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    sheet: str = ""
    """The sheet of the workbook; empty for a text file."""
    columns: tuple[str, ...] = ()
    """The letters of the columns, as spreadsheets name them."""
    sheets: tuple[str, ...] = ()
    """The other sheets of the workbook that hold something."""
    faults: tuple[Fault, ...] = ()
    """Rows that could not be read."""
    notes: tuple[str, ...] = ()

    def column(self, heading: str) -> list[str]:
        """The texts under a heading that are not empty."""
        at = self.headings.index(heading)
        return [row.cells[at] for row in self.rows if row.cells[at]]

    def where(self, row: Row, heading: str = "") -> Where:
        """Where a row stands, or its cell under a heading."""
        cell = f"{self.columns[self.headings.index(heading)]}{row.number}" if heading and self.columns else ""
        return Where(self.file, self.sheet, cell, row.number)
