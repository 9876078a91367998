"""Keys and ids: the words by which files name records, and how a dumped plan calls its records."""

import hashlib
import re

from planner.changes.drafting import keys_for
from planner.i18n import speaking
from planner.i18n.folding import fold
from planner.i18n.text import sort_key
from planner.model.naming import NAMED, title_of
from planner.model.plan import Plan
from planner.model.record import Record
from planner.model.tree import branches, children
from planner.model.types import RECORD_TYPES
from planner.model.workshops import Participant

COLLECTIONS = tuple(name for name in RECORD_TYPES if name != "plan")
"""The collections a file may have at the top, in the order people read them."""

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_KEY = re.compile(r"\w[\w.-]*")
LONGEST_SLUG = 40


def register_id(register: str, collection: str, key: str) -> str:
    """The id of a shipped record: 26 characters that follow from register, collection and key.

    Two laptops that load one register therefore hold copies of the same records.
    """
    digest = hashlib.sha256(f"{register}/{collection}/{key}".encode()).digest()
    number = int.from_bytes(digest[:16], "big")
    return "".join(CROCKFORD[number >> shift & 31] for shift in range(125, -1, -5))


def is_key(text: str) -> bool:
    """Whether `text` may stand as a key: letters, digits, hyphens, dots and underscores."""
    return len(text) <= 120 and _KEY.fullmatch(text) is not None


def slug(text: str, longest: int = LONGEST_SLUG) -> str:
    """A key made from a name: plain small letters and hyphens, cut between words; may be empty."""
    whole = "-".join(re.findall(r"[a-z0-9]+", fold(text)))
    if len(whole) <= longest:
        return whole
    cut = whole[: longest + 1].rpartition("-")[0]
    return cut or whole[:longest]


class Unused:
    """Keys that nothing has yet: of thousands of records of one name each is found without going through all."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._last: dict[str, int] = {}

    def take(self, key: str) -> str:
        """`key`, or the first of `key-2`, `key-3` … that was not taken yet; it is taken from then on."""
        candidate, number = key, self._last.get(key, 1)
        while candidate in self._taken:
            number += 1
            candidate = f"{key}-{number}"
        self._last[key] = number
        self._taken.add(candidate)
        return candidate


LONGEST = {"sources": 20}
"""Characters of a key; those of sources stand on every line that cites them."""


class Calling:
    """Keys by id for everything that files refer to."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.collections: dict[str, str] = {}
        self.keys: dict[str, str] = {}
        used: dict[str, Unused] = {}
        with speaking("es"):
            together = _referred_together()
            for collection in (name for name in NAMED if name != "plan"):
                free = used.setdefault("tree" if collection in together else collection, Unused())
                longest = LONGEST.get(collection, LONGEST_SLUG)
                for record in in_order(plan, collection):
                    self.keys[record.id] = free.take(slug(_called(plan, record), longest) or collection.rstrip("s"))
                    self.collections[record.id] = collection
        self._orderly: dict[str, bool] = {}

    def orders_itself(self, parent: str) -> bool:
        """Whether the keys of the items under a parent are others than those that a fresh loading gives."""
        known = self._orderly.get(parent)
        if known is None:
            keys = [item.place.key for item in children(self.plan, parent) if item.place]
            known = self._orderly[parent] = keys != keys_for(len(keys))
        return known


def _referred_together() -> set[str]:
    """The collections of which one field may refer to any, so that no two of their records may share a key."""
    fields = (field for record_type in RECORD_TYPES.values() for field in record_type.fields().values())
    return {name for field in fields if len(field.about.refers) > 1 for name in field.about.refers}


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
