"""Taking personal data out of a history: the sets stay, with who, when and about what, but without the values."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from planner.changes.change import Change, Value
from planner.changes.change_set import PURGE, ChangeSet
from planner.model.fields import Field
from planner.model.record import Body, field_of_leaf
from planner.model.types import RECORD_TYPES

Leaf = tuple[str, str, str | None]
"""Collection, record and leaf; None stands for the whole record, `aliases[]` for all members of a set.

The leaf of a member holds its value, so that single members cannot be named without it.
"""

MARK = "[…]"
"""What stands where a name stood."""

TEXTS = frozenset({"line", "prose", "citation"})
"""The kinds of value that hold what people typed freely."""


@dataclass(frozen=True, slots=True)
class Purged:
    """What was purged, and by which sets."""

    marks: Mapping[Leaf, Sequence[ChangeSet]]

    def __bool__(self) -> bool:
        return bool(self.marks)

    def unknown_to(self, entry: ChangeSet) -> frozenset[Leaf]:
        """What was purged that the maker of a set had not seen purged: its values there must not come back."""
        own = (entry.copy, entry.number)
        return frozenset(
            leaf
            for leaf, purges in self.marks.items()
            if any(not entry.knew(purge) and (purge.copy, purge.number) != own for purge in purges)
        )


def purged_leaves(journal: Iterable[ChangeSet]) -> Purged:
    """What the purges of a journal took out: marks without values, and the records they removed."""
    marks: dict[Leaf, list[ChangeSet]] = {}
    for entry in journal:
        for change in entry.says if entry.origin == PURGE else ():
            if change.leaf is None or (change.before is None and change.after is None):
                marks.setdefault((change.collection, change.id, change.leaf), []).append(entry)
    return Purged(marks)


def blank(entry: ChangeSet, purged: Purged) -> ChangeSet:
    """A set without the values that were purged before its maker knew; the same object where it has none.

    To other copies it says nothing of them, so that they are neither brought back nor asked about.
    """
    return blanked(entry, purged.unknown_to(entry)) if purged else entry


def blanked(entry: ChangeSet, leaves: Collection[Leaf]) -> ChangeSet:
    """A set without the values of some leaves; its changes name them still, what it says to others leaves them out."""
    records = {(collection, id) for collection, id, _leaf in leaves}
    if not any((change.collection, change.id) in records for change in (*entry.changes, *entry.says)):
        return entry
    changes = tuple(_blanked(change, leaves) for change in entry.changes)
    says = entry.statement
    if says is not None:
        says = tuple(_blanked(change, leaves) for change in says if not _silenced(change, leaves))
    same = changes == entry.changes and says == entry.statement
    return entry if same else replace(entry, changes=changes, statement=says)


def mark(leaf: Leaf) -> Change:
    """What a purge says of a leaf: that it was purged, and no value."""
    return Change(*leaf, None, None)


def purged_here(change: Change, entry: ChangeSet) -> bool:
    """Whether a change of a set made in this copy lost its value to a purge, and says nothing wherever copies meet."""
    empty = change.leaf is not None and change.before is None and change.after is None
    return empty and entry.statement is None and entry.origin != PURGE


def leaf_purged(collection: str, id: str, leaf: str) -> Leaf:
    """How a leaf is named once its value must not be said."""
    field = RECORD_TYPES[collection].fields().get(field_of_leaf(leaf))
    many = "[" in leaf if field is None else field.shape == "many"
    return collection, id, f"{field_of_leaf(leaf)}[]" if many else leaf


def _covered(collection: str, id: str, leaf: str, leaves: Collection[Leaf]) -> bool:
    if leaf_purged(collection, id, leaf) in leaves:
        return True
    return (collection, id, None) in leaves and not _holds_together(collection, leaf)


def _holds_together(collection: str, leaf: str) -> bool:
    """Whether the past could not be drawn without a leaf: what a record must refer to and be, and where it stands."""
    field = RECORD_TYPES[collection].fields().get(field_of_leaf(leaf))
    if field is None:
        return False
    about = field.about
    return field.kind.name == "place" or (about.required and bool(about.refers or about.vocabulary))


def _silenced(change: Change, leaves: Collection[Leaf]) -> bool:
    """Whether nothing is left to be said of a change."""
    if (change.collection, change.id, None) in leaves:
        return True
    return change.leaf is not None and _covered(change.collection, change.id, change.leaf, leaves)


def _blanked(change: Change, leaves: Collection[Leaf]) -> Change:
    collection, id, leaf = change.collection, change.id, change.leaf
    if leaf is not None:
        if not _covered(collection, id, leaf, leaves):
            return change
        return mark(leaf_purged(collection, id, leaf))
    before, after = (_without(collection, id, value, leaves) for value in (change.before, change.after))
    return Change(collection, id, None, before, after)


def _without(collection: str, id: str, value: Value, leaves: Collection[Leaf]) -> Body | None:
    if value is None or isinstance(value, str):
        return None
    return {leaf: text for leaf, text in value.items() if not _covered(collection, id, leaf, leaves)}


class Wanted:
    """Texts to be found however they are accented, spaced and written in capitals, as whole words."""

    def __init__(self, texts: Iterable[str]) -> None:
        patterns = [_pattern(text) for text in texts if text.strip()]
        self._pattern = re.compile("|".join(patterns) or r"(?!)", re.IGNORECASE)

    def within(self, text: str) -> bool:
        """Whether one of them stands in a text."""
        return self._pattern.search(unicodedata.normalize("NFD", text)) is not None

    def redacted(self, text: str) -> str:
        """A text with the mark in their place; empty where nothing else was in it."""
        replaced = self._pattern.sub(MARK, unicodedata.normalize("NFD", text))
        rest = unicodedata.normalize("NFC", replaced)
        return "" if not rest.replace(MARK, "").strip() else rest


_ACCENTS = "[\u0300-\u036f]*"


def _pattern(text: str) -> str:
    bare = [c for c in unicodedata.normalize("NFD", " ".join(text.split())) if not unicodedata.combining(c)]
    letters = [rf"\s+{_ACCENTS}" if c == " " else re.escape(c) + _ACCENTS for c in bare]
    return rf"(?<![\w\u0300-\u036f]){''.join(letters)}(?![\w\u0300-\u036f])"


def leaves_with(entries: Iterable[ChangeSet], wanted: Wanted) -> set[Leaf]:
    """Every leaf that ever held one of the texts, as it is named once it is purged."""
    found: set[Leaf] = set()
    for entry in entries:
        for change in (*entry.changes, *(entry.statement or ())):
            for leaf, text in _texts(change):
                if wanted.within(text):
                    found.add(leaf_purged(change.collection, change.id, leaf))
    return found


def _texts(change: Change) -> Iterator[tuple[str, str]]:
    """The freely typed texts of a change by leaf, before and after."""
    fields = RECORD_TYPES[change.collection].fields()
    for value in (change.before, change.after):
        body = {change.leaf or "": value} if isinstance(value, str) else value or {}
        for leaf, text in body.items():
            field = fields.get(field_of_leaf(leaf))
            if field is not None and field.kind.name in TEXTS:
                yield leaf, leaf if field.shape == "many" else text


def redacted_leaves(body: Body, collection: str, id: str, leaves: Collection[Leaf], wanted: Wanted) -> Body:
    """What stays of a record in the leaves that are purged: their texts, with the mark in the place of a wanted one."""
    fields = RECORD_TYPES[collection].fields()
    kept: dict[str, str] = {}
    for leaf, text in body.items():
        if leaf_purged(collection, id, leaf) in leaves:
            kept |= _redacted(fields[field_of_leaf(leaf)], leaf, text, wanted.redacted)
    return kept


def _redacted(field: Field, leaf: str, text: str, redact: Callable[[str], str]) -> Body:
    if field.shape != "many":
        rest = redact(text)
        return {leaf: rest} if rest else {}
    member = leaf[len(field.name) + 1 : -1]
    rest = redact(member)
    return {f"{field.name}[{rest}]": text} if rest else {}
