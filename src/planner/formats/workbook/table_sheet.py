"""A sheet that is one table: a row a record, its id in front, a dropdown wherever there is a list to choose from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Generic, TypeVar

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from planner.formats.output.writing import Cancelled, ExportCancelled
from planner.formats.workbook.book import Book
from planner.formats.workbook.cells import Cell, term_label
from planner.formats.workbook.columns import Column
from planner.formats.workbook.styles import ALARM, FAINT, INK, PLAIN, QUIET, RULE, Look, Styles, height, tint
from planner.i18n import _
from planner.model import palette, vocabularies

R = TypeVar("R")

SPARE = 300
"""Rows below the last one in which dropdowns still work."""

DEEPEST = 7
"""Levels of outline that Excel has."""


@dataclass(frozen=True, slots=True)
class Row(Generic[R]):
    """A record with its place in the sheet."""

    id: str
    record: R
    look: Look = PLAIN
    depth: int = 0
    """How deep it is folded away in the outline."""


@dataclass(frozen=True, slots=True)
class Register(Generic[R]):
    """Everything a table sheet is made from."""

    key: str
    """The name of its table, the same in every language."""
    name: str
    says: str
    columns: Sequence[Column[R]]
    rows: Sequence[Row[R]]
    paper: tuple[int, int]
    """The first and the last column that is printed; the id is column 0."""
    frozen: int = 1
    """How many columns after the id stay in view."""
    indented: str = ""
    """The key of the column that is indented by depth."""


def write_register(book: Book, register: Register[Any], cancelled: Cancelled | None = None) -> Worksheet:
    """Write the sheet of a register; ExportCancelled when it should stop."""
    sheet = book.sheet(register.name)
    head = book.top(sheet, register.paper[0], register.name, register.says)
    writing = _Writing(book.styles, sheet, register, head)
    writing.columns()
    writing.headings()
    for place, row in enumerate(register.rows):
        if cancelled is not None and place % 100 == 0 and cancelled():
            raise ExportCancelled
        writing.row(head + 1 + place, row)
    writing.table()
    writing.validations()
    writing.statuses()
    writing.paper()
    return sheet


class _Writing:
    """One register being written to one sheet."""

    def __init__(self, styles: Styles, sheet: Worksheet, register: Register[Any], head: int) -> None:
        self.styles, self.sheet, self.register, self.head = styles, sheet, register, head
        self.last = head + max(1, len(register.rows))
        self.outlined = any(row.depth for row in register.rows)

    def columns(self) -> None:
        self.sheet.set_column(0, 0, 4)
        for place, column in enumerate(self.register.columns, start=1):
            self.sheet.set_column(place, place, column.width)

    def headings(self) -> None:
        self.sheet.set_row(self.head, 30)
        self.sheet.write_string(self.head, 0, "ID", self._heading("id"))
        for place, column in enumerate(self.register.columns, start=1):
            self.sheet.write_string(self.head, place, column.header, self._heading_of(column))
            if column.help:
                self.sheet.write_comment(self.head, place, column.help, {"author": "", "font_size": 9})

    def _heading(self, kind: str) -> Format:
        colors = {"id": tint(QUIET, 0.5), "internal": ALARM, "computed": QUIET, "own": palette.ACCENT}
        return self.styles.heading(colors[kind])

    def _heading_of(self, column: Column[Any]) -> Format:
        return self._heading("internal" if column.internal else "computed" if column.computed else "own")

    def row(self, at: int, row: Row[Any]) -> None:
        texts: list[tuple[str, float]] = []
        self.sheet.write_string(at, 0, row.id, self._id_format(row.look))
        for place, column in enumerate(self.register.columns, start=1):
            cell = column.cell(row.record)
            indent = row.depth if column.key == self.register.indented else 0
            if isinstance(cell.value, str) and place <= self.register.paper[1]:
                texts.append((cell.value, column.width * (0.92 if row.look.bold else 1) - indent))
            style = self.styles.cell(row.look, cell.shows, column.align, indent, cell.faint)
            write_cell(self.sheet, at, place, cell, style)
        options = {"level": min(row.depth, DEEPEST)} if self.outlined else {}
        self.sheet.set_row(at, height(texts), None, options)

    def _id_format(self, look: Look) -> Format:
        fill = {"bg_color": look.fill} if look.fill else {}
        faint = tint(FAINT, 0.4)
        return self.styles.of(font_color=faint, font_size=6, align="fill", bottom=1, bottom_color=RULE, **fill)

    def table(self) -> None:
        headers = ["ID", *(column.header for column in self.register.columns)]
        formats = [self._heading("id"), *(self._heading_of(column) for column in self.register.columns)]
        self.sheet.add_table(
            self.head, 0, self.last, len(headers) - 1,
            {
                "name": f"tabla_{self.register.key}",
                "style": None,
                "title": self.register.name,
                "description": self.register.says,
                "columns": [{"header": h, "header_format": f} for h, f in zip(headers, formats, strict=True)],
            },
        )  # fmt: skip

    def validations(self) -> None:
        for place, column in enumerate(self.register.columns, start=1):
            rule = _rule(column)
            if rule:
                self.sheet.data_validation(self.head + 1, place, self.last + SPARE, place, rule)

    def statuses(self) -> None:
        for place, column in enumerate(self.register.columns, start=1):
            if column.choices == "lista_status":
                self._colour_statuses(place)
            if column.percent:
                self.sheet.conditional_format(
                    self.head + 1, place, self.last, place,
                    {"type": "data_bar", "bar_color": tint(palette.SKY, 0.35), "data_bar_2010": True, "bar_solid": True,
                     "bar_no_border": True, "min_type": "num", "max_type": "num", "min_value": 0, "max_value": 100},
                )  # fmt: skip

    def _colour_statuses(self, place: int) -> None:
        for term in vocabularies.STATUS:
            label = term_label(vocabularies.STATUS, term.code)
            self.sheet.conditional_format(
                self.head + 1, place, self.last + SPARE, place,
                {"type": "cell", "criteria": "==", "value": f'"{label}"', "format": self._status_format(term.color)},
            )  # fmt: skip

    def _status_format(self, color: str) -> Format:
        return self.styles.over(bg_color=tint(color, 0.72), font_color=INK, bold=True)

    def paper(self) -> None:
        first, last = self.register.paper
        self.sheet.freeze_panes(self.head + 1, 1 + self.register.frozen)
        self.sheet.repeat_rows(self.head)
        self.sheet.print_area(0, first, self.last, last)
        if self.outlined:
            self.sheet.outline_settings(visible=True, symbols_below=False, symbols_right=False)


def _rule(column: Column[Any]) -> dict[str, Any]:
    """A validation that warns and never blocks."""
    warning = {"error_type": "warning", "ignore_blank": True}
    if column.choices:
        return {
            **warning,
            "validate": "list",
            "source": f"={column.choices}",
            "error_title": _("Not in the list"),
            "error_message": _("This is not one of the listed words. Keep it anyway?"),
        }
    if column.percent:
        return {
            **warning,
            "validate": "integer",
            "criteria": "between",
            "minimum": 0,
            "maximum": 100,
            "error_title": _("From 0 to 100"),
            "error_message": _("Progress is a whole number from 0 to 100. Keep it anyway?"),
        }
    return {}


def write_cell(sheet: Worksheet, row: int, column: int, cell: Cell, style: Format) -> None:
    """Write a cell by the type of its value and never by what its text looks like."""
    value = cell.value
    if value is None:
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, str):
        sheet.write_string(row, column, value, style)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, datetime.combine(value, time()), style)
    else:
        sheet.write_number(row, column, value, style)
