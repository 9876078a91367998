"""The application object: it wires session, screen, themes and keys, and does no work of its own."""

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from planner.app.frame.main_screen import MainScreen
from planner.app.host import Destination, Host
from planner.app.screens import Dialog
from planner.app.session import Opening, PlanChanged, Saved, Session
from planner.app.theme import THEMES, Glyphs, glyphs_for
from planner.app.views import DIALOGS
from planner.i18n import N_, Language, PlannerError, _, set_language
from planner.workspace.settings import Settings, keep_settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import SystemCommand
    from textual.command import Provider
    from textual.screen import Screen
    from textual.timer import Timer

FOLLOW_SECONDS = 0.5
KEY_NAMES = {"enter": N_("enter"), "delete": N_("Del"), "escape": N_("esc"), "tab": N_("tab"), "space": N_("space")}
STYLES = Path(__file__).parent / "styles"


def _palette_provider() -> "type[Provider]":
    from planner.app.frame.palette import PlannerCommands

    return PlannerCommands


class PlannerApp(Host):
    """The terminal program over one plan."""

    TITLE = "Planner"
    CSS_PATH = [STYLES / "frame.tcss"]
    COMMANDS = {_palette_provider}
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (100, "-wide"), (150, "-vast")]
    PAUSE_GC_ON_SCROLL = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", N_("Help"), id="app.help", priority=True),
        Binding("ctrl+p", "command_palette", N_("Commands"), id="app.palette", priority=True),
        Binding("slash", "search", N_("Search"), key_display="/", id="app.search"),
        Binding("ctrl+z", "undo", N_("Undo"), id="app.undo"),
        Binding("ctrl+y", "redo", N_("Redo"), id="app.redo", show=False),
        *(
            Binding(entry.key, f"dialog('{entry.name}')", entry.title, id=f"app.{entry.name}", show=False)
            for entry in DIALOGS
            if entry.key
        ),
        Binding("f6", "other_language", N_("Español / English"), id="app.language", show=False),
        Binding("ctrl+q", "quit", N_("Quit"), id="app.quit", show=False, priority=True),
    ]

    def __init__(
        self,
        opening: Opening,
        settings: Settings | None = None,
        settings_file: Path | None = None,
    ) -> None:
        """`opening` opens the plan; choices are kept in `settings_file`, or only for now when it is None."""
        super().__init__()
        self.settings = settings or Settings()
        self.glyphs: Glyphs = glyphs_for(self.settings.plain)
        self.session = Session(self, lambda: self.main.place)
        self._opening = opening
        self._following = False
        self._settings_file = settings_file
        self._follower: Timer | None = None
        if self.settings.language:
            set_language(self.settings.language)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self.settings.theme if self.settings.theme in self.available_themes else THEMES[0].name

    @property
    def main(self) -> MainScreen:
        """The screen with the views."""
        return next(screen for screen in self.screen_stack if isinstance(screen, MainScreen))

    def jump(self, destination: Destination | None) -> None:
        """Show a record in the view that it belongs to; nothing is asked for None."""
        self.main.jump(destination)

    def show_view(self, name: str) -> None:
        """Go to a view by its name in the registry."""
        self.main.action_show(name)

    def get_default_screen(self) -> MainScreen:
        """The frame; it paints before anything is opened."""
        return MainScreen()

    def on_mount(self) -> None:
        """Open the plan once the frame is on the screen."""
        self.set_class(self.glyphs.plain, "-plain")
        self.call_after_refresh(self._open_soon)

    def _open_soon(self) -> None:
        self.run_worker(self._open(), group="opening")

    async def _open(self) -> None:
        opening = asyncio.create_task(self.session.open(self._opening))
        self._read_styles()
        try:
            await opening
        except PlannerError as error:
            self.session.mark(Saved.CLOSED)
            self.main.say_instead(error.sentence)
            return
        self._opened()

    def _opened(self) -> None:
        self.session.changed.subscribe(self.main, self._watch_problems)
        self.main.plan_opened()
        if not (self.session.author or self.session.read_only):
            self.run_worker(self._greet(), group="greeting")
        self.set_timer(FOLLOW_SECONDS, self.check_problems)
        if self._follower is None:
            self._follower = self.set_interval(FOLLOW_SECONDS, self._follow_soon)

    async def open_another(self, opening: Opening) -> None:
        """Show another plan in place of this one; PlannerError when it cannot be opened, and then this one stays."""
        workspace = await self.session.prepare(opening)
        await self.main.put_away()
        await self.session.exchange(workspace)
        self._opened()

    async def _greet(self) -> None:
        """Ask whose work it is before anybody types: a question in the middle would catch what is being typed."""
        from planner.app.plans.settings import ask_author

        await ask_author(self)

    def _read_styles(self) -> None:
        """Read the styles of views and dialogs, which the first paint does not wait for."""
        for file in sorted(STYLES.glob("*.tcss")):
            if file.name != "frame.tcss":
                self.stylesheet.read(file)
        self.stylesheet.parse()

    def _follow_soon(self) -> None:
        if not self._following:
            self.run_worker(self._follow(), group="following")

    async def _follow(self) -> None:
        self._following = True
        try:
            await self.session.follow()
        except PlannerError as error:
            self.notify(error.sentence, severity="warning", markup=False)
        finally:
            self._following = False

    def _watch_problems(self, change: PlanChanged) -> None:
        self.check_problems()

    @work(group="problems", exclusive=True)
    async def check_problems(self) -> None:
        """Look for open problems in a thread; the newest request wins."""
        from planner.app.frame.problems import look_for_problems

        await look_for_problems(self.session)

    def choose(self, **chosen: Any) -> None:
        """Make choices anew (language, theme, plain, author), show them at once and keep them."""
        before, self.settings = self.settings, self.settings.having(**chosen)
        if self._settings_file is not None:
            keep_settings(self.settings, self._settings_file)
        if self.settings.theme != before.theme:
            self.theme = self.settings.theme
        if self.settings.plain != before.plain:
            self.glyphs = glyphs_for(self.settings.plain)
            self.set_class(self.glyphs.plain, "-plain")
        if "author" in chosen and self.session.workspace is not None:
            self.session.workspace.author = self.settings.author
            self.session.mark(self.session.saved)
        if self.settings.language and self.settings.language != before.language:
            set_language(self.settings.language)
        if replace(self.settings, author=before.author) != before:
            self.main.made_anew()

    def get_key_display(self, binding: Binding) -> str:
        """How a key is written for people, in the current language."""
        known = KEY_NAMES.get(binding.key.partition(",")[0])
        return _(known) if known and binding.key_display is None else super().get_key_display(binding)

    def action_other_language(self) -> None:
        """Switch between Spanish and English."""
        from planner.i18n import current_language

        other: Language = "en" if current_language() == "es" else "es"
        self.choose(language=other)

    def action_help(self) -> None:
        """Explain the view that is shown."""
        from planner.app.frame.help import HelpDialog

        if not isinstance(self.screen, HelpDialog):
            page = self.screen.HELP_PAGE if isinstance(self.screen, Dialog) else ""
            self.push_screen(HelpDialog(page or self.main.help_page))

    def action_search(self) -> None:
        """Search everything."""
        from planner.app.frame.search import SearchDialog

        if self.session.plan is not None:
            self.push_screen(SearchDialog(), self.jump)

    def action_dialog(self, name: str) -> None:
        """Open a dialog of the registry."""
        entry = next(entry for entry in DIALOGS if entry.name == name)
        if self.session.plan is not None or name in {"settings", "opening"}:
            self.push_screen(entry.load()(), self.jump if name == "problems" else None)

    def action_undo(self) -> None:
        """Take back the newest change made here."""
        from planner.app.frame.undo import undo

        undo(self)

    def action_redo(self) -> None:
        """Make again what was taken back last."""
        from planner.app.frame.undo import redo

        redo(self)

    def action_command_palette(self) -> None:
        """Show every command, in the current language."""
        from planner.app.frame.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def get_system_commands(self, screen: "Screen[Any]") -> "Iterable[SystemCommand]":
        """None: the palette's own provider says them in the reader's language."""
        return ()

    @property
    def fault(self) -> BaseException | None:
        """What nobody expected and what ended the app, if anything did."""
        from textual.worker import WorkerFailed

        ended_by = self._exception
        return ended_by.error if isinstance(ended_by, WorkerFailed) else ended_by

    def _print_error_renderables(self) -> None:
        """Leave the terminal as it is: whoever started the app says in a sentence what `fault` was, and logs it."""

    async def action_quit(self) -> None:
        """Finish what is being written, then leave."""
        await self.session.close()
        self.exit()
