"""When everything is done, what waits for what, whether the dates allow it, and which chain decides the end."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from planner.analysis.question import Question
from planner.analysis.schedule.critical_path import CriticalPath, critical_path
from planner.analysis.schedule.intervals import Interval, intervals, own_interval
from planner.model import palette
from planner.model.actions import carried_out
from planner.model.assignments import leads, supports
from planner.model.plan import Plan
from planner.model.strategies import Link
from planner.model.tree import Branch, branches, strategy_of
from planner.model.vocabulary import Term, Vocabulary

AGREEMENT = Vocabulary(
    "agreement",
    Term("keeps", "In order", "En orden", "✓", color=palette.GREEN),
    Term("breaks", "Out of order", "Fuera de orden", "!", color=palette.VERMILION),
    Term("perhaps_breaks", "Perhaps out of order", "Quizá fuera de orden", "¡", color=palette.ORANGE),
    Term("unknown", "Not known", "No se sabe", "?", color=palette.GREY),
)
"""Whether the dates of two things allow that one waits for the other."""


@dataclass(frozen=True, slots=True)
class Dependency:
    """One thing that waits until another is over."""

    link: Link
    agreement: str
    """A code of `AGREEMENT`."""
    least: int | None
    """Days from the end of the other to its own start, if both fall most unluckily; negative where it starts before."""
    most: int | None
    """The same if both fall most luckily."""


@dataclass(frozen=True)
class Schedule:
    """The dates of some strategies."""

    plan: Plan
    roots: tuple[str, ...]
    """The ids of the strategies."""

    @cached_property
    def intervals(self) -> dict[str, Interval]:
        """The intervals of the strategies and of all their items, by id."""
        return {id: found for root in self.roots for id, found in intervals(self.plan, root).items()}

    @cached_property
    def dependencies(self) -> tuple[Dependency, ...]:
        """Every dependency of something in these strategies, on something in them or elsewhere."""
        links = (link for link in self.plan.links.values() if _is_dependency(self.plan, link))
        return tuple(dependency(self.plan, link) for link in links if link.source in self.intervals)

    @cached_property
    def critical(self) -> CriticalPath:
        """The longest chain of dependencies, each step as long as its own dates allow at most.

        Only own dates count, so that where something stands in the tree makes no difference.
        """
        ends = {end for each in self.dependencies for end in (each.link.source, each.link.target)}
        waits: dict[str, list[str]] = {}
        for each in self.dependencies:
            waits.setdefault(each.link.source, []).append(each.link.target)
        return critical_path({id: own_interval(self.plan, id).longest for id in sorted(ends)}, waits)

    def rows(self) -> Iterator[Branch | str]:
        """The id of each strategy, and after it everything in it that has dates or holds something with dates."""
        for root in self.roots:
            yield root
            yield from (each for each in branches(self.plan, root) if self.intervals[each.item.id].possible)


def schedule(plan: Plan, question: Question) -> Schedule:
    """The schedule of the strategies asked for, or of all that are carried out and have dates anywhere."""
    wanted = plan.strategies if question.strategies else [strategy.id for strategy in carried_out(plan)]
    return Schedule(plan, tuple(id for id in wanted if question.wants(id)))


def _is_dependency(plan: Plan, link: Link) -> bool:
    return link.type == "depends_on" and link.source != link.target and all(
        end in plan.items or end in plan.strategies for end in (link.source, link.target)
    )  # fmt: skip


def dependency(plan: Plan, link: Link) -> Dependency:
    """Whether something starts only when what it depends on is over: by own dates, and only as far as they are known.

    It may start on the day on which the other ends. Where its start is not known, its end must not come before either.
    """
    own, other = own_interval(plan, link.source), own_interval(plan, link.target)
    start, end = own.start or own.end, other.end
    if start is None or end is None:
        return Dependency(link, "unknown", None, None)
    code = "breaks" if start[1] < end[0] else "perhaps_breaks" if start[0] < end[1] else "keeps"
    if own.start is None:
        return Dependency(link, code if code == "breaks" else "unknown", None, None)
    return Dependency(link, code, (start[0] - end[1]).days, (start[1] - end[0]).days)


def is_part_of(plan: Plan, item: str, actor: str | None) -> bool:
    """Whether an actor leads or supports an item; everything is when no actor is asked for."""
    return actor is None or actor in (*leads(plan, item).who, *supports(plan, item))


def home(plan: Plan, id: str) -> str | None:
    """The id of the strategy that something is in."""
    strategy = strategy_of(plan, id)
    return strategy.id if strategy is not None else None
