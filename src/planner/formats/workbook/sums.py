"""Money of every row of the plan: its own budget lines and those of everything below it, by kind and currency."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from planner.formats.workbook import cells
from planner.formats.workbook.cells import EMPTY, Cell
from planner.formats.workbook.rows import PlanRow
from planner.i18n.numbers import say_money
from planner.model.plan import Plan
from planner.model.strategies import Item
from planner.model.values import Money

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
