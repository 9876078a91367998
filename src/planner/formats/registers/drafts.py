"""From the nodes of a file to drafts of records: what is written where, and under what it stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from planner.formats.registers.document import BEGIN, Entry, Listing, MappingNode, Node, Scalar
from planner.formats.registers.keys import COLLECTIONS, is_key, register_id
from planner.formats.registers.problems import Complaints, Where, did_you_mean, listed
from planner.i18n import LANGUAGES, _
from planner.i18n.text import clean_line
from planner.model.documents import PLAN_ID
from planner.model.kinds import ID
from planner.model.references import nested
from planner.model.types import MODEL_VERSION, RECORD_TYPES
from planner.model.upgrades import fields_of

ABOUT_THE_FILE = ("planner", "register", "base", "title", "elsewhere")
OWN_KEYS = ("id", "key", "same_as")


@dataclass(slots=True)
class Draft:
    """A record as it stands in a file: nothing is understood yet but its keys."""

    collection: str
    register: str
    where: Where
    key: str | None = None
    id: str = ""
    """Stated in the file, or derived from the key, or given once its content is understood."""
    entries: dict[str, Entry] = field(default_factory=dict)
    same: bool = False
    """Whether it is the record of another register, and only adds to what that one says."""
    above: "Draft | None" = None
    implied: str = ""
    """The field that says under what it stands, when the file shows it by nesting."""
    misspelt: bool = False
    """Whether a key was not understood, so that a field that lacks is no news."""

    @property
    def label(self) -> str:
        """What a message calls it."""
        return self.key or self.collection


@dataclass(slots=True)
class Sheet:
    """One file: its register, its drafts in the order of the file, and the records it names in other files."""

    register: str
    where: Where
    version: int
    """Of the model the file was written for."""
    base: str = ""
    """What the file says it was dumped from; empty for one that was written by hand."""
    title: Node | None = None
    drafts: list[Draft] = field(default_factory=list)
    elsewhere: dict[tuple[str, str], str] = field(default_factory=dict)


def gather(top: MappingNode, complaints: Complaints) -> Sheet | None:
    """The drafts of a file; None when it is no register or of a newer model."""
    version, register = _version(top, complaints), _register(top, complaints)
    if version is None or register is None:
        return None
    sheet = Sheet(register, top.where, version)
    title, base = top.entries.get("title"), top.entries.get("base")
    sheet.title = title.node if title else None
    sheet.base = clean_line(base.node.text) if base and isinstance(base.node, Scalar) else ""
    gatherer = _Gatherer(sheet, complaints)
    for entry in top.entries.values():
        gatherer.take_top(entry)
    return sheet


def _version(top: MappingNode, complaints: Complaints) -> int | None:
    entry = top.entries.get("planner")
    if entry is None:
        _missing(top, "planner", complaints)
        return None
    said = entry.node.text if isinstance(entry.node, Scalar) else ""
    version = int(said) if said.isascii() and said.isdigit() and len(said) < 9 else 0
    if 0 < version <= MODEL_VERSION:
        return version
    if version:
        what = _("the file was written for model {version}; this program knows {known}")
        what = what.format(version=version, known=MODEL_VERSION)
        complaints.add(entry.where, "planner", what, _("Install a newer Planner"))
    else:
        complaints.add(entry.where, "planner", _("this is not a version of the model"), BEGIN())
    return None


def _register(top: MappingNode, complaints: Complaints) -> str | None:
    entry = top.entries.get("register")
    if entry is None:
        _missing(top, "register", complaints)
        return None
    text = clean_line(entry.node.text) if isinstance(entry.node, Scalar) else ""
    if is_key(text):
        return text
    complaints.add(entry.where, "register", _("this is not a name for a register"), KEY_RULE())
    return None


def _missing(top: MappingNode, key: str, complaints: Complaints) -> None:
    complaints.add(top.where, key, _("this key is missing at the beginning of the file"), BEGIN())


def KEY_RULE() -> str:  # noqa: N802 - a text that depends on the language
    """What a key may look like."""
    return _("Use letters, digits and hyphens only, like “municipal-council”")


class _Gatherer:
    """Walks one file."""

    def __init__(self, sheet: Sheet, complaints: Complaints) -> None:
        self._sheet = sheet
        self._complaints = complaints

    def take_top(self, entry: Entry) -> None:
        if entry.key in COLLECTIONS:
            self._collection(entry, entry.key, None)
        elif entry.key == "plan":
            self._record(entry.node, Draft("plan", self._sheet.register, entry.where, id=PLAN_ID))
        elif entry.key == "elsewhere":
            self._elsewhere(entry)
        elif entry.key not in ABOUT_THE_FILE:
            self._unknown(entry, (*ABOUT_THE_FILE, "plan", *COLLECTIONS))

    def _collection(self, entry: Entry, collection: str, above: Draft | None) -> None:
        for key, where, node in self._records_in(entry):
            draft = Draft(collection, self._sheet.register, where, key, above=above)
            draft.implied = nested(above.collection)[collection] if above else ""
            self._record(node, draft)

    def _records_in(self, entry: Entry) -> Iterator[tuple[str | None, Where, Node]]:
        node = entry.node
        if isinstance(node, MappingNode):
            for inner in node.entries.values():
                if self._usable(inner.key, inner.where):
                    yield clean_line(inner.key), inner.where, inner.node
        elif isinstance(node, Listing):
            for member in node.entries:
                yield None, member.where, member
        elif not node.blank:
            self._complaints.add(
                node.where,
                entry.key,
                _("records are expected here, not a text"),
                _("Write each with a key and a colon"),
            )

    def _usable(self, key: str, where: Where) -> bool:
        usable = is_key(clean_line(key))
        if not usable:
            self._complaints.add(where, key, _("this cannot be the key of a record"), KEY_RULE())
        return usable

    def _record(self, node: Node, draft: Draft) -> None:
        if not isinstance(node, MappingNode):
            self._complaints.add(
                node.where,
                draft.label,
                _("a record with fields is expected here"),
                _("Write each field on its own line as “field: value”, indented by two more blanks"),
            )
            return
        self._sheet.drafts.append(draft)
        inner = nested(draft.collection)
        below: list[Entry] = []
        for entry in node.entries.values():
            if entry.key in inner:
                below.append(entry)
            else:
                self._own(entry, draft, inner)
        for entry in below:
            self._collection(entry, entry.key, draft)

    def _own(self, entry: Entry, draft: Draft, inner: Iterable[str]) -> None:
        known = fields_in_files(draft.collection, self._sheet.version)
        if entry.key in OWN_KEYS and draft.collection != "plan":
            self._name(entry, draft)
        elif entry.key not in known:
            self._unknown(entry, (*known, *inner, *OWN_KEYS), draft)
        elif entry.key == ("parent" if draft.implied == "place" else draft.implied):
            what = _("where the record stands says this already")
            self._complaints.add(entry.where, entry.key, what, _("Take the line out, or move the record"))
        else:
            draft.entries[entry.key] = entry

    def _name(self, entry: Entry, draft: Draft) -> None:
        text = clean_line(entry.node.text) if isinstance(entry.node, Scalar) else ""
        if entry.key == "key":
            if draft.key is not None:
                what = _("the record has a key already: “{key}”").format(key=draft.key)
                self._complaints.add(entry.where, "key", what, _("Take the line out"))
            elif self._usable(text, entry.where):
                draft.key = text
            return
        if entry.key == "same_as":
            self._same(text, entry, draft)
            return
        try:
            draft.id = ID.read(text)
        except ValueError:
            what = _("this is not an id")
            self._complaints.add(entry.where, "id", what, _("Take the line out; ids are made by the program"))

    def _same(self, text: str, entry: Entry, draft: Draft) -> None:
        """A record of another register gets that one's id, so that either file may be loaded alone."""
        register, colon, key = text.partition(":")
        if colon and is_key(register) and is_key(key) and register != draft.register:
            draft.same, draft.id = True, register_id(register, draft.collection, key)
        else:
            what = _("“{word}” names no record of another register").format(word=text)
            self._complaints.add(entry.where, "same_as", what, _("Write it like “other-register:key”"))

    def _unknown(self, entry: Entry, known: tuple[str, ...], draft: Draft | None = None) -> None:
        if draft is not None:
            draft.misspelt = True
        what = _("there is no such field") if draft else _("there is no such part of a register")
        if draft and draft.key:
            what = _("“{record}” has no such field").format(record=draft.key)
        otherwise = _("Known are: {words}").format(words=listed(known, 40))
        also = labels(draft.collection) if draft else {}
        meant = {word: word for word in known} | {word: name for word, name in also.items() if name in known}
        self._complaints.add(entry.where, entry.key, what, did_you_mean(entry.key, meant, otherwise))

    def _elsewhere(self, entry: Entry) -> None:
        """Names for records of other files: collection, key and id."""
        for part in entry.node.entries.values() if isinstance(entry.node, MappingNode) else ():
            for inner in part.node.entries.values() if isinstance(part.node, MappingNode) else ():
                if isinstance(inner.node, Scalar):
                    self._sheet.elsewhere[part.key, inner.key] = inner.node.text


def fields_in_files(collection: str, version: int) -> tuple[str, ...]:
    """The field names that a record may have in a file of a version; an item's parent is a reference of its own."""
    fields = tuple(fields_of(collection, version))
    return ("parent", *fields) if collection == "items" else fields


def labels(collection: str) -> dict[str, str]:
    """What people call the fields of a collection in either language, with the names that files use."""
    fields = RECORD_TYPES[collection].fields().values()
    return {field.label(language): field.name for field in fields for language in LANGUAGES}
