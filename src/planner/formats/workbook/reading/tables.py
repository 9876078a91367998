"""Finds the tables of a workbook by their headings: wherever they stand, in whatever order, in either language."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from sys import getsizeof

from planner.formats.workbook.base import SHEET as BASE
from planner.formats.workbook.dropdowns import SHEET as LISTS
from planner.formats.workbook.reading.budget import CELL
from planner.formats.workbook.reading.cells import RawCell
from planner.formats.workbook.reading.headings import KnownColumn, computed_sheets
from planner.formats.workbook.reading.opening import RawBook
from planner.formats.workbook.reading.progress import Cancelled, Progress, go_on
from planner.formats.workbook.reading.recognising import ENOUGH, is_id, recognise
from planner.formats.workbook.reading.sheets import RawRow, RawSheet
from planner.formats.workbook.sheets.analyses import SHEET as CHARTS
from planner.i18n import Language
from planner.i18n.folding import fold

BLANKS = 200
"""Blank rows that end a table."""
WORD = 32
"""Bytes at least of what is kept for a cell that lies under a merged one."""


@dataclass(frozen=True, slots=True)
class FoundColumn:
    """A column of a table that was found."""

    place: int
    heading: str
    known: KnownColumn | None
    """What it is; None for a column somebody added."""
    guessed: bool = False
    """Whether the heading only resembles the one it is taken for."""


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row that holds something."""

    number: int
    id: RawCell | None
    cells: Mapping[str, RawCell]
    """The cells that hold something by the key of their column; what is computed is not among them."""
    extra: Mapping[str, RawCell]
    """The cells of added columns by their heading, or by the column's letters where no heading is its own."""
    covered: frozenset[str] = frozenset()
    """Keys whose cell lost its value to a merged one: it was not emptied."""
    worked_out: Mapping[str, RawCell] = field(default_factory=dict)
    """The cells of computed columns that hold something, by key; they are looked at and never read back."""

    @property
    def identity(self) -> str:
        """The id as a text; empty when there is none."""
        value = self.id.value if self.id is not None else None
        return str(value).strip() if value is not None else ""


@dataclass(slots=True)
class FoundTable:
    """A table of a workbook."""

    key: str
    """`items`, `frameworks`, `reports`, `indicators`, `observations`, `budget_lines`, `stakeholders`, `ties`,
    `strategies`, `links` or `sources`."""
    collection: str
    sheet: str
    visibility: str
    head: int
    """The row of its headings."""
    language: Language
    """The language of most of its headings."""
    columns: tuple[FoundColumn, ...]
    missing: tuple[KnownColumn, ...]
    """Columns that somebody removed (those of the internal edition among them), so far as they are read."""
    id_column: int
    """The place of the column of ids; 0 when there is none."""
    rows: list[FoundRow] = field(default_factory=list)
    beyond: int = 0
    """The first row that holds something after more blank rows than end a table; 0 for none."""

    @property
    def extra(self) -> tuple[FoundColumn, ...]:
        """The columns that somebody added."""
        return tuple(column for column in self.columns if column.known is None)

    @property
    def keys(self) -> frozenset[str]:
        """The keys of the columns that are there and read."""
        return frozenset(c.known.key for c in self.columns if c.known is not None and not c.known.computed)

    def place(self, key: str) -> int:
        """Where the column of a key stands; 0 when it does not."""
        return next((c.place for c in self.columns if c.known is not None and c.known.key == key), 0)


def find_tables(
    book: RawBook, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> list[FoundTable]:
    """Every table of the workbook with its rows, in the order of the sheets.

    One that has lost its column of ids counts only where no other of its kind has them, and never in a sheet that
    bears the name of one that is worked out. Raises DamagedWorkbook, UnsafeWorkbook, WorkbookTooLarge or
    ReadingCancelled.
    """
    sheets = [sheet for sheet in book.sheets if sheet.name not in {BASE, LISTS, CHARTS}]
    found: list[FoundTable] = []
    for done, sheet in enumerate(sheets, start=1):
        go_on(progress, cancelled, 0.1 + 0.9 * done / (len(sheets) + 1), sheet.name)
        tables = _Search(book, sheet, cancelled).tables()
        found.extend(table for table in tables if table.id_column or not _is_computed(sheet))
    identified = {table.key for table in found if table.id_column}
    return [table for table in found if table.id_column or table.key not in identified]


def _is_computed(sheet: RawSheet) -> bool:
    return fold(sheet.name) in computed_sheets()


class _Search:
    """The search for tables in one sheet."""

    def __init__(self, book: RawBook, sheet: RawSheet, cancelled: Cancelled | None) -> None:
        self._book, self._sheet, self._cancelled = book, sheet, cancelled
        self._tables: list[FoundTable] = []
        self._last = 0
        self._by_place: dict[int, FoundColumn] = {}

    def tables(self) -> list[FoundTable]:
        for count, row in enumerate(self._sheet.rows()):
            if count % 1000 == 0:
                go_on(None, self._cancelled, 0.0, "")
            if all(cell.is_blank for cell in row.cells):
                continue
            table = self._table_at(row)
            if table is not None:
                self._begin(table)
            elif self._tables:
                self._take(self._tables[-1], row)
            self._last = row.number
        for table in self._tables:
            self._mark_merged(table)
        return self._tables

    def _table_at(self, row: RawRow) -> FoundTable | None:
        """The table whose headings a row holds; below another one it must have the heading of the ids."""
        if self._tables and not any(_is_id(cell) for cell in row.cells):
            return None
        if len(row.cells) < ENOUGH:
            return None
        return _recognised(self._sheet, row)

    def _begin(self, table: FoundTable) -> None:
        self._tables.append(table)
        self._by_place = {column.place: column for column in table.columns}

    def _take(self, table: FoundTable, row: RawRow) -> None:
        if table.beyond:
            return
        if row.number - max(self._last, table.head) > BLANKS:
            table.beyond = row.number
            return
        id, cells, extra, worked_out = None, dict[str, RawCell](), dict[str, RawCell](), dict[str, RawCell]()
        for cell in row.cells:
            if cell.is_blank:
                continue
            self._book.budget.spend(CELL + getsizeof(cell.value))
            column = self._by_place.get(cell.column)
            if cell.column == table.id_column:
                id = cell
            elif column is None or column.known is None:
                extra[self._name_of(cell.column)] = cell
            else:
                (worked_out if column.known.computed else cells)[column.known.key] = cell
        if id is not None or cells or extra:
            self._book.budget.spend(3 * CELL)
            table.rows.append(FoundRow(row.number, id, cells, extra, worked_out=worked_out))

    def _name_of(self, place: int) -> str:
        """The heading of an added column, or its letters where it has none of its own."""
        column = self._by_place.get(place)
        same = [other.place for other in self._by_place.values() if column and other.heading == column.heading]
        from openpyxl.utils import get_column_letter

        return column.heading if column is not None and same[0] == place else get_column_letter(place)

    def _mark_merged(self, table: FoundTable) -> None:
        numbers = [row.number for row in table.rows]
        known = [column for column in table.columns if column.known is not None and not column.known.computed]
        covered: dict[int, set[str]] = {}
        for area in self._sheet.merged:
            for place in range(bisect_left(numbers, area.top), bisect_right(numbers, area.bottom)):
                self._book.budget.spend(WORD)
                covered.setdefault(place, set()).update(
                    c.known.key for c in known if c.known is not None and area.covers(numbers[place], c.place)
                )
        for place, keys in covered.items():
            table.rows[place] = replace(table.rows[place], covered=frozenset(keys))


def _is_id(cell: RawCell) -> bool:
    return isinstance(cell.value, str) and is_id(cell.value)


def _recognised(sheet: RawSheet, row: RawRow) -> FoundTable | None:
    """The table whose headings these are, or None when they are nobody's."""
    headings = {cell.column: cell.value for cell in row.cells if isinstance(cell.value, str) and cell.value.strip()}
    found = recognise(headings, sheet.name)
    if found is None:
        return None
    columns = tuple(
        FoundColumn(place, " ".join(heading.split()), found.known.get(place), place in found.guessed)
        for place, heading in headings.items() if place != found.id_column
    )  # fmt: skip
    there = {column.key for column in found.known.values()}
    missing = tuple(column for column in found.table.columns if column.key not in there and not column.computed)
    return FoundTable(found.table.key, found.table.collection, sheet.name, sheet.visibility, row.number,
                      found.table.language, columns, missing, found.id_column)  # fmt: skip
