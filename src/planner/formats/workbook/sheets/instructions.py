"""The sheet that says in plain words how to read the workbook, fill it in and send it back."""

from collections.abc import Iterator

from planner.analysis.workload.matrix import legend
from planner.formats.workbook.book import Book
from planner.formats.workbook.styles import ALARM, QUIET, lines, tint
from planner.i18n import _
from planner.model import palette, vocabularies

WIDTHS = (24, 92)


def write_instructions(book: Book) -> None:
    """Write the sheet of instructions."""
    name = _("Instructions")
    sheet = book.sheet(name, landscape=False)
    row = book.top(sheet, 0, name, _("How to read this workbook, fill it in and send it back."))
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    heading = book.styles.of(bold=True, font_size=12, font_color=palette.ACCENT, bottom=2, bottom_color=palette.ACCENT)
    body = book.styles.of(text_wrap=True)
    for title, entries in _sections(book):
        sheet.set_row(row, 22)
        sheet.write_string(row, 0, title, heading)
        sheet.write_blank(row, 1, None, heading)
        row += 1
        for mark, said, color in entries:
            sheet.set_row(row, max(lines(said, WIDTHS[1]), lines(mark, WIDTHS[0])) * 13.5 + 3)
            mark_style = book.styles.of(bold=True, text_wrap=True, **({"bg_color": color} if color else {}))
            sheet.write_string(row, 0, mark, mark_style)
            sheet.write_string(row, 1, said, body)
            row += 1
        row += 1
    sheet.print_area(0, 0, row, 1)


Section = tuple[str, list[tuple[str, str, str]]]
"""A heading, and its lines: a mark, what it means, and a colour behind the mark."""


def _sections(book: Book) -> Iterator[Section]:
    yield _("How to read it"), _reading(book)
    yield _("How to fill it in"), _filling()
    yield _("How to send it back"), _sending(book)
    yield (
        _("Status of an action"),
        [
            (f"{term.sign} {term.label()}", _meaning()[term.code], tint(term.color, 0.72))
            for term in vocabularies.STATUS
        ],
    )
    yield _("Letters in the sheet of responsibilities"), [(letters, label, "") for letters, label in legend()]


def _reading(book: Book) -> list[tuple[str, str, str]]:
    lines = [
        (_("Blue heading"), _("May be filled in and corrected."), tint(palette.ACCENT, 0.6)),
        (_("Grey heading"), _("The program works it out; what is written there is not read back."), tint(QUIET, 0.6)),
        (_("Grey italics"), _("The text exists only in the other language, or says where the row stands."), ""),
        ("ID", _("The narrow grey column tells the program which row is which. Leave it as it is."), ""),
        (_("Numbers 1, 2, 3 at the edge"), _("They fold and unfold the levels of the plan."), ""),
    ]
    if book.edition.internal:
        lines.insert(1, (_("Red heading"), _("Internal: never pass it on."), tint(ALARM, 0.5)))
    return lines


def _filling() -> list[tuple[str, str, str]]:
    return [
        (_("New row"), _("Write it below the last row of the table and leave the ID empty. For a new action, write "
                         "under “Belongs to” the number of the row it stands under."), ""),
        (_("Dropdowns"), _("Choose from the list. Another word may be kept: whoever receives the workbook is asked "
                           "about it."), ""),
        (_("Dates"), _("30/06/2026, 06/2026 or 2026: as exactly as it is known, and no more."), ""),
        (_("Several names"), _("Separate them with a semicolon: INTECAP; COMUDE."), ""),
        (_("Not known, and none"), _("An empty cell means: nobody knows. When there is certainly nothing, say so "
                                     "under “Known to have none”."), ""),
        (_("Progress of an action"), _("Add a row to the sheet of progress reports; older reports stay. The newest one "
                                       "gives the status of the action."), ""),
        (_("Removing a row"), _("Do not delete rows: a missing row may be a slip, and whoever receives the workbook is "
                          "asked. Say what should go in the e-mail."), ""),
    ]  # fmt: skip


def _sending(book: Book) -> list[tuple[str, str, str]]:
    contact = book.stamp.contact or book.plan.sheet.contact or _("whoever sent it to you")
    return [
        (_("Saving"), _("As an Excel workbook (.xlsx), in Excel 2010 or later or in LibreOffice; not as PDF."), ""),
        (_("Sending"), _("To: {contact}").format(contact=contact), ""),
        (_("Afterwards"), _("Every change is shown before it is taken over; nothing is overwritten unseen."), ""),
    ]


def _meaning() -> dict[str, str]:
    return {
        "proposed": _("Somebody proposed it; it is not agreed yet."),
        "not_started": _("It is agreed, and work has not begun."),
        "limited": _("Work has begun; less than half is done."),
        "substantial": _("Half or more is done."),
        "complete": _("It is done and can be shown."),
        "suspended": _("Work stopped for now."),
        "cancelled": _("It will not be done."),
        "no_evidence": _("It is said to be done, and nothing shows it."),
    }
