"""The responsibility matrix that came back, held against the one that was sent out."""

from collections.abc import Iterator

from planner.formats.workbook.cells import fitting
from planner.formats.workbook.reading import RawBook, RawCell
from planner.formats.workbook.reading.sheets import RawRow
from planner.formats.workbook.returning.cells import said
from planner.formats.workbook.returning.exported import Exported
from planner.formats.workbook.sheets.matrix import Roles, others_heading
from planner.i18n import _
from planner.i18n.text import clean
from planner.model.strategies import Item

Shown = dict[str, str]
"""What a row shows, by heading."""


def written_over(book: RawBook, exported: Exported) -> tuple[str, list[RawCell]]:
    """The name of the sheet and its cells that say otherwise than was exported; to be called in the export's language.

    Rows are known by their number and title, else by their place; columns by the name of the actor above them.
    """
    name = _("Responsibilities")
    sheet = book.sheet(name)
    if sheet is None:
        return name, []
    number, title, missing = _("No."), Item.fields()["title"].label(), _("Missing")
    shown = _shown(exported, number, title)
    known = {(row[number], row[title]): row for row in shown}
    headings: dict[int, str] = {}
    head, found = 0, list[RawCell]()
    for row in sheet.rows():
        if not headings:
            texts = _texts(row)
            headings, head = (texts, row.number) if {number, title} <= set(texts.values()) else ({}, 0)
            continue
        typed = {headings[place]: text for place, text in _texts(row).items() if place in headings}
        place = row.number - head - 1
        beside = shown[place] if place < len(shown) else {}
        called = (typed.get(number, ""), typed.get(title, ""))
        wanted = beside if (beside.get(number), beside.get(title)) == called else known.get(called, beside)
        found += _other(row, headings, wanted, missing)
    return sheet.name, found


def _other(row: RawRow, headings: dict[int, str], wanted: Shown, ignored: str) -> Iterator[RawCell]:
    for cell in row.cells:
        heading = headings.get(cell.column, "")
        if not cell.is_blank and heading != ignored and clean(said(cell)) != clean(wanted.get(heading, "")):
            yield cell


def _texts(row: RawRow) -> dict[int, str]:
    return {cell.column: clean(said(cell)) for cell in row.cells if not cell.is_blank}


def _shown(exported: Exported, number: str, title: str) -> list[Shown]:
    """The rows as they were written."""
    rows = exported.tree("items")
    roles = Roles(exported.plan, exported.book.labels, rows)
    return [
        {
            number: clean(row.record.code or row.number),
            title: clean(row.record.title.pick()),
            others_heading(): clean(fitting(roles.beside(row))),
            **{clean(exported.book.labels.of(who)): letters for who, letters in roles.letters(row).items()},
        }
        for row in rows
    ]
