"""The line over the timeline: what a column stands for, and the years (or months) in sight."""

from rich.text import Text
from textual.events import MouseScrollDown, MouseScrollUp
from textual.message import Message
from textual.widget import Widget

from planner.app.looks import look
from planner.app.timeline.axis import Axis, written
from planner.app.widgets.cells import fitted


class Scale(Widget):
    """The upper line of the axis; the wheel over it zooms."""

    class Zoomed(Message):
        """The wheel turned."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._axis, self._start = Axis(0, 1, 0), 0

    def show(self, axis: Axis, start: int) -> None:
        """Show an axis that begins in a column of the screen."""
        self._axis, self._start = axis, start
        self.refresh()

    def render(self) -> Text:
        """The line."""
        quiet = look(self.app, ground="panel", share=0.65)
        line = Text(fitted(f" {self._axis.words() if self._axis.width else ''}", self._start), quiet, no_wrap=True)
        line.append(written(self._axis.coarse(), self._axis.width) if self._axis.width else "",
                    look(self.app, ground="panel", attributes="bold"))  # fmt: skip
        return line

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Zoom in."""
        event.stop()
        self.post_message(self.Zoomed(-1))

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Zoom out."""
        event.stop()
        self.post_message(self.Zoomed(1))
