"""One row of a table that came back, with the cells that a person touched."""

from collections.abc import Collection
from dataclasses import dataclass

from planner.formats.workbook.reading import FoundRow, FoundTable, RawCell
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
