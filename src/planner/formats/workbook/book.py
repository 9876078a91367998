"""The workbook being written: its edition, language, styles and lists, and the page every sheet is printed on."""

from io import BytesIO
from typing import TYPE_CHECKING

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from planner.formats.output.stamp import Stamp, edition_line, warnings
from planner.formats.workbook.columns import FieldColumns
from planner.formats.workbook.dropdowns import Labels, Lists
from planner.formats.workbook.styles import ALARM, FAINT, FONT, GrowingSheet, Styles
from planner.i18n import Language, _
from planner.model import palette
from planner.model.edition import Edition

if TYPE_CHECKING:
    from planner.formats.workbook.recipient import Recipient

LETTER = 1
"""Paper of Guatemala's offices; everything is fitted to one page wide, so that A4 does as well."""

HEADER_LIMIT = 255
"""Characters Excel takes for a whole header or footer."""


class Book:
    """What every sheet of one workbook shares."""

    def __init__(
        self, edition: Edition, language: Language, stamp: Stamp, stream: BytesIO, recipient: "Recipient | None" = None
    ) -> None:
        self.recipient = recipient
        """Who the workbook is for, when it is for one body alone."""
        self.edition, self.plan, self.language, self.stamp = edition, edition.plan, language, stamp
        self.workbook = Workbook(
            stream,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "default_format_properties": dict(FONT),
            },
        )
        self.styles = Styles(self.workbook)
        self.labels = Labels(self.plan)
        self.lists = Lists(edition, self.labels)
        self.fields = FieldColumns(edition, self.labels, self.lists)
        self.warnings = warnings(edition, stamp, recipient.name if recipient is not None else "")
        self.title = self.plan.sheet.title.pick() or _("Plan without a title")

    def sheet(self, name: str, *, landscape: bool = True, tab: str = palette.ACCENT) -> Worksheet:
        """A new sheet, ready for paper: one page wide, margins, and headers and footers that say what it is."""
        sheet: Worksheet = self.workbook.add_worksheet(name, worksheet_class=GrowingSheet)
        sheet.hide_gridlines(2)
        sheet.set_tab_color(ALARM if self.edition.internal else tab)
        sheet.set_paper(LETTER)
        if landscape:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.set_margins(left=0.4, right=0.4, top=0.8, bottom=0.6)
        sheet.set_header(self._header(name, 60 if landscape else 32), {"margin": 0.3})
        sheet.set_footer(self._footer(), {"margin": 0.3})
        return sheet

    @property
    def head(self) -> int:
        """The row of the headings of every table: what `top` leaves free."""
        return 3 + len(self.warnings)

    def top(self, sheet: Worksheet, column: int, name: str, says: str) -> int:
        """Write the sheet's name, one sentence about it and the warnings; returns the first free row."""
        sheet.set_row(0, 24)
        sheet.write_string(0, column, name, self.styles.of(bold=True, font_size=15, font_color=palette.ACCENT))
        lines = [(f"{edition_line(self.edition, self.stamp)}   {says}", FAINT, False)]
        lines += [(warning, ALARM, True) for warning in self.warnings]
        for row, (line, color, bold) in enumerate(lines, start=1):
            sheet.write_string(row, column, line, self.styles.of(font_color=color, bold=bold, font_size=9))
        sheet.set_row(len(lines) + 1, 6)
        return self.head

    def _header(self, name: str, longest: int) -> str:
        warned = "\n".join(_plain(warning) for warning in self.warnings)
        middle = f'&C&"Arial,Bold"&8&K{ALARM[1:]}\n{warned}' if warned else ""
        left, right = '&L&"Arial"&8 ', f'&R&"Arial"&8 {_plain(name)}'
        room = HEADER_LIMIT - len(left) - len(right)
        if len(middle) > room:
            middle = _cut(middle, room).rstrip("&")
        return f"{left}{self._title_within(min(longest, room - len(middle)))}{middle}{right}"

    def _title_within(self, room: int) -> str:
        """As much of the plan's title as fits into a header with its signs escaped."""
        length = len(self.title)
        while len(_plain(_cut(self.title, length))) > max(0, room):
            length -= 1
        return _plain(_cut(self.title, length))

    def _footer(self) -> str:
        line = _plain(edition_line(self.edition, self.stamp))
        page = _plain(_("Page {page} of {pages}")).format(page="&P", pages="&N")
        return f'&L&"Arial"&8 {line}&R&"Arial"&8 {page}'


def _plain(text: str) -> str:
    """`text` with nothing a header could take for a code."""
    return " ".join(text.split()).replace("&", "&&")


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…" if length > 0 else ""
