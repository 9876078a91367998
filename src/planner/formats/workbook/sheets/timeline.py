"""The timeline: a bar for every row of the action plan that has dates, with a line for the day of the export."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from planner.formats.output.writing import Cancelled, ExportCancelled
from planner.formats.workbook import cells
from planner.formats.workbook.book import Book
from planner.formats.workbook.calendar import Span, covering, spans
from planner.formats.workbook.rows import PlanRow
from planner.formats.workbook.styles import ALARM, INK, PAPER, QUIET, RULE, Look, height, look_of_depth, tint
from planner.formats.workbook.table_sheet import DEEPEST, write_cell
from planner.i18n import _, ngettext
from planner.model import palette
from planner.model.assignments import leads
from planner.model.dates import When
from planner.model.monitoring import Report
from planner.model.progress import status_of, timeliness
from planner.model.strategies import Item
from planner.model.vocabularies import ROLE, STATUS

FRONT = (("number", 7.0), ("title", 40.0), ("lead", 19.0), ("start", 15.5), ("end", 15.5), ("status", 20.0))
NARROW = 2.7


@dataclass(frozen=True, slots=True)
class Bar:
    """The days an item certainly takes, and those it may take when its dates are not exact."""

    certain: tuple[date, date] | None
    possible: tuple[date, date]


def bar_of(start: When | None, end: When | None) -> Bar | None:
    """The bar between two dates as they are known; with one of them alone, what is known is only possible."""
    if start is None and end is None:
        return None
    if start is None or end is None:
        known = start or end
        assert known is not None  # noqa: S101 - one of the two is there
        return Bar(None, (known.first, known.last))
    sure = (min(start.last, end.last), max(end.first, start.first))
    return Bar(sure if sure[0] <= sure[1] else None, (start.first, max(end.last, start.first)))


def write_timeline(book: Book, rows: Sequence[PlanRow], cancelled: Cancelled | None = None) -> Worksheet:
    """Write the sheet; ExportCancelled when it should stop."""
    name = _("Timeline")
    sheet = book.sheet(name)
    head = book.top(sheet, 0, name, _("Pale: may fall into it, the date is not exact. Line: the day of this edition."))
    drawing = _Drawing(book, sheet, head + 2, rows)
    drawing.legend(head)
    drawing.headings()
    for place, row in enumerate(drawing.rows):
        if cancelled is not None and place % 50 == 0 and cancelled():
            raise ExportCancelled
        drawing.row(head + 3 + place, row)
    drawing.paper()
    return sheet


class _Drawing:
    """The timeline being drawn: rows with dates, their bars, and the columns of the calendar."""

    def __init__(self, book: Book, sheet: Worksheet, head: int, rows: Sequence[PlanRow]) -> None:
        self.book, self.sheet, self.head, self.today = book, sheet, head, book.stamp.day
        self._days: dict[tuple[str, str, Look, bool, bool], Format] = {}
        self.bars = _bars(rows)
        self.rows = [row for row in rows if row.id in self.bars]
        self.undated = len(rows) - len(self.rows)
        days = [day for bar in self.bars.values() for day in bar.possible]
        whole = covering([*days, self.today]) if days else None
        self.calendar = spans(*whole) if whole else []

    def legend(self, row: int) -> None:
        parts: list[Any] = []
        plain = self.book.styles.of(font_size=9)
        for term in STATUS:
            parts += [self.book.styles.of(font_size=11, font_color=_color(term.code)), "■ ", plain,
                      f"{term.sign} {term.label()}    "]  # fmt: skip
        parts += [self.book.styles.of(font_size=11, font_color=_color(None)), "■ ", plain, _("Nothing reported")]
        self.sheet.write_rich_string(row, 0, *parts, self.book.styles.of(valign="vcenter"))
        self.sheet.set_row(row, 16)
        if self.undated:
            said = ngettext(
                "{count} row has no dates and is not shown.",
                "{count} rows have no dates and are not shown.",
                self.undated,
            )
            self.sheet.write_string(row + 1, 0, said.format(count=self.undated), self._small())

    def _small(self) -> Any:
        return self.book.styles.of(font_size=9, italic=True, font_color=QUIET)

    def headings(self) -> None:
        item = Item.fields()
        dates = (item["start"].label(), item["end"].label())
        names = (_("No."), item["title"].label(), ROLE.label("lead"), *dates, Report.fields()["status"].label())
        for column, ((_key, width), label) in enumerate(zip(FRONT, names, strict=True)):
            self.sheet.set_column(column, column, width)
            self.sheet.write_string(self.head, column, label, self.book.styles.heading(QUIET))
        for column, span in enumerate(self.calendar, start=len(FRONT)):
            self.sheet.set_column(column, column, NARROW)
            if span.year:
                self.sheet.write_string(self.head - 1, column, span.year, self.book.styles.of(bold=True, font_size=9))
            color = ALARM if span.holds(self.today) else QUIET
            self.sheet.write_string(self.head, column, span.heading, self._month(color))

    def _month(self, color: str) -> Any:
        return self.book.styles.of(bold=True, font_color=PAPER, bg_color=color, font_size=8, align="center",
                                   valign="vcenter", border=1, border_color=PAPER, shrink=True)  # fmt: skip

    def row(self, at: int, row: PlanRow) -> None:
        look = look_of_depth(row.depth, has_children=row.has_children)
        status = status_of(self.book.plan, row.id, self.today)
        names = [self.book.labels.of(who) for who in leads(self.book.plan, row.id).who]
        title = row.record.title.pick()
        front = (
            cells.text(row.record.code or row.number), cells.text(title), cells.listed(names),
            cells.day(row.record.start), cells.day(row.record.end, last=True), cells.term(STATUS, status),
        )  # fmt: skip
        for column, cell in enumerate(front):
            indent = row.depth if column == 1 else 0
            style = self.book.styles.cell(look, cell.shows, "left", indent, wrapped=column != 2)
            write_cell(self.sheet, at, column, cell, style)
        texts = [(title, FRONT[1][1] - row.depth)]
        texts += [(str(cell.value), 15.5) for cell in front[3:5] if isinstance(cell.value, str)]
        self.sheet.set_row(at, height(texts), None, {"level": min(row.depth, DEEPEST)})
        self._bar(at, row, status, look)

    def _bar(self, at: int, row: PlanRow, status: str | None, look: Look) -> None:
        bar = self.bars[row.id]
        color = QUIET if row.has_children else _color(status)
        sign = "" if row.has_children or status is None else STATUS[status].sign
        late = not row.has_children and timeliness(self.book.plan, row.id, self.today) == "late"
        for column, span in enumerate(self.calendar, start=len(FRONT)):
            kind = _kind(bar, span)
            if late and span.holds(bar.possible[1]):
                said = "!"
            else:
                said, sign = (sign, "") if kind else ("", sign)
            style = self._day(kind, color, look, span.holds(self.today), bool(span.year))
            if said:
                self.sheet.write_string(at, column, said, style)
            else:
                self.sheet.write_blank(at, column, None, style)

    def _day(self, kind: str, color: str, look: Look, today: bool, opens_year: bool) -> Format:
        key = (kind, color if kind else "", look, today, opens_year)
        made = self._days.get(key)
        if made is None:
            made = self._days[key] = self.book.styles.of(**_day_properties(*key))
        return made

    def paper(self) -> None:
        last = self.head + max(1, len(self.rows))
        self.sheet.freeze_panes(self.head + 1, 2)
        self.sheet.repeat_rows(self.head - 1, self.head)
        self.sheet.print_area(0, 0, last, len(FRONT) + max(0, len(self.calendar) - 1))
        self.sheet.outline_settings(visible=True, symbols_below=False, symbols_right=False)


def _day_properties(kind: str, color: str, look: Look, today: bool, opens_year: bool) -> dict[str, Any]:
    properties: dict[str, Any] = {"font_size": 8, "align": "center", "valign": "vcenter", "bottom": 1,
                                  "bottom_color": RULE, "bold": True, "font_color": INK}  # fmt: skip
    if kind:
        properties["bg_color"] = tint(color, 0.2 if kind == "certain" else 0.7)
    elif look.fill:
        properties["bg_color"] = look.fill
    if today:
        properties |= {"left": 2, "left_color": ALARM}
    elif opens_year:
        properties |= {"left": 1, "left_color": "#9AA5B1"}
    return properties


def _bars(rows: Sequence[PlanRow]) -> dict[str, Bar]:
    """The bars of all dated rows; a row without dates of its own spans what is below it."""
    bars: dict[str, Bar] = {}
    open_above: list[PlanRow] = []
    below: dict[str, list[date]] = {}
    for row in rows:
        bar = bar_of(row.record.start, row.record.end)
        open_above = [above for above in open_above if above.depth < row.depth]
        if bar is not None:
            bars[row.id] = bar
            for above in open_above:
                below.setdefault(above.id, []).extend(bar.possible)
        open_above.append(row)
    for row in rows:
        found = covering(below.get(row.id, ()))
        if row.id not in bars and found is not None:
            bars[row.id] = Bar(found, found)
    return bars


def _kind(bar: Bar, span: Span) -> str:
    if bar.certain is not None and span.meets(*bar.certain):
        return "certain"
    return "possible" if span.meets(*bar.possible) else ""


def _color(status: str | None) -> str:
    if status is None:
        return palette.ACCENT
    color = STATUS[status].color or palette.GREY
    return "#52606D" if color == palette.BLACK else color
