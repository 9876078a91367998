"""A line of titles of which one is shown: the analyses, and the panels of one analysis."""

from functools import partial

from rich.cells import cell_len
from textual.message import Message

from planner.app.screens import planner_of
from planner.app.widgets.cells import look
from planner.app.widgets.clickable_line import ClickableLine, Stretch


class TitlesLine(ClickableLine):
    """Titles side by side; those that have no room give way around the chosen one."""

    class Chosen(Message):
        """A title was clicked."""

        def __init__(self, line: "TitlesLine", at: int) -> None:
            super().__init__()
            self.line, self.at = line, at

        @property
        def control(self) -> "TitlesLine":
            """The line."""
            return self.line

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.titles: tuple[str, ...] = ()
        self.chosen = 0
        self.before = self.after = ""
        """Quiet words at the left and at the right."""

    def show(self, titles: tuple[str, ...], chosen: int, before: str = "", after: str = "") -> None:
        """Show these titles."""
        self.titles, self.chosen, self.before, self.after = titles, chosen, before, after
        self.redraw()

    def left(self) -> list[Stretch]:
        """The titles, and a sign where some are left out."""
        quiet, glyphs = look(self.app, share=0.65), planner_of(self).glyphs
        room = self.size.width - cell_len(self.before) - cell_len(self.after) - 2
        blank = " " if sum(cell_len(title) + 3 for title in self.titles) <= room else ""
        shown = self._shown(room, 2 + len(blank))
        stretches = [Stretch(self.before, quiet)] if self.before else []
        if shown.start:
            stretches.append(Stretch(glyphs("…"), quiet, partial(self._ask, shown.start - 1)))
        for at in shown:
            chosen = at == self.chosen
            style = look(self.app, "primary", "background", "bold") if chosen else quiet
            text = glyphs(f"{blank}{'▸' if chosen else ' '}{self.titles[at]} ")
            stretches.append(Stretch(text, style, partial(self._ask, at), shrinks=True))
        if shown.stop < len(self.titles):
            stretches.append(Stretch(glyphs("…"), quiet, partial(self._ask, shown.stop)))
        return stretches

    def right(self) -> list[Stretch]:
        """A quiet word."""
        return [Stretch(f"{self.after} ", look(self.app, share=0.65))] if self.after else []

    def _shown(self, room: int, around: int) -> range:
        """The titles that fit with so many characters around each, the chosen one among them."""
        widths = [cell_len(title) + around for title in self.titles]
        if sum(widths) <= room:
            return range(len(widths))
        room -= 3
        first, stop = self.chosen, self.chosen + 1
        while True:
            taken = sum(widths[first:stop])
            if stop < len(widths) and taken + widths[stop] <= room:
                stop += 1
            elif first and taken + widths[first - 1] <= room:
                first -= 1
            else:
                return range(first, stop)

    def _ask(self, at: int) -> None:
        self.post_message(self.Chosen(self, at))
