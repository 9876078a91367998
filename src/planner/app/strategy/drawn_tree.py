"""How the tree looks: the lines on the screen, drawn when they are seen and kept until something changes."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from planner.app.strategy.columns import TreeColumn, arranged, on_width
from planner.app.strategy.outline import Line, Outline
from planner.app.widgets.cells import Cell, fitted, look
from planner.i18n import _

if TYPE_CHECKING:
    from planner.app.host import Host

HEADER = 1
GAP = -1
"""Stands among the shown lines where a new item is being named."""


class DrawnTree(ScrollView):
    """The lines of an outline with their columns; only those on the screen are ever drawn."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.outline: Outline | None = None
        self.folded: set[str] = set()
        self.columns: Sequence[TreeColumn] = ()
        self.shown: list[int] = []
        """The numbers of the outline's lines that can be scrolled to, from top to bottom."""
        self.typed = ""
        """What the lines are filtered by."""
        self.words = ""
        """Said where lines would be when there is no outline."""
        self.cursor = 0
        self.title_width = 0
        self._layout: list[tuple[TreeColumn, int]] = []
        self._strips: LRUCache[tuple[Any, ...], Strip] = LRUCache(400)

    def line_at(self, place: int) -> Line | None:
        """The line that is shown at a place, the first being 0."""
        if self.outline is None or not 0 <= place < len(self.shown) or self.shown[place] == GAP:
            return None
        return self.outline.lines[self.shown[place]]

    def indent_of(self, depth: int) -> int:
        """The columns before the fold mark of a line."""
        return max(0, depth - 1)

    def can_fold(self, line: Line) -> bool:
        """Whether anything hangs on a line."""
        return self.outline is not None and line.after > self.outline.at[line.id] + 1

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

    def measure(self) -> None:
        """Say how many lines there are to scroll over."""
        self.virtual_size = Size(self.size.width, len(self.shown) + HEADER)
        self.redraw()

    def arrange_columns(self) -> None:
        """Fit the columns into the width."""
        room = (self.scrollable_content_region.width or self.size.width) - 2
        self._layout = arranged(self.columns, room)
        self.title_width = max(8, room - sum(width + 1 for _column, width in self._layout))
        self.redraw()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.scrollable_content_region.width or self.size.width
        if y == 0:
            return self._header(width)
        place = int(self.scroll_offset.y) + y - HEADER
        line = self.line_at(place)
        if line is None:
            return self._blank(width, y)
        here = place == self.cursor
        key = (line.id, here, here and self.has_focus, width)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._strips[key] = self._drawn(line, here, width)
        return strip

    def _header(self, width: int) -> Strip:
        style = look(self.app, ground="panel", share=0.65)
        gap = Segment(" ", style)
        segments = [gap, Segment(fitted(_("Title"), self.title_width), style)]
        for column, room in self._layout:
            segments += [gap, Segment(fitted(column.title, room, column.align), style)]
        return Strip(segments).adjust_cell_length(width, style)

    def _drawn(self, line: Line, here: bool, width: int) -> Strip:
        ground = self._ground(here)
        cells = [Cell(" ", ground), *on_width(self._title(line), self.title_width, "left", ground)]
        for column, room in self._layout:
            cells += [Cell(" ", ground), *on_width(column.pieces(line.id), room, column.align, ground)]
        bright = here and self.has_focus
        segments = [Segment(cell.text, ground if bright else cell.style) for cell in cells if cell.text]
        return Strip(segments).adjust_cell_length(width, ground)

    def _title(self, line: Line) -> list[Cell]:
        assert self.outline is not None, "lines are drawn of an outline"  # noqa: S101
        plan = self.outline.plan
        record = plan.items[line.id] if line.id in plan.items else plan.strategies[line.id]
        title, code = record.title.pick() or _("(no title)"), record.code or line.number
        quiet, bold = look(self.app, share=0.65), look(self.app, attributes="bold")
        heading = look(self.app, "primary", attributes="bold")
        if not line.depth:
            return [Cell(f"{code} " if code else "", quiet), Cell(title, heading)]
        branch = self.can_fold(line)
        return [
            Cell(" " * self.indent_of(line.depth) + ("" if branch else "  ")),
            Cell(f"{self._fold_mark(line)} " * branch + f"{code} " * bool(code), quiet),
            Cell(title, heading if line.parent < 0 else bold if branch else Style()),
        ]

    def _fold_mark(self, line: Line) -> str:
        sign = "▸" if line.id in self.folded and not self.typed else "▾"
        return cast("Host", self.app).glyphs(sign)

    def _ground(self, here: bool) -> Style:
        if here and self.has_focus:
            return look(self.app, "block-cursor-foreground", "block-cursor-background", "bold")
        return look(self.app, ground="block-cursor-blurred-background") if here else self.rich_style

    def _blank(self, width: int, y: int) -> Strip:
        words = self._instead() if y == HEADER + 1 and not self.shown else ""
        style = look(self.app, "foreground", "surface", "italic", 0.65) if words else self.rich_style
        return Strip([Segment(fitted(f" {words}", width), style)])

    def _instead(self) -> str:
        if self.outline is None:
            return self.words
        return _("Nothing matches the filter.") if self.typed else ""
