"""Every command by its name, in the reader's language: what the command palette searches."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from rich.text import Text
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.widgets.option_list import Option

from planner.app.theme import THEME_TITLES
from planner.app.views import DIALOGS, VIEWS
from planner.i18n import _
from planner.i18n.folding import bare

if TYPE_CHECKING:
    from planner.app.host import Host


MOVES = (
    "move",
    "page",
    "end",
    "walk",
    "cycle",
    "leap",
    "pan",
    "leave",
    "scroll",
    "cursor",
    "complete",
    "choose",
    "show",
)
"""Actions that begin so are keys to move with: nobody looks for them by name."""


class Palette(CommandPalette):
    """Textual's palette, which says in the reader's language that nothing was found."""

    def __init__(self) -> None:
        super().__init__(placeholder=_("Search for a command…"), id="--command-palette")

    def _start_no_matches_countdown(self, search_value: str) -> None:
        self._stop_no_matches_countdown()

        def say() -> None:
            if search_value:
                words = Option(Text(_("Nothing found")), disabled=True, id=self._NO_MATCHES)
                self.query_one(CommandList).add_option(words)
            self._list_visible = bool(search_value)

        self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, say)


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name, the key that also does it, and what it does."""

    name: str
    key: str
    does: Callable[[], Any]


class PlannerCommands(Provider):
    """The program's commands: those of the focused widget and its view, of the frame, and the system's own."""

    @property
    def planner(self) -> "Host":
        """The application, by its own type."""
        return cast("Host", self.app)

    async def discover(self) -> Hits:
        """All commands, before anything is typed."""
        for command in self.commands():
            yield DiscoveryHit(_said(command.name), command.does, text=command.name, help=_key_words(command))

    async def search(self, query: str) -> Hits:
        """The commands whose names hold what was typed, accents ignored."""
        matcher = self.matcher(bare(query))
        for command in self.commands():
            score = matcher.match(bare(command.name))
            if score > 0:
                yield Hit(score, _said(command.name), command.does, text=command.name, help=_key_words(command))

    def commands(self) -> list[Command]:
        """Each command once, the nearest first."""
        known: dict[str, Command] = {}
        for command in (*self._of_keys(), *self._of_frame(), *self._of_system()):
            known.setdefault(command.name, command)
        return list(known.values())

    def _of_keys(self) -> Iterator[Command]:
        for active in self.screen.active_bindings.values():
            said = active.binding
            named = not said.action.startswith(MOVES) or (said.show and "choose" in said.action)
            if said.description and active.enabled and named and not said.system and "palette" not in said.action:
                does = partial(self.app.run_action, said.action, active.node)
                yield Command(said.description, self.app.get_key_display(said), does)

    def _of_frame(self) -> Iterator[Command]:
        for view in VIEWS:
            name = _("Go to: {view}").format(view=_(view.title))
            yield Command(name, view.key, partial(self.planner.show_view, view.name))
        for dialog in DIALOGS:
            yield Command(_(dialog.title), dialog.key, partial(self.planner.action_dialog, dialog.name))

    def _of_system(self) -> Iterator[Command]:
        for name, title in THEME_TITLES.items():
            words = _("Theme: {name}").format(name=_(title))
            yield Command(words, "", partial(self.planner.choose, theme=name))
        yield Command(_("Show or hide the list of keys"), "", self._keys)
        yield Command(_("Save a picture of the screen"), "", self._picture)

    def _keys(self) -> None:
        from textual.widgets import HelpPanel

        if self.screen.query(HelpPanel):
            self.app.action_hide_help_panel()
        else:
            self.app.action_show_help_panel()

    def _picture(self) -> None:
        self.app.set_timer(0.2, self.app.deliver_screenshot)


def _said(name: str) -> Content:
    return Content(name)


def _key_words(command: Command) -> str | None:
    return _("Key: {key}").format(key=command.key) if command.key else None
