"""A table of any number of rows: only the lines on the screen are ever drawn, so a key costs the same at any size."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from planner.app.widgets.cells import Cell, fitted, look
from planner.i18n import N_

HEADER = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title as shown, the cell of a row, what rows are sorted by, and its width in characters.

    What is left of the width of the table is shared out by `share`; a column goes when there is no room (`drop` highest
    first; 0 never).
    """

    name: str
    title: str
    cell: Callable[[str], Cell]
    sort_key: Callable[[str], Any]
    width: int
    share: int = 0
    align: Literal["left", "right", "center"] = "left"
    drop: int = 0


class RegisterTable(ScrollView, can_focus=True):
    """Rows known by their id, with a cursor, sorted by any column."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", N_("Up"), show=False),
        Binding("down,j", "move(1)", N_("Down"), show=False),
        Binding("pageup", "page(-1)", N_("Page up"), show=False),
        Binding("pagedown", "page(1)", N_("Page down"), show=False),
        Binding("home,g", "end(-1)", N_("First row"), show=False),
        Binding("end,G", "end(1)", N_("Last row"), show=False),
        Binding("enter", "choose", N_("Choose"), show=False),
        Binding("s", "sort_next", N_("Sort by the next column"), show=False, id="table.sort"),
        Binding("S", "sort_turn", N_("Turn the order round"), show=False, id="table.turn"),
    ]

    class Highlighted(Message):
        """The cursor stands on another row; None when there are no rows."""

        def __init__(self, table: "RegisterTable", row: str | None) -> None:
            super().__init__()
            self.table, self.row = table, row

        @property
        def control(self) -> "RegisterTable":
            """The table."""
            return self.table

    class Chosen(Message):
        """A row was chosen with enter or a double click."""

        def __init__(self, table: "RegisterTable", row: str) -> None:
            super().__init__()
            self.table, self.row = table, row

        @property
        def control(self) -> "RegisterTable":
            """The table."""
            return self.table

    def __init__(self, *, id: str | None = None, classes: str | None = None, empty: str = "") -> None:
        """`empty` is said where rows would be when there are none."""
        super().__init__(id=id, classes=classes)
        self.columns: tuple[Column, ...] = ()
        self.rows: list[str] = []
        self.sorted_by = ""
        self.downwards = False
        self.empty = empty
        self._unsorted: Sequence[str] = ()
        self._cursor = 0
        self._row_number: dict[str, int] = {}
        self._sort_keys: dict[str, dict[str, Any]] = {}
        self._layout: list[tuple[Column, int]] = []
        self._strips: LRUCache[tuple[Any, ...], Strip] = LRUCache(400)

    @property
    def row(self) -> str | None:
        """The id of the row under the cursor."""
        return self.rows[self._cursor] if self.rows else None

    def show_columns(self, columns: Sequence[Column], sorted_by: str = "") -> None:
        """Take these columns; what rows are sorted by is found out anew."""
        self.columns = tuple(columns)
        self._sort_keys.clear()
        self.sorted_by = self.sorted_by or sorted_by or self.columns[0].name
        self._arrange_columns()

    def show_rows(self, rows: Sequence[str]) -> None:
        """Take these rows; the cursor stays on its row, or else where it was."""
        before = self.row
        self._unsorted = rows
        self._sort()
        self._cursor = self._row_number.get(before or "", min(self._cursor, max(0, len(self.rows) - 1)))
        self.virtual_size = Size(self.size.width, len(self.rows) + HEADER)
        self.redraw()
        self._keep_in_sight()
        if self.row != before or not self.rows:
            self.post_message(self.Highlighted(self, self.row))

    def go_to(self, row: str) -> bool:
        """Put the cursor on a row; False when it is not among those shown."""
        number = self._row_number.get(row)
        if number is None:
            return False
        self._go(number)
        return True

    def sort_by(self, column: str, *, downwards: bool = False) -> None:
        """Sort by a column."""
        self.sorted_by, self.downwards = column, downwards
        self.show_rows(self._unsorted)

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
        self.virtual_size = Size(self.size.width, len(self.rows) + HEADER)
        self.call_after_refresh(self._keep_in_sight)

    def watch_has_focus(self, focused: bool) -> None:
        """The cursor is paler without the focus."""
        super().watch_has_focus(focused)
        self.redraw()

    def on_click(self, event: Click) -> None:
        """A heading sorts; a row takes the cursor, twice chooses it."""
        x, y = event.x, event.y
        if y == 0:
            self._click_heading(x)
        elif (number := int(self.scroll_offset.y) + y - HEADER) < len(self.rows):
            self._go(number)
            if event.chain > 1:
                self.action_choose()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.scrollable_content_region.width or self.size.width
        if y == 0:
            return self._header(width)
        number = int(self.scroll_offset.y) + y - HEADER
        if number >= len(self.rows):
            return self._blank(width, self.empty if not self.rows and y == 2 else "")
        here = number == self._cursor
        key = (self.rows[number], number % 2, here, here and self.has_focus, width)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._strips[key] = self._drawn(number, here, width)
        return strip

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self._go(self._cursor + by)

    def action_page(self, by: int) -> None:
        """Move the cursor by a screen."""
        self._go(self._cursor + by * max(1, self.size.height - HEADER - 1))

    def action_end(self, which: int) -> None:
        """Go to the first or the last row."""
        self._go(0 if which < 0 else len(self.rows) - 1)

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.row is not None:
            self.post_message(self.Chosen(self, self.row))

    def action_sort_next(self) -> None:
        """Sort by the next column to the right."""
        names = [column.name for column, _width in self._layout]
        at = names.index(self.sorted_by) if self.sorted_by in names else -1
        self.sort_by(names[(at + 1) % len(names)])

    def action_sort_turn(self) -> None:
        """Turn the order round."""
        self.sort_by(self.sorted_by, downwards=not self.downwards)

    def _sort(self) -> None:
        column = next((column for column in self.columns if column.name == self.sorted_by), None)
        self.rows = list(self._unsorted)
        if column is not None:
            keys = self._sort_keys.setdefault(column.name, {})
            keys.update({row: column.sort_key(row) for row in self.rows if row not in keys})
            self.rows.sort(key=keys.__getitem__, reverse=self.downwards)
        self._row_number = {row: number for number, row in enumerate(self.rows)}

    def _go(self, number: int) -> None:
        if not self.rows:
            return
        before, self._cursor = self._cursor, max(0, min(len(self.rows) - 1, number))
        self._keep_in_sight()
        if before != self._cursor:
            for line in (before, self._cursor):
                self._refresh_row(line)
            self.post_message(self.Highlighted(self, self.row))

    def _refresh_row(self, number: int) -> None:
        y = number - int(self.scroll_offset.y) + HEADER
        if HEADER <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    def _keep_in_sight(self) -> None:
        height = max(1, self.size.height - HEADER)
        top = int(self.scroll_offset.y)
        if self._cursor < top:
            self.scroll_to(y=self._cursor, animate=False)
        elif self._cursor >= top + height:
            self.scroll_to(y=self._cursor - height + 1, animate=False)

    def _arrange_columns(self) -> None:
        room = (self.scrollable_content_region.width or self.size.width) - 1
        kept = list(self.columns)
        while len(kept) > 1 and sum(column.width + 1 for column in kept) > room:
            goes = max(kept, key=lambda column: column.drop)
            if not goes.drop:
                break
            kept.remove(goes)
        spare = max(0, room - sum(column.width + 1 for column in kept))
        shares = sum(column.share for column in kept) or 1
        self._layout = [(column, column.width + spare * column.share // shares) for column in kept]
        self.redraw()

    def _click_heading(self, x: int) -> None:
        left = 1
        for column, width in self._layout:
            if left <= x <= left + width:
                self.sort_by(column.name, downwards=column.name == self.sorted_by and not self.downwards)
                return
            left += width + 1

    def _header(self, width: int) -> Strip:
        plain = look(self.app, ground="panel", share=0.65)
        chosen = look(self.app, "primary", "panel", "bold")
        arrow = self._arrow()
        segments = [Segment(" ", plain)]
        for column, room in self._layout:
            is_sorted = column.name == self.sorted_by
            title = f"{column.title} {arrow}" if is_sorted else column.title
            segments += [
                Segment(fitted(title, room, column.align), chosen if is_sorted else plain),
                Segment(" ", plain),
            ]
        return Strip(segments).adjust_cell_length(width, plain)

    def _arrow(self) -> str:
        sign = "▾" if self.downwards else "▴"
        return sign if not self.app.has_class("-plain") else ("v" if self.downwards else "^")

    def _drawn(self, number: int, here: bool, width: int) -> Strip:
        ground = self._ground(here)
        segments = [Segment(" ", ground)]
        row = self.rows[number]
        for column, room in self._layout:
            cell = column.cell(row)
            style = ground if here and self.has_focus else ground + cell.style
            segments += [Segment(fitted(cell.text, room, column.align), style), Segment(" ", ground)]
        return Strip(segments).adjust_cell_length(width, ground)

    def _ground(self, here: bool) -> Style:
        if here:
            if self.has_focus:
                return look(self.app, "block-cursor-foreground", "block-cursor-background", "bold")
            return look(self.app, ground="block-cursor-blurred-background")
        return self.rich_style

    def _blank(self, width: int, words: str) -> Strip:
        style = look(self.app, "foreground", "surface", "italic", 0.65) if words else self.rich_style
        return Strip([Segment(fitted(f" {words}", width), style)])
