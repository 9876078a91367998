"""Screens and dialogs that show their keys in the chosen language."""

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.binding import ActiveBinding, Binding, BindingType
from textual.dom import DOMNode
from textual.screen import ModalScreen, Screen

from planner.i18n import N_, _

if TYPE_CHECKING:
    from planner.app.host import Host
    from planner.app.session import Session

Answer = TypeVar("Answer")


def translated(bindings: dict[str, ActiveBinding]) -> dict[str, ActiveBinding]:
    """Active bindings with descriptions and tooltips in the current language."""
    return {key: _translated(active) for key, active in bindings.items()}


def _translated(active: ActiveBinding) -> ActiveBinding:
    said = active.binding
    tooltip = _(active.tooltip) if active.tooltip else ""
    description = _(said.description) if said.description else ""
    return ActiveBinding(active.node, replace(said, description=description), active.enabled, tooltip)


class PlannerScreen(Screen[None]):
    """A full screen of the program."""

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work now, said in the current language."""
        return translated(super().active_bindings)

    @property
    def planner(self) -> "Host":
        """The application, by its own type."""
        return cast("Host", self.app)


class Dialog(ModalScreen[Answer]):
    """A question or form over the views; escape leaves it unanswered."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", N_("Close"), id="dialog.close")]
    HELP_PAGE: ClassVar[str] = ""
    """The name of its own page in `help/<language>/`; without one, F1 shows that of the view."""

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work now, said in the current language."""
        return translated(super().active_bindings)

    @property
    def planner(self) -> "Host":
        """The application, by its own type."""
        return cast("Host", self.app)

    @property
    def session(self) -> "Session":
        """The open plan."""
        return self.planner.session

    def action_leave(self) -> None:
        """Close without an answer."""
        self.dismiss(None)


def planner_of(node: DOMNode) -> "Host":
    """The application that a widget is part of, by its own type."""
    return cast("Host", node.app)
