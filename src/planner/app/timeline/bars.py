"""A bar as columns of the axis, and how it looks: what is certain, what may be, what is out of sight."""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from rich.style import Style

from planner.analysis.schedule.intervals import Days, Interval
from planner.app.strategy.columns import ink
from planner.app.timeline.axis import Axis
from planner.app.timeline.times import Times
from planner.app.widgets.cells import Cell, look
from planner.i18n import _
from planner.model import palette

if TYPE_CHECKING:
    from planner.app.host import Host

CERTAIN, POSSIBLE, POINT, OPENS, CLOSES = "certain", "possible", "point", "opens", "closes"
"""What a column shows: surely, perhaps, one known day, a known start without an end, a known end without a start."""


@dataclass(frozen=True, slots=True)
class Bar:
    """The columns in sight that show something, and on which side the rest lies."""

    columns: dict[int, str]
    left: bool = False
    """Whether all of it lies before what is in sight."""
    right: bool = False
    """Whether all of it lies after what is in sight."""

    @property
    def end(self) -> int:
        """The column after its last one."""
        return max(self.columns, default=-1) + 1


def bar_of(interval: Interval, axis: Axis) -> Bar:
    """The bar of an interval; nothing when no date is known."""
    span = interval.possible
    if span is None:
        return Bar({})
    first, last = (axis.column(day) for day in span)
    if last < 0 or first >= axis.width:
        return Bar({}, left=last < 0, right=first >= axis.width)
    columns = dict.fromkeys(range(max(0, first), min(axis.width - 1, last) + 1), POSSIBLE)
    if interval.certain is not None:
        low, high = _mostly(interval.certain, span, axis)
        columns |= dict.fromkeys(range(max(0, low), min(axis.width - 1, high) + 1), CERTAIN)
    elif interval.start is None or interval.end is None:
        _mark_alone(columns, first, last, axis, known=CLOSES if interval.start is None else OPENS)
    return Bar(columns)


def _mostly(certain: Days, span: Days, axis: Axis) -> tuple[int, int]:
    """The first and the last column that are certain for the most part, where an end is not exact; one at least."""
    half = timedelta(days=axis.days // 2)
    first = certain[0] + half if span[0] < certain[0] else certain[0]
    last = certain[1] - half if certain[1] < span[1] else certain[1]
    if first > last:
        first = last = certain[0] + (certain[1] - certain[0]) / 2
    return axis.column(first), axis.column(last)


def _mark_alone(columns: dict[int, str], first: int, last: int, axis: Axis, known: str) -> None:
    """Mark which of the two dates the only known one is."""
    at = last if known == CLOSES else first
    if first == last:
        columns[at] = POINT
    elif 0 <= at < axis.width:
        columns[at] = known


ACTION = {CERTAIN: "█", POSSIBLE: "▒", POINT: "◆", OPENS: "[", CLOSES: "]"}
BRANCH = {CERTAIN: "━", POSSIBLE: "╌", POINT: "◆", OPENS: "[", CLOSES: "]"}
PLAIN_ACTION = {CERTAIN: "#", POSSIBLE: "~", POINT: "+", OPENS: "[", CLOSES: "]"}
PLAIN_BRANCH = {CERTAIN: "=", POSSIBLE: "-", POINT: "+", OPENS: "[", CLOSES: "]"}
TODAY, YEAR, BEFORE, AFTER = "│", "·", "◂", "▸"
PLAIN_YEAR = "'"
"""Where signs are plain, the sign of a status is a point."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Draws the bars of what is shown on one axis."""

    app: "Host"
    times: Times
    axis: Axis

    def cells(self, id: str, ground: Style, *, branch: bool) -> list[Cell]:
        """One cell a column."""
        axis, bar = self.axis, bar_of(self.times.interval(id), self.axis)
        year = PLAIN_YEAR if self.app.glyphs.plain else YEAR
        shown: dict[int, Cell] = {column: Cell(year, self._quiet) for column in axis.year_columns()}
        self._say_undated(shown, id, branch=branch)
        today = axis.column(self.times.today)
        if 0 <= today < axis.width:
            shown[today] = Cell(TODAY, look(self.app, "error", attributes="bold"))
        signs, style = self._signs(branch=branch), self._style(id, branch=branch)
        for column, kind in bar.columns.items():
            if column != today or kind not in (CERTAIN, POSSIBLE):
                shown[column] = Cell(signs[kind], style)
            elif style.color is not None and not branch:
                shown[column] = Cell(TODAY, look(self.app, "surface", attributes="bold") + Style(bgcolor=style.color))
        shown |= self._beside(id, bar, style, branch=branch)
        glyphs = self.app.glyphs
        made = (shown.get(column) for column in range(axis.width))
        return [Cell(" ", ground) if cell is None else Cell(glyphs(cell.text), ground + cell.style) for cell in made]

    def _signs(self, *, branch: bool) -> dict[str, str]:
        if self.app.glyphs.plain:
            return PLAIN_BRANCH if branch else PLAIN_ACTION
        return BRANCH if branch else ACTION

    def _style(self, id: str, *, branch: bool) -> Style:
        if branch:
            return look(self.app, share=0.65)
        term = self.times.status(id)
        return ink(self.app, term.color if term is not None and term.color else palette.ACCENT)

    def _beside(self, id: str, bar: Bar, style: Style, *, branch: bool) -> dict[int, Cell]:
        """The signs of status and lateness after the bar; where the rest lies when none of it is in sight."""
        if bar.left or bar.right:
            return {0 if bar.left else self.axis.width - 1: Cell(BEFORE if bar.left else AFTER, style)}
        if not bar.columns:
            return {}
        late, status = self.times.lateness(id), None if branch else self.times.status(id)
        signs = [Cell(term.sign, style) for term in (status,) if term is not None]
        signs += [Cell(late.sign, ink(self.app, late.color) + Style(bold=True))] if late is not None else []
        first = min(bar.end, self.axis.width - len(signs))
        return {first + place: cell for place, cell in enumerate(signs)}

    def _say_undated(self, shown: dict[int, Cell], id: str, *, branch: bool) -> None:
        if branch or self.times.interval(id).possible is not None:
            return
        for place, letter in enumerate(_("no dates")[: self.axis.width - 2]):
            shown[1 + place] = Cell(letter, look(self.app, attributes="italic", share=0.65))

    @property
    def _quiet(self) -> Style:
        return look(self.app, share=0.35)
