"""The export dialog: what, for whom, in which language and where to; then how far it is, and what was written."""

import asyncio
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, Static

from planner.app.exporting.orders import (
    KINDS,
    Cancelled,
    Order,
    Progress,
    Written,
    carry_out,
    default_path,
    edition_words,
    kind_called,
    withheld_words,
)
from planner.app.exporting.writing import Came, WritingDialog
from planner.app.widgets.path_chooser import PathChooser, is_file, is_folder, typed_path
from planner.app.widgets.pick_one import Option, PickOne
from planner.i18n import Language, _, current_language
from planner.model.fields import Audience

LANGUAGE_OPTIONS = (Option("es", "Español"), Option("en", "English"))


class ExportDialog(WritingDialog):
    """Writes the map, the workbook, the registers, a JSON document or a copy of the plan."""

    HELP_PAGE = "export"

    def __init__(self) -> None:
        super().__init__()
        self._default = ""

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
            yield from self.outcome_rows(Button(_("One for each institution…"), id="send"))

    def on_mount(self) -> None:
        """Begin with the map to pass on."""
        self._show_target()
        self._show_words()
        self.query_one("#what").focus()

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

    @on(PickOne.Picked)
    def _picked(self, event: PickOne.Picked) -> None:
        if event.picker.id != "language":
            self._show_target()
        self.say("")
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

    @on(Button.Pressed, "#send")
    def action_send(self) -> None:
        """Go on to workbooks for institutions, with the edition and language that are chosen."""
        from planner.app.exporting.sending import SendingDialog

        order = self.order
        if order.kind.name == "workbook" and not self.running:
            self.app.push_screen(SendingDialog(order.audience, order.language))

    def begin(self) -> None:
        """Write what is ordered."""
        order = self.order

        def carry(progress: Progress, cancelled: Cancelled) -> Came:
            written = carry_out(self.workspace, order, progress, cancelled)
            return Came(written.path, "\n".join(_told(written)))

        self.write(carry, order.target)

    def ended(self) -> None:
        """The file is there now, and known."""
        self._show_words()

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
        self.query_one("#send").display = order.kind.name == "workbook"
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
        elif is_file(order.target) and order.target != self.written:
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
