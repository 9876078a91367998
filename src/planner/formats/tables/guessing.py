"""What a table's columns may stand for, guessed from their headings and from what stands below them."""

from collections.abc import Mapping as Pairs
from dataclasses import dataclass, replace

from planner.formats.tables.table import Table
from planner.formats.tables.words import (
    BELONGS,
    COLLECTIONS,
    DIRECTION,
    ID,
    REPORTED,
    ROLES,
    field_called,
    keys,
    label,
    meant,
    without_tongue,
)
from planner.i18n import LANGUAGES, PlannerError, _, current_language
from planner.i18n.folding import fold
from planner.model.fields import Field
from planner.model.naming import names
from planner.model.plan import Plan
from planner.model.record import field_of_leaf

LOOKED_AT = 100
"""Values of a column that are tried."""
NEUTRAL = 0.5
"""How well any text fits a field that takes any."""
SEVERAL = ("aliases", "other_codes", "contact", "note", *ROLES)
"""Keys that more than one column may stand for."""
NEEDED = {"stakeholders": ("name",), "ties": ("source", "target"), "items": ("title",)}
"""Without these no row can be read."""
GENERIC = frozenset({"nombre", "name"})
"""Headings that say of anything what it is called."""


class ColumnNotKnown(PlannerError):
    """A heading or a field was named that is not there."""

    def __init__(self, word: str, known: tuple[str, ...]) -> None:
        says = _("There is no “{word}” here. Choose one of: {known}.")
        super().__init__(says.format(word=word[:60], known=", ".join(known)))


class ColumnLacking(PlannerError):
    """No column stands for what no row can do without."""

    def __init__(self, file: str, field: str, headings: tuple[str, ...]) -> None:
        says = _(
            "No column of {file} stands for “{field}”, and without it no row can be read. Say which one does: {known}."
        )
        super().__init__(says.format(file=file, field=field, known=", ".join(headings)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """What the columns of a table stand for."""

    collection: str
    """`stakeholders`, `ties` or `items`."""
    fields: Pairs[str, str | None]
    """By heading: a field or one language of it, a role, `belongs`, `direction`, `id`; None is left out."""
    reason: str = ""
    """Why the rows are taken to be of this collection, in a sentence."""
    under: str | None = None
    """For actions: the strategy or item that new ones come under when their row does not say."""

    def headings(self, key: str) -> list[str]:
        """The headings of the columns that stand for a key."""
        return [heading for heading, said in self.fields.items() if said == key]

    @property
    def keys(self) -> list[str]:
        """Everything some column stands for, once each."""
        return list(dict.fromkeys(key for key in self.fields.values() if key))

    @property
    def lacking(self) -> tuple[str, ...]:
        """The keys no row can do without and no column stands for."""
        said = {field_of_leaf(key) for key in self.keys}
        return tuple(key for key in NEEDED[self.collection] if key not in said)

    def having(self, heading: str, key: str | None) -> "Mapping":
        """The mapping with another meaning of one column, both as people write them; raises ColumnNotKnown."""
        named = next((known for known in self.fields if fold(known) == fold(heading) or known == heading), None)
        if named is None:
            raise ColumnNotKnown(heading, tuple(self.fields))
        meaning = None if not key or key == "-" else _key(self.collection, key)
        return replace(self, fields={**self.fields, named: meaning})


def choices(collection: str) -> dict[str, str]:
    """What a column may stand for, with what people call it in the current language."""
    found: dict[str, str] = {}
    for key in keys(collection):
        field = field_called(collection, key)
        tongues = LANGUAGES if field is not None and field.shape == "words" and key not in ROLES else ()
        for name in [f"{key}.{tongue}" for tongue in tongues] or [key]:
            found[name] = label(collection, name)
    return found


def _key(collection: str, word: str) -> str:
    known = choices(collection)
    if word in known:
        return word
    folded = fold(word)
    for key, said in known.items():
        if folded in (fold(said), fold(key)):
            return key
    candidates, tongue = meant(collection, word)
    if not candidates:
        raise ColumnNotKnown(word, tuple(known.values()))
    return _spoken(collection, candidates[0], tongue or current_language())


def guess(plan: Plan, table: Table, collection: str | None = None) -> Mapping:
    """What the table most likely holds; `collection` settles what its rows are."""
    if collection is not None:
        return Mapping(collection=collection, fields=_fields(plan, table, collection), reason="")
    found = {name: Mapping(collection=name, fields=_fields(plan, table, name)) for name in COLLECTIONS}
    usable = [name for name in COLLECTIONS if not found[name].lacking]
    if not usable:
        best = found["stakeholders"]
        return replace(best, reason=_("No column says what the rows are; say which one holds the name."))
    chosen = max(usable, key=lambda name: _sureness(found[name]))
    return replace(found[chosen], reason=_reason(found[chosen]))


def _sureness(mapping: Mapping) -> tuple[bool, int]:
    """How surely the rows are what the mapping takes them for: two ends make a tie, a word for deeds an action."""
    says_deeds = mapping.collection == "items" and any(
        field_of_leaf(key or "") == "title" and fold(without_tongue(heading)[0]) not in GENERIC
        for heading, key in mapping.fields.items()
    )
    return mapping.collection == "ties", len(mapping.keys) + says_deeds


def _reason(mapping: Mapping) -> str:
    said = {field_of_leaf(key or ""): heading for heading, key in reversed(list(mapping.fields.items()))}
    if mapping.collection == "ties":
        says = _("The columns “{source}” and “{target}” name two actors each, so the rows are ties.")
        return says.format(source=said["source"], target=said["target"])
    if mapping.collection == "items":
        return _("The column “{heading}” says what is to be done, so the rows are actions.").format(
            heading=said["title"]
        )
    return _("The column “{heading}” names somebody, so the rows are actors.").format(heading=said["name"])


def _fields(plan: Plan, table: Table, collection: str) -> dict[str, str | None]:
    """A key for every heading that has one; those with one meaning only choose first."""
    possible = {heading: meant(collection, heading) for heading in table.headings}
    chosen: dict[str, str | None] = dict.fromkeys(table.headings)
    taken: set[str] = set()
    somebody = {name for actor in plan.stakeholders.values() for name in names(plan, actor)}
    for heading in sorted(table.headings, key=lambda one: len(possible[one][0])):
        candidates, tongue = possible[heading]
        values = table.column(heading)[:LOOKED_AT]
        fits = {_spoken(collection, key, tongue or current_language()): _fit(collection, key, values, somebody)
                for key in candidates}  # fmt: skip
        free = {key: fit for key, fit in fits.items() if key not in taken or field_of_leaf(key) in SEVERAL}
        best = max(free, key=lambda key: free[key], default=None)
        if best is not None and (free[best] > 0 or len(free) == 1):
            chosen[heading] = best
            taken.add(best)
    return chosen


def _spoken(collection: str, key: str, tongue: str) -> str:
    """The key, with its language where the field has several."""
    field = field_called(collection, key)
    if field is None or field.shape != "words" or key in ROLES or "." in key:
        return key
    return f"{key}.{tongue}"


def _fit(collection: str, key: str, values: list[str], somebody: set[str]) -> float:
    """How many of the values a field takes, from 0 to 1; any text fits a field of texts or names halfway."""
    field = field_called(collection, key)
    if key in ("source", "target", *ROLES) and values:
        return NEUTRAL + sum(1 for value in values if fold(value) in somebody) / len(values) / 2
    free = field is None or key in ROLES or key in (ID, BELONGS, DIRECTION) or field.about.refers
    if field is None or free or not values:
        return NEUTRAL
    vocabulary = field.about.vocabulary
    if vocabulary is not None:
        known = sum(1 for value in values if vocabulary.find(value) is not None)
        return max(known / len(values), NEUTRAL / 2 if vocabulary.is_open else 0.0)
    if field.kind.name in ("line", "prose") or key in REPORTED:
        return NEUTRAL
    return sum(1 for value in values if _takes(field, value)) / len(values)


def _takes(field: Field, value: str) -> bool:
    try:
        field.kind.understand(value)
    except ValueError:
        return False
    return True
