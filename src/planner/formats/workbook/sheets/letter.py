"""The cover letter in front of a workbook that is sent to one body: what is asked, until when, its actions."""

from collections.abc import Iterator, Sequence
from typing import Any

from xlsxwriter.worksheet import Worksheet

from planner.formats.output.stamp import edition_line
from planner.formats.workbook import cells
from planner.formats.workbook.book import Book
from planner.formats.workbook.cells import EMPTY, Cell, fitting
from planner.formats.workbook.own_rows import OWN, own_word
from planner.formats.workbook.recipient import Recipient
from planner.formats.workbook.rows import PlanRow
from planner.formats.workbook.styles import ALARM, INK, PAPER, QUIET, RULE, height, lines
from planner.formats.workbook.table_sheet import Register, write_cell
from planner.i18n import _, ngettext
from planner.i18n.dates import say_date
from planner.i18n.text import listed
from planner.model import palette, vocabularies
from planner.model.monitoring import Report
from planner.model.progress import progress_of, status_of
from planner.model.strategies import Item

WIDTHS = (1.5, 7.5, 40, 16, 14, 14, 20, 9)
FIRST, ACTION, LAST = 1, 2, 7
WHOLE = sum(WIDTHS[1:])


def write_letter(book: Book, sheet: Worksheet, recipient: Recipient, plan: Register[PlanRow]) -> None:
    """Fill the first sheet; `plan` is the register of the action plan, whose rows the letter leads to."""
    page = _Letter(book, sheet, recipient)
    page.head()
    page.asked(plan)
    page.actions(plan)
    page.afterwards()
    sheet.print_area(0, 0, page.row, LAST)
    sheet.set_first_sheet()
    sheet.activate()


class _Letter:
    """The letter being written from the top down; `row` is the next free row."""

    def __init__(self, book: Book, sheet: Worksheet, recipient: Recipient) -> None:
        self.book, self.sheet, self.recipient, self.row = book, sheet, recipient, 0
        self.contact = book.stamp.contact or book.plan.sheet.contact or _("whoever sent it to you")
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)

    def head(self) -> None:
        """Whom it is for, from which plan, and until when it is expected."""
        self._across(self.book.labels.of(self.book.plan.sheet.territory), font_size=11, bold=True, font_color=QUIET)
        self._across(self.book.title, font_size=18, bold=True, font_color=palette.ACCENT)
        self._across(edition_line(self.book.edition, self.book.stamp), font_size=10, font_color=QUIET)
        for warning in self.book.warnings:
            self._across(warning, bold=True, font_color=PAPER, bg_color=ALARM, font_size=11, indent=1)
        self.row += 1
        self._across(_("For: {name}").format(name=self.recipient.name), font_size=13, bold=True)
        due = self.recipient.due
        if due is not None:
            says = _("Please send it back by {day}.").format(day=say_date(due))
            self._across(says, font_size=13, bold=True, bg_color=OWN, indent=1)
        self.row += 1

    def asked(self, plan: Register[PlanRow]) -> None:
        """What is asked, in one paragraph and numbered steps."""
        self._across(self._request(plan))
        self.row += 1
        self._heading(_("What we ask of you"))
        for number, step in enumerate(_steps(plan.name, self.contact), start=1):
            self._step(str(number), step)
        self.row += 1

    def _request(self, plan: Register[PlanRow]) -> str:
        count = len(self._named(plan))
        says = ngettext(
            "The plan names you in {count} action, listed below. In this workbook its rows are yellow "
            "and marked “{word}”: please say how far along it is, and correct what is not right. "
            "Everything else is there to read.",
            "The plan names you in {count} actions, listed below. In this workbook their rows are "
            "yellow and marked “{word}”: please say how far along they are, and correct what is not "
            "right. Everything else is there to read.",
            count,
        )
        return says.format(count=count, word=own_word())

    def actions(self, plan: Register[PlanRow]) -> None:
        """The actions in which it has a role, with what the plan says of them today."""
        self._heading(_("Your actions"))
        style = self.book.styles.heading(palette.ACCENT)
        heads = (_("No."), _("Action"), _("Your role"), *(Item.fields()[name].label() for name in ("start", "end")),
                 *(Report.fields()[name].label() for name in ("status", "percent")))  # fmt: skip
        self.sheet.set_row(self.row, 20)
        for column, head in enumerate(heads, start=FIRST):
            self.sheet.write_string(self.row, column, head, style)
        self.row += 1
        for place, row in self._named(plan):
            self._action(row, f"internal:'{plan.name}'!A{self.book.head + 2 + place}")
        more = len(self.recipient.own("items")) - len(self._named(plan))
        if more > 0:
            says = ngettext("One more row is marked as yours.",
                            "{count} more rows are marked as yours.", more)  # fmt: skip
            self._across(says.format(count=more), font_color=QUIET)
        self.row += 1

    def _named(self, plan: Register[PlanRow]) -> list[tuple[int, PlanRow]]:
        """The rows of the action plan in which it has a role, each with its place in the sheet."""
        roles = self.recipient.concerns.roles
        return [(place, row.record) for place, row in enumerate(plan.rows) if row.id in roles]

    def _action(self, row: PlanRow, link: str) -> None:
        record, plan, today = row.record, self.book.plan, self.book.stamp.day
        roles = (vocabularies.ROLE.label(role) for role in self.recipient.concerns.roles[row.id])
        status, percent = status_of(plan, row.id, today), progress_of(plan, row.id)
        shown: Sequence[Cell] = (
            cells.text(record.code or row.number), cells.text(record.title.pick()), cells.text(listed(list(roles))),
            cells.day(record.start), cells.day(record.end, last=True),
            cells.term(vocabularies.STATUS, status) if status else EMPTY, cells.percent(percent),
        )  # fmt: skip
        texts = [(cell.value, WIDTHS[n]) for n, cell in enumerate(shown, start=FIRST) if isinstance(cell.value, str)]
        self.sheet.set_row(self.row, height(texts))
        for column, cell in enumerate(shown, start=FIRST):
            align = "right" if column == LAST else "left"
            style = self.book.styles.of(text_wrap=True, align=align, bottom=1, bottom_color=RULE,
                                        **({"num_format": cell.shows} if cell.shows else {}))  # fmt: skip
            if column == FIRST and isinstance(cell.value, str):
                self.sheet.write_url(self.row, column, link, self._linked(), cell.value)
            else:
                write_cell(self.sheet, self.row, column, cell, style)
        self.row += 1

    def afterwards(self) -> None:
        """What becomes of the answer, and who to ask."""
        self._heading(_("And then"))
        self._across(
            _(
                "Whoever keeps the plan sees every change before it is taken over. What is written in "
                "rows that are not yours is asked about first."
            )
        )
        self.row += 1
        self._heading(_("Who to ask, and where to send it"))
        self._across(self.contact[:1].upper() + self.contact[1:], bold=True)

    def _linked(self) -> Any:
        return self.book.styles.of(font_color=palette.ACCENT, underline=1, text_wrap=True, bottom=1, bottom_color=RULE)

    def _heading(self, said: str) -> None:
        accent = palette.ACCENT
        style = self.book.styles.of(bold=True, font_size=12, font_color=accent, bottom=2, bottom_color=accent)
        self.sheet.set_row(self.row, 20)
        self.sheet.write_string(self.row, FIRST, said, style)
        for column in range(FIRST + 1, LAST + 1):
            self.sheet.write_blank(self.row, column, None, style)
        self.row += 1

    def _step(self, number: str, said: str) -> None:
        self.sheet.set_row(self.row, 14 * lines(said, (WHOLE - WIDTHS[FIRST]) / 1.05) + 4)
        bold = self.book.styles.of(bold=True, font_color=palette.ACCENT, align="right", indent=1)
        self.sheet.write_string(self.row, FIRST, number, bold)
        style = self.book.styles.of(text_wrap=True)
        self.sheet.merge_range(self.row, ACTION, self.row, LAST, "", style)
        self.sheet.write_string(self.row, ACTION, fitting(said), style)
        self.row += 1

    def _across(self, said: str, **look: Any) -> None:
        if not said:
            return
        size = look.get("font_size", 10)
        room = WHOLE / (size / 10) / (1.1 if look.get("bold") else 1.05)
        self.sheet.set_row(self.row, size * 1.32 * lines(said, room) + 4)
        style = self.book.styles.of(text_wrap=True, **{"valign": "vcenter", "font_color": INK, **look})
        self.sheet.merge_range(self.row, FIRST, self.row, LAST, "", style)
        self.sheet.write_string(self.row, FIRST, fitting(said), style)
        self.row += 1


def _steps(plan: str, contact: str) -> Iterator[str]:
    yield _(
        "Open the sheet “{sheet}”. To see your rows alone, choose “{word}” in the filter of the column “{column}”."
    ).format(sheet=plan, word=own_word(), column=_("For you"))
    yield _(
        "Correct the dates, the status and the progress of each of them. A cell that stays empty means: nobody knows."
    )
    yield _(
        "In the sheet “{sheet}”, add a row below the last one for each action in which something was "
        "done: in which period, what was done, what stood in the way and what comes next."
    ).format(sheet=_("Progress reports"))
    yield _(
        "Leave the narrow grey column ID as it is and delete no rows. You may sort, filter and add columns of your own."
    )
    yield _("Save it as an Excel workbook (.xlsx) under the same name, and send it to: {contact}").format(
        contact=contact
    )
