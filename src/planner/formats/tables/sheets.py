"""Tables in workbooks; imported only when one is read."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from planner.formats.tables.faults import NotATable
from planner.formats.tables.words import is_known
from planner.formats.workbook.reading import RawBook, RawCell, RawSheet, open_book, precision
from planner.i18n import _
from planner.i18n.numbers import plain
from planner.i18n.text import clean

IGNORED = "(ignore)"
"""What stands in the name of a sheet that is not meant."""
LOOKED_AT = 15
MOST_CELLS = 1_000


def sheet_rows(path: Path, wanted: str | None) -> tuple[str, Iterator[tuple[int, list[str]]], tuple[str, ...]]:
    """The name of the sheet that is read, its rows, and the names of the others that may be meant."""
    book = open_book(path)
    usable = [sheet for sheet in book.sheets if sheet.visibility in ("", "visible") and IGNORED not in sheet.name]
    names = [sheet.name for sheet in usable]
    if wanted is not None:
        found = book.sheet(wanted)
        if found is None:
            says = _("it has no sheet “{sheet}”; its sheets are: {names}")
            raise NotATable(path, says.format(sheet=wanted, names=", ".join(names)))
        sheet = found
    else:
        sheet = _likeliest(path, book, usable)
    return sheet.name, _rows(sheet, book), tuple(name for name in names if name != sheet.name)


def _likeliest(path: Path, book: RawBook, sheets: list[RawSheet]) -> RawSheet:
    """The first sheet with headings that are known, else the first one that holds anything."""
    filled: list[RawSheet] = []
    for sheet in sheets:
        for at, (_number, cells) in enumerate(_rows(sheet, book)):
            if at == 0:
                filled.append(sheet)
            if sum(map(is_known, cells)) >= 2:
                return sheet
            if at >= LOOKED_AT:
                break
    if not filled:
        raise NotATable(path, _("it holds no rows below headings"))
    return filled[0]


def _rows(sheet: RawSheet, book: RawBook) -> Iterator[tuple[int, list[str]]]:
    for row in sheet.rows():
        cells = [cell for cell in row.cells if cell.column <= MOST_CELLS]
        texts = [""] * max((cell.column for cell in cells), default=0)
        for cell in cells:
            texts[cell.column - 1] = book.budget.keep(_text(cell))
        yield row.number, texts


def _text(cell: RawCell) -> str:
    """A cell as a person would type it."""
    match cell.value:
        case None:
            return ""
        case bool():
            return "yes" if cell.value else "no"
        case datetime():
            return _day(cell.value.date(), cell.shows)
        case date():
            return _day(cell.value, cell.shows)
        case Decimal():
            return f"{plain((cell.value * 100).normalize())}%" if cell.shows_percent else plain(cell.value)
        case str():
            return "" if cell.is_error else clean(cell.value)


def _day(day: date, shows: str) -> str:
    """A day as precisely as the cell shows it."""
    return {"month": f"{day:%Y-%m}", "year": f"{day:%Y}"}.get(precision(shows), day.isoformat())
