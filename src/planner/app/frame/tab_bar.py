"""The first line: the name of the program, the views, and the plan that is open."""

from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual.message import Message

from planner.app.frame.clickable import ClickableLine, Stretch
from planner.app.views import VIEWS
from planner.i18n import _

if TYPE_CHECKING:
    from planner.app.application import PlannerApp


class TabBar(ClickableLine):
    """Which views there are and which one is shown."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"tab--name", "tab--key", "tab--chosen", "tab--brand", "tab--practice"}

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
        look = self.get_component_rich_style
        stretches = [Stretch(" Planner ", look("tab--brand"))]
        for entry in VIEWS:
            chosen = entry.name == self.chosen
            mark = "▸" if chosen else " "
            glyphs = cast("PlannerApp", self.app).glyphs
            text = glyphs(f" {mark}{entry.key} {_(entry.title)} ")
            style = look("tab--chosen" if chosen else "tab--name")
            stretches.append(Stretch(text, style, partial(self._ask, entry.name)))
        return stretches

    def right(self) -> list[Stretch]:
        """A plain warning where the plan is invented."""
        plan = cast("PlannerApp", self.app).session.plan
        if plan is None or not plan.sheet.fictitious:
            return []
        return [Stretch(" " + _("FICTITIOUS") + " ", self.get_component_rich_style("tab--practice"))]

    def _ask(self, view: str) -> None:
        self.post_message(self.Chosen(view))
