"""The time axis: which days each column of the screen stands for, and what is written over the columns."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rich.text import Text
from textual.events import MouseScrollDown, MouseScrollUp
from textual.message import Message
from textual.widget import Widget

from planner.app.widgets.cells import fitted, look
from planner.i18n import _, ngettext
from planner.i18n.dates import MONTHS, say_month
from planner.i18n.language import current_language

ZOOMS = (1, 2, 4, 7, 14, 30, 61, 91, 183)
"""How many days one column may stand for, from weeks to years on one screen."""
EARLIEST, LATEST = date(1, 1, 1).toordinal(), date(9998, 12, 31).toordinal()
Tick = tuple[int, str]
"""A column and what begins there."""


@dataclass(frozen=True, slots=True)
class Axis:
    """`first` is the ordinal of the leftmost day; a column stands for `days` days."""

    first: int
    days: int
    width: int

    def column(self, day: date) -> int:
        """The column of a day; below 0 or from `width` on when it is out of sight."""
        return (day.toordinal() - self.first) // self.days

    def day(self, column: int) -> date:
        """The first day of a column."""
        return date.fromordinal(max(EARLIEST, min(LATEST, self.first + column * self.days)))

    @property
    def last(self) -> date:
        """The last day in sight."""
        return self.day(self.width) - timedelta(days=1)

    def zoomed(self, by: int, around: date | None = None) -> "Axis":
        """The next coarser (1) or finer (-1) zoom, with a day (the middle one) kept in its column."""
        place = ZOOMS.index(self.days) if self.days in ZOOMS else 0
        days = ZOOMS[max(0, min(len(ZOOMS) - 1, place + by))]
        column = self.width // 2 if around is None else self.column(around)
        kept = around or self.day(column)
        return replace(self, days=days, first=kept.toordinal() - column * days)

    def scrolled(self, columns: int) -> "Axis":
        """The same zoom so many columns later."""
        return replace(self, first=self.first + columns * self.days)

    def centred(self, day: date) -> "Axis":
        """The same zoom with a day in the middle."""
        return replace(self, first=day.toordinal() - self.width // 2 * self.days)

    def kept_near(self, first: date, last: date) -> "Axis":
        """The same zoom, moved so that some of the days from `first` to `last` are in sight."""
        margin = self.width // 2 * self.days
        low, high = first.toordinal() - margin, last.toordinal() - margin
        return replace(self, first=max(EARLIEST, min(max(self.first, low), high)))

    def words(self) -> str:
        """What one column stands for."""
        weeks, months = self.days // 7, round(self.days / 30.4)
        if self.days < 7:
            return ngettext("1 column = 1 day", "1 column = {count} days", self.days).format(count=self.days)
        if self.days < 30:
            return ngettext("1 column = 1 week", "1 column = {count} weeks", weeks).format(count=weeks)
        return ngettext("1 column = 1 month", "1 column = {count} months", months).format(count=months)

    def coarse(self) -> list[Tick]:
        """The upper line: months while days can be told apart, else years; the first one even when cut."""
        if self.days <= 2:
            return list(self._months(1, _month_and_year))
        return list(self._months(12 if self.days < ZOOMS[-1] else 60, lambda day: f"{day.year}"))

    def fine(self) -> list[Tick]:
        """The lower line: days on which weeks begin, months, quarters or halves of years."""
        if self.days <= 2:
            return list(self._weeks())
        if self.days <= 14:
            return list(self._months(1, _short_month if self.days <= 7 else _initial))
        if self.days <= 30:
            return list(self._months(3, lambda day: _("Q{number}").format(number=day.month // 3 + 1)))
        half = self._months(6, lambda day: _("H{number}").format(number=day.month // 6 + 1))
        return list(half) if self.days <= 61 else []

    def year_columns(self) -> frozenset[int]:
        """Columns in which a year begins; months, where days can be told apart."""
        return frozenset(column for column, _words in self.coarse() if column > 0)

    def _weeks(self) -> Iterator[Tick]:
        day = self.day(0)
        day += timedelta(days=-day.weekday() % 7)
        while day <= self.last:
            yield self.column(day), f"{day.day:02}"
            day += timedelta(days=7)

    def _months(self, step: int, words: Callable[[date], str]) -> Iterator[Tick]:
        start, years = self.day(0), step // 12
        year = max(1, start.year // years * years) if years else start.year
        day = date(year, 1 if years else (start.month - 1) // step * step + 1, 1)
        while day <= self.last:
            yield max(0, self.column(day)), words(day)
            month = day.month - 1 + step
            day = date(day.year + month // 12, month % 12 + 1, 1)


def _month_and_year(day: date) -> str:
    return say_month(day.year, day.month)


def _short_month(day: date) -> str:
    return MONTHS[current_language()][day.month - 1][:3]


def _initial(day: date) -> str:
    return MONTHS[current_language()][day.month - 1][0].upper()


def fitting(first: date, last: date, width: int) -> Axis:
    """The finest zoom in which all days from `first` to `last` are in sight, with a little room at both ends."""
    span = (last - first).days + 1
    days = next((days for days in ZOOMS if span <= (width - 4) * days), ZOOMS[-1])
    room = width - -(-span // days)
    return Axis(max(EARLIEST, first.toordinal() - max(1, room // 3) * days), days, width)


def written(ticks: list[Tick], width: int) -> str:
    """The ticks as one line of the width; one that would run into the one before, or is cut off, is left out."""
    line = ""
    for place, (column, words) in enumerate(ticks):
        following = ticks[place + 1][0] if place + 1 < len(ticks) else width
        if not column and following <= len(words):
            continue
        if column + len(words) <= width and (not line or column > len(line)):
            line = line.ljust(column) + words
    return line.ljust(width)


class Scale(Widget):
    """The upper line of the axis; the wheel over it zooms."""

    class Zoomed(Message):
        """The wheel turned."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._axis, self._start = Axis(0, 1, 0), 0

    def show(self, axis: Axis, start: int) -> None:
        """Show an axis that begins in a column of the screen."""
        self._axis, self._start = axis, start
        self.refresh()

    def render(self) -> Text:
        """The line."""
        quiet = look(self.app, ground="panel", share=0.65)
        line = Text(fitted(f" {self._axis.words() if self._axis.width else ''}", self._start), quiet, no_wrap=True)
        line.append(written(self._axis.coarse(), self._axis.width) if self._axis.width else "",
                    look(self.app, ground="panel", attributes="bold"))  # fmt: skip
        return line

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Zoom in."""
        event.stop()
        self.post_message(self.Zoomed(-1))

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Zoom out."""
        event.stop()
        self.post_message(self.Zoomed(1))
