"""The strategies that are carried out, unrolled: a row for each strategy and for each of its items, as they stand."""

from collections.abc import Iterable
from dataclasses import dataclass

from planner.formats.workbook.labels import Labels
from planner.model.actions import REFERENCE_KINDS
from planner.model.plan import Plan
from planner.model.strategies import Assignment, Item, Strategy
from planner.model.tree import branches


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


def carried_out(plan: Plan) -> list[Strategy]:
    """The strategies with items that somebody carries out; the rest is what they answer to."""
    filled = plan.items.grouped("place")
    return [
        strategy for id, strategy in plan.strategies.items() if id in filled and strategy.kind not in REFERENCE_KINDS
    ]


def referred_to(plan: Plan) -> list[Strategy]:
    """The strategies with items that others answer to: frameworks, laws, diagnoses."""
    return [strategy for strategy in _filled(plan) if strategy.kind in REFERENCE_KINDS]


def _filled(plan: Plan) -> list[Strategy]:
    return [strategy for id, strategy in plan.strategies.items() if id in plan.items.grouped("place")]


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


def assigned(plan: Plan, record_id: str, roles: Iterable[str]) -> list[Assignment]:
    """Who has one of these roles there now, leads before co-leads; what is past is left out."""
    order = list(roles)
    kept = [a for a in plan.assignments.where("item", record_id) if a.role in order and a.state != "past"]
    return sorted(kept, key=lambda assignment: (order.index(assignment.role or ""), assignment.id))
