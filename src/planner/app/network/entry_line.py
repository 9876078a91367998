"""The line at the foot of the view that takes what a talking room says."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Paste
from textual.message import Message
from textual.widgets import Input

from planner.i18n import N_, _


class EntryLine(Input):
    """Takes one line; several that are pasted open a dialog with all of them."""

    class Pasted(Message):
        """Several lines were pasted."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "earlier(-1)", N_("Line before"), show=False),
        Binding("down", "earlier(1)", N_("Next line"), show=False),
    ]

    def __init__(self) -> None:
        super().__init__(placeholder=placeholder(), id="entry", compact=True)
        self._said: list[str] = []
        self._at = 0

    def take(self) -> str:
        """The line, which is cleared and can be called up again with the arrow keys."""
        line = self.value
        if line.strip():
            self._said.append(line)
        self._at = len(self._said)
        self.clear()
        return line

    def action_earlier(self, by: int) -> None:
        """Call up a line that was entered before."""
        self._at = max(0, min(len(self._said), self._at + by))
        self.value = self._said[self._at] if self._at < len(self._said) else ""
        self.cursor_position = len(self.value)

    def _on_paste(self, event: Paste) -> None:
        if len(event.text.strip().splitlines()) > 1:
            event.stop()
            event.prevent_default()
            self.post_message(self.Pasted(event.text))
        else:
            super()._on_paste(event)


def placeholder() -> str:
    """What stands in the empty line: an example to imitate."""
    return _("Quick entry (n):  INTECAP > Municipality: funds")
