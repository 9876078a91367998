"""Plain tables that people bring: read, their columns guessed, and held as suggestions for the open plan."""

from pathlib import Path

from planner.changes.incoming import Incoming
from planner.formats.tables import Mapping, Table, choices
from planner.formats.tables import guess as guess_columns
from planner.formats.tables import read_table as read
from planner.workspace.workspace import Workspace

__all__ = ["Mapping", "Table", "choices", "guess", "incoming", "read_table"]


def read_table(path: Path, sheet: str | None = None) -> Table:
    """The headings and rows of a CSV file or of a sheet of a workbook; raises NotATable or NotReadable."""
    return read(path, sheet)


def guess(workspace: Workspace, table: Table, collection: str | None = None) -> Mapping:
    """What the columns may stand for, and what the rows are unless `collection` says so."""
    return guess_columns(workspace.plan, table, collection)


def incoming(workspace: Workspace, table: Table, mapping: Mapping) -> Incoming:
    """What the table suggests, to be reviewed and brought in as any other file.

    Raises ColumnLacking when a column lacks that no row can do without, NoStrategy when the plan has none.
    """
    from planner.formats.tables import read_rows

    return read_rows(workspace.plan, workspace.file.plan_id(), table, mapping)
