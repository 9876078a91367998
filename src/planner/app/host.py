"""What screens, views and widgets may ask of the application they are part of: the plan, the choices, where to go."""

from abc import abstractmethod
from typing import TYPE_CHECKING, Any

from textual.app import App

from planner.app.session import Opening, Session

if TYPE_CHECKING:
    from planner.app.theme import Glyphs
    from planner.workspace.settings import Settings

Destination = tuple[str, str]
"""A collection and the id of a record in it: where a search, a problem or a line leads."""


class Host(App[None]):
    """The application as its parts know it; whoever starts it makes the one class below."""

    settings: "Settings"
    """What a person chose on this computer."""
    glyphs: "Glyphs"
    """Signs as this terminal can show them."""
    session: Session
    """The open plan, and the only way to change it."""

    @abstractmethod
    def choose(self, **chosen: Any) -> None:
        """Make choices anew (language, theme, plain, author), show them at once and keep them."""

    @abstractmethod
    async def open_another(self, opening: Opening) -> None:
        """Show another plan in place of this one; PlannerError when it cannot be opened, and then this one stays."""

    @abstractmethod
    def jump(self, destination: Destination | None) -> None:
        """Show a record in the view that it belongs to; nothing is asked for None."""

    @abstractmethod
    def show_view(self, name: str) -> None:
        """Go to a view by its name in the registry."""

    @abstractmethod
    def action_dialog(self, name: str) -> None:
        """Open a dialog of the registry."""

    @abstractmethod
    def action_other_language(self) -> None:
        """Switch between Spanish and English."""
