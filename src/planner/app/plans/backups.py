"""The backups of the open plan: which there are, making one now, and putting one back."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Static

from planner.app.screens import Dialog
from planner.app.widgets.cells import Cell, look
from planner.app.widgets.register_table import Column, RegisterTable
from planner.i18n import N_, PlannerError, _
from planner.i18n.dates import say_moment
from planner.workspace.backups import Backup, back_up, list_backups, restore

if TYPE_CHECKING:
    from planner.workspace.workspace import Workspace


class BackupsDialog(Dialog[None]):
    """Lists the backups, newest first."""

    HELP_PAGE = "backups"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "make", N_("Make a backup now"), id="backups.make"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._backups: dict[str, Backup] = {}

    def compose(self) -> ComposeResult:
        """The list."""
        with Vertical(classes="dialog -tall backups") as box:
            box.border_title = _("Backups")
            box.border_subtitle = _("enter restores · ^s makes one · esc closes")
            says = _(
                "Whole copies of this plan, made by the program before what could spoil it. They stay on this computer."
            )
            yield Static(says, classes="hint", markup=False)
            yield RegisterTable(id="backups", empty=_("There is no backup yet."))
            with Horizontal(classes="buttons"):
                yield Button(_("Restore…"), id="restore", disabled=True)
                yield Button(_("Make a backup now"), id="make")
                yield Button(_("Close"), id="close")

    def on_mount(self) -> None:
        """List them."""
        table = self.query_one(RegisterTable)
        table.show_columns(self._columns(), sorted_by="when")
        table.downwards = True
        table.focus()
        self._list()

    @work(exclusive=True, group="backups")
    async def _list(self) -> None:
        workspace = self.session.workspace
        if workspace is None:
            return
        try:
            found = await asyncio.to_thread(list_backups, workspace.path)
        except PlannerError as error:
            self.app.notify(error.sentence, severity="error", markup=False)
            return
        self._backups = {str(backup.number): backup for backup in found}
        self.query_one(RegisterTable).show_rows(list(self._backups))
        self.query_one("#restore", Button).disabled = not found or self.session.read_only

    def _columns(self) -> Sequence[Column]:
        quiet = look(self.app, share=0.75)
        return (
            Column("when", _("When"), lambda row: Cell(say_moment(self._backups[row].at)),
                   lambda row: (self._backups[row].at, self._backups[row].number), 18),
            Column("why", _("Why"), lambda row: Cell(self._backups[row].reason),
                   lambda row: self._backups[row].reason, 24, share=1),
            Column("size", _("Size"), lambda row: Cell(_size(self._backups[row].size), quiet),
                   lambda row: self._backups[row].size, 9, align="right", drop=1),
            Column("number", _("No."), lambda row: Cell(row, quiet), int, 5, align="right", drop=2),
        )  # fmt: skip

    @on(RegisterTable.Chosen)
    @on(Button.Pressed, "#restore")
    def _ask(self) -> None:
        backup = self._backups.get(self.query_one(RegisterTable).row or "")
        if backup is None or self.session.read_only:
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self._restore(backup)

        self.app.push_screen(RestoreDialog(backup), answered)

    def _restore(self, backup: Backup) -> None:
        def work(workspace: "Workspace") -> Path | None:
            kept = restore(workspace.path, backup, clock=workspace.clock)
            workspace.follow()
            return kept

        def done(_kept: Path | None) -> None:
            says = _("The plan is again as it was on {moment}. What stood there is kept as a backup.")
            self.app.notify(says.format(moment=say_moment(backup.at)), timeout=8, markup=False)
            self.dismiss(None)

        self.session.write(work, done)

    @on(Button.Pressed, "#make")
    def action_make(self) -> None:
        """Make one now."""
        self.session.write(lambda workspace: back_up(workspace, "made"), self._made)

    def _made(self, _file: Path) -> None:
        self._list()

    @on(Button.Pressed, "#close")
    def _close(self) -> None:
        self.dismiss(None)


class RestoreDialog(Dialog[bool]):
    """Asks whether a backup shall take the place of the plan."""

    def __init__(self, backup: Backup) -> None:
        super().__init__()
        self._backup = backup

    def compose(self) -> ComposeResult:
        """The question."""
        with Vertical(classes="dialog kept") as box:
            box.border_title = _("Restore this backup?")
            says = _("The plan would be again as it was on {moment} ({reason}), with the history it had then. What is "
                     "there now is kept as a backup first.")  # fmt: skip
            words = says.format(moment=say_moment(self._backup.at), reason=self._backup.reason)
            yield Static(words, classes="hint", markup=False)
            with Horizontal(classes="buttons"):
                yield Button(_("Leave it as it is"), id="leave")
                yield Button(_("Restore"), id="restore")

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "restore")


def _size(count: int) -> str:
    """A number of bytes as people say it."""
    return f"{count / 1024 / 1024:.1f} MB" if count >= 1024 * 1024 else f"{max(1, round(count / 1024))} kB"
