"""What was sent out and did not come back: rows, columns and whole sheets."""

from collections.abc import Iterable, Sequence

from planner.changes.review.incoming import Where
from planner.formats.workbook.reading import FoundTable
from planner.formats.workbook.returning.exported import TREES, Exported
from planner.formats.workbook.returning.rows import SortedRow
from planner.formats.workbook.returning.suggesting import Suggesting
from planner.formats.workbook.sheets.registers import PLAIN
from planner.i18n import _, ngettext

TABLES = (*TREES, *PLAIN)
ENOUGH = 0.5
"""Of the plan's rows of a table, how many must have come back for the others to be missed without a base."""


def tell_missing_rows(
    tables: Sequence[FoundTable], rows: Iterable[SortedRow], exported: Exported, suggesting: Suggesting
) -> None:
    """Suggest to remove every record whose row is in none of the tables that came back and should show it.

    Without what the workbook was exported with, the rows of the plan are missed, and only in tables that still hold
    enough of them to be tables of this plan.
    """
    there: dict[str, set[str]] = {}
    for row in rows:
        if row.id:
            there.setdefault(row.id, set()).add(row.table.key)
    missing: dict[str, FoundTable] = {}
    for table in tables:
        sent = [row.id for row in exported.register(table.key).rows]
        gone = [id for id in sent if id not in there]
        if table.id_column and (exported.based or len(gone) <= len(sent) * (1 - ENOUGH)):
            missing.update({id: table for id in gone if id not in missing})
    asks = "" if exported.based else _("The row may have been deleted, or the record is newer than the workbook.")
    counted: dict[str, int] = {}
    for id, table in missing.items():
        counted[table.sheet] = counted.get(table.sheet, 0) + 1
        where = Where(suggesting.file, table.sheet)
        suggesting.gone(exported, exported.collection(table.key, id), id, where, asks)
    for sheet, count in counted.items():
        says = _missing_sent(count) if exported.based else _missing_of_plan(count)
        suggesting.found.notes.append(says.format(count=count, sheet=sheet))


def _missing_sent(count: int) -> str:
    return ngettext(
        "{count} row that was sent out is missing from the sheet “{sheet}”.",
        "{count} rows that were sent out are missing from the sheet “{sheet}”.",
        count,
    )


def _missing_of_plan(count: int) -> str:
    return ngettext(
        "{count} record of the plan is missing from the sheet “{sheet}”.",
        "{count} records of the plan are missing from the sheet “{sheet}”.",
        count,
    )


def tell_missing_parts(tables: Sequence[FoundTable], exported: Exported, suggesting: Suggesting) -> None:
    """Say which sheets and columns did not come back, and which tables cannot be told row from row."""
    notes = suggesting.found.notes
    there = {table.key for table in tables}
    names = [exported.register(key).name for key in TABLES if key not in there and exported.wrote(key)]
    if names:
        says = ngettext(
            "The sheet {sheets} is not in the file; nothing is changed by that.",
            "The sheets {sheets} are not in the file; nothing is changed by that.",
            len(names),
        )
        notes.append(says.format(sheets=_quoted(names)))
    for table in tables:
        read = exported.columns(table.key)
        headings = [read[column.key].header for column in table.missing if column.key in read]
        if headings:
            says = _("In the sheet “{sheet}” these columns are missing, and what they held stays: {columns}.")
            notes.append(says.format(sheet=table.sheet, columns=_quoted(headings)))
        for column in table.columns:
            if column.guessed and column.known is not None and column.known.key in read:
                says = _("In the sheet “{sheet}” the column “{heading}” was read as “{column}”.")
                own = read[column.known.key].header
                notes.append(says.format(sheet=table.sheet, heading=column.heading, column=own))
        if table.beyond:
            says = _("In the sheet “{sheet}” nothing from row {row} on is read, since so many blank rows stand above.")
            notes.append(says.format(sheet=table.sheet, row=table.beyond))


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(_("“{name}”").format(name=name) for name in names)
