"""The chart of the cover: how many actions stand at each status, with the same said in words."""

from collections.abc import Mapping
from math import ceil
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from planner.formats.workbook.styles import tint
from planner.i18n import _
from planner.model import palette, vocabularies

WIDTH, ROW, MARGIN = 340, 18, 28
"""Pixels: across, for each bar, and around all of them."""


def draw_statuses(
    workbook: Workbook, sheet: Worksheet, name: str, at: tuple[int, int], cells: tuple[int, int, int],
    counts: Mapping[str, int],
) -> None:  # fmt: skip
    """Put the chart at row and column `at`; `cells` are the first row of its figures and their two columns."""
    first, labels, values = cells
    last = first + len(counts) - 1
    chart: Any = workbook.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": _("Actions"),
            "categories": [name, first, labels, last, labels],
            "values": [name, first, values, last, values],
            "points": [{"fill": {"color": _color(code)}, "border": {"none": True}} for code in counts],
            "data_labels": {"value": True, "font": {"size": 9, "bold": True}},
            "gap": 45,
        }
    )
    chart.set_legend({"none": True})
    chart.set_title({"none": True})
    chart.set_y_axis({"reverse": True, "line": {"none": True}, "num_font": {"size": 9}, "major_tick_mark": "none"})
    chart.set_x_axis(
        {
            "label_position": "none",
            "line": {"none": True},
            "major_tick_mark": "none",
            "major_gridlines": {"visible": False},
            "min": 0,
            "max": ceil(max(counts.values()) * 1.25),
        }
    )
    chart.set_chartarea({"border": {"none": True}})
    chart.set_size({"width": WIDTH, "height": MARGIN + ROW * len(counts)})
    sheet.insert_chart(*at, chart, {"x_offset": 4, "y_offset": 3, "object_position": 2, "description": _said(counts)})


def _said(counts: Mapping[str, int]) -> str:
    parts = [f"{vocabularies.STATUS.label(code) or _('Nothing reported')}: {count}" for code, count in counts.items()]
    return _("Bar chart of the actions by status. {counts}.").format(counts="; ".join(parts))


def _color(code: str) -> str:
    color = vocabularies.STATUS[code].color or tint(palette.GREY, 0.5)
    return "#52606D" if color == palette.BLACK else tint(color, 0.15)
