"""Makes suggestions of rows: what a row says otherwise, a record it would make, or one it would take away."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from planner.changes.review.incoming import NOTHING, Fault, Kind, Suggestion, Where, body_text
from planner.changes.review.virtual_fields import BELONGS, is_virtual
from planner.formats.workbook.reading import FoundTable, RawCell
from planner.formats.workbook.returning.cells import said
from planner.formats.workbook.returning.differences import Difference, Reading, Said
from planner.formats.workbook.returning.doubts import doubts_about, lacking
from planner.formats.workbook.returning.exported import Exported
from planner.formats.workbook.returning.new_rows import title_typed
from planner.formats.workbook.returning.rows import SortedRow, Typed, added_cells, is_emptied
from planner.i18n import _
from planner.i18n.text import clean
from planner.model.kinds import PROSE
from planner.model.plan import Plan
from planner.model.types import RECORD_TYPES


@dataclass(slots=True)
class Findings:
    """What a workbook gives, as it is gathered."""

    suggestions: list[Suggestion] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unchanged: int = 0


class Suggesting:
    """Turns the rows of one file into suggestions and faults; `plan` is the plan of today."""

    def __init__(self, file: str, plan: Plan, exported: Exported) -> None:
        self.found = Findings()
        self.file, self._plan, self._exported = file, plan, exported

    def known(self, row: SortedRow, reading: Reading) -> None:
        """The row of a record that is known."""
        assert row.against is not None  # noqa: S101 - that is what makes it known
        collection = row.against.collection(row.table.key, row.id)
        body = row.against.plan.table(collection).body(row.id) or {}
        self._merged_cells(row)
        if is_emptied(row) and not row.row.extra:
            says = _("All of the row was deleted but its ID: is the record to be removed?")
            self.gone(row.against, collection, row.id, self._where(row.table, row.row.number, ""), says)
            return
        read = reading.of(Typed(row.table, row.row, collection, row.id, body, row.touched)) if row.touched else Said()
        self._faults(row, read)
        for one in read.differences:
            self._aspect(row, collection, row.id, one, one.kind, _reasons(collection, one))
        added = self._added(row, collection, row.id)
        if not added and not read.differences and not read.faults and not row.row.covered:
            self.found.unchanged += 1

    def new(self, row: SortedRow, id: str, above: int, reading: Reading) -> None:
        """A row that would make a record; `above` counts the equal rows above it."""
        collection = row.table.collection
        if row.kind is Kind.UNKNOWN and self._is_elsewhere(row.id):
            self._row_fault(row, _("This ID belongs to a row of another sheet: empty it to add a new row."))
            return
        read = reading.of(Typed(row.table, row.row, collection, "", {}, row.touched))
        self._faults(row, read)
        body = _body(collection, read)
        missing = lacking(collection, body)
        if missing:
            self._incomplete(row, missing, {one.key.partition(".")[0] for one in read.faults})
            return
        asks = [ask for one in read.differences for ask in one.asks]
        self._record(row, id, body, [*asks, *self._doubts(row, collection, id, body, above)])
        for one in read.differences:
            if is_virtual(collection, one.aspect) and one.aspect != BELONGS:
                self._aspect(row, collection, id, one, row.kind or Kind.NEW, [])
        self._added(row, collection, id)

    def _record(self, row: SortedRow, id: str, body: dict[str, str], asks: Iterable[str]) -> None:
        self.found.suggestions.append(
            Suggestion(collection=row.table.collection, id=id, aspect=NOTHING, base=None, value=body_text(body),
                       kind=row.kind or Kind.NEW, where=self._where(row.table, row.row.number, ""),
                       typed=title_typed(row), asks=" ".join(dict.fromkeys(asks)))
        )  # fmt: skip

    def gone(self, against: Exported, collection: str, id: str, where: Where, asks: str = "") -> None:
        """A record whose row is not there any more."""
        body = against.plan.table(collection).body(id) or {}
        self.found.suggestions.append(
            Suggestion(collection=collection, id=id, aspect=NOTHING, base=body_text(body), value=None,
                       kind=Kind.MISSING, where=where, asks=asks, based=against.based)
        )  # fmt: skip

    def _is_elsewhere(self, id: str) -> bool:
        return self._plan.find(id) is not None or self._exported.plan.find(id) is not None

    def _doubts(self, row: SortedRow, collection: str, id: str, body: dict[str, str], above: int) -> list[str]:
        if id in self._plan.table(collection):
            return []
        asks = doubts_about(self._plan, collection, body)
        if row.kind is Kind.COPIED:
            asks.insert(0, _("The ID of this row stands in another row already, so the row is a copy."))
        if row.kind is Kind.UNKNOWN:
            asks.insert(0, _("Neither the plan nor the workbook knows the ID of this row."))
        if above:
            asks.append(_("The same row stands in the file more than once."))
        return asks

    def _aspect(
        self, row: SortedRow, collection: str, id: str, one: Difference, kind: Kind, asks: Sequence[str]
    ) -> None:  # fmt: skip
        based = row.against is None or (row.against.based and row.against is self._exported)
        cell = row.row.cells.get(one.key)
        self.found.suggestions.append(
            Suggestion(
                collection=collection,
                id=id,
                aspect=one.aspect,
                base=one.base,
                value=one.value,
                kind=kind,
                where=self._where(row.table, row.row.number, one.key),
                heading=_heading(row.table, one.key),
                typed="" if cell is None else said(cell),
                asks=" ".join(dict.fromkeys((*asks, *one.asks))),
                based=based,
            )
        )  # fmt: skip

    def _added(self, row: SortedRow, collection: str, id: str) -> bool:
        """Offer what stands in columns that the export did not have as a note of the record."""
        read = (row.against or self._exported).columns(row.table.key).keys()
        lines = [clean(f"{heading}: {text}") for heading, text in added_cells(row, frozenset(read))]
        known = (self._plan.table(collection).body(id) or {}).get("note")
        new = [line for line in lines if line not in (known or "")]
        if not new:
            return bool(lines)
        text = clean("\n".join([*([known] if known else []), *new])[: PROSE.limit])
        asks = _("The column was added to the workbook; its text can be kept as an internal note.")
        self.found.suggestions.append(
            Suggestion(collection=collection, id=id, aspect="note", base=known, value=text, kind=Kind.CHANGED,
                       where=self._where(row.table, row.row.number, ""), heading=", ".join(row.row.extra),
                       typed="; ".join(new), asks=asks)
        )  # fmt: skip
        return True

    def _faults(self, row: SortedRow, read: Said) -> None:
        for one in read.faults:
            cell = row.row.cells.get(one.key)
            self.fault(row.table, row.row.number, one.key, cell, one.remedy)

    def _merged_cells(self, row: SortedRow) -> None:
        for key in sorted(row.row.covered):
            remedy = _("The cell was merged with another one and lost its value: unmerge the cells.")
            self.fault(row.table, row.row.number, key, None, remedy)

    def _incomplete(self, row: SortedRow, missing: str, misread: Iterable[str]) -> None:
        """A new row that lacks what it cannot do without, unless its fault was told already."""
        key = BELONGS if missing == "place" else missing
        if key in misread:
            return
        heading = next((_heading(row.table, k) for k in (key, f"{key}.{row.table.language}")
                        if _heading(row.table, k)), "")  # fmt: skip
        label = heading or RECORD_TYPES[row.table.collection].fields()[missing].label()
        remedy = _("A new row needs “{column}”.").format(column=label)
        if key == BELONGS and not heading:
            remedy = _("Rows cannot be added to this sheet: add it in the program.")
        self._row_fault(row, remedy)

    def _row_fault(self, row: SortedRow, remedy: str) -> None:
        self.found.faults.append(Fault(self._where(row.table, row.row.number, ""), title_typed(row), remedy))

    def fault(self, table: FoundTable, number: int, key: str, cell: RawCell | None, remedy: str) -> None:
        """Note that a cell was not understood."""
        found = "" if cell is None else said(cell) or (_("the formula") if cell.is_formula else "")
        self.found.faults.append(Fault(self._where(table, number, key), found, remedy))

    def _where(self, table: FoundTable, number: int, key: str) -> Where:
        place = table.place(key) if key else 0
        from openpyxl.utils import get_column_letter

        return Where(self.file, table.sheet, f"{get_column_letter(place)}{number}" if place else "", number)


def _reasons(collection: str, one: Difference) -> list[str]:
    """Why a change is asked whatever was typed."""
    if collection == "reports":
        return [_("A report that was sent out is changed; reports are added and never changed.")]
    return [_("The cell was emptied: is the value to go?")] if one.kind is Kind.EMPTIED else []


def _body(collection: str, read: Said) -> dict[str, str]:
    """The leaves of a record that a row would make; an item has only its parent as its place."""
    body: dict[str, str] = {}
    for one in read.differences:
        leaf = "place" if one.aspect == BELONGS else one.aspect
        if one.value is not None and not is_virtual(collection, leaf):
            body[leaf] = one.value
    return body


def _heading(table: FoundTable, key: str) -> str:
    return next((c.heading for c in table.columns if c.known is not None and c.known.key == key), "")
