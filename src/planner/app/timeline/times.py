"""The lines of the timeline and what it knows of each: interval, status, lateness, and what waits for what."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import takewhile

from planner.analysis.schedule.figures import Dependency, Schedule
from planner.analysis.schedule.intervals import Interval
from planner.app.strategy.facts import Facts
from planner.app.strategy.outline import Outline
from planner.model.plan import Plan


class TimelineOutline(Outline):
    """The outline of what the timeline shows."""

    def keeping(self, wanted: Callable[[str], bool]) -> set[int]:
        """The lines that are wanted, with the lines they hang on."""
        kept: set[int] = set()
        for number, line in enumerate(self.lines):
            if wanted(line.id):
                kept.add(number)
                kept.update(takewhile(lambda above: above not in kept, self.parents(number)))
        return kept


OVERDUE = frozenset({"late", "perhaps_late", "no_report"})
NO_INTERVAL = Interval(None, None)


class Times(Facts):
    """The facts of the strategies that are shown."""

    def __init__(self, plan: Plan, roots: Sequence[str], today: date) -> None:
        super().__init__(plan, today)
        self.schedule = Schedule(plan, tuple(roots))

    def interval(self, id: str) -> Interval:
        """When a line is done, as far as it is known."""
        return self.schedule.intervals.get(id, NO_INTERVAL)

    def is_branch(self, id: str) -> bool:
        """Whether what is below says when it is done: a strategy, or an item that holds something with dates."""
        if id in self.plan.strategies:
            return True
        below = self.plan.items.grouped("place").get(id, ())
        dated = any(self.interval(child).possible is not None for child in below)
        return dated or (bool(below) and self.interval(id).possible is None)

    def is_overdue(self, id: str) -> bool:
        """Whether its end is past, or may be, and it is not closed."""
        term = self.lateness(id)
        return term is not None and term.code in OVERDUE

    @cached_property
    def span(self) -> tuple[date, date]:
        """The first and the last day of anything that is shown, today among them."""
        spans = [found.possible for found in self.schedule.intervals.values()]
        days = [day for span in spans if span is not None for day in span]
        return min([*days, self.today]), max([*days, self.today])

    @cached_property
    def waits(self) -> Mapping[str, Sequence[Dependency]]:
        """What each line waits for."""
        return _by((each.link.source, each) for each in self.schedule.dependencies)

    @cached_property
    def waited(self) -> Mapping[str, Sequence[Dependency]]:
        """What waits for each line."""
        return _by((each.link.target, each) for each in self.schedule.dependencies)


def _by(pairs: Iterable[tuple[str, Dependency]]) -> dict[str, list[Dependency]]:
    found: dict[str, list[Dependency]] = {}
    for id, each in pairs:
        found.setdefault(id, []).append(each)
    return found
