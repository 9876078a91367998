"""The strategies that are carried out, row by row, with what no field declares: sums, counts, newest values."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from planner.analysis.network.connections import connections
from planner.formats.workbook import cells
from planner.formats.workbook.book import Book
from planner.formats.workbook.cells import EMPTY, Cell
from planner.formats.workbook.dropdowns import Labels
from planner.i18n.numbers import say_decimal, say_money
from planner.model import vocabularies
from planner.model.actions import REFERENCE_KINDS, actions
from planner.model.actors import Stakeholder
from planner.model.monitoring import Indicator, Observation
from planner.model.plan import Plan
from planner.model.strategies import Item, Strategy
from planner.model.tree import branches
from planner.model.values import Money


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A strategy (depth 0) or an item of one, with its place in the tree."""

    record: Strategy | Item
    strategy: Strategy
    depth: int
    number: str
    belongs: str
    has_children: bool

    @property
    def id(self) -> str:
        """The id of the strategy or item."""
        return self.record.id


def referred_to(plan: Plan) -> list[Strategy]:
    """The strategies with items that others answer to: frameworks, laws, diagnoses."""
    filled = plan.items.grouped("place")
    return [one for id, one in plan.strategies.items() if id in filled and one.kind in REFERENCE_KINDS]


def plan_rows(plan: Plan, labels: Labels, strategies: Iterable[Strategy]) -> list[PlanRow]:
    """The rows of these strategies, parents before children."""
    filled = plan.items.grouped("place")
    rows: list[PlanRow] = []
    for strategy in strategies:
        rows.append(PlanRow(strategy, strategy, 0, labels.mark(strategy.id), "", True))
        for branch in branches(plan, strategy.id):
            parent = branch.item.place.parent if branch.item.place else strategy.id
            rows.append(
                PlanRow(branch.item, strategy, branch.depth, branch.number, labels.place(parent),
                        branch.item.id in filled)
            )  # fmt: skip
    return rows


Amounts = dict[tuple[str, str], Decimal]
"""Sums by (budget kind, currency); currencies are never added up."""


class Sums:
    """Sums by id of a strategy or item."""

    def __init__(self, plan: Plan, rows: Sequence[PlanRow]) -> None:
        self._sums: dict[str, Amounts] = {row.id: _own(plan, row.id) for row in rows}
        for row in reversed(rows):
            if isinstance(row.record, Item) and row.record.place is not None:
                _add(self._sums.setdefault(row.record.place.parent, {}), self._sums[row.id])

    def reader(self, kind: str) -> Callable[[PlanRow], Cell]:
        """What a row shows for a kind of money."""
        return lambda row: amount_cell({c: a for (k, c), a in self._sums[row.id].items() if k == kind})


def amount_cell(by_currency: dict[str, Decimal]) -> Cell:
    """One amount as a number; several currencies as text, since they cannot be one number."""
    if len(by_currency) == 1:
        ((currency, amount),) = by_currency.items()
        return cells.money(Money(amount, currency))
    if not by_currency:
        return EMPTY
    said = [say_money(amount, currency).removesuffix(".00") for currency, amount in sorted(by_currency.items())]
    return cells.text(" + ".join(said))


def _own(plan: Plan, id: str) -> Amounts:
    sums: Amounts = {}
    for line in plan.budget_lines.where("item", id):
        if line.amount is not None and line.kind is not None:
            _add(sums, {(line.kind, line.amount.currency): line.amount.amount})
    return sums


def _add(to: Amounts, more: Amounts) -> None:
    for key, amount in more.items():
        to[key] = to.get(key, Decimal(0)) + amount


def in_tree(book: Book, collection: str) -> list[Any]:
    """The records of a collection in the order of the items they belong to, then by period."""
    order = {label: n for n, label in enumerate(book.labels.every("strategies", "items"))}

    def key(record: Any) -> tuple[int, str, str]:
        return order.get(book.labels.of(record.item), len(order)), _first_day(record), record.id

    return sorted(book.plan.table(collection).values(), key=key)


def by_indicator(book: Book) -> list[Observation]:
    """The observations by the place of their indicator, then baseline, target and actual, then by period."""
    places = {indicator.id: n for n, indicator in enumerate(in_tree(book, "indicators"))}
    kinds = {term.code: n for n, term in enumerate(vocabularies.OBSERVATION_KIND)}

    def key(observation: Observation) -> tuple[int, int, str, str]:
        place = places.get(observation.indicator, len(places))
        return place, kinds.get(observation.kind or "", len(kinds)), _first_day(observation), observation.id

    return sorted(book.plan.observations.values(), key=key)


def _first_day(record: Any) -> str:
    period = getattr(record, "period", None)
    return period.first.isoformat() if period else ""


def tie_count(book: Book, *, with_planned: bool = False) -> Callable[[Stakeholder], Cell]:
    """How many ties an actor has, of those that count."""
    ties = connections(book.plan, with_planned=with_planned).ties
    return lambda actor: cells.number(ties.get(actor.id, 0))


def action_count(book: Book, people: Callable[[str], Iterable[str]]) -> Callable[[Stakeholder], Cell]:
    """In how many actions an actor is among these people, such as those who lead."""
    counts = Counter(who for item in actions(book.plan) for who in people(item.id))
    return lambda actor: cells.number(counts[actor.id])


def newest_values(book: Book) -> dict[tuple[str, str], list[Decimal]]:
    """The values of the newest period for the whole group, by indicator and kind; several when sources disagree."""
    found: dict[tuple[str, str], tuple[str, list[Decimal]]] = {}
    for observation in by_indicator(book):
        if observation.value is None or observation.kind is None or _is_part(observation):
            continue
        key = (observation.indicator, observation.kind)
        period = observation.period.last.isoformat() if observation.period else ""
        newest, values = found.get(key, ("", []))
        if period > newest:
            found[key] = (period, [observation.value])
        elif period == newest and observation.value not in values:
            found[key] = (period, [*values, observation.value])
    return {key: values for key, (_period, values) in found.items()}


def _is_part(observation: Observation) -> bool:
    return bool(observation.sex or observation.age_group or observation.people or observation.territory)


def newest(values: dict[tuple[str, str], list[Decimal]], kind: str) -> Callable[[Indicator], Cell]:
    """The newest value of a kind that an indicator has; all of them side by side when they contradict each other."""

    def cell(indicator: Indicator) -> Cell:
        found = values.get((indicator.id, kind), [])
        return cells.number(found[0]) if len(found) == 1 else cells.text(" / ".join(map(say_decimal, found)))

    return cell
