"""The comparison: the plan beside its past or another file, in two lists, to be written as a map or a workbook."""

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Static

from planner.app.comparison.asking import Against, against_chooser, pair_of
from planner.app.comparison.text import Telling
from planner.app.screens import Dialog
from planner.app.widgets.lines import Lines, Paragraph
from planner.app.widgets.path_chooser import PathChooser
from planner.changes.change_set import ChangeSet
from planner.i18n import N_, PlannerError, _, current_language
from planner.model.fields import Audience

if TYPE_CHECKING:
    from planner.analysis.comparison.compare import Comparison
    from planner.workspace.comparing import Pair
    from planner.workspace.workspace import Workspace

ENDING = ".plan"


class ComparisonDialog(Dialog[None]):
    """What changed on the map and in the plan; begins by asking since when."""

    HELP_PAGE = "comparison"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "ask", N_("Compare with…"), id="comparison.ask"),
        Binding("m", "write('map')", N_("Write the map of it"), id="comparison.map"),
        Binding("w", "write('workbook')", N_("Write the workbook of it"), id="comparison.workbook"),
    ]

    def __init__(self, point: ChangeSet | None = None) -> None:
        """`point` is the change set that the person stands on in the history."""
        super().__init__()
        self._point = point
        self._pair: Pair | None = None

    @property
    def workspace(self) -> "Workspace":
        """The open plan."""
        workspace = self.session.workspace
        assert workspace is not None, "the dialog is opened over an open plan"  # noqa: S101
        return workspace

    def compose(self) -> ComposeResult:
        """What is compared, both lists, and what can be done with them."""
        with Vertical(classes="dialog comparison") as box:
            box.border_title = _("What changed")
            box.border_subtitle = _("tab other list · enter goes there · esc closes")
            yield Static("", id="sides", markup=False)
            with Horizontal(id="lists"):
                with Vertical(classes="pane") as left:
                    left.border_title = _("On the map")
                    yield Lines(id="on-the-map")
                with Vertical(classes="pane") as right:
                    right.border_title = _("In the plan")
                    yield Lines(id="in-the-plan")
            with Horizontal(classes="buttons"):
                yield Button(_("Compare with…"), id="ask")
                yield Button(_("Map"), id="map", disabled=True)
                yield Button(_("Workbook"), id="workbook", disabled=True)
                yield Button(_("Close"), id="close")

    def on_mount(self) -> None:
        """Ask what to compare with."""
        self.action_ask()

    @work(exclusive=True, group="asking")
    async def action_ask(self) -> None:
        """Ask since when, or with which file."""
        from planner.workspace.comparing import newest_export

        today = self.workspace.today
        exported = await asyncio.to_thread(newest_export, self.workspace)
        self.app.push_screen(against_chooser(today, self._point, exported), self._asked)

    def _asked(self, against: Against | None) -> None:
        if against is None:
            if self._pair is None:
                self.dismiss(None)
        elif against.asks:
            begin = self.workspace.path.parent
            self.app.push_screen(PathChooser(_("Which plan?"), begin, (ENDING,)), self._file_chosen)
        else:
            self._compare(against)

    def _file_chosen(self, path: Path | None) -> None:
        if path is not None:
            self._compare(Against(file=path))
        elif self._pair is None:
            self.action_ask()

    @work(exclusive=True, group="comparing")
    async def _compare(self, against: Against) -> None:
        self._say(_("Comparing…"))
        try:
            pair, found = await asyncio.to_thread(_found, self.workspace, against)
        except PlannerError as error:
            self._say(error.sentence, bad=True)
            return
        self._pair = pair
        self._show(pair, found)

    def _show(self, pair: "Pair", found: "Comparison") -> None:
        lines = [_("Before: {side}").format(side=pair.sides[0]), _("After: {side}").format(side=pair.sides[1])]
        if pair.by_name:
            lines.append(_("These are two different plans: their records were matched by name."))
        self._say("\n".join(lines))
        telling = Telling(found, self.planner.glyphs, self.app.theme_variables["surface"])
        for pane, told in (("#on-the-map", telling.on_the_map()), ("#in-the-plan", telling.in_the_plan())):
            nothing = Paragraph(((_("Nothing changed."), "quiet"),))
            self.query_one(pane, Lines).show(list(told) or [nothing], anew=True)
        for button in ("#map", "#workbook"):
            self.query_one(button, Button).disabled = False
        self.query_one("#on-the-map", Lines).focus()

    def _say(self, words: str, *, bad: bool = False) -> None:
        said = self.query_one("#sides", Static)
        said.update(words)
        said.set_class(bad, "-bad")

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "ask":
            self.action_ask()
        elif event.button.id == "close":
            self.dismiss(None)
        else:
            self.action_write(event.button.id or "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what was compared can be written."""
        return self._pair is not None if action == "write" else super().check_action(action, parameters)

    def action_write(self, what: str) -> None:
        """Ask for a folder and write the map or the workbook there, as it may be passed on."""
        exports = Path("exports")
        begin = exports if exports.is_dir() else self.workspace.path.parent
        chooser = PathChooser(_("In which folder?"), begin, (), folders=True)
        self.app.push_screen(chooser, partial(self._folder_chosen, what))

    def _folder_chosen(self, what: str, folder: Path | None) -> None:
        if folder is not None and self._pair is not None:
            self._write(what, self._pair, folder)

    @work(group="writing")
    async def _write(self, what: str, pair: "Pair", folder: Path) -> None:
        from planner.workspace.comparing import default_name, save_map, save_workbook

        save: Callable[..., None]
        save, ending = (save_map, ".html") if what == "map" else (save_workbook, ".xlsx")
        target = folder / default_name(pair, ending)
        try:
            await asyncio.to_thread(save, pair, target, Audience.SHAREABLE, current_language())
        except PlannerError as error:
            self.app.notify(error.sentence, severity="error", timeout=12, markup=False)
            return
        says = _("Wrote {file}").format(file=target)
        self.app.notify(f"{says}\n" + _("It can be passed on: nothing internal is in it."), markup=False)

    @on(Lines.Going)
    def _going(self, event: Lines.Going) -> None:
        plan = self.session.plan
        if plan is not None and plan.get(*event.destination) is not None:
            self.dismiss(None)
            self.planner.jump(event.destination)
        else:
            self.app.notify(_("It is no longer in the plan."), markup=False)

    @on(Lines.Left)
    def _left(self) -> None:
        self.dismiss(None)


def _found(workspace: "Workspace", against: Against) -> "tuple[Pair, Comparison]":
    """Both sides and what differs, in a thread; the app shows its own people everything."""
    pair = pair_of(workspace, against)
    return pair, pair.seen(Audience.INTERNAL)
