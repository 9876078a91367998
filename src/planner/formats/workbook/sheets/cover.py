"""The chart of the cover: how many actions stand at each status, with the same said in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from planner.analysis.totals import UNKNOWN, Totals, totals
from planner.formats.output.stamp import changes_heading, edition_line
from planner.formats.workbook.book import Book
from planner.formats.workbook.cells import fitting, term_label
from planner.formats.workbook.rows import amount_cell
from planner.formats.workbook.styles import ALARM, INK, PAPER, QUIET, RULE, lines, tint
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


WIDTHS = (1.5, 36, 10, 9, 3, 26, 19)
LABEL, COUNT, SHARE, BESIDE, LAST = 1, 2, 3, 5, 6
WHOLE_WIDTH = sum(WIDTHS[1:])
STEP = 16.5
"""Points of a row of figures."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A sheet as the cover lists it."""

    name: str
    says: str


def write_cover(book: Book, sheet: Worksheet, entries: Sequence[Entry]) -> None:
    """Fill the first sheet; `entries` are the other sheets in their order."""
    page = _Page(book, sheet)
    page.masthead()
    found = totals(book.plan, book.stamp.day)
    top = page.row
    page.figures(found)
    page.money(found, top)
    page.statuses(found)
    page.people_to_ask()
    page.changes()
    page.contents(entries)
    sheet.print_area(0, 0, page.row, len(WIDTHS) - 1)
    sheet.fit_to_pages(1, 1)
    if book.recipient is None:
        sheet.set_first_sheet()
        sheet.activate()


class _Page:
    """The cover being written from the top down; `row` is the next free row."""

    def __init__(self, book: Book, sheet: Worksheet) -> None:
        self.book, self.sheet, self.styles, self.row = book, sheet, book.styles, 0
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)

    def masthead(self) -> None:
        sheet = self.book.plan.sheet
        place = self.book.labels.of(sheet.territory)
        self._across(place, 12, bold=True, font_color=QUIET, font_size=11)
        self._across(self.book.title, 32, bold=True, font_color=palette.ACCENT, font_size=24)
        self._across(_("Action plan and register of stakeholders"), 18, font_size=13, font_color=INK)
        self._across(edition_line(self.book.edition, self.book.stamp), 16, font_size=11, font_color=QUIET, bold=True)
        for warning in self.book.warnings:
            self._across(warning, 15, bold=True, font_color=PAPER, bg_color=ALARM, font_size=11, indent=1)
        self.row += 1

    def figures(self, found: Totals) -> None:
        self._heading(_("In figures"), SHARE)
        unled = found.actions - found.led_actions
        for label, count in (
            (_("Actions"), found.actions),
            (_("Actions without a lead"), unled),
            (_("Stakeholders"), found.actors),
            (_("Existing ties between them"), found.ties),
            (_("Strategies and frameworks"), found.strategies),
            (_("Indicators"), found.indicators),
            (_("Progress reports"), found.reports),
        ):
            self._figure(label, count)
        self.row += 1

    def statuses(self, found: Totals) -> None:
        if not found.actions:
            return
        self._heading(_("How far along the actions are"), LAST)
        first = self.row
        told = sum(found.actions_by_status.values())
        for code, count in found.actions_by_status.items():
            label = term_label(vocabularies.STATUS, code) if code != UNKNOWN else _("? Nothing reported")
            self._figure(label, count, share=count / told)
        draw_statuses(self.book.workbook, self.sheet, _("Cover"), (first, BESIDE - 1), (first, LABEL, COUNT),
                      found.actions_by_status)  # fmt: skip
        self.row = max(self.row, first + 3) + 1

    def money(self, found: Totals, row: int) -> None:
        """The sums by kind and currency, beside the figures that begin at `row`."""
        if not found.budget:
            return
        self._heading(_("Money"), LAST, at=(row, BESIDE))
        for term in vocabularies.BUDGET_KIND:
            for (kind, currency), amount in found.budget.items():
                if kind == term.code:
                    row += 1
                    shows = amount_cell({currency: amount}).shows
                    self.sheet.write_string(row, BESIDE, term.label(), self._line())
                    self.sheet.write_number(row, LAST, float(amount), self._line(num_format=shows, align="right"))
        self.row = max(self.row, row + 2)

    def people_to_ask(self) -> None:
        self._heading(_("Who to ask"), LAST)
        contact = self.book.stamp.contact or self.book.plan.sheet.contact or _("Nobody is named yet.")
        self._paragraph(contact)
        self.row += 1

    def changes(self) -> None:
        self._heading(changes_heading(self.book.stamp), LAST)
        for said in self.book.stamp.changes or ((_("Nothing changed."),) if self.book.stamp.since else ()):
            self._paragraph(f"•  {said}")
        self.row += 1

    def contents(self, entries: Sequence[Entry]) -> None:
        self._heading(_("Sheets"), LAST)
        link = self.styles.of(font_color=palette.ACCENT, underline=1, valign="vcenter", font_size=10)
        for entry in entries:
            self.sheet.set_row(self.row, STEP)
            self.sheet.write_url(self.row, LABEL, f"internal:'{entry.name}'!A1", link, entry.name)
            self.sheet.write_string(self.row, COUNT, entry.says, self.styles.of(font_color=QUIET, valign="vcenter"))
            self.row += 1

    def _figure(self, label: str, count: int, share: float | None = None) -> None:
        self.sheet.set_row(self.row, STEP)
        self.sheet.write_string(self.row, LABEL, label, self._line())
        self.sheet.write_number(self.row, COUNT, count, self._line(num_format="#,##0", bold=True, align="right"))
        if share is not None:
            self.sheet.write_number(
                self.row, SHARE, share, self._line(num_format="0%", font_color=QUIET, align="right")
            )
        self.row += 1

    def _line(self, **more: Any) -> Any:
        return self.styles.of(**{"bottom": 1, "bottom_color": RULE, "valign": "vcenter", **more})

    def _heading(self, said: str, last: int, at: tuple[int, int] | None = None) -> None:
        accent = palette.ACCENT
        style = self.styles.of(bold=True, font_size=12, font_color=accent, bottom=2, bottom_color=accent)
        row, first = at or (self.row, LABEL)
        self.sheet.set_row(row, 20)
        self.sheet.write_string(row, first, said, style)
        for column in range(first + 1, last + 1):
            self.sheet.write_blank(row, column, None, style)
        if at is None:
            self.row += 1

    def _across(self, said: str, size: float, **look: Any) -> None:
        if not said:
            return
        scale = look["font_size"] / 10
        self.sheet.set_row(self.row, size * max(1, lines(said, WHOLE_WIDTH / scale / 1.05)) + 4)
        style = self.styles.of(text_wrap=True, **{"valign": "vcenter", **look})
        self.sheet.merge_range(self.row, LABEL, self.row, LAST, "", style)
        self.sheet.write_string(self.row, LABEL, fitting(said), style)
        self.row += 1

    def _paragraph(self, said: str) -> None:
        self._across(said, 13, font_size=10, valign="top")
