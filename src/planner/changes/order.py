"""The order of siblings: fractional keys, so that a move writes one leaf and two copies can both insert."""

from planner.model.plan import Plan
from planner.model.tree import children
from planner.model.values import Place


def place_between(plan: Plan, parent: str, before: str | None, moving: str | None = None) -> Place:
    """A place under `parent` just before the item `before`, or last; `moving` is not its own neighbour."""
    from fractional_indexing import generate_key_between

    keys = [(item.id, item.place.key) for item in children(plan, parent) if item.place and item.id != moving]
    ids = [id for id, _key in keys]
    at = ids.index(before) if before in ids else len(keys)
    lower = keys[at - 1][1] if at > 0 else None
    upper = _next_greater([key for _id, key in keys[at:]], lower)
    return Place(parent, generate_key_between(lower, upper))


def _next_greater(keys: list[str], lower: str | None) -> str | None:
    """The first key above `lower`: siblings that two copies inserted may share one key."""
    return next((key for key in keys if lower is None or key > lower), None)


def keys_for(count: int) -> list[str]:
    """Keys for `count` new siblings in their order."""
    from fractional_indexing import generate_n_keys_between

    return list(generate_n_keys_between(None, None, count))
