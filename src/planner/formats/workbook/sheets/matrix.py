"""The responsibility matrix: who has which role in which action, worked out from the assignments."""

from collections import Counter
from collections.abc import Sequence
from math import ceil
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from planner.analysis.workload.matrix import Matrix, legend, responsibility, without_column
from planner.formats.output.writing import Cancelled, ExportCancelled
from planner.formats.workbook import cells
from planner.formats.workbook.book import Book
from planner.formats.workbook.dropdowns import Labels
from planner.formats.workbook.rows import PlanRow
from planner.formats.workbook.styles import ALARM, INK, PAPER, QUIET, RULE, height, look_of_depth, tint
from planner.formats.workbook.table_sheet import DEEPEST
from planner.i18n import _
from planner.i18n.text import sort_key
from planner.model import palette
from planner.model.actions import is_action
from planner.model.assignments import leads
from planner.model.plan import Plan
from planner.model.strategies import Item

FRONT = 3
NARROW = 4.3
ACROSS = 46
"""Actors that fit side by side on one sheet of paper."""
MOST = 2 * ACROSS
"""Actors with a column; what is wider nobody prints, and a country's would be wider than Excel takes."""
WIDE = 46.0


def write_matrix(book: Book, rows: Sequence[PlanRow], cancelled: Cancelled | None = None) -> Worksheet:
    """Write the sheet; ExportCancelled when it should stop."""
    name = _("Responsibilities")
    sheet = book.sheet(name)
    roles = Roles(book.plan, book.labels, rows)
    says = (_("Worked out from the action plan; change roles there."), *without_column(len(roles.actors), roles.others))
    head = book.top(sheet, 0, name, "   ".join((*says, *(f"{letters} = {label}" for letters, label in legend()))))
    drawing = _Drawing(book, sheet, head, rows, roles)
    drawing.headings()
    for place, row in enumerate(rows):
        if cancelled is not None and place % 50 == 0 and cancelled():
            raise ExportCancelled
        drawing.row(head + 1 + place, row)
    drawing.paper()
    return sheet


class Roles:
    """Who has which role in each row: the busiest by column, all others by name in the last one."""

    def __init__(self, plan: Plan, labels: Labels, rows: Sequence[PlanRow]) -> None:
        strategies = dict.fromkeys(row.strategy.id for row in rows)
        self._labels = labels
        self._matrices: dict[str, Matrix] = {id: responsibility(plan, id) for id in strategies}
        self.held: dict[str, dict[str, tuple[str, ...]]] = {}
        for matrix in self._matrices.values():
            for (item, who), roles in matrix.roles.items():
                self.held.setdefault(item, {})[who] = roles
        load = Counter(who for roles in self.held.values() for who, held in roles.items() for _role in held)
        everyone = sorted(load, key=lambda who: (-load[who], sort_key(labels.of(who))))
        self.actors, self.others = everyone[:MOST], len(everyone[MOST:])
        self._across = frozenset(self.actors)

    def letters(self, row: PlanRow) -> dict[str, str]:
        """The letters of everybody in a row, with a column or without."""
        return {who: self._cell(row, who) for who in self.held.get(row.id, ())}

    def beside(self, row: PlanRow) -> str:
        """Those of a row who have no column, with their letters."""
        others = [who for who in self.held.get(row.id, ()) if who not in self._across]
        return "; ".join(sorted((f"{self._labels.of(who)} ({self._cell(row, who)})" for who in others), key=sort_key))

    def _cell(self, row: PlanRow, who: str) -> str:
        return self._matrices[row.strategy.id].cell(row.id, who)


class _Drawing:
    """The matrix being drawn: rows of the plan down, everybody with a role across, the busiest first."""

    def __init__(self, book: Book, sheet: Worksheet, head: int, rows: Sequence[PlanRow], roles: Roles) -> None:
        self.book, self.sheet, self.head, self.rows, self.roles = book, sheet, head, rows, roles
        self.actors, self.last = roles.actors, FRONT + max(1, len(roles.actors) + bool(roles.others)) - 1
        self.columns = {who: place for place, who in enumerate(self.actors, start=FRONT)}

    def headings(self) -> None:
        styles = self.book.styles
        for column, (label, width) in enumerate(
            ((_("No."), 7), (Item.fields()["title"].label(), 46), (_("Missing"), 16))
        ):
            self.sheet.set_column(column, column, width)
            low = styles.of(bold=True, font_color=QUIET, font_size=9, valign="bottom", bottom=1, bottom_color=QUIET)
            self.sheet.write_string(self.head, column, label, low)
        tall = styles.of(bold=True, font_color=INK, font_size=8, rotation=90, valign="bottom", align="center",
                         text_wrap=True, bottom=1, bottom_color=QUIET)  # fmt: skip
        for who, column in self.columns.items():
            self.sheet.set_column(column, column, NARROW)
            self.sheet.write_string(self.head, column, self.book.labels.of(who), tall)
        if self.roles.others:
            self.sheet.set_column(self.last, self.last, WIDE)
            self.sheet.write_string(self.head, self.last, others_heading(), low)
        longest = max((len(self.book.labels.of(who)) for who in self.actors), default=10)
        self.sheet.set_row(self.head, max(40, min(130, longest * 5)))

    def row(self, at: int, row: PlanRow) -> None:
        look = look_of_depth(row.depth, has_children=row.has_children)
        styles, title = self.book.styles, row.record.title.pick()
        held = self.roles.held.get(row.id, {})
        self.sheet.write_string(at, 0, row.record.code or row.number, styles.cell(look))
        self.sheet.write_string(at, 1, title, styles.cell(look, indent=row.depth))
        fill = {"bg_color": look.fill} if look.fill else {}
        warned = styles.of(font_size=9, bold=True, font_color=ALARM, bottom=1, bottom_color=RULE, **fill)
        self.sheet.write_string(at, 2, self._missing(row), warned)
        if look.fill:
            self._fill(at, styles.of(bg_color=look.fill))
        for who, letters in self.roles.letters(row).items():
            if who in self.columns:
                self.sheet.write_string(at, self.columns[who], letters, styles.of(**_cell(held[who])))
        beside = cells.fitting(self.roles.beside(row))
        if beside:
            self.sheet.write_string(at, self.last, beside, styles.of(font_size=9, text_wrap=True, **fill))
        self.sheet.set_row(
            at, height([(title, 46 - row.depth), (beside, WIDE)]), None, {"level": min(row.depth, DEEPEST)}
        )

    def _fill(self, at: int, style: Format) -> None:
        for column in range(FRONT, self.last + 1):
            self.sheet.write_blank(at, column, None, style)

    def _missing(self, row: PlanRow) -> str:
        wanted = isinstance(row.record, Item) and is_action(self.book.plan, row.record)
        return _("no lead") if wanted and not leads(self.book.plan, row.id).who else ""

    def paper(self) -> None:
        bottom = self.head + max(1, len(self.rows))
        # A rule draws the grid, since a workbook of many actors would otherwise be mostly empty cells with borders.
        grid = self.book.styles.over(border=4, border_color=RULE)
        self.sheet.conditional_format(self.head + 1, FRONT, bottom, self.last, {"type": "no_errors", "format": grid})
        self.sheet.freeze_panes(self.head + 1, 2)
        self.sheet.repeat_rows(self.head)
        self.sheet.repeat_columns(0, 1)
        self.sheet.fit_to_pages(max(1, ceil(len(self.actors) / ACROSS)), 0)
        self.sheet.print_area(0, 0, bottom, self.last)
        self.sheet.outline_settings(visible=True, symbols_below=False, symbols_right=False)


def others_heading() -> str:
    """Above those who have no column."""
    return _("Others")


def _cell(roles: tuple[str, ...]) -> dict[str, Any]:
    """The weight of a role in ink: leads are filled, supports are pale."""
    properties: dict[str, Any] = {"align": "center", "font_size": 9, "shrink": True}
    if "lead" in roles:
        return properties | {"bg_color": palette.ACCENT, "font_color": PAPER, "bold": True}
    if "co_lead" in roles:
        return properties | {"bg_color": tint(palette.ACCENT, 0.45), "font_color": INK, "bold": True}
    return properties | {"bg_color": tint(palette.ACCENT, 0.8)}
