"""Tells rows apart before anything is read: known, new, copied or without id, and what of them was touched."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from planner.changes.review.incoming import Kind
from planner.changes.review.virtual_fields import BELONGS
from planner.formats.workbook.columns import Column
from planner.formats.workbook.reading import FoundRow, FoundTable, RawCell
from planner.formats.workbook.returning.cells import said, still_shows
from planner.formats.workbook.returning.exported import Exported
from planner.i18n import LANGUAGES
from planner.i18n.text import clean
from planner.model.record import Body


@dataclass(frozen=True, slots=True)
class Typed:
    """A row with the cells that a person touched; a new row has no id and no body."""

    table: FoundTable
    row: FoundRow
    collection: str
    id: str
    body: Body
    changed: Collection[str]

    def cell(self, key: str) -> RawCell | None:
        """The cell of a column; None when it holds nothing."""
        return self.row.cells.get(key)

    def is_blank(self, key: str) -> bool:
        """Whether a person sees nothing in the cell of a column."""
        cell = self.cell(key)
        return cell is None or cell.is_blank


Signature = tuple[str, ...]
NAMING = ("title", "name", "concept")
CODES = ("code", "acronym")
WORDS = frozenset(f".{language}" for language in LANGUAGES)
TELLING = frozenset({"belongs", "code", "acronym", "item", "indicator", "source", "type", "target", "kind"})
"""Columns beside those of words by which a row is told; the others are what people mostly fill in."""


def reclaimed(rows: Iterable[FoundRow], table: FoundTable, exported: Exported, known: set[str]) -> dict[int, str]:
    """Ids by the numbers of rows without one: those whose texts stood in one row only, which is not there any more.

    Where a table lost all its ids, what a row is called is enough, or the code it has where it stands.
    To be called in the language of the export.
    """
    lost = list(rows)
    missing = [sent for sent in exported.register(table.key).rows if sent.id not in known]
    if not lost or not missing or not exported.based:
        return {}
    columns = {key: column for key, column in exported.columns(table.key).items() if key in table.keys}
    shown = {sent.id: _shown(columns, sent.record) for sent in missing}
    found = _matched(lost, shown, lambda keys: tuple(key for key in keys if key in TELLING or key[-3:] in WORDS))
    if not table.id_column:
        found |= _matched(*_left(lost, shown, found), partial(_among, NAMING))
        coded = {id: texts for id, texts in shown.items() if any(texts.get(key) for key in CODES)}
        found |= _matched(*_left(lost, coded, found), partial(_among, ("belongs", *CODES)))
    return found


def _among(fields: Collection[str], keys: Iterable[str]) -> Signature:
    return tuple(key for key in keys if key.partition(".")[0] in fields)


def _left(
    rows: list[FoundRow], shown: Mapping[str, dict[str, str]], found: Mapping[int, str]
) -> tuple[list[FoundRow], dict[str, dict[str, str]]]:
    """The rows and the records that were not found yet."""
    taken = set(found.values())
    left = {id: texts for id, texts in shown.items() if id not in taken}
    return [row for row in rows if row.number not in found], left


def _shown(columns: Mapping[str, Column[Any]], record: Any) -> dict[str, str]:
    cells = {key: column.cell(record).value for key, column in columns.items()}
    return {key: clean(value) if isinstance(value, str) else "" for key, value in cells.items()}


def _matched(
    rows: list[FoundRow], shown: Mapping[str, dict[str, str]], chosen: Callable[[Iterable[str]], Signature]
) -> dict[int, str]:  # fmt: skip
    """Rows and records with the same texts in the chosen columns, where there is one of each."""
    keys = chosen(next(iter(shown.values()))) if shown else ()
    if not keys:
        return {}
    signatures = {id: tuple(texts[key] for key in keys) for id, texts in shown.items()}
    often = Counter(signatures.values())
    ids = {texts: id for id, texts in signatures.items() if often[texts] == 1 and any(texts)}
    typed = {row.number: _typed(row, keys) for row in rows}
    repeated = Counter(typed.values())
    return {number: ids[texts] for number, texts in typed.items() if texts in ids and repeated[texts] == 1}


def _typed(row: FoundRow, keys: Signature) -> Signature:
    cells = (row.cells.get(key) for key in keys)
    return tuple("" if cell is None or not isinstance(cell.value, str) else clean(said(cell)) for cell in cells)


DERIVED = frozenset({"status", "percent"})
"""Columns that show what follows from reports, which a copied row does not take along."""


@dataclass(frozen=True, slots=True)
class SortedRow:
    """A row with what it is: `kind` is None for the row of a record that is known."""

    table: FoundTable
    row: FoundRow
    id: str
    kind: Kind | None
    touched: frozenset[str]
    against: Exported | None = None
    """What the row is compared with; None when there is nothing to compare it with."""


class Sorting:
    """Sorts the rows of tables; `today` gives the plan as it is now, for rows that came from a newer export."""

    def __init__(self, exported: Exported, today: Callable[[], Exported]) -> None:
        self._exported, self._today = exported, today

    def of(self, table: FoundTable) -> list[SortedRow]:
        """The rows of a table that hold something; to be called in the language of the export."""
        ids = {row.number: _id_of(row) for row in table.rows}
        without = [row for row in table.rows if not ids[row.number]]
        ids |= reclaimed(without, table, self._exported, set(ids.values()))
        keys = table.keys
        found = (self._row(table, keys, row, ids[row.number]) for row in table.rows)
        sorted_rows = [row for row in found if row is not None]
        keepers = _keepers(sorted_rows)
        return [row if row.kind is not None or keepers[row.id] is row else self._copied(row) for row in sorted_rows]

    def _row(self, table: FoundTable, keys: frozenset[str], row: FoundRow, id: str) -> SortedRow | None:
        if id:
            against = self._knowing(table.key, id)
            if against is not None:
                return SortedRow(table, row, id, None, _touched(keys, row, against, table.key, id), against)
        filled = frozenset(key for key, cell in row.cells.items() if not cell.is_blank)
        if id:
            return SortedRow(table, row, id, Kind.UNKNOWN, filled)
        return SortedRow(table, row, "", Kind.NEW, filled) if filled else None

    def _knowing(self, table: str, id: str) -> Exported | None:
        """What knows a record: what was exported, else the plan of today."""
        if self._exported.record(table, id) is not None:
            return self._exported
        today = self._today()
        return today if today.record(table, id) is not None else None

    def _copied(self, row: SortedRow) -> SortedRow:
        """A further row of the same id: all it says is its own, but what only stands in for something."""
        assert row.against is not None  # noqa: S101 - only known rows can be repeated
        columns, record = row.against.columns(row.table.key), row.against.record(row.table.key, row.id)
        lent = {key for key in columns if key in DERIVED or (key != BELONGS and columns[key].cell(record).faint)}
        filled = {key for key, cell in row.row.cells.items() if not cell.is_blank}
        own = filled - (lent - row.touched)
        return replace(row, kind=Kind.COPIED, touched=frozenset(own))


def _id_of(row: FoundRow) -> str:
    return "" if row.id is None or row.id.is_error else said(row.id).strip()


def _keepers(rows: list[SortedRow]) -> Mapping[str, SortedRow]:
    """Of the rows that repeat an id, the one that is as it was sent out, else the first."""
    keepers: dict[str, SortedRow] = {}
    for row in rows:
        kept = keepers.get(row.id)
        if row.kind is None and (kept is None or (kept.touched and not row.touched)):
            keepers[row.id] = row
    return keepers


def _touched(keys: frozenset[str], row: FoundRow, against: Exported, table: str, id: str) -> frozenset[str]:
    """The keys of the cells that do not show any more what the program wrote there."""
    record, cells = against.record(table, id), row.cells
    return frozenset(
        key
        for key, column in against.columns(table).items()
        if key in keys and key not in row.covered and not still_shows(cells.get(key), column.cell(record))
    )


def is_emptied(row: SortedRow) -> bool:
    """Whether everything in the row of a record was deleted but its id."""
    return row.kind is None and bool(row.touched) and all(cell.is_blank for cell in row.row.cells.values())


def added_cells(row: SortedRow, known: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Heading and text of the cells in columns that the export did not have."""
    for heading, cell in row.row.extra.items():
        if not cell.is_blank and not cell.is_error:
            yield heading, said(cell)
    for column in row.table.columns:
        if column.known is not None and not column.known.computed and column.known.key not in known:
            found = row.row.cells.get(column.known.key)
            if found is not None and not found.is_blank:
                yield column.heading, said(found)
