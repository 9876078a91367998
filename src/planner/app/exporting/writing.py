"""What dialogs that write files share: the work in a thread, how far it is, how it is stopped, what came of it."""

import asyncio
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button, Input, ProgressBar, Static

from planner.app.exporting.orders import Cancelled, Progress
from planner.app.screens import Dialog
from planner.app.widgets.choice_field import ChoiceField
from planner.app.widgets.pick_one import PickOne
from planner.i18n import N_, PlannerError, _
from planner.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Came:
    """What came of the work: where it is, and what is said of it."""

    path: Path
    words: str


Work = Callable[[Progress, Cancelled], Came]


class WritingDialog(Dialog[None]):
    """Choices that the heirs compose, a line of progress, the outcome and the buttons."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", N_("Close"), id="dialog.close"),
        Binding("ctrl+s", "export", N_("Export"), id="export.go"),
        Binding("ctrl+o", "open", N_("Open"), id="export.open"),
    ]
    WRITE: ClassVar[str] = N_("Export")
    """What the button that begins says."""

    def __init__(self) -> None:
        super().__init__()
        self._cancel: threading.Event | None = None
        self.written: Path | None = None

    @property
    def workspace(self) -> Workspace:
        """The open plan."""
        workspace = self.session.workspace
        assert workspace is not None, "the dialog is opened over an open plan"  # noqa: S101
        return workspace

    @property
    def running(self) -> bool:
        """Whether something is being written."""
        return self._cancel is not None

    def outcome_rows(self, *more: Button) -> ComposeResult:
        """The last rows of the dialog, with other buttons before its own."""
        yield ProgressBar(total=100, show_eta=False, id="progress")
        yield Static("", id="outcome", markup=False)
        with Horizontal(classes="buttons"):
            yield from more
            yield Button(_(self.WRITE), id="export")
            yield Button(_("Open it"), id="open")
            yield Button(_("Close"), id="close")

    def begin(self) -> None:
        """Look at what was chosen, and call `write` or `say` what is missing."""
        raise NotImplementedError

    def ended(self) -> None:
        """Show anew what depends on what was written."""

    def on_mount(self) -> None:
        """Hide what nothing was done for yet."""
        self.query_one("#progress").display = False
        self.query_one("#open").display = False

    def on_unmount(self) -> None:
        """Stop what nobody waits for any more."""
        if self._cancel is not None:
            self._cancel.set()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what was written can be opened."""
        return self.written is not None if action == "open" else super().check_action(action, parameters)

    @on(Input.Submitted, "#target")
    @on(Button.Pressed, "#export")
    def action_export(self) -> None:
        """Begin to write; while it runs, stop it."""
        if self._cancel is not None:
            self._cancel.set()
        elif not self.query_one("#target", Input).value.strip():
            self.say(_("Say where it should go first."), bad=True)
        else:
            self.begin()

    @on(Button.Pressed, "#open")
    def action_open(self) -> None:
        """Open what was written in the program for it."""
        if self.written is not None:
            self.app.open_url(self.written.resolve().as_uri())

    @on(Button.Pressed, "#close")
    def action_leave(self) -> None:
        """Stop what is being written; otherwise close."""
        if self._cancel is not None:
            self._cancel.set()
        else:
            self.dismiss(None)

    @work(group="export")
    async def write(self, carry_out: Work, target: Path) -> None:
        """Do the work in a thread and say what came of it; `target` is named when it cannot be written."""
        cancel = self._cancel = threading.Event()
        loop = asyncio.get_running_loop()
        self._show_running(running=True)

        def progress(share: float, doing: str) -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(self._show_progress, share, doing)

        try:
            came = await asyncio.to_thread(carry_out, progress, cancel.is_set)
        except PlannerError as error:
            self._end(error.sentence)
        except OSError as error:
            says = _("{target} cannot be written ({reason}): choose another name or folder.")
            self._end(says.format(target=target, reason=error.strerror or type(error).__name__))
        else:
            self._end(came.words, came.path)

    def say(self, words: str, *, good: bool = False, bad: bool = False) -> None:
        """Show a sentence over the buttons."""
        outcome = self.query_one("#outcome", Static)
        outcome.update(words)
        outcome.set_class(good, "-good")
        outcome.set_class(bad, "-bad")
        outcome.display = bool(words)

    def _show_progress(self, share: float, doing: str) -> None:
        if self.is_mounted and self.running:
            self.query_one(ProgressBar).update(total=100, progress=100 * share)
            self.say(_("Writing…") + " " + doing)

    def _show_running(self, *, running: bool) -> None:
        self.query_one("#progress").display = running
        self.query_one("#open").display = False
        button = self.query_one("#export", Button)
        button.label = _("Cancel") if running else _(self.WRITE)
        button.refresh(layout=True)
        button.focus()
        for choice in [*self.query(PickOne), *self.query(ChoiceField), *self.query(Input)]:
            choice.disabled = running
        if running:
            self.query_one(ProgressBar).update(total=None, progress=0)
            self.say(_("Writing…"))

    def _end(self, words: str, written: Path | None = None) -> None:
        self._cancel, self.written = None, written
        self._show_running(running=False)
        self.ended()
        self.say(words, good=written is not None, bad=written is None)
        if written is not None:
            self.query_one("#open").display = True
            self.query_one("#open", Button).focus()
            self.refresh_bindings()
