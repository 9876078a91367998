"""Columns under a heading of somebody's own, known again by what still stands in them."""

from collections.abc import Mapping
from dataclasses import replace

from planner.formats.workbook.reading import FoundColumn, FoundRow, FoundTable, KnownColumn
from planner.formats.workbook.returning.cells import still_shows
from planner.formats.workbook.returning.exported import Exported

LOOKED_AT = 300
"""Rows that are compared."""
SHARE = 0.6
"""Of the cells that hold something, how many must be as they were written."""
FEWEST = 2
"""Cells that must be so at least, since one may be chance."""


def renamed(table: FoundTable, exported: Exported) -> FoundTable:
    """The table with columns known that were only renamed; to be called in the language of the export."""
    columns = exported.columns(table.key)
    missing = {column.key: column for column in table.missing if column.key in columns}
    if not table.extra or not missing or not exported.based:
        return table
    found: dict[str, FoundColumn] = {}
    for extra in table.extra:
        key = _best(table, extra, {key: one for key, one in missing.items() if key not in found}, exported)
        if key:
            found[key] = extra
    return _with(table, found, missing) if found else table


def _best(table: FoundTable, extra: FoundColumn, missing: Mapping[str, KnownColumn], exported: Exported) -> str:
    """The missing column that an added one is; empty when it is none, or might be several."""
    name = _name_in_rows(table, extra)
    shares = {key: _share(table, name, key, exported) for key in missing}
    likely = sorted((share, key) for key, share in shares.items() if share >= SHARE)
    if not likely or (len(likely) > 1 and likely[-1][0] == likely[-2][0]):
        return ""
    return likely[-1][1]


def _share(table: FoundTable, name: str, key: str, exported: Exported) -> float:
    """How many of the filled cells show what the column was written with."""
    column = exported.columns(table.key)[key]
    same = filled = 0
    for row in table.rows[:LOOKED_AT]:
        record = exported.record(table.key, str(row.id.value).strip()) if row.id is not None else None
        if record is None:
            continue
        cell, written = row.extra.get(name), column.cell(record)
        blank = cell is None or cell.is_blank
        if not (blank and written.value is None):
            filled += 1
            same += not blank and still_shows(cell, written)
    return same / filled if same >= FEWEST else 0.0


def _with(table: FoundTable, found: Mapping[str, FoundColumn], missing: Mapping[str, KnownColumn]) -> FoundTable:
    keys = {column.place: key for key, column in found.items()}
    names = {_name_in_rows(table, column): key for key, column in found.items()}
    columns = tuple(
        replace(column, known=missing[keys[column.place]], guessed=True) if column.place in keys else column
        for column in table.columns
    )
    left = tuple(column for column in table.missing if column.key not in found)
    return replace(table, columns=columns, missing=left, rows=[_row_with(row, names) for row in table.rows])


def _row_with(row: FoundRow, names: Mapping[str, str]) -> FoundRow:
    moved = {names[name]: cell for name, cell in row.extra.items() if name in names}
    kept = {name: cell for name, cell in row.extra.items() if name not in names}
    return replace(row, cells={**row.cells, **moved}, extra=kept) if moved else row


def _name_in_rows(table: FoundTable, column: FoundColumn) -> str:
    """What the cells of an added column go by in the rows: its heading, or its letters where another has that too."""
    from openpyxl.utils import get_column_letter

    first = next(other.place for other in table.columns if other.heading == column.heading)
    return column.heading if first == column.place else get_column_letter(column.place)
