"""The tree of a strategy as people read it: ordered children, outline numbers, the strategy an item is in."""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.model.plan import Plan
from planner.model.strategies import Item, Strategy
from planner.model.types import RECORD_TYPES


@dataclass(frozen=True, slots=True)
class Branch:
    """An item as it stands in its tree: `depth` 1 right under the strategy, `number` like `2.1.3`."""

    item: Item
    depth: int
    number: str


def children(plan: Plan, parent: str) -> list[Item]:
    """The items under a strategy or an item, in the order people gave them."""
    items = plan.items.where("place", parent)
    return sorted(items, key=lambda item: (item.place.key if item.place else "", item.id))


def branches(plan: Plan, root: str) -> Iterator[Branch]:
    """Everything below a strategy or an item, parents before children; a cycle is walked once."""
    waiting = [Branch(item, 1, str(n)) for n, item in reversed(list(enumerate(children(plan, root), 1)))]
    seen = {root}
    while waiting:
        branch = waiting.pop()
        if branch.item.id in seen:
            continue
        seen.add(branch.item.id)
        yield branch
        below = enumerate(children(plan, branch.item.id), 1)
        waiting += reversed([Branch(item, branch.depth + 1, f"{branch.number}.{n}") for n, item in below])


def ancestors(plan: Plan, item_id: str) -> list[str]:
    """The ids above an item, the nearest first; ends at a strategy, at nothing or before a repetition."""
    above: list[str] = []
    parent = parent_of(plan, item_id)
    while parent is not None and parent not in above:
        above.append(parent)
        parent = parent_of(plan, parent)
    return above


def parent_of(plan: Plan, item_id: str) -> str | None:
    """The id of what an item stands under."""
    body = plan.items.body(item_id)
    place = body.get("place") if body else None
    return place.partition(" ")[0] if place else None


def strategy_of(plan: Plan, item_id: str) -> Strategy | None:
    """The strategy that an item is in, or the strategy itself when its own id is given."""
    for id in (item_id, *ancestors(plan, item_id)):
        if id in plan.strategies:
            return plan.strategies[id]
    return None


def outline(plan: Plan, strategy: str) -> dict[str, str]:
    """Outline numbers by item id."""
    return {branch.item.id: branch.number for branch in branches(plan, strategy)}


def subject_of(plan: Plan, collection: str, id: str) -> str:
    """The item or strategy that a record is or hangs on, an indicator's for its values; empty where it is neither."""
    if collection in {"items", "strategies"}:
        return id if id in plan.table(collection) else ""
    record_type = RECORD_TYPES[collection]
    above = (plan.table(collection).body(id) or {}).get(record_type.about.under)
    if above is None:
        return ""
    refers = record_type.fields()[record_type.about.under].about.refers
    return above if "items" in refers else subject_of(plan, refers[0], above)
