"""New rows of a workbook: the ids they get, the same whenever the same file is read, and what they are called."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from planner.formats.registers.keys import register_id
from planner.formats.workbook.returning.cells import Misread, said
from planner.formats.workbook.returning.exported import Exported
from planner.formats.workbook.returning.names import Names
from planner.formats.workbook.returning.rows import SortedRow
from planner.i18n.text import clean
from planner.model.types import RECORD_TYPES

MOST_DEPTH = 12
"""How often new rows under new rows are followed."""


def ids_of(rows: Sequence[SortedRow], export: str) -> Iterator[tuple[SortedRow, str, int]]:
    """The rows that would make records, each with the id it gets and how many equal rows stand above it."""
    seen: Counter[tuple[int, str]] = Counter()
    for row in rows:
        if row.kind is None:
            continue
        content = _content(row)
        key = (id(row.table), content)
        seen[key] += 1
        yield row, register_id(export, row.table.collection, f"{content}#{seen[key]}"), seen[key] - 1


def _content(row: SortedRow) -> str:
    """What was typed, the same in whatever language somebody reads it and whichever program saved it."""
    values = {key: cell.value for key, cell in row.row.cells.items() if not cell.is_blank}
    texts = {key: f"{value:f}" if isinstance(value, Decimal) else str(value) for key, value in values.items()}
    cells = sorted((key, clean(text)) for key, text in texts.items())
    return "\n".join([row.id, *(f"{key}={text}" for key, text in cells)])


def title_typed(row: SortedRow) -> str:
    """What a row is called, by its own cells."""
    for key in _naming_columns(row.table.collection):
        cell = row.row.cells.get(key)
        if cell is not None and not cell.is_blank:
            return said(cell).strip()
    return next((said(cell).strip() for cell in row.row.cells.values() if not cell.is_blank), "")


def _naming_columns(collection: str) -> list[str]:
    """The columns that other cells may name a record by: names and titles before codes."""
    record_type = RECORD_TYPES[collection]
    fields = [field for name in record_type.about.names if (field := record_type.fields()[name]).shape != "many"]
    fields.sort(key=lambda field: field.shape != "words")
    return [key for field in fields for key in (field.name, f"{field.name}.es", f"{field.name}.en")]


def learn_names(rows: Sequence[tuple[SortedRow, str]], names: Names) -> None:
    """Let other cells of the file name the new rows."""
    for row, id in rows:
        keys = _naming_columns(row.table.collection)
        words = [said(cell) for key in keys if (cell := row.row.cells.get(key)) is not None and not cell.is_blank]
        if words:
            names.learn(row.table.collection, id, words, title_typed(row))


def number_items(rows: Sequence[tuple[SortedRow, str]], exported: Exported, names: Names) -> None:
    """Give new items the numbers they will get in the tree, so that others can say that they stand under them."""
    waiting = [(row, id) for row, id in rows if row.table.key == "items" and "belongs" in row.row.cells]
    numbers = {row.id: (exported.book.labels.mark(row.strategy.id), row.number if row.depth else "")
               for row in exported.tree("items")}  # fmt: skip
    filled = exported.plan.items.grouped("place")
    count = {id: len(filled.get(id, ())) for id in numbers}
    for _depth in range(MOST_DEPTH):
        left = []
        for row, id in waiting:
            parent = _parent(row, names)
            if parent not in numbers:
                left.append((row, id))
                continue
            mark, number = numbers[parent]
            count[parent] = count.get(parent, 0) + 1
            own = ".".join(part for part in (number, str(count[parent])) if part)
            numbers[id] = (mark, own)
            names.number(own, id)
            names.number(f"{mark} {own}", id)
        if len(left) == len(waiting):
            return
        waiting = left


def _parent(row: SortedRow, names: Names) -> str:
    """What a row stands under, as far as it is said without a doubt."""
    try:
        found = names.certain(("strategies", "items"), said(row.row.cells["belongs"]))
    except Misread:
        return ""
    return found.text if found is not None else ""
