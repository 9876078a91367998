"""What dialogs share that read files in: a line for the files, what is said of them, and how far the reading is."""

import asyncio
import threading
from abc import abstractmethod
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import ClassVar, Generic, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, ProgressBar

from planner.app.exporting.orders import Cancelled, Progress
from planner.app.screens import Dialog
from planner.app.widgets.lines import Lines, Paragraph
from planner.app.widgets.path_chooser import PathChooser, is_folder, typed_path
from planner.i18n import N_, PlannerError, _
from planner.workspace.workspace import Workspace

Found = TypeVar("Found")


class ReadingDialog(Dialog[None], Generic[Found]):
    """Reads what lies at the paths that are typed, in a thread, and goes on with what was found."""

    TITLE: ClassVar[str]
    """A message id, as are those that follow."""
    PLACEHOLDER: ClassVar[str]
    QUESTION: ClassVar[str]
    """Over the list of files."""
    GO = N_("Review")
    """What one goes on to."""
    ENDINGS: ClassVar[tuple[str, ...]]
    SEVERAL = False
    """Whether several files, or a folder, may be named."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", N_("Close"), id="dialog.close"),
        Binding("ctrl+o", "look", N_("Look for files"), id="reading.look"),
        Binding("ctrl+s", "go", N_("Review"), id="reading.go"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.found: Found | None = None
        self._cancel: threading.Event | None = None

    @abstractmethod
    def beginning(self) -> Iterable[Paragraph]:
        """What is said before anything is read."""

    @abstractmethod
    def read(self, workspace: Workspace, paths: Sequence[Path], progress: Progress, cancelled: Cancelled) -> Found:
        """Read, in a thread; raises a PlannerError with what is wrong."""

    @abstractmethod
    def told(self, found: Found) -> Iterable[Paragraph]:
        """What is said of what was found."""

    @abstractmethod
    def go(self, found: Found) -> None:
        """Go on with it."""

    def leads_on(self, found: Found) -> bool:
        """Whether there is anything to go on with."""
        return True

    def at_once(self, found: Found) -> bool:
        """Whether one goes on without reading about it first."""
        return False

    def failed(self, error: PlannerError, paths: Sequence[Path]) -> None:
        """Say what is wrong."""
        self.tell([Paragraph(((error.sentence, "warn"),))])

    def compose(self) -> ComposeResult:
        """The files, and what is said of them."""
        with Vertical(classes="dialog -tall load") as box:
            box.border_title = _(self.TITLE)
            box.border_subtitle = _("enter reads · ^o looks for files · esc closes")
            with Horizontal(classes="choice-row"):
                yield Input(placeholder=_(self.PLACEHOLDER), id="files")
                yield Button(_("Look for it…"), id="look")
            yield Lines(id="findings")
            yield ProgressBar(total=100, show_eta=False, id="reading-progress")
            with Horizontal(classes="buttons"):
                yield Button(_("Read"), id="read")
                yield Button(_(self.GO), id="go", disabled=True)
                yield Button(_("Close"), id="close")

    def on_mount(self) -> None:
        """Say how it goes."""
        self.query_one("#reading-progress").display = False
        self.query_one("#files", Input).focus()
        self.tell(self.beginning())

    def on_unmount(self) -> None:
        """Stop what nobody waits for any more."""
        if self._cancel is not None:
            self._cancel.set()

    @property
    def paths(self) -> list[Path]:
        """What is typed; several are parted by semicolons."""
        typed = self.query_one("#files", Input).value
        parts = typed.split(";") if self.SEVERAL else [typed]
        return [typed_path(part) for part in parts if part.strip()]

    def tell(self, paragraphs: Iterable[Paragraph]) -> None:
        """Say something in the middle of the dialog."""
        self.query_one(Lines).show(paragraphs, anew=True)

    @on(Input.Changed, "#files")
    def forget(self) -> None:
        """What was read is not what is typed now."""
        self.found = None
        self.query_one("#go", Button).disabled = True

    @on(Button.Pressed, "#look")
    def action_look(self) -> None:
        """Choose a file, or a folder with files in it."""
        begin = typed_path(self.query_one("#files", Input).value.rpartition(";")[2])
        begin = begin if is_folder(begin) else begin.parent
        self.app.push_screen(PathChooser(_(self.QUESTION), begin, self.ENDINGS, folders=self.SEVERAL), self._looked)

    def _looked(self, path: Path | None) -> None:
        if path is None:
            return
        line = self.query_one("#files", Input)
        before = [str(known) for known in self.paths if known.suffix.lower() in self.ENDINGS] if self.SEVERAL else []
        line.value = "; ".join([*before, str(path)])
        self.action_read()

    @on(Input.Submitted, "#files")
    @on(Button.Pressed, "#read")
    def _read_asked(self) -> None:
        self.action_read()

    def action_read(self) -> None:
        """Begin to read; while it runs, stop it."""
        if self._cancel is not None:
            self._cancel.set()
        elif not self.paths:
            self.tell([Paragraph(((_("Say first which file it is."), "warn"),))])
        else:
            self._read(self.paths)

    @work(group="reading")
    async def _read(self, paths: Sequence[Path]) -> None:
        workspace = self.session.workspace
        if workspace is None:
            return
        cancel = self._cancel = threading.Event()
        loop = asyncio.get_running_loop()
        self._show_running(running=True)

        def progress(share: float, doing: str) -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(self._show_progress, share, doing)

        try:
            found = await asyncio.to_thread(self.read, workspace, paths, progress, cancel.is_set)
        except PlannerError as error:
            self._ended()
            if cancel.is_set():
                self._stopped()
            else:
                self.failed(error, paths)
            return
        self._ended()
        if cancel.is_set():
            self._stopped()
        else:
            self._read_wholly(found)

    def _read_wholly(self, found: Found) -> None:
        self.found = found
        self.tell(self.told(found))
        button = self.query_one("#go", Button)
        button.disabled = not self.leads_on(found)
        if self.leads_on(found) and self.at_once(found):
            self.action_go()
        elif not button.disabled:
            button.focus()

    @on(Button.Pressed, "#go")
    def action_go(self) -> None:
        """Go on with what was read."""
        if self.found is not None and self.leads_on(self.found):
            self.go(self.found)

    @on(Button.Pressed, "#close")
    def action_leave(self) -> None:
        """Stop what is being read; otherwise close."""
        if self._cancel is not None:
            self._cancel.set()
        else:
            self.dismiss(None)

    @on(Lines.Left)
    def _left(self) -> None:
        self.action_leave()

    def _stopped(self) -> None:
        self.tell([Paragraph(((_("Stopped: nothing was read."), "text"),))])

    def _ended(self) -> None:
        self._cancel = None
        if self.is_mounted:
            self._show_running(running=False)

    def _show_progress(self, share: float, doing: str) -> None:
        if self.is_mounted and self._cancel is not None:
            self.query_one(ProgressBar).update(total=100, progress=100 * share)
            self.tell([Paragraph(((_("Reading…") + " ", "quiet"), (doing, "text")))])

    def _show_running(self, *, running: bool) -> None:
        self.query_one("#reading-progress").display = running
        button = self.query_one("#read", Button)
        button.label = _("Cancel") if running else _("Read")
        button.refresh(layout=True)
        self.query_one("#files", Input).disabled = running
        if running:
            button.focus()
            self.query_one(ProgressBar).update(total=None, progress=0)
            self.tell([Paragraph(((_("Reading…"), "quiet"),))])
