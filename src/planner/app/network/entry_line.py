"""The line at the foot of the view that takes what a talking room says, and the dialog for many lines at once."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Paste
from textual.message import Message
from textual.widgets import Button, Input, Static, TextArea

from planner.app.screens import Dialog
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


class EntryDialog(Dialog[str]):
    """Answers with the text."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "take", N_("Add all"), id="entry.take")]

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.text = text
        """The lines as they were when the dialog was closed."""

    def compose(self) -> ComposeResult:
        """The lines, what they may say, and what takes them."""
        with Vertical(classes="dialog entry") as box:
            box.border_title = _("Several at once")
            yield Static(_explanation(), classes="hint", markup=False)
            yield TextArea(self.text, id="lines", compact=True, tab_behavior="focus")
            with Horizontal(classes="buttons"):
                yield Button(_("Add all"), id="take")
                yield Button(_("Leave it"), id="leave")

    def on_mount(self) -> None:
        """Begin at the end of the text."""
        area = self.query_one(TextArea)
        area.focus()
        area.move_cursor(area.document.end)

    @on(Button.Pressed, "#take")
    def action_take(self) -> None:
        """Answer with the lines."""
        self.text = self.query_one(TextArea).text
        self.dismiss(self.text if self.text.strip() else None)

    @on(Button.Pressed, "#leave")
    def action_leave(self) -> None:
        """Close; the lines are there again next time."""
        self.text = self.query_one(TextArea).text
        self.dismiss(None)


def _explanation() -> str:
    return _(
        "One actor a line, or a tie like  INTECAP > Municipality: funds . "
        "Acronym in ( ), sector in [ ], several targets parted by a semicolon. "
        "Doubts are asked before anything is made."
    )
