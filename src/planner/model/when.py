"""Dates as people know them: a year, a part of it, a month or a day, and what is certain about them."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from planner.i18n.dates import say_date, say_month, say_part

_FORM = re.compile(r"(\d{4})(?:-(?:([QCS])(\d)|(\d{2})(?:-(\d{2}))?))?", re.ASCII)
_MONTHS_IN_PART = {"Q": 3, "C": 4, "S": 6}


@dataclass(frozen=True, slots=True)
class When:
    """A date with its precision, known as the interval from `first` to `last`, both included.

    Written `2023`, `2023-S1` (half), `2023-C2` (four months), `2023-Q2` (quarter), `2023-06` or `2023-06-30`.
    """

    text: str
    first: date
    last: date

    def before(self, other: "When | date") -> bool:
        """True only when it is certain: every day of this comes before every day of `other`."""
        return self.last < (other.first if isinstance(other, When) else other)

    def perhaps_before(self, other: "When | date") -> bool:
        """True when some day of this comes before some day of `other`."""
        return self.first < (other.last if isinstance(other, When) else other)

    @property
    def exact(self) -> bool:
        """Whether it names one day."""
        return self.first == self.last

    def __str__(self) -> str:
        year, part, number, month, day = _parts(self.text)
        if day:
            return say_date(self.first)
        if month:
            return say_month(int(year), int(month))
        return say_part(int(year), part, int(number)) if part else year

    def __lt__(self, other: "When") -> bool:
        return (self.first, self.last) < (other.first, other.last)


def _parts(text: str) -> tuple[str, ...]:
    match = _FORM.fullmatch(text)
    return tuple(group or "" for group in match.groups()) if match else ()


def read_when(text: str) -> When | None:
    """The date in its canonical text; None when `text` is not one."""
    parts = _parts(text)
    if not parts or parts[0] == "0000":
        return None
    try:
        return When(text, *_interval(*parts))
    except ValueError:
        return None


def _interval(year: str, part: str, number: str, month: str, day: str) -> tuple[date, date]:
    if day:
        exact = date(int(year), int(month), int(day))
        return exact, exact
    if month:
        return _months(int(year), int(month), 1)
    if part:
        size = _MONTHS_IN_PART[part]
        return _months(int(year), (int(number) - 1) * size + 1, size)
    return _months(int(year), 1, 12)


def _months(year: int, first: int, count: int) -> tuple[date, date]:
    last = first + count - 1
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
