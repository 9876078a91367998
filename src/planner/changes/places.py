"""Where new and moved items stand among their siblings: behind those that are there, in the order they came."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from planner.changes.change import Change
from planner.changes.drafting import edit
from planner.model.plan import Plan
from planner.model.tree import children


def placed(plan: Plan, changes: Sequence[Change], moves: Mapping[str, str]) -> list[Change]:
    """The changes with a whole place for every item that is made with only a parent, and moves to other parents."""
    wanting = [c for c in changes if c.collection == "items" and c.creates and " " not in c.body.get("place", " ")]
    made = {change.id for change in wanting}
    waiting: dict[str, list[str]] = {}
    for change in wanting:
        waiting.setdefault(moves.get(change.id, change.body["place"]), []).append(change.id)
    for item, parent in moves.items():
        if item not in made:
            waiting.setdefault(parent, []).append(item)
    places = {id: f"{parent} {key}" for parent, ids in waiting.items() for id, key in _behind(plan, parent, ids)}
    kept = [_with_place(change, places.pop(change.id)) if change.id in made and change.creates else change
            for change in changes]  # fmt: skip
    return kept + [change for id, place in places.items() for change in edit(plan, "items", id, {"place": place})]


def _with_place(change: Change, place: str) -> Change:
    return replace(change, after={**change.body, "place": place})


def _behind(plan: Plan, parent: str, ids: Sequence[str]) -> list[tuple[str, str]]:
    from fractional_indexing import generate_n_keys_between

    last = max((item.place.key for item in children(plan, parent) if item.place and item.id not in ids), default=None)
    return list(zip(ids, generate_n_keys_between(last, None, len(ids)), strict=True))
