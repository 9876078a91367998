"""The table of a panel: a cursor over its cells, sorting by any column, and the records that cells lead to."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Click, Resize
from textual.geometry import Region
from textual.message import Message

from planner.analysis.panel import Column, Row
from planner.app.analysis.drawn_grid import DrawnGrid
from planner.app.analysis.sheet import Sheet
from planner.i18n import N_

Destination = tuple[str, str]


class Grid(DrawnGrid, can_focus=True):
    """Moves over the cells; a key costs the same however many there are."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1, 0)", N_("Up"), show=False),
        Binding("down,j", "move(1, 0)", N_("Down"), show=False),
        Binding("left", "move(0, -1)", N_("Column before"), show=False),
        Binding("right", "move(0, 1)", N_("Next column"), show=False),
        Binding("pageup", "page(-1)", N_("Page up"), show=False),
        Binding("pagedown", "page(1)", N_("Page down"), show=False),
        Binding("home", "end(0, -1)", N_("First column"), show=False),
        Binding("end", "end(0, 1)", N_("Last column"), show=False),
        Binding("ctrl+home,g", "end(-1, 0)", N_("First row"), show=False),
        Binding("ctrl+end,G", "end(1, 0)", N_("Last row"), show=False),
        Binding("enter", "open_row", N_("Open"), id="grid.open"),
        Binding("o", "open_column", N_("Open the column"), id="grid.column"),
        Binding("s", "sort", N_("Sort by this column"), show=False, id="grid.sort"),
    ]

    class Moved(Message):
        """The cursor stands on another cell."""

        def __init__(self, grid: "Grid") -> None:
            super().__init__()
            self.grid = grid

        @property
        def control(self) -> "Grid":
            """The table."""
            return self.grid

    class Going(Moved):
        """A record is to be opened."""

        def __init__(self, grid: "Grid", destination: Destination) -> None:
            super().__init__(grid)
            self.destination = destination

    @property
    def number(self) -> int | None:
        """The number in the sheet of the row under the cursor."""
        return self.order[self.row] if self.order else None

    @property
    def here(self) -> tuple[Row, Column] | None:
        """Row and column under the cursor."""
        number = self.number
        return (self.sheet.rows[number], self.sheet.columns[self.column]) if number is not None else None

    def show(self, sheet: Sheet, *, anew: bool = False) -> None:
        """Show a sheet; the cursor stays on its record and column, unless it is shown anew."""
        goes = self.here[0].goes if self.here is not None and not anew else None
        key = self.here[1].key if self.here is not None and not anew else ""
        sorting = self.sheet.columns[self.sorted_by].key if self.sorted_by is not None and not anew else ""
        keys = [column.key for column in sheet.columns]
        self.sheet = sheet
        self.sorted_by = keys.index(sorting) if sorting in keys else None
        self.order = sheet.order(self.sorted_by, downwards=self.downwards)
        self.column = keys.index(key) if key in keys else 0
        kept = [place for place, number in enumerate(self.order) if goes and sheet.rows[number].goes == goes]
        self.row = kept[0] if kept else 0 if anew else min(self.row, max(0, len(self.order) - 1))
        self.fit()
        self._moved()
        if anew:
            self.scroll_to(x=0, y=0, animate=False)
        else:
            self._keep_in_sight()

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor on a cell, or the nearest one to it."""
        before = self.row, self.column
        self.row = max(0, min(len(self.order) - 1, row))
        self.column = max(0, min(len(self.sheet.columns) - 1, column))
        if (self.row, self.column) != before:
            self._keep_in_sight()
            self._moved()
            self._refresh_lines(before)

    def sort_by(self, column: int | None, *, downwards: bool = False) -> None:
        """Sort by a column; None is the order of the analysis."""
        number = self.number
        self.sorted_by, self.downwards = column, downwards
        self.order = self.sheet.order(column, downwards=downwards)
        self.row = self.order.index(number) if number in self.order else 0
        self._keep_in_sight()
        self.redraw()
        self._moved()

    def on_resize(self, event: Resize) -> None:
        """Fit the columns into the new width."""
        self.fit()
        self.call_after_refresh(self._keep_in_sight)

    def on_click(self, event: Click) -> None:
        """A heading sorts; a cell takes the cursor, twice opens its row."""
        column = self.placing.column_at(event.x, int(self.scroll_offset.x)) if self.placing.widths else 0
        if event.y < self.placing.height:
            self.go_to(self.row, column)
            self.action_sort()
            return
        place = event.y - self.placing.height + int(self.scroll_offset.y)
        if place < len(self.order):
            self.go_to(place, column)
            if event.chain > 1:
                self.action_open_row()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what leads somewhere is opened."""
        if action == "open_row":
            return self.here is not None and (self.here[0].goes or self.here[1].goes) is not None
        if action == "open_column":
            return self.here is not None and self.here[0].goes is not None and self.here[1].goes is not None
        return super().check_action(action, parameters)

    def action_move(self, down: int, right: int) -> None:
        """Go to a cell beside this one."""
        self.go_to(self.row + down, self.column + right)

    def action_page(self, by: int) -> None:
        """Move the cursor by a screen."""
        self.go_to(self.row + by * max(1, self.visible_rows - 1), self.column)

    def action_end(self, down: int, right: int) -> None:
        """Go to the first or last row or column."""
        far = len(self.order) + len(self.sheet.columns)
        self.go_to(self.row + down * far, self.column + right * far)

    def action_open_row(self) -> None:
        """Open the record of the row, or else of the column."""
        if self.here is not None and (goes := self.here[0].goes or self.here[1].goes) is not None:
            self.post_message(self.Going(self, goes))

    def action_open_column(self) -> None:
        """Open the record that the heading stands for."""
        if self.here is not None and self.here[1].goes is not None:
            self.post_message(self.Going(self, self.here[1].goes))

    def action_sort(self) -> None:
        """Sort by the column under the cursor: once, the other way round, and as the analysis gave the rows."""
        if not self.sheet.columns:
            return
        first = self.sheet.is_right(self.column)
        if self.sorted_by != self.column:
            self.sort_by(self.column, downwards=first)
        elif self.downwards == first:
            self.sort_by(self.column, downwards=not first)
        else:
            self.sort_by(None)

    def _refresh_lines(self, before: tuple[int, int]) -> None:
        """Draw the lines anew that the cursor left and came to, and the headings when it changed the column."""
        top, head, width = int(self.scroll_offset.y), self.placing.height, self.size.width
        regions = [Region(0, place - top + head, width, 1) for place in {before[0], self.row}]
        if before[1] != self.column:
            regions.append(Region(0, 0, width, head))
        self.refresh(*(region for region in regions if 0 <= region.y < self.size.height))

    def _moved(self) -> None:
        self.post_message(self.Moved(self))

    def _keep_in_sight(self) -> None:
        top, rows = int(self.scroll_offset.y), self.visible_rows
        y = self.row if self.row < top else self.row - rows + 1 if self.row >= top + rows else None
        x, at = None, self.column - self.sheet.frozen
        if at >= 0 and self.placing.widths:
            left, room = int(self.scroll_offset.x), max(1, self.room.width - self.placing.still)
            begins, ends = self.placing.starts[at], self.placing.starts[at + 1]
            x = begins if begins < left or ends - begins > room else ends - room if ends > left + room else None
        if x is not None or y is not None:
            self.scroll_to(x=x, y=y, animate=False)
