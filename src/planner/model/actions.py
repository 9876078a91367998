"""What of all trees is carried out by somebody, and the kinds of strategy as a person looks for them."""

from collections.abc import Iterable

from planner.i18n import N_, _
from planner.i18n.text import sort_key
from planner.model import vocabularies
from planner.model.plan import Plan
from planner.model.strategies import Item, Strategy
from planner.model.tree import strategy_of

REFERENCE_KINDS = frozenset({"framework", "law", "instrument", "system", "diagnosis"})
"""Kinds of strategy that others answer to, or that describe; nobody in the plan carries them out."""

UNDOABLE_LEVELS = frozenset({"domain", "finding", "goal", "target", "pillar", "priority", "theme"})
"""Levels that say what matters rather than what is done."""

ANSWERING = frozenset({"aligns_with", "responds_to"})
"""Types of link that say that something serves an item of another tree."""


def carried_out(plan: Plan, strategies: Iterable[Strategy] | None = None) -> list[Strategy]:
    """The strategies that hold anything and that somebody carries out, in the order given; of all where none are."""
    filled = plan.items.grouped("place")
    among = plan.strategies.values() if strategies is None else strategies
    return [strategy for strategy in among if strategy.id in filled and strategy.kind not in REFERENCE_KINDS]


def is_doable(item: Item) -> bool:
    """Whether it says what is to be done and is written already, whatever stands below it."""
    return not (item.open or item.finding or item.level in UNDOABLE_LEVELS)


def is_action(plan: Plan, item: Item) -> bool:
    """Whether the item is to be done: nothing is below it, its strategy is carried out, and it is written already."""
    return item.id not in plan.items.grouped("place") and is_carried_out(plan, item)


def is_told(plan: Plan, item: Item) -> bool:
    """Whether tables of statuses hold the item: an action, or what stands above actions and was reported on itself."""
    if is_action(plan, item):
        return True
    return bool(plan.reports.where("item", item.id)) and is_carried_out(plan, item)


def is_carried_out(plan: Plan, item: Item) -> bool:
    """Whether somebody is to do the item, itself or by what is below it."""
    strategy = strategy_of(plan, item.id)
    return is_doable(item) and strategy is not None and strategy.kind not in REFERENCE_KINDS


def actions(plan: Plan) -> list[Item]:
    """Every item that is to be done, in all strategies."""
    return [item for item in plan.items.values() if is_action(plan, item)]


GROUPS = {
    "strategy": N_("Strategies"),
    "plan": N_("Plans"),
    "programme": N_("Programmes"),
    "project": N_("Projects"),
    "commitment": N_("Commitments"),
    "pathway": N_("Service pathways"),
    "policy": N_("Policies"),
    "diagnosis": N_("Diagnoses"),
    "framework": N_("Frameworks"),
    "law": N_("Laws and agreements"),
    "instrument": N_("Instruments"),
    "system": N_("Systems"),
}
"""What strategies of one kind are called together, in the order in which they are shown."""


def group_label(kind: str | None) -> str:
    """What the strategies of a kind are called together, in the current language."""
    if kind in GROUPS:
        return _(GROUPS[kind])
    return vocabularies.STRATEGY_KIND.label(kind) if kind else _("Kind not known")


def in_groups(plan: Plan) -> list[Strategy]:
    """All strategies by kind: those that are carried out, those of unknown kind, those that are answered to.

    Within a kind those with items come first, then by title as the current language sorts.
    """
    below = plan.items.grouped("place")
    order = list(GROUPS)

    def standing(record: Strategy) -> tuple[bool, int, str, bool, tuple[str, str]]:
        rank = order.index(record.kind) if record.kind in GROUPS else len(order)
        title = sort_key(record.title.pick())
        return record.kind in REFERENCE_KINDS, rank, record.kind or "", record.id not in below, title

    return sorted(plan.strategies.values(), key=standing)
