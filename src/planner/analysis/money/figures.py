"""Money by axis, source and year: what was asked, committed and spent, the gap, and what has no source."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from planner.analysis.coverage.answers import Homes, homes
from planner.analysis.question import Question
from planner.model.assignments import assigned, leads
from planner.model.monitoring import BudgetLine
from planner.model.plan import Plan
from planner.model.tree import children

UNKNOWN = ""
"""The key of what nobody stated."""


@dataclass(frozen=True, slots=True)
class Sums:
    """Money of one currency; None is unknown, which is not zero."""

    requested: Decimal | None = None
    committed: Decimal | None = None
    spent: Decimal | None = None

    @property
    def gap(self) -> Decimal | None:
        """What was asked and nobody committed; None where nothing was asked, and never below zero."""
        if self.requested is None:
            return None
        return max(self.requested - (self.committed or Decimal(0)), Decimal(0))


Key = tuple[str, str]
"""What the money is summed by (an id, a year …) and its currency."""


@dataclass(frozen=True, slots=True)
class Money:
    """All sums of a plan; different currencies are never added up."""

    whole: Mapping[str, Sums]
    """By currency."""
    by_axis: Mapping[Key, Sums]
    """By what stands right under a strategy, or the strategy itself for its own lines."""
    by_source: Mapping[Key, Sums]
    """By who funds; `UNKNOWN` where nobody said."""
    by_year: Mapping[Key, Sums]
    """By year; a period over several years counts in the first, and `UNKNOWN` where nobody said."""
    unfunded: tuple[str, ...]
    """Ids of budget lines without a source, money and in kind."""
    unpriced: tuple[str, ...]
    """Ids of budget lines whose amount nobody stated and that are not in kind."""

    def missing(self, currency: str) -> Decimal:
        """The gaps of all axes: what one axis has beyond what it asked fills no gap of another."""
        gaps = (sums.gap for (_axis, code), sums in self.by_axis.items() if code == currency)
        return sum((gap for gap in gaps if gap is not None), Decimal(0))


def money(plan: Plan, question: Question) -> Money:
    """The money of a plan, or of the strategies and the actor asked for: what it funds or leads."""
    known = homes(plan)
    lines = [line for line in plan.budget_lines.values() if _wanted(plan, line, known, question)]
    return Money(
        whole={currency: sums for (_all, currency), sums in _summed(lines, lambda _line: UNKNOWN).items()},
        by_axis=_in_tree(plan, _summed(lines, lambda line: _axis(line.item, known))),
        by_source=_summed(lines, lambda line: line.funder or UNKNOWN),
        by_year=_summed(lines, _year),
        unfunded=tuple(line.id for line in lines if line.funder is None and "funder" not in line.known_none),
        unpriced=tuple(line.id for line in lines if line.amount is None and not line.in_kind),
    )


def _wanted(plan: Plan, line: BudgetLine, known: Homes, question: Question) -> bool:
    if not question.wants(known.strategy.get(line.item)):
        return False
    if question.stakeholder is None or line.funder == question.stakeholder:
        return True
    funding = (assignment.stakeholder for assignment in assigned(plan, line.item, ("funder",)))
    return question.stakeholder in (*leads(plan, line.item).who, *funding)


def _summed(lines: Iterable[BudgetLine], by: Callable[[BudgetLine], str]) -> dict[Key, Sums]:
    found: dict[Key, dict[str, Decimal]] = {}
    for line in lines:
        if line.amount is not None and line.kind is not None:
            sums = found.setdefault((by(line), line.amount.currency), {})
            sums[line.kind] = sums.get(line.kind, Decimal(0)) + line.amount.amount
    return {
        key: Sums(sums.get("requested"), sums.get("committed"), sums.get("spent"))
        for key, sums in sorted(found.items(), key=lambda entry: (entry[0][1] != "GTQ", entry[0][1], entry[0][0]))
    }


def _in_tree(plan: Plan, sums: Mapping[Key, Sums]) -> dict[Key, Sums]:
    """The sums in the order of the trees, a strategy before what stands under it."""
    order = {id: n for n, id in enumerate(id for tree in plan.strategies for id in (tree, *_below(plan, tree)))}
    place = {key: (key[1] != "GTQ", key[1], order.get(key[0], len(order))) for key in sums}
    return {key: sums[key] for key in sorted(sums, key=lambda key: place[key])}


def _below(plan: Plan, strategy: str) -> list[str]:
    return [item.id for item in children(plan, strategy)]


def _axis(item: str, known: Homes) -> str:
    path = known.path(item)
    return path[-2] if len(path) > 1 else path[-1]


def _year(line: BudgetLine) -> str:
    return f"{line.period.first:%Y}" if line.period is not None else UNKNOWN
