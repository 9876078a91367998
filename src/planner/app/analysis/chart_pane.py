"""The charts of a panel, one under the other; they scroll when there is no room for all."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from planner.analysis.panel import Chart
from planner.app.analysis.charts import Line, Paper, drawn
from planner.app.screens import planner_of
from planner.app.widgets.cells import look
from planner.app.widgets.lines import LOOKS
from planner.i18n import N_
from planner.model.palette import legible


class ChartPane(ScrollView, can_focus=True):
    """Draws charts as text."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll_by(-1)", N_("Up"), show=False),
        Binding("down,j", "scroll_by(1)", N_("Down"), show=False),
        Binding("pageup", "scroll_by(-10)", N_("Page up"), show=False),
        Binding("pagedown", "scroll_by(10)", N_("Page down"), show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.charts: tuple[Chart, ...] = ()
        self._lines: list[Line] = []

    def show(self, charts: Sequence[Chart]) -> None:
        """Show these charts."""
        self.charts = tuple(charts)
        self.scroll_to(y=0, animate=False)
        self._draw()

    @property
    def plain(self) -> str:
        """All of it as text."""
        return "\n".join("".join(text for text, _ink in line) for line in self._lines)

    def lines_for(self, width: int, height: int) -> list[Line]:
        """The lines in a room of a width, with an empty one between two charts."""
        paper = Paper(max(24, width - 3), height, planner_of(self).glyphs.plain)
        lines: list[Line] = []
        for chart in self.charts:
            lines += [*([()] if lines else []), *drawn(chart, paper)]
        glyphs = planner_of(self).glyphs
        return [tuple((glyphs(text), ink) for text, ink in line) for line in lines]

    def on_resize(self, event: Resize) -> None:
        """Draw in the new width."""
        self._draw()

    def notify_style_update(self) -> None:
        """Take up the colours of another theme."""
        super().notify_style_update()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width, at = self.scrollable_content_region.width or self.size.width, y + int(self.scroll_offset.y)
        if at >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        segments = [Segment(" ", self.rich_style)]
        segments += [Segment(text, self.rich_style + self._look(ink)) for text, ink in self._lines[at] if text]
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def action_scroll_by(self, by: int) -> None:
        """Scroll."""
        self.scroll_relative(y=by, animate=False)

    def _draw(self) -> None:
        self._lines = self.lines_for(self.size.width, self.size.height)
        self.virtual_size = Size(self.size.width, len(self._lines))
        self.refresh()

    def _look(self, ink: str) -> Style:
        if ink.startswith("#"):
            return Style(color=legible(ink, self.app.theme_variables["surface"]))
        name, attributes, share = LOOKS[ink]
        return look(self.app, name, attributes=attributes, share=share)
