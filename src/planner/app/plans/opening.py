"""The dialog that opens another plan, or makes a new one, empty or from an example."""

from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, Static

from planner.app.screens import Dialog
from planner.app.session import Opening
from planner.app.widgets.path_chooser import PathChooser, is_folder, typed_path
from planner.app.widgets.pick_one import Option, PickOne
from planner.i18n import N_, PlannerError, _
from planner.i18n.text import clean_line
from planner.workspace.opening import new_plan, open_plan

ENDING = ".plan"
NEW = {
    "empty": N_("A new plan, empty"),
    "exercise": N_("A new plan to practise with, invented"),
    "amatitlan": N_("A new plan with the pilot of Amatitlán"),
    "model": N_("A new plan with the structure of another one"),
}
NAMES = {
    "empty": N_("my-municipality"),
    "exercise": N_("practice"),
    "amatitlan": N_("amatitlan"),
    "model": N_("new-municipality"),
}
"""What a new plan's file is called unless said otherwise."""


class OpenDialog(Dialog[None]):
    """Opens a plan instead of the one that is open; that one is saved already."""

    HELP_PAGE = "opening"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+o", "look", N_("Look for files"), id="opening.look"),
        Binding("ctrl+s", "open", N_("Open"), id="opening.go"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._opening = False

    def compose(self) -> ComposeResult:
        """What to open, and where it is or shall be."""
        options = [Option("open", _("A plan that is there already"))]
        options += [Option(name, _(title)) for name, title in NEW.items()]
        with Vertical(classes="dialog opening") as box:
            box.border_title = _("Open or new")
            box.border_subtitle = _("^o looks for files · esc closes")
            yield PickOne(options, "open", id="what")
            with Horizontal(classes="choice-row -apart"):
                yield Static(_("File"), classes="row-label", markup=False)
                yield Input(placeholder=_("A file that ends in .plan"), id="file", select_on_focus=False)
                yield Button(_("Look for it…"), id="look")
            with Horizontal(classes="choice-row", id="title-row"):
                yield Static(_("Title"), classes="row-label", markup=False)
                yield Input(placeholder=_("Like: Migration strategy of our municipality"), id="title")
            yield Static("", id="opening-words", markup=False)
            with Horizontal(classes="buttons"):
                yield Button(_("Open"), id="open")
                yield Button(_("Close"), id="close")

    def on_mount(self) -> None:
        """Begin with what is asked for most."""
        self.query_one("#title-row").display = False
        self.query_one("#what").focus()

    @on(PickOne.Picked)
    def _picked(self, event: PickOne.Picked) -> None:
        self._say("")
        self.query_one("#title-row").display = event.value == "empty"
        button = self.query_one("#open", Button)
        button.label = _("Open") if event.value == "open" else _("Make it")
        button.refresh(layout=True)
        line = self.query_one("#file", Input)
        if not line.value or line.value in {f"{_(name)}{ENDING}" for name in NAMES.values()}:
            line.value = f"{_(NAMES[event.value])}{ENDING}" if event.value in NAMES else ""

    @on(Button.Pressed, "#look")
    def action_look(self) -> None:
        """Look for a plan, or for the folder of a new one."""
        making = self.query_one("#what", PickOne).value != "open"
        typed = typed_path(self.query_one("#file", Input).value)
        begin = typed.parent if is_folder(typed.parent) else Path()
        title = _("In which folder?") if making else _("Which plan?")
        self.app.push_screen(PathChooser(title, begin, (ENDING,), folders=making), self._found)

    def _found(self, path: Path | None) -> None:
        if path is not None:
            line = self.query_one("#file", Input)
            line.value = str(path / typed_path(line.value).name if is_folder(path) else path)
            line.focus()

    @on(Input.Submitted)
    @on(Button.Pressed, "#open")
    def action_open(self) -> None:
        """Open it, or make it and open it."""
        typed = self.query_one("#file", Input).value.strip()
        if not typed:
            self._say(_("Say which file first."))
            self.query_one("#file", Input).focus()
        elif self.query_one("#what", PickOne).value == "model":
            self._ask_for_model(_ended(typed_path(typed)))
        elif not self._opening:
            self._open(self._asked(typed_path(typed)))

    @on(Button.Pressed, "#close")
    def _close(self) -> None:
        self.dismiss(None)

    @property
    def _author(self) -> str:
        return self.session.author or self.planner.settings.author

    def _asked(self, path: Path) -> Opening:
        what, author = self.query_one("#what", PickOne).value, self._author
        if what == "open":
            return partial(open_plan, path, author=author)
        path = _ended(path)
        if what == "empty":
            title = clean_line(self.query_one("#title", Input).value) or None
            return partial(new_plan, path, title=title, author=author)
        return partial(new_plan, path, example=what, author=author)

    def _ask_for_model(self, path: Path) -> None:
        from planner.app.plans.from_model import ModelDialog

        workspace = self.session.workspace
        self.app.push_screen(ModelDialog(path, workspace.path if workspace is not None else None), self._modelled)

    def _modelled(self, made: bool | None) -> None:
        if made:
            self.dismiss(None)

    @work(group="opening")
    async def _open(self, opening: Opening) -> None:
        self._opening = True
        self._say(_("Opening…"))
        try:
            await self.planner.open_another(opening)
        except PlannerError as error:
            self._say(error.sentence)
        except (OSError, ValueError) as error:
            self._say(_("This file cannot be used: {reason}").format(reason=error))
        else:
            self.dismiss(None)
        self._opening = False

    def _say(self, words: str) -> None:
        said = self.query_one("#opening-words", Static)
        said.update(words)
        said.display = bool(words)


def _ended(path: Path) -> Path:
    return path if path.suffix else path.with_suffix(ENDING)
