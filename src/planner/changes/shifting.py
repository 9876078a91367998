"""Dates moved by a step, each keeping the precision it is known by."""

import math
from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

from planner.changes.change import Change
from planner.model.dates import When, read_when
from planner.model.plan import Plan

Which = Literal["both", "start", "end"]
_MONTHS = {"Q": 3, "C": 4, "S": 6}


def months_of(when: When) -> int:
    """How many months the part of the calendar takes that a date is known by; 0 for a day."""
    form = when.text[5:]
    if not form:
        return 12
    return 0 if when.exact else _MONTHS.get(form[0], 1)


def shifted(when: When, months: int, days: int) -> When | None:
    """A date so much later, as precise as before; None beyond the calendar. Only days move by `days`."""
    try:
        if not months:
            return read_when((when.first + timedelta(days=days)).isoformat()) if when.exact else when
        return read_when(_written(when, _later(when.first, months)))
    except (ValueError, OverflowError):
        return None


def _later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _written(when: When, day: date) -> str:
    form, size = when.text[5:], months_of(when)
    if not form:
        return f"{day:%Y}"
    if form[0] in _MONTHS:
        return f"{day:%Y}-{form[0]}{(day.month - 1) // size + 1}"
    return day.isoformat() if when.exact else f"{day:%Y-%m}"


def shift(plan: Plan, id: str, which: Which, by: int, days: int) -> list[Change]:
    """The changes that move an item or strategy by `by` steps; none when it has no such date, or would end before it
    starts.

    A step is what a date is known by (a year, a month …), or `days` for a day; where both move, the longer of both.
    """
    record = plan.items.get(id) or plan.strategies.get(id)
    if record is None:
        return []
    known = {"start": record.start, "end": record.end}
    moving = {name: when for name, when in known.items() if when is not None and which in ("both", name)}
    months = (
        math.lcm(*(months_of(when) or 1 for when in moving.values())) if any(map(months_of, moving.values())) else 0
    )
    after = {name: shifted(when, by * months, by * days) for name, when in moving.items()}
    if None in after.values() or _is_reversed(known | after):
        return []
    return [
        Change(record.collection, id, name, moving[name].text, when.text)
        for name, when in after.items() if when is not None and when.text != moving[name].text
    ]  # fmt: skip


def _is_reversed(dates: dict[str, When | None]) -> bool:
    start, end = dates["start"], dates["end"]
    return start is not None and end is not None and end.before(start)
