"""The columns of a timeline: months, quarters or years, whichever keeps the whole plan on one sheet of paper."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from planner.i18n import _
from planner.i18n.dates import MONTHS
from planner.i18n.language import current_language

WIDEST = 42
"""Columns that can still be told apart on paper."""


@dataclass(frozen=True, slots=True)
class Span:
    """One column of the timeline: its first and last day, its heading, and the year where it opens one."""

    first: date
    last: date
    heading: str
    year: str

    def meets(self, first: date, last: date) -> bool:
        """Whether some day from `first` to `last` falls into it."""
        return self.first <= last and first <= self.last

    def holds(self, day: date) -> bool:
        """Whether the day falls into it."""
        return self.first <= day <= self.last


def spans(first: date, last: date) -> list[Span]:
    """The columns that cover every day from `first` to `last`, each year whole where years are narrow enough."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months <= WIDEST:
        return list(_steps(date(first.year, first.month, 1), last, 1))
    if months <= WIDEST * 3:
        return list(_steps(date(first.year, first.month - (first.month - 1) % 3, 1), last, 3))
    return list(_steps(date(first.year, 1, 1), last, 12))


def _steps(start: date, last: date, months: int) -> Iterator[Span]:
    opened = 0
    while start <= last:
        following = _later(start, months)
        heading = _heading(start, months)
        year = str(start.year) if start.year != opened and months < 12 else ""
        opened = start.year
        yield Span(start, following - timedelta(days=1), heading, year)
        start = following


def _later(day: date, months: int) -> date:
    place = day.month - 1 + months
    return date(day.year + place // 12, place % 12 + 1, 1)


def _heading(start: date, months: int) -> str:
    if months == 1:
        return MONTHS[current_language()][start.month - 1][0].upper()
    if months == 3:
        return _("Q{number}").format(number=(start.month - 1) // 3 + 1)
    return str(start.year)


def covering(days: Iterable[date]) -> tuple[date, date] | None:
    """The first and the last of some days, or None when there are none."""
    known = sorted(days)
    return (known[0], known[-1]) if known else None
