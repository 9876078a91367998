"""What can be done with a row of an analysis besides opening its record: one line here for each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from planner.app.analysis.answering import ask_where, begin_answer
from planner.i18n import N_
from planner.model.actions import REFERENCE_KINDS
from planner.model.plan import Plan
from planner.model.tree import strategy_of

if TYPE_CHECKING:
    from planner.app.analysis.view import AnalysisView

Destination = tuple[str, str]


@dataclass(frozen=True, slots=True)
class RowAction:
    """A key that does something with the record of a row."""

    key: str
    title: str
    """A message id."""
    suits: Callable[[Plan, Destination], bool]
    does: "Callable[[AnalysisView, Destination], None]"
    writes: bool = False
    """Whether it changes the plan."""


def _asks_for_an_answer(plan: Plan, row: Destination) -> bool:
    """Whether a row is an item of a framework or diagnosis."""
    strategy = strategy_of(plan, row[1]) if row[0] == "items" else None
    return strategy is not None and strategy.kind in REFERENCE_KINDS


def _has_items(plan: Plan, row: Destination) -> bool:
    return row[0] == "strategies" and row[1] in plan.items.grouped("place")


def _answer(view: "AnalysisView", row: Destination) -> None:
    chosen = view.limits.of("coverage", "strategies")
    chooser = ask_where(view.plan, row[1], next(iter(chosen), ""))
    view.app.push_screen(chooser, partial(begin_answer, view.planner, row[1]))


def _hold_against(view: "AnalysisView", row: Destination) -> None:
    view.limit("framework", frozenset({row[1]}))


ROW_ACTIONS: dict[str, Sequence[RowAction]] = {
    "coverage": (
        RowAction("a", N_("Answer it with an action"), _asks_for_an_answer, _answer, writes=True),
        RowAction("y", N_("Its items one by one"), _has_items, _hold_against),
    ),
}
"""By the name of an analysis."""


def suiting(analysis: str, plan: Plan, row: Destination | None) -> list[RowAction]:
    """What can be done with a row."""
    if row is None:
        return []
    return [action for action in ROW_ACTIONS.get(analysis, ()) if action.suits(plan, row)]
