"""What it takes to get from one plan to another."""

from collections.abc import Iterator, Mapping

from planner.changes.change import Change
from planner.model.plan import Plan
from planner.model.record import Body


def difference(before: Plan, after: Plan) -> list[Change]:
    """The changes that turn `before` into `after`, in a stable order."""
    changes: list[Change] = []
    for name, table in after.tables():
        old = before.table(name)
        if old is not table:
            changes += _between(name, old.bodies, table.bodies)
    return changes


def between_bodies(collection: str, id: str, old: Body | None, new: Body | None) -> list[Change]:
    """The changes that turn one body into another."""
    if old is None or new is None:
        return [] if old is new else [Change(collection, id, None, old, new)]
    leaves = [leaf for leaf, text in new.items() if old.get(leaf) != text]
    leaves += [leaf for leaf in old if leaf not in new]
    return [Change(collection, id, leaf, old.get(leaf), new.get(leaf)) for leaf in sorted(leaves)]


def _between(collection: str, old: Mapping[str, Body], new: Mapping[str, Body]) -> Iterator[Change]:
    for id in sorted(old.keys() | new.keys()):
        if old.get(id) is not new.get(id):
            yield from between_bodies(collection, id, old.get(id), new.get(id))
