"""The tree: only the lines on the screen are ever drawn, so a key costs the same at any size."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, cast

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from planner.app.strategy.columns import TreeColumn, arranged, on_width
from planner.app.strategy.outline import Line, Outline
from planner.app.widgets.cells import Cell, fitted
from planner.i18n import N_, _

if TYPE_CHECKING:
    from planner.app.application import PlannerApp

HEADER = 1
GAP = -1
"""Stands among the shown lines where a new item is being named."""


class StrategyTree(ScrollView, can_focus=True):
    """The lines of an outline with their columns, a cursor, and branches that fold."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "tree--header", "tree--cursor", "tree--cursor-blurred", "tree--even", "tree--root", "tree--branch",
        "tree--number", "tree--empty",
    }  # fmt: skip

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", N_("Up"), show=False),
        Binding("down,j", "move(1)", N_("Down"), show=False),
        Binding("pageup", "page(-1)", N_("Page up"), show=False),
        Binding("pagedown", "page(1)", N_("Page down"), show=False),
        Binding("home", "end(-1)", N_("First line"), show=False),
        Binding("end", "end(1)", N_("Last line"), show=False),
        Binding("left", "fold", N_("Fold, or go to what it belongs to"), show=False),
        Binding("right", "unfold", N_("Unfold, or go to the first below"), show=False),
        Binding("space", "turn", N_("Fold or unfold"), show=False),
        Binding("minus", "fold_all", N_("Fold everything"), key_display="-", show=False),
        Binding("plus", "unfold_all", N_("Unfold everything"), key_display="+", show=False),
    ]

    class Highlighted(Message):
        """The cursor stands on another line."""

        def __init__(self, tree: "StrategyTree", id: str | None) -> None:
            super().__init__()
            self.tree, self.id = tree, id

        @property
        def control(self) -> "StrategyTree":
            """The tree."""
            return self.tree

    class Opened(Highlighted):
        """A line was clicked twice."""

    class Moved(Message):
        """The lines moved on the screen."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.outline: Outline | None = None
        self.folded: set[str] = set()
        self.columns: Sequence[TreeColumn] = ()
        self.shown: list[int] = []
        """The numbers of the outline's lines that can be scrolled to, from top to bottom."""
        self.typed = ""
        self.words = ""
        """Said where lines would be when there is no outline."""
        self._cursor = 0
        self._layout: list[tuple[TreeColumn, int]] = []
        self._strips: LRUCache[tuple[Any, ...], Strip] = LRUCache(400)

    @property
    def chosen(self) -> str | None:
        """The id of the line under the cursor."""
        line = self._line(self._cursor)
        return line.id if line is not None else None

    def show(self, outline: Outline, columns: Sequence[TreeColumn]) -> None:
        """Show an outline; the cursor stays on its line, or else where it was."""
        before = self.chosen
        self.outline, self.columns = outline, columns
        self._arrange_columns()
        self._show_lines(before)

    def clear(self, words: str) -> None:
        """Show no lines, and words instead."""
        self.outline, self.shown, self.words, self._cursor = None, [], words, 0
        self._measure()
        self.post_message(self.Highlighted(self, None))

    def filter(self, typed: str) -> None:
        """Show only the lines in which every word is found, and what they hang on; all when nothing is typed."""
        before = self.chosen
        self.typed = typed.strip()
        self._show_lines(before)

    def go_to(self, id: str) -> bool:
        """Put the cursor on a line, unfolding what hides it; False when it is not in the outline or filtered away."""
        number = self.outline.at.get(id) if self.outline is not None else None
        if number is None or self.outline is None:
            return False
        if number not in self._places():
            self.folded -= {self.outline.lines[above].id for above in self.outline.parents(number)}
            self._show_lines(self.chosen)
        place = self._places().get(number)
        if place is None:
            return False
        self._go(place)
        return True

    def open_gap(self, after: str, *, inside: bool) -> int:
        """Make room for a new item after the branch of a line, or last inside it; gives its depth."""
        assert self.outline is not None, "items are added to an outline that is shown"  # noqa: S101
        self.close_gap()
        number = self.outline.at[after]
        line = self.outline.lines[number]
        if inside and line.id in self.folded:
            self.folded.discard(line.id)
            self._show_lines(after)
        place = next((place for place, shown in enumerate(self.shown) if shown >= line.after), len(self.shown))
        self.shown.insert(place, GAP)
        self._measure()
        self._reveal(place)
        return line.depth + 1 if inside else max(1, line.depth)

    @property
    def has_gap(self) -> bool:
        """Whether a new item is being named."""
        return GAP in self.shown

    def close_gap(self) -> None:
        """Take the room away again."""
        if GAP in self.shown:
            self.shown.remove(GAP)
            self._measure()

    def region_of(self, id: str | None) -> Region | None:
        """Where the title of a line (of the gap for None) stands within this widget; None when it is not in sight."""
        wanted = GAP if id is None else (self.outline.at.get(id, GAP) if self.outline is not None else GAP)
        if wanted not in self.shown:
            return None
        y = self.shown.index(wanted) - int(self.scroll_offset.y) + HEADER
        return Region(0, y, self._title_width + 1, 1) if HEADER <= y < self.size.height else None

    def indent_of(self, depth: int) -> int:
        """The columns before the fold mark of a line."""
        return max(0, depth - 1)

    def redraw(self) -> None:
        """Draw anew: the values, the colours or the language changed."""
        self._strips.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        """Take up the colours of another theme."""
        super().notify_style_update()
        self._strips.clear()

    def on_resize(self, event: Resize) -> None:
        """Fit the columns into the new width."""
        self._arrange_columns()
        self._measure()
        self.call_after_refresh(self._reveal, self._cursor)

    def watch_scroll_y(self, old: float, new: float) -> None:
        """Tell what is laid over the lines."""
        super().watch_scroll_y(old, new)
        self.post_message(self.Moved())

    def watch_has_focus(self, focused: bool) -> None:
        """The cursor is paler without the focus."""
        super().watch_has_focus(focused)
        self.redraw()

    def on_click(self, event: Click) -> None:
        """A line takes the cursor; its fold mark folds; twice opens it."""
        place = int(self.scroll_offset.y) + event.y - HEADER
        line = self._line(place)
        if event.y < HEADER or line is None:
            return
        self._go(place)
        mark = 1 + self.indent_of(line.depth)
        if line.depth and mark <= event.x < mark + 2:
            self.action_turn()
        elif event.chain > 1:
            self.post_message(self.Opened(self, line.id))

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.scrollable_content_region.width or self.size.width
        if y == 0:
            return self._header(width)
        place = int(self.scroll_offset.y) + y - HEADER
        line = self._line(place)
        if line is None:
            return self._blank(width, y)
        here = place == self._cursor
        key = (line.id, place % 2, here, here and self.has_focus, width)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._strips[key] = self._drawn(line, place, here, width)
        return strip

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self._go(self._cursor + by)

    def action_page(self, by: int) -> None:
        """Move the cursor by a screen."""
        self._go(self._cursor + by * max(1, self.size.height - HEADER - 1))

    def action_end(self, which: int) -> None:
        """Go to the first or the last line."""
        self._go(0 if which < 0 else len(self.shown) - 1)

    def action_fold(self) -> None:
        """Fold the line, or go to the one it belongs to."""
        line = self._line(self._cursor)
        if line is None or self.outline is None:
            return
        number = self.outline.at[line.id]
        if line.depth and self._can_fold(line) and line.id not in self.folded and not self.typed:
            self._turn(line)
        elif above := next(self.outline.parents(number), None):
            self._go(self._places()[above])

    def action_unfold(self) -> None:
        """Unfold the line, or go to the first below it."""
        line = self._line(self._cursor)
        if line is not None and line.id in self.folded and not self.typed:
            self._turn(line)
        elif line is not None and self._can_fold(line):
            self._go(self._cursor + 1)

    def action_turn(self) -> None:
        """Fold an open line, unfold a folded one."""
        line = self._line(self._cursor)
        if line is not None and line.depth and self._can_fold(line) and not self.typed:
            self._turn(line)

    def action_fold_all(self) -> None:
        """Leave only the first level open to the eye."""
        if self.outline is not None:
            lines = self.outline.lines
            above = (
                [self.outline.at[self.chosen], *self.outline.parents(self.outline.at[self.chosen])]
                if self.chosen
                else []
            )
            top = next((lines[number].id for number in above if lines[number].depth <= 1), None)
            self.folded |= {
                line.id for number, line in enumerate(lines) if line.depth and self.outline.has_children(number)
            }
            self._show_lines(top)

    def action_unfold_all(self) -> None:
        """Show every line."""
        self.folded.clear()
        self._show_lines(self.chosen)

    def _turn(self, line: Line) -> None:
        self.folded ^= {line.id}
        self._show_lines(line.id)

    def _can_fold(self, line: Line) -> bool:
        return self.outline is not None and line.after > self.outline.at[line.id] + 1

    def _line(self, place: int) -> Line | None:
        if self.outline is None or not 0 <= place < len(self.shown) or self.shown[place] == GAP:
            return None
        return self.outline.lines[self.shown[place]]

    def _places(self) -> dict[int, int]:
        return {number: place for place, number in enumerate(self.shown)}

    def _show_lines(self, chosen: str | None) -> None:
        """Find out what is shown and keep the cursor on a line."""
        if self.outline is None:
            return
        before = self.chosen
        self.shown = self.outline.passing(self.typed) if self.typed else self.outline.unfolded(self.folded)
        number = self.outline.at.get(chosen or "")
        places = self._places()
        place = places.get(number) if number is not None else None
        if place is None and number is not None:
            place = next((places[above] for above in self.outline.parents(number) if above in places), None)
        self._cursor = place if place is not None else min(self._cursor, max(0, len(self.shown) - 1))
        self._measure()
        self._reveal(self._cursor)
        if self.chosen != chosen or self.chosen != before:
            self.post_message(self.Highlighted(self, self.chosen))

    def _measure(self) -> None:
        self.virtual_size = Size(self.size.width, len(self.shown) + HEADER)
        self.redraw()

    def _go(self, place: int) -> None:
        if not self.shown:
            return
        before, self._cursor = self._cursor, max(0, min(len(self.shown) - 1, place))
        self._reveal(self._cursor)
        if before != self._cursor:
            for each in (before, self._cursor):
                self._refresh_line(each)
            self.post_message(self.Highlighted(self, self.chosen))

    def _refresh_line(self, place: int) -> None:
        y = place - int(self.scroll_offset.y) + HEADER
        if HEADER <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    def _reveal(self, place: int) -> None:
        height = max(1, self.size.height - HEADER)
        top = int(self.scroll_offset.y)
        if place < top:
            self.scroll_to(y=place, animate=False)
        elif place >= top + height:
            self.scroll_to(y=place - height + 1, animate=False)

    def _arrange_columns(self) -> None:
        room = (self.scrollable_content_region.width or self.size.width) - 2
        self._layout = arranged(self.columns, room)
        self._title_width = max(8, room - sum(width + 1 for _column, width in self._layout))
        self.redraw()

    def _header(self, width: int) -> Strip:
        style = self.get_component_rich_style("tree--header")
        text = " " + fitted(_("Title"), self._title_width)
        for column, room in self._layout:
            text += " " + fitted(column.title, room, column.align)
        return Strip([Segment(text, style)]).adjust_cell_length(width, style)

    def _drawn(self, line: Line, place: int, here: bool, width: int) -> Strip:
        ground = self._ground(place, here)
        cells = [Cell(" ", ground), *on_width(self._title(line), self._title_width, "left", ground)]
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
        if not line.depth:
            return [Cell(f"{code} " if code else "", self._look("number")), Cell(title, self._look("root"))]
        branch = self._can_fold(line)
        mark = self._glyph("▸" if line.id in self.folded and not self.typed else "▾") if branch else " "
        return [
            Cell(" " * self.indent_of(line.depth)),
            Cell(f"{mark} {code} ", self._look("number")),
            Cell(title, self._look("branch") if branch else Style()),
        ]

    def _glyph(self, sign: str) -> str:
        return cast("PlannerApp", self.app).glyphs(sign)

    def _look(self, name: str) -> Style:
        style = self.get_component_rich_style(f"tree--{name}")
        return Style(color=style.color, bold=style.bold, italic=style.italic)

    def _ground(self, place: int, here: bool) -> Style:
        if here:
            return self.get_component_rich_style("tree--cursor" if self.has_focus else "tree--cursor-blurred")
        return self.get_component_rich_style("tree--even") if place % 2 else self.rich_style

    def _blank(self, width: int, y: int) -> Strip:
        words = self._instead() if y == HEADER + 1 and not self.shown else ""
        style = self.get_component_rich_style("tree--empty") if words else self.rich_style
        return Strip([Segment(fitted(f" {words}", width), style)])

    def _instead(self) -> str:
        if self.outline is None:
            return self.words
        return _("Nothing matches the filter.") if self.typed else ""
