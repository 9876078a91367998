"""The tree: a cursor over the lines of a strategy, and branches that fold."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Click, Resize
from textual.geometry import Region
from textual.message import Message

from planner.app.strategy.columns import TreeColumn
from planner.app.strategy.drawn_tree import GAP, HEADER, DrawnTree
from planner.app.strategy.outline import Line, Outline
from planner.i18n import N_


class StrategyTree(DrawnTree, can_focus=True):
    """Moves over the lines; a key costs the same however many there are."""

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

    @property
    def chosen(self) -> str | None:
        """The id of the line under the cursor."""
        line = self.line_at(self.cursor)
        return line.id if line is not None else None

    def show(self, outline: Outline, columns: Sequence[TreeColumn]) -> None:
        """Show an outline; the cursor stays on its line, or else where it was."""
        before = self.chosen
        self.outline, self.columns = outline, columns
        self.arrange_columns()
        self._show_lines(before)

    def clear(self, words: str) -> None:
        """Show no lines, and words instead."""
        self.outline, self.shown, self.words, self.cursor = None, [], words, 0
        self.measure()
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
        line = self.outline.lines[self.outline.at[after]]
        if inside and line.id in self.folded:
            self.folded.discard(line.id)
            self._show_lines(after)
        place = next((place for place, shown in enumerate(self.shown) if shown >= line.after), len(self.shown))
        self.shown.insert(place, GAP)
        self.measure()
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
            self.measure()

    def region_of(self, id: str | None) -> Region | None:
        """Where a line (the gap for None) stands within this widget; None when it is out of sight."""
        wanted = self.outline.at.get(id, GAP) if id is not None and self.outline is not None else GAP
        if wanted not in self.shown:
            return None
        y = self.shown.index(wanted) - int(self.scroll_offset.y) + HEADER
        return Region(0, y, self.scrollable_content_region.width - 1, 1) if HEADER <= y < self.size.height else None

    def on_resize(self, event: Resize) -> None:
        """Fit the columns into the new width."""
        self.arrange_columns()
        self.measure()
        self.call_after_refresh(self._reveal_again)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell what is laid over the lines."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Moved())

    def on_click(self, event: Click) -> None:
        """A line takes the cursor; its fold mark folds; twice opens it."""
        place = int(self.scroll_offset.y) + event.y - HEADER
        line = self.line_at(place)
        if event.y < HEADER or line is None:
            return
        self._go(place)
        mark = 1 + self.indent_of(line.depth)
        if line.depth and mark <= event.x < mark + 2 and self.can_fold(line):
            self.action_turn()
        elif event.chain > 1:
            self.post_message(self.Opened(self, line.id))

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self._go(self.cursor + by)

    def action_page(self, by: int) -> None:
        """Move the cursor by a screen."""
        self._go(self.cursor + by * max(1, self.size.height - HEADER - 1))

    def action_end(self, which: int) -> None:
        """Go to the first or the last line."""
        self._go(0 if which < 0 else len(self.shown) - 1)

    def action_fold(self) -> None:
        """Fold the line, or go to the one it belongs to."""
        line = self.line_at(self.cursor)
        if line is None or self.outline is None:
            return
        if self._open_branch(line):
            self._turn(line)
            return
        above = next(self.outline.parents(self.outline.at[line.id]), None)
        if above is not None:
            self._go(self._places()[above])

    def action_unfold(self) -> None:
        """Unfold the line, or go to the first below it."""
        line = self.line_at(self.cursor)
        if line is None or not self.can_fold(line):
            return
        if line.id in self.folded and not self.typed:
            self._turn(line)
        else:
            self._go(self.cursor + 1)

    def action_turn(self) -> None:
        """Fold an open line, unfold a folded one."""
        line = self.line_at(self.cursor)
        if line is not None and line.depth and self.can_fold(line) and not self.typed:
            self._turn(line)

    def action_fold_all(self) -> None:
        """Show the first level alone."""
        if self.outline is None or self.chosen is None:
            return
        lines, number = self.outline.lines, self.outline.at[self.chosen]
        top = next(each for each in (number, *self.outline.parents(number)) if lines[each].depth <= 1)
        self.folded |= {line.id for line in lines if line.depth and self.can_fold(line)}
        self._show_lines(lines[top].id)

    def action_unfold_all(self) -> None:
        """Show every line."""
        self.folded.clear()
        self._show_lines(self.chosen)

    def _open_branch(self, line: Line) -> bool:
        return bool(line.depth) and self.can_fold(line) and line.id not in self.folded and not self.typed

    def _turn(self, line: Line) -> None:
        self.folded ^= {line.id}
        self._show_lines(line.id)

    def _places(self) -> dict[int, int]:
        return {number: place for place, number in enumerate(self.shown)}

    def _show_lines(self, chosen: str | None) -> None:
        """Find out what is shown, and put the cursor on a line or on the nearest it hangs on."""
        if self.outline is None:
            return
        self.shown = self.outline.passing(self.typed) if self.typed else self.outline.unfolded(self.folded)
        place = self._nearest(chosen)
        self.cursor = place if place is not None else min(self.cursor, max(0, len(self.shown) - 1))
        self.measure()
        self._reveal(self.cursor)
        self.post_message(self.Highlighted(self, self.chosen))

    def _nearest(self, id: str | None) -> int | None:
        number = self.outline.at.get(id) if id is not None and self.outline is not None else None
        if number is None or self.outline is None:
            return None
        places = self._places()
        return next((places[each] for each in (number, *self.outline.parents(number)) if each in places), None)

    def _go(self, place: int) -> None:
        if not self.shown:
            return
        before, self.cursor = self.cursor, max(0, min(len(self.shown) - 1, place))
        self._reveal(self.cursor)
        if before != self.cursor:
            for each in (before, self.cursor):
                self._refresh_line(each)
            self.post_message(self.Highlighted(self, self.chosen))

    def _refresh_line(self, place: int) -> None:
        y = place - int(self.scroll_offset.y) + HEADER
        if HEADER <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    def _reveal_again(self) -> None:
        self._reveal(self.shown.index(GAP) if self.has_gap else self.cursor)

    def _reveal(self, place: int) -> None:
        height = max(1, self.size.height - HEADER)
        top = int(self.scroll_offset.y)
        if place < top:
            self.scroll_to(y=place, animate=False)
        elif place >= top + height:
            self.scroll_to(y=place - height + 1, animate=False)
