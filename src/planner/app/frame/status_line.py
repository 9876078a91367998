"""The quiet line: which plan, whether it is saved, whose work it is, what is open, the language, the live map."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import Binding, BindingType

from planner.app.frame.clickable import ClickableLine, Stretch
from planner.app.looks import look
from planner.app.session import Saved
from planner.i18n import N_, _, current_language, ngettext

if TYPE_CHECKING:
    from planner.app.application import PlannerApp

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
    def planner(self) -> "PlannerApp":
        """The application, by its own type."""
        return cast("PlannerApp", self.app)

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
