"""Adding to the register: lines, many lines, an actor by its form; what is left unfinished is there again next time."""

from typing import TYPE_CHECKING

from planner.app.network.entry_line import EntryLine
from planner.model.actors import Stakeholder

if TYPE_CHECKING:
    from planner.app.network.view import NetworkView


class Adding:
    """The ways to add, and what was typed and not yet taken."""

    def __init__(self, view: "NetworkView") -> None:
        self._view = view
        self._lines = ""
        self._actor: dict[str, str] = {}

    def take(self, text: str | None) -> None:
        """Take what lines say."""
        from planner.app.network.entry_talk import EntryTalk

        if text and text.strip():
            EntryTalk(self._view.planner, text, self._view.show_added, self._put_back).begin()

    def ask_lines(self, text: str = "") -> None:
        """Ask for many lines at once."""
        from planner.app.network.entry_dialog import EntryDialog

        dialog = EntryDialog("\n".join(part for part in (self._lines, text) if part))

        def answered(lines: str | None) -> None:
            self._lines = "" if lines else dialog.text
            self.take(lines)

        self._view.app.push_screen(dialog, answered)

    def ask_actor(self) -> None:
        """Ask for an actor by its form."""
        from planner.app.widgets.record_dialog import RecordDialog

        dialog = RecordDialog(Stakeholder, draft=self._actor)

        def answered(id: str | None) -> None:
            self._actor = {} if id else dialog.draft
            if id is not None:
                self._view.jump_to("stakeholders", id)

        self._view.app.push_screen(dialog, answered)

    def _put_back(self, text: str) -> None:
        """Put back what was typed, since nothing came of it."""
        line = self._view.query_one(EntryLine)
        if len(text.strip().splitlines()) > 1:
            self._lines = text
        elif not line.value:
            line.value = text
