"""Native charts of the analyses; their figures stand in one hidden sheet, since a chart of Excel needs cells."""

from typing import Any

from xlsxwriter.worksheet import Worksheet

from planner.analysis.panel import Chart
from planner.formats.workbook.book import Book
from planner.i18n import _
from planner.model import palette

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
