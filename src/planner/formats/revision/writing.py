"""Writes the revision: one row a decision, grouped by record, with a dropdown; imported only when one is written."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from planner.changes.review.incoming import Incoming
from planner.changes.review.points import KEEP, Decisions, Point, Review
from planner.changes.review.wording import record_title
from planner.formats.output.writing import atomically
from planner.formats.revision.deciding import ACCEPT, ASK, DECISION, REJECT, labels_of, words_of
from planner.formats.revision.payload import SHEET, digest_of, kept_rows
from planner.formats.revision.text import Telling
from planner.formats.workbook.cells import fitting
from planner.formats.workbook.styles import ALARM, FAINT, INK, QUIET, RULE, Styles, height, tint
from planner.i18n import N_, Language, _, speaking
from planner.i18n.text import sort_key
from planner.model import palette
from planner.model.naming import noun
from planner.model.types import MODEL_VERSION

HEAD = 4
"""The row of the headings, counted from 0."""
COLUMNS = (("ID", 5), (N_("Record"), 30), (N_("What"), 15), (N_("Before it was"), 20), (N_("The plan says"), 22),
           (N_("What came in"), 30), (N_("Why it is asked"), 25), (DECISION, 20), (N_("Where"), 22))  # fmt: skip
CHOOSING = 7


def write(
    review: Review, incomings: Sequence[Incoming], decisions: Decisions, target: Path, language: Language, plan_id: str,
    at: datetime,
) -> int:  # fmt: skip
    """What `planner.formats.revision.write_revision` promises."""
    with speaking(language):
        points = grouped(review)
        stream = BytesIO()
        writing = _Writing(review, points, decisions, stream)
        writing.sheet()
        writing.keep(kept_rows(review, points, incomings), plan_id, language, at)
        writing.book.close()
        with atomically(target) as draft:
            draft.write_bytes(stream.getvalue())
    return len(points)


def grouped(review: Review) -> list[Point]:
    """The points that wait, those of one record together: by what they are of, then by name."""
    points = [point for point in review.points if point.waits]
    return sorted(points, key=lambda p: (noun(p.collection), sort_key(record_title(review.plan, p)), p.id, p.aspect))


class _Writing:
    """One revision being written."""

    def __init__(self, review: Review, points: Sequence[Point], decisions: Decisions, stream: BytesIO) -> None:
        self.points, self.decisions = points, decisions
        self.telling = Telling(review)
        plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self.book = Workbook(stream, plain)
        self.styles = Styles(self.book)

    def sheet(self) -> None:
        """The sheet in which people decide."""
        sheet = self.book.add_worksheet(_("Revision"))
        lists = self.book.add_worksheet("_opciones")
        self._page(sheet)
        self._top(sheet)
        for place, point in enumerate(self.points):
            self._row(sheet, HEAD + 1 + place, place, point)
            self._choices(sheet, lists, HEAD + 1 + place, place, point)
        lists.very_hidden()
        last = HEAD + max(1, len(self.points))
        self._colours(sheet, last)
        sheet.autofilter(HEAD, 0, last, len(COLUMNS) - 1)
        sheet.print_area(0, 1, last, len(COLUMNS) - 1)

    def keep(self, rows: Sequence[tuple[str, str, str, str]], plan_id: str, language: Language, at: datetime) -> None:
        """The very hidden sheet for the way back."""
        sheet = self.book.add_worksheet(SHEET)
        about = {"plan": plan_id, "model": str(MODEL_VERSION), "language": language, "digest": digest_of(rows)}
        for place, row in enumerate([*(("about", key, value) for key, value in about.items()), *rows]):
            for column, text in enumerate(row):
                sheet.write_string(place, column, text)
        sheet.very_hidden()
        self.book.set_properties({"title": _("Revision"), "created": at.astimezone(UTC).replace(tzinfo=None)})

    def _page(self, sheet: Worksheet) -> None:
        sheet.hide_gridlines(2)
        sheet.set_tab_color(ALARM)
        sheet.set_paper(1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.set_footer(f'&L&"Arial"&8 {_("Revision")}&R&"Arial"&8 &P / &N')
        sheet.repeat_rows(HEAD)
        sheet.freeze_panes(HEAD + 1, 2)
        for column, (_name, width) in enumerate(COLUMNS):
            sheet.set_column(column, column, width)

    def _top(self, sheet: Worksheet) -> None:
        title = self.styles.of(bold=True, font_size=15, font_color=palette.ACCENT)
        quiet, alarm = self.styles.of(font_color=QUIET, font_size=9), self.styles.of(bold=True, font_color=ALARM)
        sheet.set_row(0, 24)
        sheet.write_string(0, 1, _("What came in and waits for a decision"), title)
        sheet.write_string(1, 1, _(
            "Choose in the yellow column. “{accept}” takes what came in, “{reject}” leaves the plan as it is; “{ask}”, "
            "or nothing, leaves it open."
        ).format(accept=_(ACCEPT), reject=_(REJECT), ask=_(ASK)), quiet)  # fmt: skip
        sheet.write_string(2, 1, _("Then save it and bring it in like any other file: planner import {file}").format(
            file="revision.xlsx"), quiet)  # fmt: skip
        sheet.write_string(3, 1, _("INTERNAL: only for those who keep the plan. Do not pass it on."), alarm)
        sheet.set_row(HEAD, 30)
        for column, (name, _width) in enumerate(COLUMNS):
            color = tint(QUIET, 0.5) if column == 0 else palette.ACCENT
            sheet.write_string(HEAD, column, _(name) if column else name, self.styles.heading(color))

    def _row(self, sheet: Worksheet, row: int, place: int, point: Point) -> None:
        begins = place == 0 or self.points[place - 1].record != point.record
        texts = [str(place + 1), *self.telling.texts(point), self._decision(point), self.telling.where(point)]
        for column, text in enumerate(texts):
            sheet.write_string(row, column, fitting(text), self._look(column, begins))
        sheet.set_row(row, height([(text, COLUMNS[n][1]) for n, text in enumerate(texts) if n]))

    def _look(self, column: int, begins: bool) -> Any:
        look: dict[str, Any] = {"text_wrap": True, "bottom": 1, "bottom_color": RULE, "font_color": INK}
        if begins:
            look |= {"top": 1, "top_color": QUIET}
        if column == 0:
            look |= {"font_color": tint(FAINT, 0.3), "font_size": 8}
        elif column == 1:
            look |= {"bold": begins, "font_color": INK if begins else QUIET}
        elif column == CHOOSING:
            look |= {"bg_color": tint(palette.YELLOW, 0.7), "bold": True}
        return self.styles.of(**look)

    def _decision(self, point: Point) -> str:
        place = self.decisions.get(point.key)
        words = words_of(labels_of(point.offers))
        return "" if place is None else _(REJECT) if place == KEEP else words[place]

    def _choices(self, sheet: Worksheet, lists: Worksheet, row: int, place: int, point: Point) -> None:
        """A dropdown of the words; from a list of its own, since a short one in the cell takes no commas."""
        words = words_of(labels_of(point.offers))
        for column, word in enumerate(words):
            lists.write_string(place, column, fitting(word))
        sheet.data_validation(row, CHOOSING, row, CHOOSING, {
            "validate": "list", "source": _range(place, len(words)),
            "error_type": "warning", "ignore_blank": True, "error_title": _("Not in the list"),
            "error_message": _("This is not one of the listed words. Keep it anyway?"),
        })  # fmt: skip

    def _colours(self, sheet: Worksheet, last: int) -> None:
        for word, color in ((ACCEPT, palette.GREEN), (REJECT, palette.VERMILION), (ASK, palette.SKY)):
            sheet.conditional_format(HEAD + 1, CHOOSING, last, CHOOSING, {
                "type": "text", "criteria": "begins with", "value": _(word),
                "format": self.styles.over(bg_color=tint(color, 0.7)),
            })  # fmt: skip


def _range(place: int, count: int) -> str:
    from xlsxwriter.utility import xl_range_abs

    return f"=_opciones!{xl_range_abs(place, 0, place, count - 1)}"
