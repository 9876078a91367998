"""A bar as columns of the axis: what is certain, what may be, and where it lies when it is out of sight."""

from dataclasses import dataclass
from datetime import timedelta

from planner.analysis.intervals import Days, Interval
from planner.app.timeline.axis import Axis

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
