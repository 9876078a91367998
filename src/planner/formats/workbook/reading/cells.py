"""What one cell of a workbook holds as the file says it, before anybody makes sense of it."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

Value = str | Decimal | bool | date | None
"""Text, number, yes or no, a day (datetime when it has a time of day), or nothing."""

DAYS = 2_958_465
"""The serial number of 31/12/9999, the last day of a spreadsheet."""


class RawCell(NamedTuple):
    """One cell; rows and columns count from 1."""

    row: int
    column: int
    value: Value
    shows: str = ""
    """The number format: `dd/mm/yyyy`, `0%`, `"Q" #,##0.00`; empty for none."""
    is_formula: bool = False
    """Whether it is worked out; its value is then the result last saved, None when the program that saved it gave
    none."""
    is_error: bool = False
    """Whether the value is an error such as `#REF!`."""

    @property
    def address(self) -> str:
        """`B7`."""
        from openpyxl.utils import get_column_letter

        return f"{get_column_letter(self.column)}{self.row}"

    @property
    def is_blank(self) -> bool:
        """Whether a person sees nothing in it."""
        return not self.is_formula and (self.value is None or (isinstance(self.value, str) and not self.value.strip()))

    @property
    def shows_percent(self) -> bool:
        """Whether 0.5 is shown as 50 %; the program's own percent columns write 50 and are not meant."""
        return "%" in unquoted(self.shows)


@lru_cache(maxsize=1024)
def unquoted(shows: str) -> str:
    """The first section of a number format without its literal texts, brackets and escaped characters, small."""
    kept, place, ends = [], 0, {'"': '"', "[": "]"}
    while place < len(shows) and shows[place] != ";":
        mark = shows[place]
        if mark in ends:
            end = shows.find(ends[mark], place + 1)
            place = len(shows) if end < 0 else end + 1
        elif mark in "\\_*":
            place += 2
        else:
            kept.append(mark)
            place += 1
    return "".join(kept).lower()


@lru_cache(maxsize=1024)
def precision(shows: str) -> str:
    """How precise the days are that a number format shows: `day`, `month`, `year`, or nothing when it shows none."""
    code = unquoted(shows)
    if code in {"general", "standard", "@"}:
        return ""
    if "d" in code:
        return "day"
    if "y" in code:
        return "month" if "m" in code else "year"
    return "month" if "mmm" in code else ""


def day_of(serial: Decimal | float, *, since_1904: bool = False) -> date | None:
    """The day of a serial number, a datetime when it has a time of day; None when it is no day of a spreadsheet.

    Counts as Excel does, which takes 1900 for a leap year: 60 is no day.
    """
    number = float(serial)
    if not (0 if since_1904 else 1) <= number < DAYS + 1 or (not since_1904 and 60 <= number < 61):
        return None
    first = date(1904, 1, 1) if since_1904 else date(1899, 12, 31 if number < 60 else 30)
    begin = datetime.combine(first, time())  # a spreadsheet knows no time zones
    whole = int(number)
    seconds = round((number - whole) * 86_400)
    try:
        moment = begin + timedelta(days=whole, seconds=seconds)
    except OverflowError:
        return None
    return moment if seconds else moment.date()
