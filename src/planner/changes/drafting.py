"""Drafts of what a person does to a plan: make, edit, remove with what hangs on it, move among siblings."""

from collections.abc import Mapping

from planner.changes.change import Change
from planner.i18n import PlannerError, _
from planner.model.fields import OnDelete
from planner.model.naming import title_of
from planner.model.plan import Plan
from planner.model.record import Body, Record
from planner.model.references import references_to
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


class CannotRemove(PlannerError):
    """Something else refers to the record in a way that forbids removing it."""

    def __init__(self, plan: Plan, record: Record, holder: Record) -> None:
        says = _("“{name}” cannot be removed while “{holder}” refers to it; change that first.")
        super().__init__(says.format(name=title_of(plan, record), holder=title_of(plan, holder)))


def create(collection: str, id: str, body: Body) -> Change:
    """Make a record from its leaves."""
    return Change(collection, id, None, None, dict(body))


def create_record(record: Record) -> Change:
    """Make a record."""
    return create(record.collection, record.id, record.body())


def edit(plan: Plan, collection: str, id: str, leaves: Mapping[str, str | None]) -> list[Change]:
    """Give leaves of a record other values (None empties one); leaves that stay as they are give no change."""
    body = plan.table(collection).body(id) or {}
    return [
        Change(collection, id, leaf, body.get(leaf), text)
        for leaf, text in leaves.items()
        if body.get(leaf) != (text or None)
    ]


def move(plan: Plan, item: str, parent: str, before: str | None = None) -> list[Change]:
    """Put an item under `parent`, just before its sibling `before` or last; before itself it stays where it is."""
    if before == item:
        return []
    place = place_between(plan, parent, before, moving=item)
    return edit(plan, "items", item, {"place": f"{place.parent} {place.key}"})


def remove(plan: Plan, collection: str, id: str) -> list[Change]:
    """Remove a record and, as every reference declares, what hangs on it; all of it is listed.

    Nothing when it is gone already. Raises CannotRemove where a reference refuses.
    """
    if id not in plan.table(collection):
        return []
    removed: dict[str, str] = {}
    cleared: dict[tuple[str, str, str], None] = {}
    waiting = [(collection, id)]
    while waiting:
        name, gone = waiting.pop()
        if gone in removed:
            continue
        removed[gone] = name
        for holder, holder_id, leaf, field in references_to(plan, name, gone):
            if field.about.on_delete is OnDelete.CASCADE:
                waiting.append((holder, holder_id))
            elif field.about.on_delete is OnDelete.CLEAR:
                cleared[holder, holder_id, leaf] = None
            elif holder_id not in removed:
                raise CannotRemove(plan, plan.table(name)[gone], plan.table(holder)[holder_id])
    return _removals(plan, removed, cleared)


def _removals(plan: Plan, removed: Mapping[str, str], cleared: Mapping[tuple[str, str, str], None]) -> list[Change]:
    changes = [
        Change(holder, id, leaf, (plan.table(holder).body(id) or {})[leaf], None)
        for holder, id, leaf in cleared
        if id not in removed
    ]
    return changes + [Change(name, id, None, plan.table(name).body(id), None) for id, name in removed.items()]
