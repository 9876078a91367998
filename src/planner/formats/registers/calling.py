"""How a dumped plan calls its records: one readable key for each, the same in every file and every time."""

from planner.changes.order import keys_for
from planner.formats.registers.keys import LONGEST_SLUG, slug, unused
from planner.i18n import speaking
from planner.i18n.text import sort_key
from planner.model.naming import title_of
from planner.model.plan import Plan
from planner.model.record import Record
from planner.model.tree import branches, children
from planner.model.workshops import Participant

NAMED = ("sources", "territories", "stakeholders", "strategies", "items", "indicators", "workshops", "participants")
"""The collections whose records have keys in a dump; the others are lists."""

NAMED_TOGETHER = frozenset({"stakeholders", "strategies", "items"})
"""One field may refer to any of these, so no two of their records share a key."""

LONGEST = {"sources": 20}
"""Characters of a key; those of sources stand on every line that cites them."""


class Calling:
    """Keys by id for everything that files refer to."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.collections: dict[str, str] = {}
        self.keys: dict[str, str] = {}
        used: dict[str, set[str]] = {}
        with speaking("es"):
            for collection in NAMED:
                taken = used.setdefault("tree" if collection in NAMED_TOGETHER else collection, set())
                longest = LONGEST.get(collection, LONGEST_SLUG)
                for record in in_order(plan, collection):
                    key = unused(slug(_called(plan, record), longest) or collection.rstrip("s"), taken)
                    taken.add(key)
                    self.keys[record.id] = key
                    self.collections[record.id] = collection
        self._orderly: dict[str, bool] = {}

    def orders_itself(self, parent: str) -> bool:
        """Whether the keys of the items under a parent are others than those that a fresh loading gives."""
        known = self._orderly.get(parent)
        if known is None:
            keys = [item.place.key for item in children(self.plan, parent) if item.place]
            known = self._orderly[parent] = keys != keys_for(len(keys))
        return known


def _called(plan: Plan, record: Record) -> str:
    if isinstance(record, Participant):
        return record.code or ""
    acronym = getattr(record, "acronym", None)
    code = getattr(record, "code", None)
    return acronym or code or title_of(plan, record)


def in_order(plan: Plan, collection: str) -> list[Record]:
    """The records of a collection as people look for them: items as in their trees, all else by name."""
    table = plan.table(collection)
    records: list[Record] = list(table.values())
    with speaking("es"):
        records.sort(key=lambda record: (sort_key(title_of(plan, record)), record.id))
    if collection != "items":
        return records
    trees = [branch.item for strategy in in_order(plan, "strategies") for branch in branches(plan, strategy.id)]
    standing = {item.id for item in trees}
    return [*trees, *(record for record in records if record.id not in standing)]
