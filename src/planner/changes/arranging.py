"""What moving an item about and naming a new one mean as changes of the plan."""

from collections.abc import Callable, Sequence

from planner.changes import drafting
from planner.changes.applying import apply
from planner.changes.change import Change
from planner.changes.drafting import place_between
from planner.i18n import current_language
from planner.model import vocabularies
from planner.model.plan import Plan
from planner.model.strategies import Item
from planner.model.tree import ancestors, branches, children, parent_of, strategy_of


def up(plan: Plan, id: str) -> list[Change]:
    """The item before the sibling that now stands before it; nothing when it is the first."""
    siblings, at = _among_siblings(plan, id)
    return drafting.move(plan, id, _parent(plan, id), siblings[at - 1].id) if at > 0 else []


def down(plan: Plan, id: str) -> list[Change]:
    """The item after the sibling that now follows it; nothing when it is the last."""
    siblings, at = _among_siblings(plan, id)
    if at < 0 or at + 1 >= len(siblings):
        return []
    before = siblings[at + 2].id if at + 2 < len(siblings) else None
    return drafting.move(plan, id, _parent(plan, id), before)


def promote(plan: Plan, id: str) -> list[Change]:
    """The item right after the one it belongs to, one level higher; nothing when it stands at the top."""
    parent = _parent(plan, id)
    if parent not in plan.items:
        return []
    before = following(plan, parent)
    return [*drafting.move(plan, id, _parent(plan, parent), before), *_other_levels(plan, id, -1)]


def demote(plan: Plan, id: str) -> list[Change]:
    """The item last under the sibling that stands before it; nothing when there is none."""
    siblings, at = _among_siblings(plan, id)
    return [*drafting.move(plan, id, siblings[at - 1].id), *_other_levels(plan, id, 1)] if at > 0 else []


def beside(plan: Plan, id: str, other: str, *, after: bool) -> list[Change]:
    """The item right before or right after another one, under what that belongs to."""
    if id == other:
        return []
    before = other
    if after:
        siblings = [item.id for item in children(plan, _parent(plan, other)) if item.id != id]
        before = next(iter(siblings[siblings.index(other) + 1 :]), "")
    return _put(plan, id, _parent(plan, other), before or None)


def within(plan: Plan, id: str, parent: str | None = None, *, first: bool) -> list[Change]:
    """The item first or last under an item or a strategy; without one, among its siblings."""
    under = _parent(plan, id) if parent is None else parent
    siblings = [item.id for item in children(plan, under) if item.id != id]
    return _put(plan, id, under, siblings[0] if first and siblings else None)


def _put(plan: Plan, id: str, parent: str, before: str | None) -> list[Change]:
    """The item under a parent before one of the items there, or last; nothing where it stands there already."""
    siblings = [item.id for item in children(plan, parent)]
    if id in siblings:
        at = siblings.index(id)
        if next(iter(siblings[at + 1 :]), None) == before:
            return []
    deeper = depth_of(plan, parent) + 1 - depth_of(plan, id)
    return [*drafting.move(plan, id, parent, before), *(_other_levels(plan, id, deeper) if deeper else [])]


def following(plan: Plan, id: str) -> str | None:
    """The sibling after an item."""
    siblings, at = _among_siblings(plan, id)
    return siblings[at + 1].id if 0 <= at < len(siblings) - 1 else None


def new_items(plan: Plan, titles: Sequence[str], after: str, *, inside: bool, ids: Callable[[], str]) -> list[Change]:
    """Items with these titles in their order, after an item or last inside it, at the level that stands there."""
    parent = after if inside or after not in plan.items else _parent(plan, after)
    before = following(plan, after) if parent != after else None
    changes: list[Change] = []
    for title in titles:
        place = place_between(plan, parent, before)
        body = {f"title.{current_language()}": title, "place": f"{place.parent} {place.key}"}
        level = level_under(plan, parent)
        change = drafting.create("items", ids(), body | {"level": level} if level else body)
        plan = apply(plan, [change])
        changes.append(change)
    return changes


def level_under(plan: Plan, parent: str) -> str | None:
    """The level of what is put under a parent: as its siblings, or as the strategy names it."""
    siblings = children(plan, parent)
    if siblings:
        return siblings[-1].level
    return _level_at(plan, parent, depth_of(plan, parent) + 1)


def depth_of(plan: Plan, id: str) -> int:
    """How deep an item stands: 1 right under its strategy, 0 for a strategy."""
    return len(ancestors(plan, id)) if id in plan.items else 0


def _other_levels(plan: Plan, id: str, by: int) -> list[Change]:
    """Items whose level is the one their strategy names for their depth get the name of the new depth."""
    depth = depth_of(plan, id)
    moved = [(plan.items[id], depth), *((branch.item, depth + branch.depth) for branch in branches(plan, id))]
    changes: list[Change] = []
    for item, stood in moved:
        level = _level_at(plan, item.id, stood + by)
        if level and item.level and item.level == _level_at(plan, item.id, stood):
            changes += drafting.edit(plan, "items", item.id, {"level": level})
    return changes


def _level_at(plan: Plan, id: str, depth: int) -> str | None:
    strategy = strategy_of(plan, id)
    names = strategy.level_names if strategy is not None else ()
    if not 1 <= depth <= len(names):
        return None
    return vocabularies.ITEM_LEVEL.find(names[depth - 1]) or names[depth - 1]


def _among_siblings(plan: Plan, id: str) -> tuple[Sequence[Item], int]:
    if id not in plan.items:
        return [], -1
    siblings = children(plan, _parent(plan, id))
    return siblings, next((at for at, item in enumerate(siblings) if item.id == id), -1)


def _parent(plan: Plan, id: str) -> str:
    return parent_of(plan, id) or ""
