"""Cells as a person reads them, what one turned out to mean, and whether it is as it was written."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import isclose

from planner.formats.workbook.cells import Cell
from planner.formats.workbook.reading import RawCell, Value, day_of, precision
from planner.i18n import _
from planner.i18n.dates import say_date
from planner.i18n.numbers import plain
from planner.i18n.text import clean


class Misread(Exception):
    """A cell was not understood; its fault is told with the place of the cell, and the rest comes in."""

    def __init__(self, remedy: str, part: str = "") -> None:
        super().__init__(remedy)
        self.part = part
        """The column it is about, when the value is made of two: `currency`."""
        self.remedy = remedy
        """What is accepted there, as a whole sentence."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What a cell means, in canonical text."""

    text: str
    asks: str = ""
    """Why a person should confirm it, when it was not said plainly."""


def sentence(complaint: str) -> str:
    """A complaint of a kind as a whole sentence."""
    return complaint[:1].upper() + complaint[1:] + ("" if complaint.endswith(".") else ".")


NEARLY = 1e-9
"""How much, of its size, a number may differ that programs saved in another form."""


def said(raw: RawCell) -> str:
    """What a cell says, as one would type it."""
    value = raw.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Decimal):
        return f"{plain((value * 100).normalize())} %" if raw.shows_percent else plain(value)
    return say_date(value) if isinstance(value, date) else value


def checked(raw: RawCell) -> RawCell:
    """The cell, unless its formula gives nothing that could be read; then Misread."""
    if raw.is_error:
        raise Misread(_("The cell holds an error of the spreadsheet: type the value itself."))
    if raw.is_formula and raw.value is None:
        raise Misread(
            _("The formula was saved without its result: open the file in Excel and save it, or type the value.")
        )
    return raw


def still_shows(raw: RawCell | None, cell: Cell) -> bool:
    """Whether a cell shows what the program wrote there, however other programs saved it in between."""
    written = cell.value
    if raw is None or raw.is_blank:
        return written is None or (isinstance(written, str) and not clean(written))
    if raw.is_error or (raw.is_formula and raw.value is None):
        return False
    return raw.value == written or _means(raw, written, cell.shows)


def _means(raw: RawCell, written: str | float | date | None, shows: str) -> bool:
    value = raw.value
    if isinstance(written, str):
        return isinstance(value, str | Decimal) and clean(said(raw)) == clean(written)
    if isinstance(written, date):
        return _same_day(value, raw.shows, written, shows)
    if isinstance(written, int | float) and isinstance(value, Decimal):
        return isclose(float(value), written, rel_tol=NEARLY)
    return False


def _same_day(value: Value, shown: str, written: date, shows: str) -> bool:
    """A day counts with the precision it is shown with; one saved as a bare number is that day still."""
    if isinstance(value, Decimal):
        return day_of(value) == written
    if not isinstance(value, date):
        return False
    return value == written and precision(shown) in (precision(shows), "")
