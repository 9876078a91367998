"""Adding, changing, removing and moving single records, from values as people type them."""

from collections.abc import Callable, Mapping
from typing import Literal

from planner.changes import arranging, drafting
from planner.changes.change import Change
from planner.changes.change_set import ChangeSet
from planner.changes.drafting import place_between
from planner.changes.shifting import Which, shift
from planner.i18n import PlannerError, _
from planner.model.naming import called, noun
from planner.model.plan import Plan
from planner.model.record import Record
from planner.model.types import RECORD_TYPES
from planner.model.understanding import Ambiguous, Leaves, understand
from planner.workspace.workspace import Workspace


class NotFound(PlannerError):
    """No record answers to a name."""

    def __init__(self, collection: str, text: str) -> None:
        says = _("There is no {noun} called “{text}” in the plan.")
        super().__init__(says.format(noun=noun(collection), text=text[:60]))


class MissingFields(PlannerError):
    """A new record lacks what it must have."""

    def __init__(self, collection: str, labels: list[str]) -> None:
        says = _("A new {noun} also needs: {fields}.")
        super().__init__(says.format(noun=noun(collection), fields=", ".join(labels)))


def find(plan: Plan, collection: str, text: str) -> Record:
    """The one record a person means by `text`; raises NotFound or Ambiguous."""
    found = called(plan, collection, text)
    if not found:
        raise NotFound(collection, text)
    if len(found) > 1:
        raise Ambiguous(plan, text, found)
    return found[0]


def leaves_of(plan: Plan, collection: str, values: Mapping[str, str], id: str | None = None) -> Leaves:
    """The leaves of typed values by field; raises what `understand` raises."""
    current = plan.table(collection).body(id) if id else None
    leaves: Leaves = {}
    for name, text in values.items():
        leaves |= understand(plan, collection, name, text, current)
    return leaves


def add(
    workspace: Workspace, collection: str, values: Mapping[str, str], *, origin: str = "app", under: str | None = None
) -> Record:
    """Make a record from typed values; an item is put last `under` its parent."""
    return add_leaves(workspace, collection, leaves_of(workspace.plan, collection, values), origin=origin, under=under)


def add_leaves(
    workspace: Workspace, collection: str, leaves: Leaves, *, origin: str = "app", under: str | None = None,
    before: str | None = None,
) -> Record:  # fmt: skip
    """Make a record from leaves; raises MissingFields when it lacks what it must have."""
    body = {leaf: text for leaf, text in leaves.items() if text}
    if under is not None:
        place = place_between(workspace.plan, under, before)
        body["place"] = f"{place.parent} {place.key}"
    _check_required(collection, body)
    id = workspace.ids()
    record = RECORD_TYPES[collection].from_body(id, body)
    workspace.commit([drafting.create(collection, id, body)], origin=origin)
    return record


def set_fields(
    workspace: Workspace, collection: str, id: str, values: Mapping[str, str], *, origin: str = "app"
) -> ChangeSet | None:
    """Give fields of a record other values, as typed."""
    return set_leaves(workspace, collection, id, leaves_of(workspace.plan, collection, values, id), origin=origin)


def set_leaves(
    workspace: Workspace, collection: str, id: str, leaves: Leaves, *, origin: str = "app"
) -> ChangeSet | None:
    """Give leaves of a record other values; None when nothing differs."""
    changes = drafting.edit(workspace.plan, collection, id, leaves)
    return workspace.commit(changes, origin=origin)


def remove(workspace: Workspace, collection: str, id: str, *, origin: str = "app") -> ChangeSet | None:
    """Remove a record with what hangs on it; raises CannotRemove."""
    changes = drafting.remove(workspace.plan, collection, id)
    return workspace.commit(changes, origin=origin)


def move(workspace: Workspace, item: str, parent: str, before: str | None = None) -> ChangeSet | None:
    """Put an item under another parent or elsewhere among its siblings."""
    changes = drafting.move(workspace.plan, item, parent, before)
    return workspace.commit(changes)


Step = Literal["up", "down", "promote", "demote"]
STEPS: Mapping[Step, Callable[[Plan, str], list[Change]]] = {
    "up": arranging.up, "down": arranging.down, "promote": arranging.promote, "demote": arranging.demote,
}  # fmt: skip


def arrange(workspace: Workspace, item: str, step: Step) -> ChangeSet | None:
    """Move an item one step among its siblings or to another level; None when it cannot go there."""
    return workspace.commit(STEPS[step](workspace.plan, item))


def put_beside(
    workspace: Workspace, item: str, other: str, *, after: bool, origin: str = "app"
) -> ChangeSet | None:  # fmt: skip
    """Put an item right before or right after another one; None when it stands there already."""
    return workspace.commit(arranging.beside(workspace.plan, item, other, after=after), origin=origin)


def put_within(
    workspace: Workspace, item: str, parent: str | None = None, *, first: bool, origin: str = "app"
) -> ChangeSet | None:
    """Put an item first or last under a parent, or among its siblings; None when it stands there already."""
    return workspace.commit(arranging.within(workspace.plan, item, parent, first=first), origin=origin)


def shift_dates(workspace: Workspace, id: str, which: Which, by: int, days: int) -> ChangeSet | None:
    """Move the dates of an item or a strategy by steps; None when they cannot move so."""
    return workspace.commit(shift(workspace.plan, id, which, by, days))


def _check_required(collection: str, body: Mapping[str, str]) -> None:
    missing = [
        field.label()
        for field in RECORD_TYPES[collection].fields().values()
        if field.about.required and not any(leaf.partition(".")[0] == field.name for leaf in body)
    ]
    if missing:
        raise MissingFields(collection, missing)
