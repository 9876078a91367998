"""The first line with the views, the quiet line about the plan, and the last line with the keys that work."""

from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from rich.cells import cell_len
from textual.binding import ActiveBinding, Binding, BindingType
from textual.message import Message
from textual.screen import Screen

from planner.app.screens import planner_of
from planner.app.session import Saved
from planner.app.views import VIEWS, Entry
from planner.app.widgets.cells import look
from planner.app.widgets.clickable_line import ClickableLine, Stretch
from planner.i18n import N_, _, current_language, ngettext

if TYPE_CHECKING:
    from planner.app.host import Host

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


MARKS = {
    Saved.OPENING: ("…", N_("Opening…")),
    Saved.SAVED: ("✓", N_("Saved")),
    Saved.SAVING: ("…", N_("Saving…")),
    Saved.REFUSED: ("✕", N_("Not saved")),
    Saved.READ_ONLY: ("■", N_("Read only")),
    Saved.CLOSED: ("✕", N_("Not open")),
}
LANGUAGE_NAMES = {"es": "Español", "en": "English"}


class StatusLine(ClickableLine, can_focus=True):
    """One line about the plan; enter opens the list of problems."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "app.dialog('problems')", N_("Open the list of problems"), id="status.problems")
    ]

    def __init__(self) -> None:
        super().__init__(id="status")

    @property
    def planner(self) -> "Host":
        """The application, by its own type."""
        return cast("Host", self.app)

    def left(self) -> list[Stretch]:
        """The saved mark and the plan."""
        glyphs, session = self.planner.glyphs, self.planner.session
        sign, words = MARKS[session.saved]
        bad = session.saved in {Saved.REFUSED, Saved.CLOSED}
        style = look(self.app, "error" if bad else "success", attributes="bold" if bad else "")
        mark = Stretch(glyphs(f" {sign} {_(words)} "), style)
        title = session.plan.sheet.title.pick() if session.plan is not None else ""
        if not title and session.workspace is not None:
            title = session.workspace.path.stem
        if not title:
            return [mark]
        return [mark, Stretch(f" {title} ", look(self.app), shrinks=True)]

    def right(self) -> list[Stretch]:
        """What can be clicked: the live map, the problems, the author, the language."""
        return [*self._live(), *self._problems(), self._author(), self._language()]

    def _live(self) -> list[Stretch]:
        address = self.planner.session.live_address
        if not address:
            return []
        text = self.planner.glyphs(" ● " + _("Live map") + " ")
        return [Stretch(text, look(self.app, "primary", attributes="bold"), lambda: self.app.open_url(address))]

    def _problems(self) -> list[Stretch]:
        count = len(self.planner.session.problems)
        if self.planner.session.plan is None:
            return []
        if not count:
            return [Stretch(" " + _("Nothing pending") + " ", look(self.app, share=0.65))]
        words = ngettext("{count} problem", "{count} problems", count).format(count=count)
        style = look(self.app, "warning")
        return [Stretch(self.planner.glyphs(f" △ {words} "), style, lambda: self.planner.action_dialog("problems"))]

    def _author(self) -> Stretch:
        session = self.planner.session
        words = session.author or (_("Who is working?") if session.workspace is not None else "")
        style = look(self.app, share=0.65)
        return Stretch(f" {words} ", style, lambda: self.planner.action_dialog("settings"))

    def _language(self) -> Stretch:
        name = LANGUAGE_NAMES[current_language()]
        return Stretch(f" {name} ", look(self.app, share=0.65), self.planner.action_other_language)


ALWAYS_SHOWN = ("f1", "ctrl+p")
"""These two stay at the right, since they lead to all the others."""


class KeyLine(ClickableLine):
    """The footer; each key can be clicked."""

    def __init__(self) -> None:
        super().__init__(id="keys")

    def on_mount(self) -> None:
        """Follow the focus and the keys it brings."""
        self.screen.bindings_updated_signal.subscribe(self, self._keys_changed)

    def left(self) -> list[Stretch]:
        """The keys of the focused widget, then of what it stands in."""
        shown: dict[tuple[str, str], ActiveBinding] = {}
        for active in self.screen.active_bindings.values():
            if active.binding.show and active.binding.key not in ALWAYS_SHOWN and self._means(active.binding):
                shown.setdefault((active.binding.action, active.binding.description), active)
        return [stretch for active in shown.values() for stretch in [self._key(active)]]

    def right(self) -> list[Stretch]:
        """Help and commands."""
        bindings = self.screen.active_bindings
        return [self._key(bindings[key]) for key in ALWAYS_SHOWN if key in bindings]

    def _means(self, binding: Binding) -> bool:
        """Whether the key does what it says here, rather than being typed."""
        focused = self.screen.focused
        typed = binding.key == "slash" and focused is not None and focused.check_consume_key("slash", "/")
        return bool(binding.description) and not typed

    def _key(self, active: ActiveBinding) -> Stretch:
        binding = active.binding
        key = self.app.get_key_display(binding)
        style = look(self.app, share=0.75 if active.enabled else 0.4)
        press = binding.key.partition(",")[0]
        return Stretch(f" {key} {binding.description} ", style, lambda: self.app.simulate_key(press))

    def _keys_changed(self, screen: Screen[object]) -> None:
        if screen is self.screen:
            self.redraw()
