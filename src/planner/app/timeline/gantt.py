"""The tree with its bars: the titles stay in view at the left, the time scrolls at the right."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, cast

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.events import MouseScrollDown, MouseScrollUp
from textual.message import Message
from textual.strip import Strip

from planner.app.strategy.columns import TreeColumn, on_width
from planner.app.strategy.outline import Line
from planner.app.strategy.tree import StrategyTree
from planner.app.timeline.axis import Axis, fitting, written
from planner.app.timeline.bars import Drawing
from planner.app.timeline.times import TimelineOutline, Times
from planner.app.widgets.cells import Cell, fitted, look
from planner.i18n import N_, _

if TYPE_CHECKING:
    from planner.app.host import Host

TITLE_SHARE, LEAST_TITLE, MOST_TITLE = 0.36, 20, 56
GUTTER = 2
"""Columns between the titles and the time, in which dependencies are marked."""
WAITED_FOR, WAITING = "⇠", "→"


class Gantt(StrategyTree):
    """Moves over the lines like the tree, and over the time."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "scroll_time(-1)", N_("Earlier"), show=False),
        Binding("right", "scroll_time(1)", N_("Later"), show=False),
        Binding("plus,equals_sign", "zoom(-1)", N_("Scale"), key_display="+ -", id="timeline.in"),
        Binding("minus", "zoom(1)", N_("Zoom out"), key_display="-", id="timeline.out", show=False),
        Binding("0", "show_all", N_("All of it"), id="timeline.all"),
        Binding("t", "go_today", N_("Today"), id="timeline.today"),
        Binding("b", "go_to_bar", N_("To its bar"), id="timeline.bar", show=False),
    ]

    class Scaled(Message):
        """Other days, or as many on other columns, are in sight."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.times: Times | None = None
        self.axis = Axis(0, 1, 0)
        self.keep: Callable[[str], bool] | None = None
        """Which lines a filter keeps, besides what is typed."""
        self.marks: dict[str, str] = {}
        """The sign of each line that the chosen one waits for, or that waits for it."""
        self._fitted = False

    def show_times(self, outline: TimelineOutline, columns: Sequence[TreeColumn], times: Times) -> None:
        """Show an outline with its dates."""
        self.times = times
        self.show(outline, columns)

    def keep_only(self, keep: Callable[[str], bool] | None) -> None:
        """Show only the lines that are kept, and what they hang on."""
        self.keep = keep
        if keep is not None:
            self.folded.clear()
        self._show_lines(self.chosen)

    def start_anew(self) -> None:
        """Fit all the time into the width when there is one."""
        self._fitted = False
        self.arrange_columns()

    def look_from(self, first: int, days: int) -> None:
        """Take up an axis that was in sight before."""
        self._fitted = True
        self._look_at(Axis(first, days, self.axis.width))

    @property
    def time_start(self) -> int:
        """The screen column in which the time begins."""
        return 1 + self.title_width + sum(width + 1 for _column, width in self._layout) + GUTTER

    def arrange_columns(self) -> None:
        """Share the width among titles, columns and time."""
        room = (self.scrollable_content_region.width or self.size.width) - 2
        self._layout = [(column, column.width) for column in self.columns if room >= column.title_room]
        self.title_width = max(LEAST_TITLE, min(MOST_TITLE, int(room * TITLE_SHARE)))
        width = max(8, room - self.time_start)
        if self.times is not None and self.size.width and not self._fitted:
            self.axis, self._fitted = fitting(*self.times.span, width), True
        self.axis = Axis(self.axis.first, self.axis.days, width)
        self.redraw()
        self.post_message(self.Scaled())

    def action_scroll_time(self, by: int) -> None:
        """Move the time by an eighth of what is in sight."""
        self._look_at(self.axis.scrolled(by * max(1, self.axis.width // 8)))

    def action_zoom(self, by: int) -> None:
        """Let a column stand for more (1) or fewer (-1) days; today stays where it is while it is in sight."""
        today = self.times.today if self.times is not None else None
        seen = today is not None and 0 <= self.axis.column(today) < self.axis.width
        self._look_at(self.axis.zoomed(by, today if seen else None))

    def action_show_all(self) -> None:
        """Fit all that has dates into the width."""
        self.start_anew()

    def action_go_today(self) -> None:
        """Put today into the middle."""
        if self.times is not None:
            self._look_at(self.axis.centred(self.times.today))

    def action_go_to_bar(self) -> None:
        """Put the middle of the chosen line's bar into the middle."""
        span = self.times.interval(self.chosen).possible if self.times is not None and self.chosen else None
        if span is not None:
            self._look_at(self.axis.centred(span[0] + (span[1] - span[0]) / 2))

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """With ctrl, zoom in; with shift, go to earlier days."""
        self._wheel(event, -1)

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """With ctrl, zoom out; with shift, go to later days."""
        self._wheel(event, 1)

    def _wheel(self, event: MouseScrollUp | MouseScrollDown, by: int) -> None:
        if event.ctrl or event.y == 0 or event.shift:
            event.stop()
            event.prevent_default()
            if event.shift:
                self.action_scroll_time(by)
            else:
                self.action_zoom(by)

    def _look_at(self, axis: Axis) -> None:
        if self.times is not None:
            axis = axis.kept_near(*self.times.span)
        if axis != self.axis:
            self.axis = axis
            self.refresh()
            self.post_message(self.Scaled())

    def _show_lines(self, chosen: str | None) -> None:
        super()._show_lines(chosen)
        if self.keep is not None and isinstance(self.outline, TimelineOutline):
            kept = self.outline.keeping(self.keep)
            self.shown = [number for number in self.shown if number in kept]
            place = self._nearest(chosen)
            self.cursor = place if place is not None else 0
            self.measure()
            self._reveal(self.cursor)
        self._mark()

    def _go(self, place: int) -> None:
        super()._go(place)
        self._mark()

    def _mark(self) -> None:
        """Mark what the chosen line waits for and what waits for it."""
        id, times = self.chosen, self.times
        marks: dict[str, str] = {}
        if id is not None and times is not None:
            marks |= {each.link.source: WAITING for each in times.waited.get(id, ())}
            marks |= {each.link.target: WAITED_FOR for each in times.waits.get(id, ())}
        if marks != self.marks:
            self.marks = marks
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        line = self.line_at(int(self.scroll_offset.y) + y - 1) if y else None
        if line is None or self.times is None:
            return super().render_line(y)
        place = int(self.scroll_offset.y) + y - 1
        here, width = place == self.cursor, self.scrollable_content_region.width or self.size.width
        key: tuple[Any, ...] = (line.id, here, here and self.has_focus, width, self.axis, self.marks.get(line.id))
        strip = self._strips.get(key)
        if strip is None:
            strip = self._strips[key] = self._drawn(line, here, width)
        return strip

    def _header(self, width: int) -> Strip:
        style = look(self.app, ground="panel", share=0.65)
        words = " " + fitted(_("Title"), self.title_width)
        for column, room in self._layout:
            words += " " + fitted(column.title, room, column.align)
        line = words + " " * GUTTER + written(self.axis.fine(), self.axis.width)
        return Strip([Segment(line, style)]).adjust_cell_length(width, style)

    def _drawn(self, line: Line, here: bool, width: int) -> Strip:
        assert self.times is not None, "bars are drawn of times"  # noqa: S101
        app, ground = cast("Host", self.app), self._ground(here)
        calm = look(app, ground="block-cursor-blurred-background") if here else self.rich_style
        titles = [Cell(" ", ground), *on_width(self._title(line), self.title_width, "left", ground)]
        for column, room in self._layout:
            titles += [Cell(" ", ground), *on_width(column.pieces(line.id), room, column.align, ground)]
        bright = here and self.has_focus
        segments = [Segment(cell.text, ground if bright else cell.style) for cell in titles if cell.text]
        mark = app.glyphs(self.marks.get(line.id, ""))
        segments.append(Segment(fitted(mark, GUTTER), calm + look(app, "error", attributes="bold")))
        drawing = Drawing(app, self.times, self.axis)
        cells = drawing.cells(line.id, calm, branch=self.times.is_branch(line.id))
        segments += [Segment(cell.text, cell.style) for cell in cells]
        return Strip(segments).simplify().adjust_cell_length(width, calm)
