"""A line of text in which stretches can be clicked: the tabs, the status and the keys are such lines."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.events import Click, Resize
from textual.strip import Strip
from textual.widget import Widget


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the line, its look, and what a click on it does."""

    text: str
    style: Style
    does: Callable[[], Any] | None = None
    shrinks: bool = False
    """Whether it is cut rather than left out when room is short."""


class ClickableLine(Widget):
    """One row: stretches from the left, others from the right; what does not fit is left out from the middle."""

    DEFAULT_CSS = "ClickableLine { height: 1; width: 1fr; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._zones: list[tuple[range, Callable[[], Any]]] = []
        self._strip: Strip | None = None

    def left(self) -> list[Stretch]:
        """What stands at the left; the first ones are the last to go when room is short."""
        return []

    def right(self) -> list[Stretch]:
        """What stands at the right; the last ones are the last to go."""
        return []

    def redraw(self) -> None:
        """Draw anew: something that is shown has changed."""
        self._strip = None
        self.refresh()

    def on_resize(self, event: Resize) -> None:
        """Fit into the new width."""
        self.redraw()

    def notify_style_update(self) -> None:
        """Take up the colours of another theme."""
        super().notify_style_update()
        self._strip = None

    def render_line(self, y: int) -> Strip:
        """The line."""
        if self._strip is None:
            self._strip = self._drawn(self.size.width)
        return self._strip

    def on_click(self, event: Click) -> None:
        """Do what the stretch under the pointer does."""
        for zone, does in self._zones:
            if event.x in zone:
                does()
                event.stop()
                return

    def _drawn(self, width: int) -> Strip:
        right = _fitting(list(reversed(self.right())), width * 2 // 3)
        taken = sum(map(_width, right))
        left = _fitting(self.left(), width - taken - 1)
        gap = Stretch(" " * max(0, width - taken - sum(map(_width, left))), Style())
        line = [*left, gap, *reversed(right)]
        self._zones = []
        segments, column = [], 0
        for piece in line:
            if piece.does is not None:
                self._zones.append((range(column, column + _width(piece)), piece.does))
            segments.append(Segment(piece.text, piece.style))
            column += _width(piece)
        return Strip(segments).apply_style(self.rich_style).adjust_cell_length(width, self.rich_style)


def _width(stretch: Stretch) -> int:
    return Text(stretch.text).cell_len


def _fitting(stretches: list[Stretch], width: int) -> list[Stretch]:
    kept: list[Stretch] = []
    for piece in stretches:
        room = width - sum(map(_width, kept))
        if _width(piece) <= room:
            kept.append(piece)
            continue
        if room > 6 and piece.shrinks:
            shortened = Text(piece.text)
            shortened.truncate(room, overflow="ellipsis")
            kept.append(Stretch(shortened.plain, piece.style, piece.does))
        break
    return kept
