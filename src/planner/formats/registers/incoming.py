"""Records that stood in a dumped file and were taken out of it: asked about, and never removed silently."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from planner.changes.review.incoming import NOTHING, Incoming, Kind, Source, Suggestion, Where, body_text
from planner.formats.registers.base import Base, read_base
from planner.formats.registers.drafts import Sheet
from planner.formats.registers.problems import Complaints
from planner.formats.registers.reading import Reading, read_sheet, read_sheets, says_more
from planner.formats.registers.references import following
from planner.formats.registers.writing import held_by_file
from planner.i18n import _
from planner.model.documents import PLAN_ID
from planner.model.edition import Edition, edition
from planner.model.fields import OnDelete
from planner.model.plan import Plan
from planner.model.record import Body, field_of_leaf
from planner.model.types import RECORD_TYPES

Gone = dict[str, tuple[str, Body]]
"""Collection and body by id."""


def gone_by_file(dumped: Edition, stated: set[str]) -> dict[str, Gone]:
    """The dumped records that no file states any more, by the name of the file of the dump that held them."""
    gone = {id: (name, body) for name, table in dumped.plan.tables() if name != "plan"
            for id, body in table.bodies.items() if id not in stated}  # fmt: skip
    held = held_by_file(dumped) if gone else {}
    return {file: {id: gone[id] for id in ids if id in gone} for file, ids in held.items()}


def missing(plan: Plan, base: Base, gone: Gone, file: str) -> Iterator[Suggestion]:
    """A suggestion for each record that a file held and does not hold any more.

    What only hangs on another such record is not asked by itself: it goes and stays with the other.
    """
    shown = edition(plan, base.audience).plan if gone else plan
    for id, (name, body) in gone.items():
        if not _hangs(name, body, gone):
            whole = plan.table(name).body(id)
            untouched = whole is not None and shown.table(name).body(id) == body
            yield Suggestion(
                collection=name, id=id, aspect=NOTHING, base=body_text(whole if whole and untouched else body),
                value=None, kind=Kind.MISSING, where=Where(file),
            )  # fmt: skip


def _hangs(collection: str, body: Body, gone: Gone) -> bool:
    fields = RECORD_TYPES[collection].fields()
    for leaf, text in body.items():
        field = fields[field_of_leaf(leaf)]
        if field.about.on_delete is OnDelete.CASCADE and field.references(leaf, text) in gone:
            return True
    return False


OWN = frozenset({"exports"})
"""Fields of the plan's sheet in which the program keeps its own books; no file has a say in them."""

BaseOf = Callable[[Base], Edition | None]
"""Gives back what a file was dumped from; None when nobody knows any more."""


@dataclass(slots=True)
class _Batch:
    """Files that are read together, since they were dumped together or none of them was."""

    base: Edition | None
    files: dict[str, Path] = field(default_factory=dict)
    sheets: list[Sheet] = field(default_factory=list)
    bases: dict[str, Base | None] = field(default_factory=dict)
    """By the path of a file what it says it was dumped from."""
    reading: Reading = field(default_factory=Reading)
    gone: dict[str, Gone] = field(default_factory=dict)


def read_incoming(paths: Sequence[Path], plan: Plan, base_of: BaseOf) -> tuple[Incoming, ...]:
    """What register files suggest for a plan, one Incoming a file in their order.

    A dumped file is held against what it was dumped from, so that values it left as they were suggest nothing,
    whatever the plan says of them today; what was taken out of it is asked. Of other files new records come in
    plainly, also what they say where the plan knows nothing, and every other difference is asked.
    Raises RegisterErrors with every problem of every file.
    """
    complaints = Complaints()
    batches = _batches(paths, base_of, complaints)
    for batch in batches:
        batch.reading = read_sheets(batch.sheets, _known(plan, batch.base), complaints)
    complaints.raise_any()
    found: dict[str, Incoming] = {}
    for batch in batches:
        others = [other for other in batches if other.base is None]
        stated = {id for one in (batch, *others) for rows in one.reading.bodies.values() for id in rows}
        batch.gone = gone_by_file(batch.base, stated) if batch.base is not None else {}
        for file, path in batch.files.items():
            found[file] = _incoming(plan, batch, path, batch.bases[file])
    return tuple(found[str(path)] for path in paths if str(path) in found)


def _batches(paths: Iterable[Path], base_of: BaseOf, complaints: Complaints) -> list[_Batch]:
    """The files by what they were dumped from; the same file of a dump twice, as two people edited it, stays apart."""
    batches: dict[tuple[str, int], _Batch] = {}
    seen: dict[str, int] = {}
    known: dict[str, Edition | None] = {}
    for path in dict.fromkeys(paths):
        sheet = read_sheet(path, complaints)
        if sheet is None:
            continue
        base = read_base(sheet.base)
        key = base.digest if base else ""
        if base is not None and key not in known:
            known[key] = base_of(base)
        turn = seen.get(sheet.base, 0) if base is not None else 0
        seen[sheet.base] = turn + 1
        batch = batches.setdefault((key, turn), _Batch(known.get(key)))
        batch.files[str(path)] = path
        batch.sheets.append(sheet)
        batch.bases[str(path)] = base
    return list(batches.values())


def _known(plan: Plan, base: Edition | None) -> Plan:
    """What references and the order of siblings are read by: the plan with the records as they were dumped."""
    if base is None:
        return plan
    return plan.replacing({name: dict(table.bodies) for name, table in base.plan.tables()})


def _incoming(plan: Plan, batch: _Batch, path: Path, base: Base | None) -> Incoming:
    file = str(path)
    told = _Telling(plan, batch, path.name, copied=base is not None and batch.base is None and _copies(plan, batch))
    suggestions: list[Suggestion] = []
    unchanged = 0
    for collection, rows in batch.reading.bodies.items():
        for id, body in rows.items():
            if batch.reading.origins[id].file == file:
                said = list(told.record(collection, id, body))
                suggestions += said
                unchanged += not said
    if batch.base is not None and base is not None:
        suggestions += missing(plan, base, batch.gone.get(base.file, {}), path.name)
    notes: tuple[str, ...] = ()
    if told.copied:
        notes = (
            _("Nobody knows here what {file} was dumped from, so every difference is asked.").format(file=path.name),
        )
    return Incoming(source=Source(file=path.name), suggestions=tuple(suggestions), notes=notes, unchanged=unchanged)


def _copies(plan: Plan, batch: _Batch) -> bool:
    """Whether plan and files have records in common, so that what only the files have may have been removed here."""
    rows = batch.reading.bodies.items()
    return any(id in plan.table(name) for name, bodies in rows for id in bodies if id != PLAN_ID)


class _Telling:
    """Tells what the records of one file say that is new."""

    def __init__(self, plan: Plan, batch: _Batch, file: str, *, copied: bool) -> None:
        self._plan, self._base, self._reading, self._file = plan, batch.base, batch.reading, file
        self.copied = copied
        self._bare = all(name == "plan" or not table for name, table in plan.tables())

    def record(self, collection: str, id: str, body: Body) -> Iterator[Suggestion]:
        base = self._base.plan.table(collection).body(id) if self._base is not None else None
        known = self._plan.table(collection).body(id)
        if base is not None:
            yield from self._edited(collection, id, base, body)
        elif known is None:
            asks = _("It may have been removed from the plan on purpose.") if self.copied else ""
            yield self._suggestion(collection, id, NOTHING, (None, body_text(body)), Kind.NEW, asks=asks)
        elif "merged_into" not in known:
            yield from self._otherwise(collection, id, known, following(collection, body, known, self._plan))

    def _edited(self, collection: str, id: str, base: Body, body: Body) -> Iterator[Suggestion]:
        """What was changed in the file since it was dumped."""
        for leaf in [*body, *(leaf for leaf in base if leaf not in body)]:
            before, after = base.get(leaf), body.get(leaf)
            if before != after and field_of_leaf(leaf) not in OWN:
                yield self._suggestion(collection, id, leaf, (before, after), _kind(leaf, before, after))

    def _otherwise(self, collection: str, id: str, known: Body, body: Mapping[str, str]) -> Iterator[Suggestion]:
        """What a file that was not dumped from this plan says otherwise than the plan, or beyond it."""
        for leaf, text in body.items():
            ours = known.get(leaf)
            if ours is not None and says_more(collection, leaf, ours, text):
                continue
            if ours != text and field_of_leaf(leaf) not in OWN:
                sure = (ours is None and not self.copied) or (self._bare and id == PLAN_ID)
                values = (ours if sure else None, text)
                yield self._suggestion(collection, id, leaf, values, _kind(leaf, ours, text), based=sure)

    def _suggestion(
        self, collection: str, id: str, aspect: str, values: tuple[str | None, str | None], kind: Kind, *,
        asks: str = "", based: bool = True,
    ) -> Suggestion:  # fmt: skip
        base, value = values
        name = field_of_leaf(aspect)
        return Suggestion(
            collection=collection, id=id, aspect=aspect, base=base, value=value, kind=kind, asks=asks, based=based,
            where=Where(self._file, line=self._line(id, "parent" if name == "place" else name)), heading=aspect,
        )  # fmt: skip

    def _line(self, id: str, name: str) -> int:
        return self._reading.lines[id].get(name, self._reading.origins[id]).line


def _kind(leaf: str, before: str | None, after: str | None) -> Kind:
    if after is None:
        return Kind.EMPTIED
    if leaf == "place" and before is not None and before.partition(" ")[0] != after.partition(" ")[0]:
        return Kind.MOVED
    return Kind.CHANGED
