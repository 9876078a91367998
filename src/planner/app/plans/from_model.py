"""The dialog that asks what a new plan takes from its model, and what is its own."""

from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, Static

from planner.app.screens import Dialog
from planner.app.widgets.choice_field import SetField
from planner.app.widgets.chooser import Choice
from planner.app.widgets.path_chooser import PathChooser, is_folder, typed_path
from planner.changes.plan_template import Adaptation
from planner.i18n import N_, PlannerError, _
from planner.i18n.folding import fold
from planner.workspace.opening import Candidate, candidates, new_from_model

ENDING = ".plan"
LINES = {
    "municipality": (N_("Municipality"), N_("Like: Villa Nueva")),
    "department": (N_("Department"), N_("Like: Guatemala")),
    "start": (N_("Begins"), N_("Like: 2027, or January 2027")),
    "end": (N_("Ends"), N_("Like: 2028")),
    "levels": (N_("Levels"), N_("Empty keeps them; like: axis > objective > action")),
    "title": (N_("Title"), N_("Empty: that of the strategy, and the municipality")),
}
"""What is the new plan's own: label and example by field of `Adaptation`."""


class ModelDialog(Dialog[bool]):
    """Makes a plan at a path with the structure of another one, and opens it; answers whether it did."""

    HELP_PAGE = "opening"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+o", "look", N_("Look for files"), id="modelling.look"),
        Binding("ctrl+s", "make", N_("Make it"), id="modelling.go"),
    ]

    def __init__(self, path: Path, model: Path | None) -> None:
        super().__init__()
        self._path, self._model = path, model
        self._known: tuple[Path, list[Candidate]] | None = None
        self._making = False

    def compose(self) -> ComposeResult:
        """The model, the strategies to take, and what is asked."""
        with Vertical(classes="dialog opening") as box:
            box.border_title = _("New plan from a model")
            box.border_subtitle = _("^s makes it · ^o looks for files · esc closes")
            yield Static(_("Titles, levels and frameworks are taken over; actors, tasks, dates and money are not."),
                         classes="hint", markup=False)  # fmt: skip
            with Horizontal(classes="choice-row -apart"):
                yield Static(_("Model"), classes="row-label", markup=False)
                yield Input(str(self._model or ""), placeholder=_("A file that ends in .plan"), id="model",
                            select_on_focus=False)  # fmt: skip
                yield Button(_("Look for it…"), id="look")
            with Horizontal(classes="choice-row"):
                yield Static(_("Strategies"), classes="row-label", markup=False)
                yield SetField(_("Strategies to take"), self._choices, self._line, id="strategies")
            for name, (label, example) in LINES.items():
                with Horizontal(classes="choice-row"):
                    yield Static(_(label), classes="row-label", markup=False)
                    yield Input(placeholder=_(example), id=name, select_on_focus=False)
            yield Static("", id="opening-words", markup=False)
            with Horizontal(classes="buttons"):
                yield Button(_("Make it"), id="make")
                yield Button(_("Close"), id="close")

    def on_mount(self) -> None:
        """Begin with what is always asked."""
        self._take_unnamed()
        self.query_one("#municipality" if self._model else "#model", Input).focus()

    @on(Button.Pressed, "#look")
    def action_look(self) -> None:
        """Look for the plan that is the model."""
        typed = typed_path(self.query_one("#model", Input).value)
        begin = typed.parent if is_folder(typed.parent) else Path()
        self.app.push_screen(PathChooser(_("Which plan?"), begin, (ENDING,)), self._found)

    @on(Input.Changed, "#model")
    def _take_unnamed(self) -> None:
        taken = [one.id for one in self._strategies() if one.unnamed]
        self.query_one("#strategies", SetField).show_value("\n".join(taken))

    @on(Input.Submitted)
    @on(Button.Pressed, "#make")
    def action_make(self) -> None:
        """Make the plan and open it."""
        if not self._making:
            self._make(typed_path(self.query_one("#model", Input).value.strip()), self._wanted())

    @on(Button.Pressed, "#close")
    def _close(self) -> None:
        self.dismiss(False)

    def _found(self, path: Path | None) -> None:
        if path is not None:
            self.query_one("#model", Input).value = str(path)

    def _wanted(self) -> Adaptation:
        own = {name: self.query_one(f"#{name}", Input).value.strip() for name in LINES}
        return Adaptation(**own, strategies=tuple(sorted(self.query_one("#strategies", SetField).members)))

    def _strategies(self) -> list[Candidate]:
        """The strategies of the model that is named now; none when it cannot be opened."""
        path = typed_path(self.query_one("#model", Input).value.strip())
        if self._known is None or self._known[0] != path:
            try:
                self._known = path, candidates(path)
            except (PlannerError, OSError, ValueError):
                self._known = path, []
        return self._known[1]

    def _choices(self, typed: str) -> list[Choice[str]]:
        wanted = fold(typed)
        return [Choice(one.id, one.title, one.levels) for one in self._strategies() if wanted in fold(one.title)]

    def _line(self, strategy: str) -> Choice[str]:
        return Choice(strategy, next((one.title for one in self._strategies() if one.id == strategy), ""))

    @work(group="opening")
    async def _make(self, model: Path, wanted: Adaptation) -> None:
        self._making = True
        author = self.session.author or self.planner.settings.author
        self._say(_("Opening…"))
        try:
            await self.planner.open_another(partial(new_from_model, self._path, model, wanted, author=author))
        except PlannerError as error:
            self._say(error.sentence)
        except (OSError, ValueError) as error:
            self._say(_("This file cannot be used: {reason}").format(reason=error))
        else:
            self.dismiss(True)
        self._making = False

    def _say(self, words: str) -> None:
        said = self.query_one("#opening-words", Static)
        said.update(words)
        said.display = bool(words)
