"""How the table of a panel looks: frozen head and first columns, and only what is on the screen is ever drawn."""

from typing import TYPE_CHECKING, Any, cast

from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from planner.analysis.panel import Mark, Panel
from planner.app.analysis.sheet import Sheet
from planner.app.analysis.table_columns import GUTTER, Placing, placed
from planner.app.widgets.cells import fitted, look
from planner.model.palette import legible

if TYPE_CHECKING:
    from planner.app.host import Host

TONES = {"good": ("success", "✓"), "notice": ("warning", "△"), "alarm": ("error", "!")}
"""The ink of a row's tone, and the sign before it, since colour never says anything alone."""
HEAD_LINES = ((30, 3), (45, 4), (999, 6))
"""Up to how many lines of screen, how many lines a heading may take."""


class DrawnGrid(ScrollView):
    """The lines of a table."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.sheet = Sheet(Panel(key="", title=""))
        self.order: list[int] = []
        """The numbers of the rows of the sheet, from top to bottom."""
        self.sorted_by: int | None = None
        self.downwards = False
        self.row = 0
        """The place of the cursor among the rows shown."""
        self.column = 0
        self.placing = Placing(self.sheet, (), ())
        self._strips: LRUCache[tuple[Any, ...], Strip] = LRUCache(400)

    @property
    def room(self) -> Size:
        """What is left for the table, scroll bars aside."""
        return self.scrollable_content_region.size if self.scrollable_content_region.width else self.size

    @property
    def visible_rows(self) -> int:
        """How many rows are on the screen."""
        return max(1, self.room.height - self.placing.height)

    def redraw(self) -> None:
        """Draw anew: the values, the colours or the language changed."""
        self._strips.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        """Take up the colours of another theme."""
        super().notify_style_update()
        self._strips.clear()

    def watch_has_focus(self, focused: bool) -> None:
        """The cursor is paler without the focus."""
        super().watch_has_focus(focused)
        self.redraw()

    def fit(self) -> None:
        """Fit the columns into the width."""
        lines = next(lines for height, lines in HEAD_LINES if self.app.size.height <= height)
        width = self.size.width
        narrow = width - 1 if len(self.order) + lines > self.size.height else width
        self.placing = placed(self.sheet, narrow, lines if self.sheet.panel.matrix else min(lines, 3))
        self.virtual_size = Size(self.placing.whole, len(self.order) + self.placing.height)
        self.redraw()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width, left = self.room.width, int(self.scroll_offset.x)
        if not self.placing.widths:
            return Strip.blank(width, self.rich_style)
        if y < self.placing.height:
            return self._framed(self._head(y, left, width), left, width)
        place = y - self.placing.height + int(self.scroll_offset.y)
        if place >= len(self.order):
            return Strip.blank(width, self.rich_style)
        here = place == self.row
        key = (self.order[place], left, width, self.column if here else -1, here and self.has_focus)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._strips[key] = self._drawn(place, left, width)
        return strip

    def _drawn(self, place: int, left: int, width: int) -> Strip:
        if not self._across(self.order[place]):
            return self._framed(self._cells(place, left, width), left, width)
        still, _moving, ground = self._cells(place, left, width)
        text = "  " * self.sheet.rows[self.order[place]].depth + self.sheet.text(self.order[place], 0)
        return Strip([still[0], Segment(self._glyphs(fitted(text, width - GUTTER)), still[1].style or ground)])

    def _across(self, number: int) -> bool:
        """Whether a row holds nothing but its heading, which then may be as long as the line."""
        row = self.sheet.rows[number]
        return row.heading and all(cell is None for cell in row.cells[1:])

    def _framed(self, parts: tuple[list[Segment], list[Segment], Style], left: int, width: int) -> Strip:
        """What stands still, then what is seen of what scrolls."""
        still, moving, ground = parts
        room = max(0, width - self.placing.still)
        seen = self.placing.seen(left, room)
        begins = left - self.placing.starts[seen.start - self.sheet.frozen] if len(seen) else 0
        scrolled = Strip(moving).adjust_cell_length(begins + room, ground).crop(begins, begins + room)
        return Strip.join([Strip(still).adjust_cell_length(min(width, self.placing.still), ground), scrolled])

    def _head(self, y: int, left: int, width: int) -> tuple[list[Segment], list[Segment], Style]:
        plain = look(self.app, ground="panel", share=0.75)
        still, moving = [Segment(" " * GUTTER, plain)], list[Segment]()
        for column in (*range(self.sheet.frozen), *self.placing.seen(left, max(0, width - self.placing.still))):
            part = still if column < self.sheet.frozen else moving
            part += [Segment(self._heading(column, y), self._heading_look(column, plain)), Segment(" ", plain)]
        return still, moving, plain

    def _heading(self, column: int, y: int) -> str:
        width, words = self.placing.widths[column], self.placing.head[column][y]
        text = fitted(words, width, self.sheet.align(column))
        if column == self.sorted_by and y == self.placing.height - 1:
            text = fitted(text.rstrip()[: width - 1] + ("▾" if self.downwards else "▴"), width)
        return self._glyphs(text)

    def _heading_look(self, column: int, plain: Style) -> Style:
        if column == self.column:
            return look(self.app, "primary", "panel", "bold")
        return look(self.app, "primary", "panel") if column == self.sorted_by else plain

    def _cells(self, place: int, left: int, width: int) -> tuple[list[Segment], list[Segment], Style]:
        number, here = self.order[place], place == self.row
        row = self.sheet.rows[number]
        ground = self._ground(here)
        ink, sign = TONES.get(row.tone, ("", ""))
        base = ground + self._row_look(number)
        still = [Segment(self._glyphs(fitted(sign, GUTTER)), ground + look(self.app, ink) if sign else ground)]
        moving: list[Segment] = []
        for column in (*range(self.sheet.frozen), *self.placing.seen(left, max(0, width - self.placing.still))):
            part = still if column < self.sheet.frozen else moving
            style = self._cell_look(number, column, base, here=here)
            part += [Segment(self._cell(number, column), style), Segment(" ", ground)]
        return still, moving, ground

    def _cell(self, number: int, column: int) -> str:
        sheet, width = self.sheet, self.placing.widths[column]
        text = " ".join(sheet.text(number, column).split())
        if not column and self.sorted_by is None:
            text = "  " * sheet.rows[number].depth + text
        return self._glyphs(fitted(text, width, sheet.align(column)))

    def _ground(self, here: bool) -> Style:
        return self.rich_style + look(self.app, ground="block-cursor-blurred-background") if here else self.rich_style

    def _row_look(self, number: int) -> Style:
        row = self.sheet.rows[number]
        ink = TONES.get(row.tone, ("foreground", ""))[0]
        bold = "bold" if row.heading or row.tone == "strong" else ""
        return look(self.app, ink, attributes=bold, share=0.65 if row.tone == "quiet" else 1.0)

    def _cell_look(self, number: int, column: int, base: Style, *, here: bool) -> Style:
        if here and column == self.column and self.has_focus:
            return look(self.app, "block-cursor-foreground", "block-cursor-background", "bold")
        value = self.sheet.rows[number].cells[column]
        if here and column == self.column:
            return base + Style(underline=True)
        if isinstance(value, Mark) and value.color:
            return base + Style(color=legible(value.color, self.app.theme_variables["surface"]))
        return base

    def _glyphs(self, text: str) -> str:
        return cast("Host", self.app).glyphs(text)
