"""Tells rows apart before anything is read: known, new, copied, unknown, and which cells of them were touched."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from planner.changes.aspects import BELONGS
from planner.changes.incoming import Kind
from planner.formats.workbook.reading import FoundRow, FoundTable
from planner.formats.workbook.returning.exported import Exported
from planner.formats.workbook.returning.reclaiming import reclaimed
from planner.formats.workbook.returning.typed import said, still_shows

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
