"""The export dialog: what, for whom, in which language and where to; then how far it is, and what was written."""

import asyncio
import threading
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, ProgressBar, Static

from planner.app.dialogs.orders import (
    KINDS,
    Order,
    Written,
    carry_out,
    default_path,
    edition_words,
    kind_called,
    withheld_words,
)
from planner.app.dialogs.path_chooser import PathChooser, is_file, is_folder, typed_path
from planner.app.dialogs.pick_one import Option, PickOne
from planner.app.screens import Dialog
from planner.i18n import N_, Language, PlannerError, _, current_language
from planner.model.fields import Audience
from planner.workspace.workspace import Workspace

LANGUAGE_OPTIONS = (Option("es", "Español"), Option("en", "English"))


class ExportDialog(Dialog[None]):
    """Writes the map, the workbook, the registers, a JSON document or a copy of the plan."""

    HELP_PAGE = "export"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", N_("Close"), id="dialog.close"),
        Binding("ctrl+s", "export", N_("Export"), id="export.go"),
        Binding("ctrl+o", "open", N_("Open"), id="export.open"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._default = ""
        self._cancel: threading.Event | None = None
        self._written: Path | None = None

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

    def compose(self) -> ComposeResult:
        """The choices, then the progress and what came of it."""
        editions = (Option(Audience.SHAREABLE, _("Shareable")), Option(Audience.INTERNAL, _("Internal")))
        with Vertical(classes="dialog export") as box:
            box.border_title = _("Export")
            box.border_subtitle = _("tab goes on · ^s exports · esc closes")
            yield PickOne([Option(kind.name, _(kind.title), _(kind.words)) for kind in KINDS], "map", id="what")
            with Horizontal(classes="choice-row -apart"):
                yield Static(_("Edition"), classes="row-label", markup=False)
                yield PickOne(editions, Audience.SHAREABLE, across=True, id="edition")
            yield Static("", id="edition-words", markup=False)
            with Horizontal(classes="choice-row"):
                yield Static(_("Language"), classes="row-label", markup=False)
                yield PickOne(LANGUAGE_OPTIONS, current_language(), across=True, id="language")
            with Horizontal(classes="choice-row"):
                yield Static("", classes="row-label", id="target-label", markup=False)
                yield Input(id="target", select_on_focus=False)
                yield Button(_("Look for it…"), id="look")
            yield Static("", id="target-words", classes="beside-label", markup=False)
            yield ProgressBar(total=100, show_eta=False, id="progress")
            yield Static("", id="outcome", markup=False)
            with Horizontal(classes="buttons"):
                yield Button(_("Export"), id="export")
                yield Button(_("Open it"), id="open")
                yield Button(_("Close"), id="close")

    def on_mount(self) -> None:
        """Begin with the map to pass on."""
        self.query_one("#progress").display = False
        self.query_one("#open").display = False
        self._show_target()
        self._show_words()
        self.query_one("#what").focus()

    def on_unmount(self) -> None:
        """Stop what nobody waits for any more."""
        if self._cancel is not None:
            self._cancel.set()

    @property
    def order(self) -> Order:
        """What is asked for now."""
        language: Language = "es" if self.query_one("#language", PickOne).value == "es" else "en"
        return Order(
            kind_called(self.query_one("#what", PickOne).value),
            Audience(self.query_one("#edition", PickOne).value),
            language,
            typed_path(self.query_one("#target", Input).value),
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what was written can be opened."""
        return self._written is not None if action == "open" else super().check_action(action, parameters)

    @on(PickOne.Picked)
    def _picked(self, event: PickOne.Picked) -> None:
        if event.picker.id != "language":
            self._show_target()
        self._say("")
        self._show_words()

    @on(Input.Changed, "#target")
    def _typing(self) -> None:
        self._show_target_words()

    @on(Button.Pressed, "#look")
    def _look(self) -> None:
        order = self.order
        begin = order.target.parent if is_folder(order.target.parent) else Path()
        chooser = PathChooser(_("Where to?"), begin, order.kind.endings, folders=True)
        self.app.push_screen(chooser, self._found)

    def _found(self, path: Path | None) -> None:
        if path is not None:
            order = self.order
            into = is_folder(path) and not order.kind.folder
            self.query_one("#target", Input).value = str(path / order.target.name if into else path)

    @on(Input.Submitted, "#target")
    @on(Button.Pressed, "#export")
    def action_export(self) -> None:
        """Begin to write; while it runs, stop it."""
        if self._cancel is not None:
            self._cancel.set()
        elif not self.query_one("#target", Input).value.strip():
            self._say(_("Say where it should go first."), bad=True)
        else:
            self._export(self.order)

    @on(Button.Pressed, "#open")
    def action_open(self) -> None:
        """Open what was written in the program for it."""
        if self._written is not None:
            self.app.open_url(self._written.resolve().as_uri())

    @on(Button.Pressed, "#close")
    def action_leave(self) -> None:
        """Stop what is being written; otherwise close."""
        if self._cancel is not None:
            self._cancel.set()
        else:
            self.dismiss(None)

    @work(group="export")
    async def _export(self, order: Order) -> None:
        cancel = self._cancel = threading.Event()
        loop = asyncio.get_running_loop()
        self._show_running(running=True)

        def progress(share: float, doing: str) -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(self._show_progress, share, doing)

        try:
            written = await asyncio.to_thread(carry_out, self.workspace, order, progress, cancel.is_set)
        except PlannerError as error:
            self._ended(error.sentence)
        except OSError as error:
            says = _("{target} cannot be written ({reason}): choose another name or folder.")
            self._ended(says.format(target=order.target, reason=error.strerror or type(error).__name__))
        else:
            self._ended("", written)

    def _show_progress(self, share: float, doing: str) -> None:
        if self.is_mounted and self.running:
            self.query_one(ProgressBar).update(total=100, progress=100 * share)
            self._say(_("Writing…") + " " + doing)

    def _show_running(self, *, running: bool) -> None:
        self.query_one("#progress").display = running
        self.query_one("#open").display = False
        button = self.query_one("#export", Button)
        button.label = _("Cancel") if running else _("Export")
        button.refresh(layout=True)
        button.focus()
        for picker in self.query(PickOne):
            picker.disabled = running
        self.query_one("#target", Input).disabled = running
        if running:
            self.query_one(ProgressBar).update(total=None, progress=0)
            self._say(_("Writing…"))

    def _ended(self, sentence: str, written: Written | None = None) -> None:
        self._cancel = None
        self._written = written.path if written is not None else None
        self._show_running(running=False)
        self._show_words()
        if written is None:
            self._say(sentence, bad=True)
            return
        self._say("\n".join(_told(written)), good=True)
        self.query_one("#open").display = True
        self.query_one("#open", Button).focus()
        self.refresh_bindings()

    def _say(self, words: str, *, good: bool = False, bad: bool = False) -> None:
        outcome = self.query_one("#outcome", Static)
        outcome.update(words)
        outcome.set_class(good, "-good")
        outcome.set_class(bad, "-bad")
        outcome.display = bool(words)

    def _show_target(self) -> None:
        """The usual place; a folder that somebody typed is kept."""
        line, order = self.query_one("#target", Input), self.order
        usual = default_path(self.workspace, order.kind, order.audience)
        typed = typed_path(line.value)
        own_folder = bool(line.value.strip()) and line.value != self._default
        line.value = str(typed.parent / usual.name if own_folder else usual)
        self._default = str(usual)

    def _show_words(self) -> None:
        order = self.order
        self.query_one("#target-label", Static).update(_("Folder") if order.kind.folder else _("File"))
        internal = order.audience is Audience.INTERNAL
        words = self.query_one("#edition-words", Static)
        words.update(edition_words(order.kind, order.audience))
        words.set_class(internal, "-internal")
        self.query_one("#language", PickOne).disabled = not order.kind.speaks
        self.query_one("#language", PickOne).refresh()
        self._show_target_words()
        self._count_withheld(order)

    def _show_target_words(self) -> None:
        order = self.order
        words = ""
        if order.kind.name == "copy" and is_file(order.target):
            words = _("There is a file of this name: choose another one.")
        elif is_file(order.target) and order.target != self._written:
            words = _("There is a file of this name: it will be replaced.")
        elif not order.kind.folder and not is_folder(order.target.parent):
            words = _("There is no such folder yet.")
        self.query_one("#target-words", Static).update(words)

    @work(group="withheld", exclusive=True)
    async def _count_withheld(self, order: Order) -> None:
        left = await asyncio.to_thread(withheld_words, self.workspace, order.audience)
        words = edition_words(order.kind, order.audience)
        if left:
            words = f"{words} " + _("Left out: {what}.").format(what=left)
        self.query_one("#edition-words", Static).update(words)


def _told(written: Written) -> list[str]:
    lines = [_("Wrote {file}").format(file=written.path)]
    if written.number is not None:
        lines.append(_("Export no. {number} of this plan.").format(number=written.number))
    return lines
