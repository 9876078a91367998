"""Everything a panel says, to be read in full: sentences, what its columns and signs mean, how it was reckoned."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from planner.app.analysis.panel_pane import told_whole
from planner.app.analysis.sheet import Sheet
from planner.app.screens import Dialog
from planner.app.widgets.lines import Lines
from planner.i18n import N_, _


class ReadingDialog(Dialog[None]):
    """Shows a panel as text."""

    HELP_PAGE = "analysis"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("i,q", "leave", N_("Close"), show=False)]

    def __init__(self, sheet: Sheet, answers: str) -> None:
        """`answers` is what the analysis answers, in the current language."""
        super().__init__()
        self._sheet, self._answers = sheet, answers

    def compose(self) -> ComposeResult:
        """The text, which scrolls."""
        with Vertical(classes="dialog -tall reading") as box:
            box.border_title = _("What it says")
            box.border_subtitle = _("esc closes")
            yield Lines(id="whole-text")

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        lines = self.query_one(Lines)
        lines.show(told_whole(self._sheet, self._answers), anew=True)
        lines.focus()

    @on(Lines.Left)
    def _left(self) -> None:
        self.dismiss(None)
