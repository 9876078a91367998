"""The line at the foot of the view that takes what a talking room says."""

from textual.events import Paste
from textual.message import Message
from textual.widgets import Input

from planner.i18n import _


class EntryLine(Input):
    """Takes one line; several that are pasted open a dialog with all of them."""

    class Pasted(Message):
        """Several lines were pasted."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self) -> None:
        super().__init__(placeholder=placeholder(), id="entry", compact=True)

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
