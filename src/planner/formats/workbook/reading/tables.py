"""Finds the tables of a workbook by their headings: wherever they stand, in whatever order, in either language."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from planner.formats.workbook.base import SHEET as BASE
from planner.formats.workbook.lists import SHEET as LISTS
from planner.formats.workbook.reading.budget import CELL
from planner.formats.workbook.reading.cells import RawCell
from planner.formats.workbook.reading.headings import KnownColumn, KnownTable, computed_sheets, known_tables
from planner.formats.workbook.reading.opening import RawBook
from planner.formats.workbook.reading.progress import Cancelled, Progress, go_on
from planner.formats.workbook.reading.sheets import RawRow, RawSheet
from planner.i18n import Language
from planner.i18n.text import fold

BLANKS = 200
"""Blank rows that end a table."""
ENOUGH = 3
"""Headings that make a table, the one of the ids counted."""
ID = "id"


@dataclass(frozen=True, slots=True)
class FoundColumn:
    """A column of a table that was found."""

    place: int
    heading: str
    known: KnownColumn | None
    """What it is; None for a column somebody added."""


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row that holds something."""

    number: int
    id: RawCell | None
    cells: Mapping[str, RawCell]
    """The cells that hold something by the key of their column; what is computed is not among them."""
    extra: Mapping[str, RawCell]
    """The cells of added columns by their heading."""
    covered: frozenset[str] = frozenset()
    """Keys whose cell lost its value to a merged one: it was not emptied."""


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

    One that has lost its column of ids counts only where no other of its kind has them. Raises DamagedWorkbook,
    UnsafeWorkbook, WorkbookTooLarge or ReadingCancelled.
    """
    sheets = [sheet for sheet in book.sheets if sheet.name not in {BASE, LISTS} and not _is_computed(sheet)]
    found: list[FoundTable] = []
    for done, sheet in enumerate(sheets, start=1):
        go_on(progress, cancelled, 0.1 + 0.9 * done / (len(sheets) + 1), sheet.name)
        found.extend(_Search(book, sheet, cancelled).tables())
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
        id, cells, extra = None, dict[str, RawCell](), dict[str, RawCell]()
        for cell in row.cells:
            if cell.is_blank:
                continue
            column = self._by_place.get(cell.column)
            if cell.column == table.id_column:
                id = cell
            elif column is None or column.known is None:
                extra[column.heading if column is not None else ""] = cell
            elif not column.known.computed:
                cells[column.known.key] = cell
        if id is not None or cells or extra:
            self._book.budget.spend(CELL * (3 + len(cells) + len(extra)))
            table.rows.append(FoundRow(row.number, id, cells, extra))

    def _mark_merged(self, table: FoundTable) -> None:
        areas = [area for area in self._sheet.merged if area.bottom > table.head]
        if not areas:
            return
        known = [column for column in table.columns if column.known is not None and not column.known.computed]
        for place, row in enumerate(table.rows):
            across = [area for area in areas if area.top <= row.number <= area.bottom]
            covered = frozenset(
                column.known.key for column in known if column.known is not None
                and any(area.covers(row.number, column.place) for area in across)
            )  # fmt: skip
            if covered:
                table.rows[place] = FoundRow(row.number, row.id, row.cells, row.extra, covered)


def _is_id(cell: RawCell) -> bool:
    return isinstance(cell.value, str) and cell.value.strip().casefold() == ID


def _recognised(sheet: RawSheet, row: RawRow) -> FoundTable | None:
    """The table whose headings these are, or None when they are nobody's."""
    headings = {cell.column: cell for cell in row.cells if isinstance(cell.value, str) and cell.value.strip()}
    folded = {place: fold(str(cell.value)) for place, cell in headings.items()}
    id_column = next((place for place, cell in headings.items() if _is_id(cell)), 0)
    best = max(_readings(folded, id_column, fold(sheet.name)), key=lambda reading: reading[0], default=None)
    if best is None:
        return None
    _score, table, known = best
    columns = tuple(
        FoundColumn(place, " ".join(str(cell.value).split()), known.get(place))
        for place, cell in headings.items() if place != id_column
    )  # fmt: skip
    there = {column.key for column in known.values()}
    missing = tuple(column for column in table.columns if column.key not in there and not column.computed)
    return FoundTable(table.key, table.collection, sheet.name, sheet.visibility, row.number, table.language, columns,
                      missing, id_column)  # fmt: skip


Score = tuple[int, int, bool, int]
Reading = tuple[Score, KnownTable, dict[int, KnownColumn]]


def _readings(folded: Mapping[int, str], id_column: int, sheet: str) -> Iterator[Reading]:
    """What the headings might be: the more that are known the better, then the fewer that are missing."""
    for table in known_tables():
        known = _matched(table, folded, id_column)
        in_own = len(_matched_in(_headings(table.key, table.language), folded.values()))
        count = len(known) + bool(id_column)
        enough = count >= ENOUGH if id_column else count >= ENOUGH and count * 2 > len(folded)
        if enough and any(not column.computed for column in known.values()):
            missing = len(table.columns) - len(known)
            yield (len(known), -missing, fold(table.name) == sheet, in_own), table, known


def _matched(table: KnownTable, folded: Mapping[int, str], id_column: int) -> dict[int, KnownColumn]:
    """The known column by place: the own language first, each column once, the leftmost when it stands twice."""
    known: dict[int, KnownColumn] = {}
    taken: set[str] = set()
    for place, heading in sorted(folded.items()):
        column = _headings(table.key, table.language).get(heading) or _anywhere(table.key).get(heading)
        if place != id_column and column is not None and column.key not in taken:
            known[place] = column
            taken.add(column.key)
    return known


def _matched_in(headings: Mapping[str, KnownColumn], folded: Iterable[str]) -> list[str]:
    return [heading for heading in folded if heading in headings]


@cache
def _headings(key: str, language: Language) -> Mapping[str, KnownColumn]:
    return next(table for table in known_tables() if (table.key, table.language) == (key, language)).by_heading()


@cache
def _anywhere(key: str) -> Mapping[str, KnownColumn]:
    """The columns of a table by their headings in any language."""
    return {
        heading: column
        for table in _of_key(key)
        for heading, column in table.by_heading().items()
    }  # fmt: skip


def _of_key(key: str) -> Sequence[KnownTable]:
    return [table for table in known_tables() if table.key == key]
