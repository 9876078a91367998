"""How far along everything is: statuses of actions counted up the tree, and progress by several ways of weighing."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from planner.analysis.question import Question
from planner.analysis.schedule import is_part_of
from planner.analysis.totals import UNKNOWN
from planner.model.actions import REFERENCE_KINDS, is_action
from planner.model.plan import Plan
from planner.model.progress import progress_within, status_of
from planner.model.tree import branches, parent_of


@dataclass(frozen=True, slots=True)
class Standing:
    """How far along a strategy or an item is with all that is below it."""

    id: str
    depth: int
    counts: Mapping[str, int]
    """Actions in it by status, `UNKNOWN` for those nobody reported on."""
    equal: int | None
    """Progress from 0 to 100, every item counting like its siblings; None when nobody reported."""
    weighted: int | None
    """The same by the weights people gave; None where nobody gave any in the strategy."""
    by_money: int | None
    """The same by the money asked for; None without any, or in several currencies."""
    leaf: bool = False

    @property
    def actions(self) -> int:
        """How many actions are in it."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Progress:
    """One strategy: itself, then everything below it, parents before children."""

    strategy: str
    standings: tuple[Standing, ...]
    currencies: tuple[str, ...] = field(default=())
    """Of the money asked for; with several, nothing is weighed by money."""

    @property
    def whole(self) -> Standing:
        """The strategy itself."""
        return self.standings[0]


def progress(plan: Plan, question: Question) -> list[Progress]:
    """The progress of the strategies asked for, or of all that are carried out and hold actions."""
    wanted = [
        id for id in plan.strategies
        if (id in question.strategies if question.strategies else plan.strategies[id].kind not in REFERENCE_KINDS)
    ]  # fmt: skip
    found = [_progress(plan, id, question) for id in wanted]
    return [one for one in found if one.whole.actions]


def _progress(plan: Plan, strategy: str, question: Question) -> Progress:
    tree = [(strategy, 0), *((branch.item.id, branch.depth) for branch in branches(plan, strategy))]
    ids = [id for id, _depth in tree]
    counts = _counts(plan, ids, question.today, question.stakeholder)
    money = asked(plan, ids)
    currencies = tuple(sorted({currency for sums in money.values() for currency in sums}))
    equal = progress_within(plan, strategy, lambda _plan, _id: Decimal(1))
    weighted = progress_within(plan, strategy) if any("weight" in (plan.items.body(id) or {}) for id in ids) else {}
    by_money = _by_money(plan, strategy, money, currencies)
    parents = plan.items.grouped("place")
    return Progress(strategy, tuple(
        Standing(id, depth, counts.get(id, {}), equal.get(id), weighted.get(id), by_money.get(id), id not in parents)
        for id, depth in tree
    ), currencies)  # fmt: skip


def _counts(plan: Plan, ids: list[str], today: date, actor: str | None) -> dict[str, Counter[str]]:
    """Actions by status, in each of these and in all above them."""
    counts: dict[str, Counter[str]] = {}
    for id in reversed(ids):
        item = plan.items.get(id)
        if item is not None and is_action(plan, item) and is_part_of(plan, id, actor):
            counts.setdefault(id, Counter())[status_of(plan, id, today) or UNKNOWN] += 1
        above = parent_of(plan, id)
        if above is not None and id in counts:
            counts.setdefault(above, Counter()).update(counts[id])
    return counts


def asked(plan: Plan, ids: list[str]) -> dict[str, dict[str, Decimal]]:
    """The money asked for by currency, for each of these and all that is below it."""
    sums: dict[str, dict[str, Decimal]] = {id: {} for id in ids}
    for id in reversed(ids):
        for line in plan.budget_lines.where("item", id):
            if line.kind == "requested" and line.amount is not None:
                _add(sums[id], {line.amount.currency: line.amount.amount})
        above = parent_of(plan, id)
        if above in sums:
            _add(sums[above], sums[id])
    return sums


def _add(sums: dict[str, Decimal], more: Mapping[str, Decimal]) -> None:
    for currency, amount in more.items():
        sums[currency] = sums.get(currency, Decimal(0)) + amount


def _by_money(
    plan: Plan, strategy: str, money: Mapping[str, Mapping[str, Decimal]], currencies: tuple[str, ...]
) -> dict[str, int]:
    if len(currencies) != 1:
        return {}
    (currency,) = currencies
    return progress_within(plan, strategy, lambda _plan, item: money.get(item, {}).get(currency, Decimal(0)))
