"""What of all trees is to be done by somebody: the items that need a lead, a date and a report."""

from planner.model.plan import Plan
from planner.model.strategies import Item
from planner.model.tree import strategy_of

REFERENCE_KINDS = frozenset({"framework", "law", "instrument", "system", "diagnosis"})
"""Kinds of strategy that others answer to, or that describe; nobody in the plan carries them out."""

UNDOABLE_LEVELS = frozenset({"domain", "finding", "goal", "target", "pillar", "priority", "theme"})
"""Levels that say what matters rather than what is done."""

ANSWERING = frozenset({"aligns_with", "responds_to"})
"""Types of link that say that something serves an item of another tree."""


def is_action(plan: Plan, item: Item) -> bool:
    """Whether the item is to be done: nothing is below it, its strategy is carried out, and it is written already."""
    if item.open or item.finding or item.level in UNDOABLE_LEVELS or item.id in plan.items.grouped("place"):
        return False
    strategy = strategy_of(plan, item.id)
    return strategy is not None and strategy.kind not in REFERENCE_KINDS


def actions(plan: Plan) -> list[Item]:
    """Every item that is to be done, in all strategies."""
    return [item for item in plan.items.values() if is_action(plan, item)]
