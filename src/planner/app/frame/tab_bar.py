"""The first line: the name of the program, the views, and the plan that is open."""

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.message import Message

from planner.app.frame.clickable import ClickableLine, Stretch
from planner.app.looks import look
from planner.app.views import VIEWS
from planner.i18n import _

if TYPE_CHECKING:
    from planner.app.application import PlannerApp


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
        """The program's name and the tabs."""
        quiet = look(self.app, share=0.65)
        stretches = [Stretch(" Planner ", look(self.app, attributes="bold", share=0.65))]
        for entry in VIEWS:
            chosen = entry.name == self.chosen
            mark = "▸" if chosen else " "
            glyphs = cast("PlannerApp", self.app).glyphs
            text = glyphs(f" {mark}{entry.key} {_(entry.title)} ")
            style = look(self.app, "primary", "background", "bold") if chosen else quiet
            stretches.append(Stretch(text, style, partial(self._ask, entry.name)))
        return stretches

    def right(self) -> list[Stretch]:
        """A plain warning where the plan is invented."""
        plan = cast("PlannerApp", self.app).session.plan
        if plan is None or not plan.sheet.fictitious:
            return []
        return [Stretch(" " + _("FICTITIOUS") + " ", look(self.app, "background", "warning", "bold"))]

    def _ask(self, view: str) -> None:
        self.post_message(self.Chosen(view))
