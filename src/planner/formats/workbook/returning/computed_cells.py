"""What somebody wrote over cells that the program works out, so that it is told and not lost without a word."""

from collections.abc import Iterable, Iterator, Sequence

from planner.changes.review.incoming import Kind
from planner.formats.workbook.reading import RawBook, RawCell
from planner.formats.workbook.returning.cells import still_shows
from planner.formats.workbook.returning.exported import Exported
from planner.formats.workbook.returning.responsibilities import written_over
from planner.formats.workbook.returning.rows import SortedRow
from planner.i18n import _, speaking

SHOWN = 5
"""Cells that a sentence names."""


def tell_worked_out(book: RawBook, rows: Iterable[SortedRow], exported: Exported, notes: list[str]) -> None:
    """Note, by sheet and column, which computed cells do not show what was exported; nothing without a base."""
    if not exported.based:
        return
    with speaking(exported.language):
        columns = _by_column(rows, exported)
        sheet, roles = written_over(book, exported)
    for (name, heading), cells in columns.items():
        says = _("In the sheet “{sheet}” the column “{column}” is worked out: what was written in {cells} is not read.")
        notes.append(says.format(sheet=name, column=heading, cells=_named(cells)))
    if roles:
        says = _("The sheet “{sheet}” is worked out: what was written in {cells} is not read; write it in “{plan}”.")
        notes.append(says.format(sheet=sheet, cells=_named(roles), plan=exported.register("items").name))


def _by_column(rows: Iterable[SortedRow], exported: Exported) -> dict[tuple[str, str], list[RawCell]]:
    """The cells by sheet and heading."""
    found: dict[tuple[str, str], list[RawCell]] = {}
    for row in rows:
        for key, cell in _over(row, exported):
            heading = next(c.heading for c in row.table.columns if c.known is not None and c.known.key == key)
            found.setdefault((row.table.sheet, heading), []).append(cell)
    return found


def _over(row: SortedRow, exported: Exported) -> Iterator[tuple[str, RawCell]]:
    """The computed cells of a row that hold something else than was exported; in a new row all that hold anything."""
    if not row.row.worked_out or not (row.against is exported or row.kind is Kind.NEW):
        return
    columns, record = exported.worked_out(row.table.key), exported.record(row.table.key, row.id)
    for key, cell in row.row.worked_out.items():
        if key in columns and (record is None or not still_shows(cell, columns[key].cell(record))):
            yield key, cell


def _named(cells: Sequence[RawCell]) -> str:
    """`H8, H9`, and how many more."""
    names = ", ".join(cell.address for cell in cells[:SHOWN])
    left = len(cells) - SHOWN
    return _("{names} and {count} more").format(names=names, count=left) if left > 0 else names
