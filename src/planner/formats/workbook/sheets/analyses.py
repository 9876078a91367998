"""Native charts of the analyses; their figures stand in one hidden sheet, since a chart of Excel needs cells."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from xlsxwriter.worksheet import Worksheet

from planner.analysis.panel import Chart, Column, Mark, Panel, Row, Value
from planner.analysis.question import Question
from planner.analysis.registry import Analysis, exported
from planner.formats.workbook import cells
from planner.formats.workbook.book import Book
from planner.formats.workbook.cells import Cell
from planner.formats.workbook.styles import FAINT, INK, PLAIN, QUIET, Look, height, lines, tint
from planner.formats.workbook.table_sheet import write_cell
from planner.i18n import _
from planner.model import palette
from planner.model.dates import When
from planner.model.values import Money

SHEET = "_graficos"
WIDTH = 760
ROW = 20
"""Pixels of one row of a sheet, near enough to know how many a chart covers."""
COLORS = (palette.ACCENT, palette.SKY, palette.GREY, palette.ORANGE, palette.GREEN, palette.PURPLE)
KINDS = {"bars": {"type": "bar"}, "stacked": {"type": "bar", "subtype": "stacked"}, "line": {"type": "line"}}


class ChartData:
    """The hidden sheet with the figures of all charts, made when the first one is drawn."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._sheet: Worksheet | None = None
        self._row = 0

    def draw(self, sheet: Worksheet, row: int, chart: Chart) -> int:
        """Put a chart at a row and return how many rows it covers, one free row included."""
        first = self._write(chart)
        made: Any = self._book.workbook.add_chart(KINDS[chart.kind])
        last = first + len(chart.labels) - 1
        for n, series in enumerate(chart.series):
            color = series.color or COLORS[n % len(COLORS)]
            look = {"line": {"color": color, "width": 2.25}} if chart.kind == "line" else {"fill": {"color": color}}
            made.add_series(
                {"name": series.name, "categories": [SHEET, first, 0, last, 0],
                 "values": [SHEET, first, n + 1, last, n + 1], "gap": 40, **look}
            )  # fmt: skip
        tall = self._look(made, chart)
        says = chart.says if chart.says.startswith(chart.title) else f"{chart.title}. {chart.says}"
        sheet.insert_chart(row, 0, made, {"x_offset": 6, "y_offset": 4, "object_position": 2, "description": says})
        return tall // ROW + 2

    def _look(self, made: Any, chart: Chart) -> int:
        """Give a chart its looks and size; returns its height in pixels."""
        bars = len(chart.labels) * (1 if chart.kind == "stacked" else len(chart.series))
        tall = 260 if chart.kind == "line" else 90 + 22 * bars
        made.set_title({"name": chart.title, "name_font": {"size": 11, "bold": True}, "overlay": False})
        made.set_legend({"none": True} if len(chart.series) == 1 else {"position": "bottom", "font": {"size": 9}})
        axis = {"num_font": {"size": 9}, "major_tick_mark": "none", "line": {"none": True}}
        grid = {"major_gridlines": {"visible": True, "line": {"color": "#E4E8EC"}}}
        if chart.kind == "line":
            made.set_x_axis(axis)
            made.set_y_axis({**axis, **grid, "name": chart.unit})
        else:
            # The library turns the axes of a bar chart with the bars: `x` is the one with the labels.
            made.set_x_axis({**axis, **grid, "num_format": "#,##0"})
            made.set_y_axis({**axis, "reverse": True})
        made.show_hidden_data()
        made.set_chartarea({"border": {"none": True}})
        made.set_size({"width": WIDTH, "height": tall})
        return tall

    def _write(self, chart: Chart) -> int:
        """Write the figures of a chart and return the row of the first."""
        if self._sheet is None:
            self._sheet = self._book.workbook.add_worksheet(SHEET)
            self._sheet.very_hidden()
            self._sheet.write_string(0, 0, _("Figures of the charts"))
            self._row = 1
        first = self._row
        for n, label in enumerate(chart.labels):
            self._sheet.write_string(first + n, 0, label)
            for at, series in enumerate(chart.series, start=1):
                value = series.values[n]
                if value is not None:
                    self._sheet.write_number(first + n, at, value)
        self._row = first + len(chart.labels) + 1
        return first


FIRST, WIDEST = 46.0, 34.0
"""Widths of the first column, and of any other at most."""
WIDTHS = {"count": 10.0, "number": 10.0, "share": 9.0, "money": 17.0, "date": 15.0, "mark": 19.0}
MOST_ROWS = 1500
"""Rows of one table; what is beyond is said to be left out."""
HEADED = Look(tint(palette.ACCENT, 0.92), bold=True)
TONES = {
    "alarm": tint(palette.VERMILION, 0.82),
    "notice": tint(palette.ORANGE, 0.86),
    "good": tint(palette.GREEN, 0.86),
}
ACROSS = 7
"""Columns that sentences run over."""


def sheet_name(title: str) -> str:
    """The name of an analysis's sheet; Excel takes 31 letters."""
    return f"{_('Analysis')} · {title}"[:31]


def analyses_of(book: Book) -> list[tuple[Analysis, tuple[Panel, ...]]]:
    """The analyses of a book with what they found; for one institution only what is due for it."""
    recipient = book.recipient
    if recipient is not None:
        asked = Question(today=book.stamp.day, stakeholder=recipient.id)
        return [(known, known.panels(book.plan, asked)) for known in exported(book.edition) if known.name == "due"]
    asked = Question(today=book.stamp.day)
    found = [(known, _fit(known.panels(book.plan, asked), internal=book.edition.internal))
             for known in exported(book.edition)]  # fmt: skip
    return [(known, panels) for known, panels in found if any(panel.rows or panel.sentences for panel in panels)]


def _fit(panels: tuple[Panel, ...], *, internal: bool) -> tuple[Panel, ...]:
    """What the edition may hold, without the matrices of responsibilities, which have a sheet of their own."""
    return tuple(panel for panel in panels if not panel.matrix and (internal or not panel.internal))


def write_analysis(book: Book, known: Analysis, panels: tuple[Panel, ...], charts: ChartData) -> Worksheet:
    """Write one sheet: the panels under one another."""
    name = sheet_name(_(known.title))
    sheet = book.sheet(name, tab=palette.SKY)
    page = _Page(book, sheet, charts)
    page.columns(panels)
    page.row = book.top(sheet, 0, _(known.title), _("Worked out from the plan; what is changed here is not read back."))
    for panel in panels:
        page.panel(panel)
    sheet.print_area(0, 0, page.row, page.last)
    return sheet


class _Page:
    """A sheet being written from the top down; `row` is the next free one."""

    def __init__(self, book: Book, sheet: Worksheet, charts: ChartData) -> None:
        self.book, self.sheet, self.charts, self.row, self.last = book, sheet, charts, 0, ACROSS
        self.widths: list[float] = []

    def columns(self, panels: tuple[Panel, ...]) -> None:
        most = max((len(panel.columns) for panel in panels), default=1)
        self.widths = [FIRST] + [max(_widths(panels, n), default=12.0) for n in range(1, max(most, ACROSS))]
        self.last = len(self.widths) - 1
        for n, width in enumerate(self.widths):
            self.sheet.set_column(n, n, width)

    def panel(self, panel: Panel) -> None:
        styles = self.book.styles
        self.sheet.write_string(self.row, 0, cells.fitting(panel.title), styles.of(bold=True, font_size=12))
        self.row += 1
        for sentence in panel.sentences:
            self._across(sentence, font_color=INK)
        for chart in panel.charts:
            self.row += self.charts.draw(self.sheet, self.row, chart)
        self._table(panel)
        for note in panel.notes:
            self._across(note, font_color=FAINT, font_size=9)
        self.row += 1

    def _across(self, words: str, **properties: str | int) -> None:
        room = sum(self.widths[: ACROSS + 1])
        self.sheet.merge_range(self.row, 0, self.row, min(ACROSS, self.last), "")
        look = self.book.styles.of(text_wrap=True, **properties)
        self.sheet.write_string(self.row, 0, cells.fitting(words), look)
        self.sheet.set_row(self.row, lines(words, room) * 13 + 3)
        self.row += 1

    def _table(self, panel: Panel) -> None:
        if not panel.rows or not panel.columns:
            if panel.empty:
                self._across(panel.empty, font_color=QUIET, italic=1)
            return
        for n, column in enumerate(panel.columns):
            self.sheet.write_string(self.row, n, column.label, self.book.styles.heading(palette.ACCENT))
        texts = [(column.label, self.widths[n]) for n, column in enumerate(panel.columns)]
        self.sheet.set_row(self.row, height(texts) + 4)
        self.row += 1
        for row in panel.rows[:MOST_ROWS]:
            self._row(panel, row)
        if len(panel.rows) > MOST_ROWS:
            self._across(_("And {count} more; the program shows them all.").format(count=len(panel.rows) - MOST_ROWS))

    def _row(self, panel: Panel, row: Row) -> None:
        look = HEADED if row.heading else Look(TONES[row.tone]) if row.tone in TONES else PLAIN
        texts = []
        for n, (value, column) in enumerate(zip(row.cells, panel.columns, strict=True)):
            cell = _cell(value, column)
            align = "right" if column.kind in ("count", "number", "share", "money") else "left"
            indent = row.depth if n == 0 else 0
            write_cell(self.sheet, self.row, n, cell, self.book.styles.cell(look, cell.shows, align, indent))
            if isinstance(cell.value, str):
                texts.append((cell.value, self.widths[n] - indent))
        self.sheet.set_row(self.row, height(texts))
        self.row += 1


def _widths(panels: tuple[Panel, ...], n: int) -> Iterator[float]:
    for panel in panels:
        if n < len(panel.columns):
            column = panel.columns[n]
            longest = max((len(str(row.cells[n] or "")) for row in panel.rows[:200]), default=0)
            yield WIDTHS.get(column.kind, min(WIDEST, max(14.0, longest * 0.95)))


def _cell(value: Value, column: Column) -> Cell:
    if value is None:
        return cells.EMPTY
    if isinstance(value, Money):
        return cells.money(value)
    if isinstance(value, When):
        return cells.day(value, last=True)
    if isinstance(value, Mark):
        return cells.text(str(value))
    if isinstance(value, str):
        return cells.text(value)
    if column.kind == "share":
        return Cell(float(value), "0%")
    return cells.number(value) if isinstance(value, int | Decimal) else Cell(float(value), "0.000")
