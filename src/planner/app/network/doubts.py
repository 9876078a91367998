"""The list of doubts of a quick entry: each gets an answer before anything is made."""

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from planner.app.screens import Dialog
from planner.i18n import N_, _

if TYPE_CHECKING:
    from planner.workspace.entry import Choice, Doubt


class DoubtDialog(Dialog["tuple[Choice, ...]"]):
    """Asks one doubt after another, all in sight; answers with one choice a doubt, or None when it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,backspace", "back", N_("Doubt before"), id="doubts.back"),
    ]

    def __init__(self, doubts: "tuple[Doubt, ...]") -> None:
        super().__init__()
        self._doubts = doubts
        self._answers: list[Choice] = []

    def compose(self) -> ComposeResult:
        """The doubt in question, its choices, and the state of all of them."""
        with Vertical(classes="dialog doubts") as box:
            box.border_title = _("Before anything is added")
            yield Static("", id="doubt", markup=False)
            yield OptionList(id="answers", markup=False)
            yield Static("", id="all-doubts", classes="hint", markup=False)
            box.border_subtitle = _("enter answers · esc adds nothing")

    def on_mount(self) -> None:
        """Ask the first."""
        self._ask()

    @on(OptionList.OptionSelected, "#answers")
    def _answered(self, event: OptionList.OptionSelected) -> None:
        self._answers.append(self._doubts[len(self._answers)].choices[event.option_index])
        if len(self._answers) == len(self._doubts):
            self.dismiss(tuple(self._answers))
        else:
            self._ask()

    def action_back(self) -> None:
        """Answer the doubt before once more."""
        if self._answers:
            self._answers.pop()
            self._ask()

    def _ask(self) -> None:
        number = len(self._answers)
        doubt = self._doubts[number]
        asked = Text()
        asked.append(_("Line {number}: ").format(number=doubt.line), "dim")
        asked.append(doubt.text, "italic")
        asked.append("\n" + doubt.question, "bold")
        self.query_one("#doubt", Static).update(asked)
        options = self.query_one("#answers", OptionList)
        options.set_options([Option(Text(choice.label)) for choice in doubt.choices])
        options.highlighted = 0
        options.focus()
        self.query_one("#all-doubts", Static).update(self._overview(number))

    def _overview(self, number: int) -> Text:
        lines = Text()
        if len(self._doubts) == 1:
            return lines
        for at, doubt in enumerate(self._doubts):
            mark = "▸" if at == number else ("✓" if at < number else "·")
            answer = f"  {self._answers[at].label}" if at < number else ""
            lines.append(self.planner.glyphs(f"{mark} ") + doubt.question + answer, "bold" if at == number else "")
            lines.append("\n" if at < len(self._doubts) - 1 else "")
        return lines
