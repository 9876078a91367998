"""Many lines at once: names or ties, typed or pasted, taken together."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Static, TextArea

from planner.app.screens import Dialog
from planner.i18n import N_, _


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
