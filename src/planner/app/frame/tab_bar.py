"""The first line: the name of the program, the views, and the plan that is open."""

from functools import partial

from rich.cells import cell_len
from textual.message import Message

from planner.app.frame.clickable import ClickableLine, Stretch
from planner.app.looks import look
from planner.app.screens import planner_of
from planner.app.views import VIEWS, Entry
from planner.i18n import _

SHORT = 4
"""So many letters of a title tell it from the others where no room is left."""


class TabBar(ClickableLine):
    """Which views there are and which one is shown."""

    class Chosen(Message):
        """A view was asked for."""

        def __init__(self, view: str) -> None:
            super().__init__()
            self.view = view

    def __init__(self) -> None:
        super().__init__(id="tabs")
        self.chosen = VIEWS[0].name

    def choose(self, view: str) -> None:
        """Show a view as the chosen one."""
        self.chosen = view
        self.redraw()

    def left(self) -> list[Stretch]:
        """The program's name and the tabs; where room is short blanks go first, then the name, then letters of the
        tabs that are not shown."""
        room = self.size.width - sum(cell_len(stretch.text) for stretch in self.right()) - 1
        wide = self._named(" Planner ", [f" {self._tab(entry)} " for entry in VIEWS])
        tight = self._named(" Planner ", [f"{self._tab(entry)} " for entry in VIEWS])
        short = self._named("", [f"{self._tab(entry, SHORT)} " for entry in VIEWS])
        fitting = (line for line in (wide, tight, tight[1:]) if sum(cell_len(each.text) for each in line) <= room)
        return next(fitting, short[1:])

    def right(self) -> list[Stretch]:
        """A plain warning where the plan is invented."""
        plan = planner_of(self).session.plan
        if plan is None or not plan.sheet.fictitious:
            return []
        return [Stretch(" " + _("FICTITIOUS") + " ", look(self.app, "background", "warning", "bold"))]

    def _tab(self, entry: Entry, letters: int = 0) -> str:
        chosen = entry.name == self.chosen
        title = _(entry.title)[:letters] if letters and not chosen else _(entry.title)
        mark = "▸" if chosen else " "
        return planner_of(self).glyphs(f"{mark}{entry.key} {title}")

    def _named(self, name: str, tabs: list[str]) -> list[Stretch]:
        quiet, bright = look(self.app, share=0.65), look(self.app, "primary", "background", "bold")
        stretches = [Stretch(name, look(self.app, attributes="bold", share=0.65))]
        for entry, text in zip(VIEWS, tabs, strict=True):
            style = bright if entry.name == self.chosen else quiet
            stretches.append(Stretch(text, style, partial(self._ask, entry.name)))
        return stretches

    def _ask(self, view: str) -> None:
        self.post_message(self.Chosen(view))
