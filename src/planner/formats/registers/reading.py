"""A record that several registers name: what each of them adds to what the first one says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from planner.formats.registers.document import MappingNode, Scalar, read_document
from planner.formats.registers.drafts import Draft, Sheet, gather
from planner.formats.registers.field_reading import Reader
from planner.formats.registers.keys import register_id
from planner.formats.registers.ordering import keys_in_order
from planner.formats.registers.problems import Complaints, Where
from planner.formats.registers.references import Directory
from planner.i18n import LANGUAGES, _
from planner.i18n.folding import fold
from planner.model.actors import Tie
from planner.model.fields import Field
from planner.model.kinds import TextKind
from planner.model.plan import Plan
from planner.model.record import Body, field_of_leaf
from planner.model.types import RECORD_TYPES
from planner.model.upgrades import lift
from planner.model.value_kinds import PLACE
from planner.model.values import Words

CALLED = ("name", "acronym")
"""Fields of a stakeholder that are names; where two documents differ, the second name becomes an alias."""


def joined(collection: str, first: Body, more: Mapping[str, str]) -> dict[str, str]:
    """The leaves of `first` with what `more` adds: unknown fields, members of sets, other names, further paragraphs."""
    fields = RECORD_TYPES[collection].fields()
    body = dict(first)
    for leaf, text in more.items():
        field = fields[field_of_leaf(leaf)]
        if field.name in CALLED and "aliases" in fields:
            _name(body, leaf, text)
        elif leaf not in body:
            body[leaf] = text
        elif _is_account(field) and not includes(body[leaf], text):
            body[leaf] = f"{body[leaf]}\n{text}"
    return body


def includes(whole: str, part: str) -> bool:
    """Whether a text says all paragraphs of another already."""
    said = set(whole.splitlines())
    return all(line in said for line in part.splitlines())


def says_more(collection: str, leaf: str, known: str, stated: str) -> bool:
    """Whether what is known of a leaf is what a file states with paragraphs of other registers behind it."""
    return _is_account(RECORD_TYPES[collection].fields()[field_of_leaf(leaf)]) and includes(known, stated)


def _name(body: dict[str, str], leaf: str, text: str) -> None:
    known = [body[other] for other in body if field_of_leaf(other) in CALLED]
    also = [other.partition("[")[2][:-1] for other in body if other.startswith("aliases[")]
    if leaf not in body:
        body[leaf] = text
    elif fold(text) not in {fold(name) for name in (*known, *also)}:
        body[f"aliases[{text}]"] = "yes"


def _is_account(field: Field) -> bool:
    return field.shape == "words" and isinstance(field.kind, TextKind) and field.kind.lines


Bodies = dict[str, dict[str, dict[str, str]]]


@dataclass(slots=True)
class Reading:
    """What the files state, ready to be compared with the plan they were read for."""

    bodies: Bodies = field(default_factory=dict)
    """By collection and id; only the leaves that the files state."""
    titles: dict[str, Words] = field(default_factory=dict)
    """The titles of the registers, by the name of the register."""
    origins: dict[str, Where] = field(default_factory=dict)
    """File and line of every record, by id."""
    lines: dict[str, dict[str, Where]] = field(default_factory=dict)
    """File and line of every field that stands in the files, blank ones included, by id and name."""


def read_registers(paths: Sequence[Path], plan: Plan) -> Reading:
    """What register files state, with references and order settled against `plan`.

    Raises RegisterErrors with every problem found in all of them; nothing is half read.
    """
    complaints = Complaints()
    sheets = [sheet for path in paths if (sheet := read_sheet(path, complaints)) is not None]
    reading = read_sheets(sheets, plan, complaints)
    complaints.raise_any()
    return reading


def read_sheets(sheets: Sequence[Sheet], plan: Plan, complaints: Complaints) -> Reading:
    """What files that were opened already state; what is wrong with them is added to the complaints."""
    directory = Directory(sheets, plan, complaints)
    reading = Reading(titles={sheet.register: title for sheet in sheets if (title := _title(sheet))})
    _Assembly(plan, directory, reading, complaints).assemble(sheets)
    return reading


def read_sheet(path: Path, complaints: Complaints) -> Sheet | None:
    """The drafts of a file; None when it is unusable, and then the reason is among the complaints."""
    top = read_document(path, complaints)
    return gather(top, complaints) if top is not None else None


def _title(sheet: Sheet) -> Words:
    if isinstance(sheet.title, Scalar):
        return Words(es=sheet.title.text or None)
    entries = sheet.title.entries if isinstance(sheet.title, MappingNode) else {}
    texts = {key: entry.node.text for key, entry in entries.items() if isinstance(entry.node, Scalar)}
    return Words(**{language: texts[language] for language in LANGUAGES if language in texts})


class _Assembly:
    """Puts drafts together into bodies: leaves first, then ids without keys, then places in the trees."""

    def __init__(self, plan: Plan, directory: Directory, reading: Reading, complaints: Complaints) -> None:
        self._plan = plan
        self._directory = directory
        self._reading = reading
        self._complaints = complaints
        self._siblings: dict[str, list[Draft]] = {}
        self._ties: dict[tuple[str | None, ...], tuple[str, Draft]] = {}
        """Ties without keys, with their registers, by their ends and type."""

    def assemble(self, sheets: Iterable[Sheet]) -> None:
        drafts = [(draft, sheet) for sheet in sheets for draft in sheet.drafts]
        readers = {id(sheet): Reader(sheet, self._directory, self._complaints) for _draft, sheet in drafts}
        # A record's own register speaks first, whatever the order of the files.
        for draft, sheet in sorted(drafts, key=lambda drafted: drafted[0].same):
            self._take(draft, readers[id(sheet)], sheet)
        for parent, siblings in self._siblings.items():
            self._place(parent, siblings)
        for collection, leaf in (("items", "place"), ("territories", "parent")):
            self._refuse_cycles(collection, leaf)

    def _take(self, draft: Draft, reader: Reader, sheet: Sheet) -> None:
        body = dict(lift(draft.collection, reader.body(draft), sheet.version))
        parent = self._parent(draft, sheet) if draft.collection == "items" else None
        if not draft.id:
            self._name(draft, {**body, "parent": parent or ""})
        stated = self._reading.bodies.setdefault(draft.collection, {})
        first = stated.get(draft.id) or self._plan.table(draft.collection).body(draft.id)
        if draft.same and first is not None:
            stated[draft.id] = joined(draft.collection, first, body)
        else:
            stated[draft.id] = body
            self._require(draft, body)
            if parent:
                self._siblings.setdefault(parent, []).append(draft)
        self._reading.origins.setdefault(draft.id, draft.where)
        lines = self._reading.lines.setdefault(draft.id, {})
        lines.update({name: entry.where for name, entry in draft.entries.items() if name not in lines})

    def _parent(self, draft: Draft, sheet: Sheet) -> str | None:
        if draft.implied and draft.above is not None:
            return draft.above.id
        entry = draft.entries.get("parent")
        if entry is None or not isinstance(entry.node, Scalar) or entry.node.blank:
            return None
        return self._directory.find(entry.node.text, ("items", "strategies"), sheet, entry.node.where, "parent")

    def _name(self, draft: Draft, leaves: dict[str, str]) -> None:
        """The id of a record without a key, from what tells it apart; repetitions are counted."""
        said = [[text for leaf, text in leaves.items() if field_of_leaf(leaf) == name]
                for name in RECORD_TYPES[draft.collection].about.identity]  # fmt: skip
        content = "-".join(texts[0] for texts in said if texts)
        number, id = 1, register_id(draft.register, draft.collection, content)
        stated_elsewhere = self._tied(draft, leaves) if draft.collection == "ties" else None
        if stated_elsewhere is not None and id not in self._plan.ties:
            draft.same, draft.id = True, stated_elsewhere
            return
        while self._directory.taken(id):
            number += 1
            id = register_id(draft.register, draft.collection, f"{content}#{number}")
        draft.id = id
        self._directory.claim(draft)

    def _tied(self, draft: Draft, leaves: dict[str, str]) -> str | None:
        """The tie of another register that says the same of the same two; one that a person made counts too."""
        ends = tuple(leaves.get(name) for name in Tie.about.identity)
        found = self._ties.setdefault(ends, (draft.register, draft))
        if found[0] != draft.register and found[1].id:
            return found[1].id
        known = self._plan.ties.where("source", ends[0] or "")
        alike = (tie.id for tie in known if (tie.source, tie.type, tie.target) == ends)
        return next((id for id in alike if not self._directory.taken(id)), None)

    def _require(self, draft: Draft, body: dict[str, str]) -> None:
        """A record new to the plan needs its required fields; a blank one is left unknown on purpose."""
        if draft.misspelt or draft.id in self._plan.table(draft.collection):
            return
        stated = {field_of_leaf(leaf) for leaf in body} | set(draft.entries) | {draft.implied}
        if "parent" in stated:
            stated.add("place")
        for name, field_ in RECORD_TYPES[draft.collection].fields().items():
            if field_.about.required and name not in stated:
                key = "parent" if name == "place" else name
                what = _("“{record}” lacks “{field}”").format(record=draft.label, field=key)
                remedy = _("Add a line “{field}: …” ({label})").format(field=key, label=field_.label())
                self._complaints.add(draft.where, key, what, remedy)

    def _place(self, parent: str, drafts: list[Draft]) -> None:
        keys = keys_in_order([self._known_key(parent, draft) for draft in drafts], [draft.id for draft in drafts])
        for draft, key in zip(drafts, keys, strict=True):
            self._reading.bodies["items"][draft.id]["place"] = f"{parent} {key}"

    def _known_key(self, parent: str, draft: Draft) -> str | None:
        body = self._plan.items.body(draft.id) or {}
        above, _blank, key = body.get("place", "").partition(" ")
        if above == parent and key:
            return key
        entry = draft.entries.get("place")
        if entry is None or not isinstance(entry.node, Scalar) or entry.node.blank:
            return None
        try:
            return PLACE.read(f"{parent} {entry.node.text}").key
        except ValueError:
            what = _("this is not a key for the order of siblings")
            self._complaints.add(entry.where, "place", what, _("Take the line out; the order of the file is enough"))
            return None

    def _refuse_cycles(self, collection: str, leaf: str) -> None:
        stated = self._reading.bodies.get(collection, {})
        for id in stated:
            above, current = [id], self._above(collection, leaf, id)
            while current and current not in above:
                above.append(current)
                current = self._above(collection, leaf, current)
            if current == id:
                origin = self._reading.origins[id]
                what = _("the record stands, by way of others, under itself")
                self._complaints.add(origin, "parent", what, _("Give one of them another parent"))

    def _above(self, collection: str, leaf: str, id: str) -> str | None:
        stated = self._reading.bodies.get(collection, {}).get(id, {})
        body = stated if leaf in stated else self._plan.table(collection).body(id) or {}
        return body.get(leaf, "").partition(" ")[0] or None
