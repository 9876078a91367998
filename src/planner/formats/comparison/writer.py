"""Writes the workbook of a comparison: a summary, then actors, ties, actions, indicators and money."""

# Imported only when a workbook is written: XlsxWriter is heavy.

from datetime import datetime, time
from io import BytesIO
from pathlib import Path

from xlsxwriter.worksheet import Worksheet

from planner.analysis.comparison.compare import counted
from planner.analysis.comparison.kinds import KINDS, kinds_of
from planner.analysis.comparison.sentences import sentences
from planner.analysis.comparison.wording import MEASURE
from planner.formats.comparison.sheets import WIDTHS, ChangeSheet, change_sheets, write_changes
from planner.formats.comparison.sides import Facing
from planner.formats.output.stamp import edition_line
from planner.formats.output.writing import atomically
from planner.formats.workbook.book import Book
from planner.formats.workbook.cells import fitting, money_format
from planner.formats.workbook.styles import ALARM, INK, PAPER, PLAIN, QUIET, RULE, height, lines, tint
from planner.i18n import Language, _, speaking
from planner.model import palette, vocabularies

SUMMARY_WIDTHS = (34.0, 11.0, 13.0, 13.0, 13.0, 16.0, 13.0)


def write_workbook(facing: Facing, target: Path, language: Language) -> None:
    """What `write_comparison_workbook` promises."""
    with speaking(language), atomically(target) as draft:
        draft.write_bytes(_made(facing, language))


def _made(facing: Facing, language: Language) -> bytes:
    stream = BytesIO()
    book = Book(facing.both, language, facing.stamp(language), stream)
    book.title = _("What changed: {title}").format(title=book.title)
    sheets = list(change_sheets(facing.comparison))
    _summary(book, facing, sheets)
    for changes in sheets:
        sheet = book.sheet(changes.name)
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)
        head = book.top(sheet, 0, changes.name, changes.says)
        if changes.rows is facing.comparison.budget_lines:
            head = _sums(book, sheet, facing, head)
        last = write_changes(book, sheet, facing.comparison, changes, head)
        sheet.freeze_panes(head + 1, 0)
        sheet.repeat_rows(head)
        sheet.print_area(0, 0, last, len(WIDTHS) - 1)
    book.workbook.set_properties(
        {
            "title": book.title,
            "subject": edition_line(book.edition, book.stamp),
            "comments": " ".join(book.warnings),
            "created": datetime.combine(facing.day, time()),
        }
    )
    book.workbook.close()
    return stream.getvalue()


def _summary(book: Book, facing: Facing, sheets: list[ChangeSheet]) -> None:
    sheet = book.sheet(_("Summary"), landscape=False)
    for column, width in enumerate(SUMMARY_WIDTHS):
        sheet.set_column(column, column, width)
    row = _masthead(book, sheet, facing)
    row = _heading(book, sheet, row, _("In short"))
    for sentence in sentences(facing.comparison) or [_("Nothing changed.")]:
        row = _across(book, sheet, row, f"•  {sentence}")
    row = _heading(book, sheet, row + 1, _("How many"))
    row = _counts(book, sheet, row, sheets)
    row = _across(book, sheet, row + 1, _(MEASURE), font_color=QUIET)
    sheet.print_area(0, 0, row, len(SUMMARY_WIDTHS) - 1)
    sheet.activate()


def _masthead(book: Book, sheet: Worksheet, facing: Facing) -> int:
    row = _across(book, sheet, 0, book.title, font_size=18, bold=True, font_color=palette.ACCENT)
    row = _across(book, sheet, row, edition_line(book.edition, book.stamp), bold=True, font_color=QUIET)
    for warning in book.warnings:
        row = _across(book, sheet, row, warning, bold=True, font_color=PAPER, bg_color=ALARM)
    for side in facing.said():
        row = _across(book, sheet, row, side)
    if facing.by_name:
        row = _across(book, sheet, row, _("These are two different plans: their records were matched by name."))
    return row + 1


def _counts(book: Book, sheet: Worksheet, row: int, sheets: list[ChangeSheet]) -> int:
    """How many records of each sheet came, went, grew, shrank, moved and changed."""
    kinds = [term for term in KINDS if term.code != "same"]
    sheet.set_row(row, 24)
    sheet.write_blank(row, 0, None, book.styles.heading(palette.ACCENT))
    for column, term in enumerate(kinds, start=1):
        sheet.write_string(row, column, f"{term.sign} {term.label()}", book.styles.heading(palette.ACCENT))
    for changes in sheets:
        row += 1
        counts = counted(changes.rows)
        sheet.write_string(row, 0, changes.name, book.styles.of(bottom=1, bottom_color=RULE))
        for column, term in enumerate(kinds, start=1):
            fill = {"bg_color": tint(kinds_of("")[term.code].color, 0.7)} if term.code in counts else {}
            style = book.styles.of(bottom=1, bottom_color=RULE, align="right", **fill)
            sheet.write_number(row, column, counts.get(term.code, 0), style)
    return row + 1


def _sums(book: Book, sheet: Worksheet, facing: Facing, row: int) -> int:
    """The sums that are not what they were; currencies stay apart."""
    moved = facing.comparison.money
    if not moved:
        return row
    headings = (_("Kind"), _("Currency"), "", _("Difference"), _("Before"), _("After"))
    for column, heading in enumerate(headings):
        sheet.write_string(row, column, heading, book.styles.heading(palette.ACCENT))
    for one in moved:
        row += 1
        shows = money_format(one.currency, cents=any(amount % 1 for amount in (one.before, one.after)))
        sheet.write_string(row, 0, vocabularies.BUDGET_KIND.label(one.kind) or _("Money"), book.styles.cell(PLAIN))
        sheet.write_string(row, 1, one.currency, book.styles.cell(PLAIN))
        sheet.write_blank(row, 2, None, book.styles.cell(PLAIN))
        for column, amount in ((3, one.after - one.before), (4, one.before), (5, one.after)):
            sheet.write_number(row, column, float(amount), book.styles.cell(PLAIN, shows, "right"))
    return row + 2


def _heading(book: Book, sheet: Worksheet, row: int, said: str) -> int:
    style = book.styles.of(bold=True, font_size=12, font_color=palette.ACCENT, bottom=2, bottom_color=palette.ACCENT)
    sheet.set_row(row, 20)
    sheet.write_string(row, 0, said, style)
    for column in range(1, len(SUMMARY_WIDTHS)):
        sheet.write_blank(row, column, None, style)
    return row + 1


def _across(book: Book, sheet: Worksheet, row: int, said: str, **look: object) -> int:
    scale = float(str(look.get("font_size", 10))) / 10
    width = sum(SUMMARY_WIDTHS)
    style = book.styles.of(text_wrap=True, **{"font_color": INK, **look})
    sheet.set_row(row, max(height([(said, width / scale)]), 14 * scale * lines(said, width / scale / 1.05)))
    sheet.merge_range(row, 0, row, len(SUMMARY_WIDTHS) - 1, "", style)
    sheet.write_string(row, 0, fitting(said), style)
    return row + 1
