"""When things are done, as exactly as it is known: the earliest and latest day of their start and of their end."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from planner.model.dates import When
from planner.model.plan import Plan
from planner.model.tree import branches

Days = tuple[date, date]
"""A first and a last day, both included."""


@dataclass(frozen=True, slots=True)
class Interval:
    """What is known of a start and an end, each as the days it may fall on; None where nothing is."""

    start: Days | None
    end: Days | None
    gathered: bool = False
    """Whether a start or an end was taken from what is below, because it has none of its own."""

    @property
    def certain(self) -> Days | None:
        """The days it certainly takes, from its latest start to its earliest end; None when there are no such days."""
        if self.start is None or self.end is None or self.end[1] < self.start[0]:
            return None
        first, last = min(self.start[1], self.end[1]), max(self.end[0], self.start[0])
        return (first, last) if first <= last else None

    @property
    def possible(self) -> Days | None:
        """The days it may take, from its earliest start to its latest end.

        With one of them alone that one's days; where it ends before it starts, the days of both.
        """
        if self.start is not None and self.end is not None and self.start[0] <= self.end[1]:
            return self.start[0], self.end[1]
        known = [days for days in (self.start, self.end) if days is not None]
        return (min(days[0] for days in known), max(days[1] for days in known)) if known else None

    @property
    def longest(self) -> int | None:
        """How many days it takes at most, its first and last included; None without both dates, or if it ends first."""
        if self.start is None or self.end is None or self.end[1] < self.start[0]:
            return None
        return (self.end[1] - self.start[0]).days + 1

    @property
    def shortest(self) -> int | None:
        """How many days it takes at least."""
        if self.start is None or self.end is None or self.longest is None:
            return None
        return max(1, (self.end[0] - self.start[1]).days + 1)


def interval(start: When | None, end: When | None) -> Interval:
    """The interval of two dates as people wrote them."""
    return Interval(_days(start), _days(end))


def _days(when: When | None) -> Days | None:
    return (when.first, when.last) if when is not None else None


def own_interval(plan: Plan, id: str) -> Interval:
    """The interval of an item or strategy by its own dates alone."""
    record = plan.items.get(id) or plan.strategies.get(id)
    return interval(record.start, record.end) if record is not None else Interval(None, None)


def intervals(plan: Plan, root: str) -> dict[str, Interval]:
    """The intervals of a strategy or item and of all below it, by id, in one pass.

    Where a start (end) is missing, it is the earliest start (latest end) that is known below.
    """
    ids = [root, *(branch.item.id for branch in branches(plan, root))]
    below = plan.items.grouped("place")
    found: dict[str, Interval] = {}
    for id in reversed(ids):
        own = own_interval(plan, id)
        found[id] = own if own.start and own.end else _gathered(own, below.get(id, ()), found)
    return found


def _gathered(own: Interval, children: Iterable[str], found: Mapping[str, Interval]) -> Interval:
    known = [found[child] for child in children if child in found]
    starts = [each.start for each in known if each.start is not None]
    ends = [each.end for each in known if each.end is not None]
    start = own.start or ((min(day for day, _last in starts), min(day for _first, day in starts)) if starts else None)
    end = own.end or ((max(day for day, _last in ends), max(day for _first, day in ends)) if ends else None)
    return Interval(start, end, gathered=(start, end) != (own.start, own.end))
