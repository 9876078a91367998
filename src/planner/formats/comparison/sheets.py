"""The sheets of a comparison: what each is called, what stands in its rows, and how the rows are written."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from planner.analysis.comparison.compare import Comparison
from planner.analysis.comparison.kinds import GONE, KINDS, Compared
from planner.analysis.comparison.wording import NOTHING, Difference, differences, in_order, kind_sign, kind_word, name
from planner.formats.workbook.book import Book
from planner.formats.workbook.cells import fitting
from planner.formats.workbook.styles import INK, PLAIN, QUIET, RULE, height, tint
from planner.i18n import _
from planner.model import palette, vocabularies
from planner.model.naming import name_of, title_of
from planner.model.plan import Plan
from planner.model.tree import strategy_of

# Imported only when a workbook is written: XlsxWriter is heavy.

Beside = Callable[[Plan, Compared], str]
"""What a record belongs to, in the plan where it is."""

WIDTHS = (17.0, 30.0, 46.0, 24.0, 44.0, 44.0)
"""Columns: what changed, what it belongs to, what it is, the field, before, after."""


@dataclass(frozen=True, slots=True)
class ChangeSheet:
    """One sheet of changes."""

    name: str
    says: str
    what: str
    """The heading of the column of names."""
    belongs: str
    """The heading of the column of what they belong to."""
    rows: Sequence[Compared]
    beside: Beside


def change_sheets(comparison: Comparison) -> Iterator[ChangeSheet]:
    """The sheets in their order; those without rows too, so that nobody looks for them."""
    actors, ties = comparison.actors, comparison.ties
    yield ChangeSheet(_("Actors"), _("Who came, who went, and whose relations changed."), _("Actor"), _("Sector"),
                      actors, _sector)  # fmt: skip
    yield ChangeSheet(_("Relations"), _("Relations between actors."), _("Relation"), _("State"), ties, _tie_state)
    yield ChangeSheet(_("Actions"), _("Strategies and what stands in them."), _("What"), _("Strategy"),
                      comparison.records, _strategy)  # fmt: skip
    yield ChangeSheet(_("Indicators"), _("Indicators and their values."), _("Indicator"), _("Action"),
                      comparison.indicators, _item)  # fmt: skip
    yield ChangeSheet(_("Money"), _("Sums by kind and currency, then line by line."), _("Budget line"), _("Action"),
                      comparison.budget_lines, _item)  # fmt: skip


def _sector(plan: Plan, one: Compared) -> str:
    return vocabularies.SECTOR.label((plan.stakeholders.body(one.id) or {}).get("sector"))


def _tie_state(plan: Plan, one: Compared) -> str:
    return vocabularies.LIFE.label((plan.ties.body(one.id) or {}).get("state"))


def _strategy(plan: Plan, one: Compared) -> str:
    strategy = strategy_of(plan, one.id) if one.collection == "items" else None
    return title_of(plan, strategy) if strategy is not None else ""


def _item(plan: Plan, one: Compared) -> str:
    return name_of(plan, (plan.table(one.collection).body(one.id) or {}).get("item"))


def write_changes(book: Book, sheet: Worksheet, comparison: Comparison, changes: ChangeSheet, head: int) -> int:
    """Write the table of changes from row `head` on; returns the first row after it."""
    headings = (_("What changed"), changes.belongs, changes.what, _("Field"), _("Before"), _("After"))
    sheet.set_row(head, 24)
    for column, heading in enumerate(headings):
        sheet.write_string(head, column, heading, book.styles.heading(palette.ACCENT))
    at = head + 1
    for one in in_order(comparison, changes.rows):
        plan = comparison.before if one.kind == GONE else comparison.after
        lines: Sequence[Difference | None] = differences(comparison, one) or [None]
        for turn, line in enumerate(lines):
            _row(book, sheet, at, _Cells(one, changes.beside(plan, one), name(comparison, one), line), again=turn > 0)
            at += 1
    if not changes.rows:
        sheet.write_string(at, 0, _("Nothing changed."), book.styles.of(font_color=QUIET, italic=True))
        return at + 1
    sheet.autofilter(head, 0, at - 1, len(headings) - 1)
    return at


@dataclass(frozen=True, slots=True)
class _Cells:
    one: Compared
    beside: str
    called: str
    line: Difference | None


def _row(book: Book, sheet: Worksheet, at: int, cells: _Cells, *, again: bool) -> None:
    """One line of a change; `again` marks the further lines of one record, so that the filter keeps them together."""
    line = cells.line
    texts = [
        cells.beside,
        cells.called,
        line.label if line else "",
        (line.before or NOTHING) if line else "",
        (line.after or NOTHING) if line else "",
    ]
    sheet.write_string(
        at, 0, f"{kind_sign(cells.one)} {kind_word(cells.one)}", _kind_format(book, cells.one, again=again)
    )
    for column, text in enumerate(texts, start=1):
        faint = again and column < 3
        sheet.write_string(at, column, fitting(text), book.styles.cell(PLAIN, faint=faint))
    sheet.set_row(at, height(zip(texts, WIDTHS[1:], strict=True)))


def _kind_format(book: Book, one: Compared, *, again: bool) -> Format:
    fill = tint(KINDS[one.kind].color, 0.82 if again else 0.55)
    look = {"bg_color": fill, "bottom": 1, "bottom_color": RULE, "font_color": QUIET if again else INK}
    return book.styles.of(bold=not again, **look)
