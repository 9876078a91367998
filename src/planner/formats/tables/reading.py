"""Reads a table from a file: text of whatever encoding and delimiter, or a sheet of a workbook."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from planner.changes.review.incoming import Fault, Where
from planner.formats.tables.faults import NotATable
from planner.formats.tables.plain_text import text_rows
from planner.formats.tables.table import Row, Table
from planner.formats.tables.words import is_known
from planner.i18n import _
from planner.i18n.text import clean_line

LOOKED_AT = 15
"""Rows among which the headings are looked for: titles may stand above them."""
MOST_ROWS = 50_000
MOST_COLUMNS = 200
MOST_CELLS = 2_000_000
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")

Grid = Sequence[tuple[int, Sequence[str]]]
"""Rows that hold something, each with its number."""

__all__ = ["NotATable", "read_table"]


def read_table(path: Path, sheet: str | None = None) -> Table:
    """The table in a file; of a workbook the named sheet, or else the first one that holds a table.

    Raises NotATable, or for a workbook what its opening raises.
    """
    if path.suffix.lower() in WORKBOOKS:
        from planner.formats.tables.sheets import sheet_rows

        name, grid, others = sheet_rows(path, sheet)
        return _table(path, [*_bounded(path, grid)], name, others)
    return _table(path, [*_bounded(path, text_rows(path))], "", ())


def _bounded(path: Path, rows: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold something; raises NotATable when there are too many."""
    count = filled = 0
    for number, cells in rows:
        if not any(cells):
            continue
        count, filled = count + 1, filled + len(cells)
        if count > MOST_ROWS or filled > MOST_CELLS:
            says = _("it has more than {count} rows; split it into several files")
            raise NotATable(path, says.format(count=min(count - 1, MOST_ROWS)))
        yield number, cells


def _table(path: Path, grid: Grid, sheet: str, others: tuple[str, ...]) -> Table:
    at = _heading_row(grid)
    if at is None:
        raise NotATable(path, _("it holds no rows below headings"))
    places, headings = _headings(path, grid[at][1], [cells for _number, cells in grid[at + 1 :]])
    rows: list[Row] = []
    faults: list[Fault] = []
    for number, cells in grid[at + 1 :]:
        if all(not cell or cell.startswith("#") for cell in cells) and number == grid[at][0] + 1:
            continue
        if any(cell for place, cell in enumerate(cells) if place not in places):
            faults.append(_ragged(Where(path.name, sheet, row=number), cells, len(headings)))
            continue
        rows.append(Row(number, tuple(cells[place] if place < len(cells) else "" for place in places)))
    kept = [row for row in rows if any(row.cells)]
    columns = tuple(column_letters(place) for place in places)
    return Table(file=path.name, headings=headings, rows=tuple(kept), sheet=sheet, columns=columns, sheets=others,
                 faults=tuple(faults))  # fmt: skip


def _ragged(where: Where, cells: Sequence[str], count: int) -> Fault:
    extra = next(cell for cell in reversed(cells) if cell)
    remedy = _("The row has more cells than there are headings ({count}): put texts that hold the separator in quotes, "
               "or give every column a heading.")  # fmt: skip
    return Fault(where, extra, remedy.format(count=count))


def _heading_row(grid: Grid) -> int | None:
    """The row with the most words that head columns, else the first that is as wide as those below it."""
    first = list(enumerate(grid[:LOOKED_AT]))
    best = max(first, key=lambda one: (sum(map(is_known, one[1][1])), -one[0]), default=None)
    if best is None or len(grid) < 2:
        return None
    if any(map(is_known, best[1][1])):
        return best[0]
    widths = [sum(1 for cell in cells if cell) for _number, cells in grid[:LOOKED_AT]]
    return next(at for at, width in enumerate(widths) if width >= max(widths))


def _headings(
    path: Path, cells: Sequence[str], below: Sequence[Sequence[str]]
) -> tuple[list[int], tuple[str, ...]]:  # fmt: skip
    """The places of the columns, and their headings: told apart where alike, and the letters where one is missing."""
    filled = Counter(place for row in below for place, cell in enumerate(row) if cell)
    unnamed = {place for place, count in filled.items() if count * 2 >= len(below)}
    places = sorted({place for place, cell in enumerate(cells) if cell} | unnamed)
    if len(places) > MOST_COLUMNS:
        raise NotATable(path, _("it has more than {count} columns").format(count=MOST_COLUMNS))
    headings: list[str] = []
    for place in places:
        said = cells[place] if place < len(cells) else ""
        text = clean_line(said)[:200] or _("Column {letters}").format(letters=column_letters(place))
        number = 1
        while (text if number == 1 else f"{text} ({number})") in headings:
            number += 1
        headings.append(text if number == 1 else f"{text} ({number})")
    return places, tuple(headings)


def column_letters(place: int) -> str:
    """The name of a column by its place, counted from 0: A, B … Z, AA."""
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(place + 1))
