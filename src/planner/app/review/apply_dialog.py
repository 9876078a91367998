"""Bringing in what is decided: one question with what will happen, and afterwards what did."""

import asyncio
from collections.abc import Iterator
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Static

from planner.app.review.decisions import Deciding, Standing
from planner.app.review.point_labels import Saying
from planner.app.review.sources import Foretold, Matter
from planner.app.screens import Dialog
from planner.app.widgets.lines import Lines, Paragraph, gap, heading
from planner.changes.review.accepting import Held
from planner.changes.wording import counted_changes
from planner.i18n import N_, PlannerError, _, ngettext
from planner.workspace.importing.arrival import Imported


class ApplyDialog(Dialog[bool]):
    """Asks whether what is decided shall come in."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "apply", N_("Apply"), show=False)]

    def __init__(self, matter: Matter, deciding: Deciding, saying: Saying) -> None:
        super().__init__()
        self._matter, self._deciding, self._saying = matter, deciding, saying
        self._ready = False

    def compose(self) -> ComposeResult:
        """What would happen, and the question."""
        with Vertical(classes="dialog applying") as box:
            box.border_title = _("Apply")
            box.border_subtitle = _("esc goes back to the review")
            yield Lines(id="foretold")
            with Horizontal(classes="buttons"):
                yield Button(_("Apply"), id="apply", disabled=True)
                yield Button(_("Go back"), id="back")

    def on_mount(self) -> None:
        """Look at what would happen."""
        self.query_one("#back", Button).focus()
        self.query_one(Lines).show([Paragraph(((_("Looking at what would change…"), "quiet"),))])
        self._look()

    @work(exclusive=True)
    async def _look(self) -> None:
        workspace, deciding = self.session.workspace, self._deciding
        if workspace is None:
            return
        try:
            found = await asyncio.to_thread(self._matter.foretell, workspace, deciding.review, deciding.decisions)
        except PlannerError as error:
            self.query_one(Lines).show([Paragraph(((error.sentence, "warn"),))])
            return
        self.query_one(Lines).show(self._told(found), anew=True)
        self._ready = bool(found.changes or self._matter.whole) and not self._unanswered
        button = self.query_one("#apply", Button)
        button.disabled = not self._ready
        if self._ready:
            button.focus()

    def _told(self, found: Foretold) -> Iterator[Paragraph]:
        lines = counted_changes(found.changes)
        if not lines:
            yield Paragraph(((_("As it is decided, nothing would change in the plan."), "text"),))
        for line in lines:
            yield Paragraph(((line, "title"),))
        yield from self._left_out()
        yield from told_held(found.held, self._saying)
        if lines:
            yield gap()
            says = _("A backup is made first, and one undo (ctrl+z) takes all of it back.")
            yield Paragraph(((says, "quiet"),))

    @property
    def _unanswered(self) -> int:
        """How many questions keep everything from coming in."""
        matter, deciding = self._matter, self._deciding
        return matter.waiting(deciding.review, deciding.decisions) if matter.whole else 0

    def _left_out(self) -> Iterator[Paragraph]:
        count = self._unanswered if self._matter.whole else self._deciding.counts()[Standing.OPEN]
        if not count:
            return
        yield gap()
        if self._matter.whole:
            words = ngettext(
                "{count} question must be answered first.", "{count} questions must be answered first.", count
            )
        else:
            words = ngettext(
                "{count} point is left open: it does not come in now and stays in the file, to be imported again.",
                "{count} points are left open: they do not come in now and stay in the files, to be imported again.",
                count,
            )
        yield Paragraph(((words.format(count=count), "warn"),))
        if self._matter.revision_file() is not None:
            yield Paragraph(((_("In the review, e writes it down to be decided in Excel."), "text"),))

    @on(Button.Pressed, "#apply")
    def action_apply(self) -> None:
        """Bring it in."""
        if self._ready:
            self.dismiss(True)

    @on(Button.Pressed, "#back")
    @on(Lines.Left)
    def _back(self) -> None:
        self.dismiss(False)


class CameDialog(Dialog[None]):
    """Tells what came in, what could not and why, and where the plan as it was is kept."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "leave", N_("Close"), show=False)]

    def __init__(self, imported: Imported, saying: Saying, open_points: int) -> None:
        super().__init__()
        self._imported, self._saying, self._open = imported, saying, open_points

    def compose(self) -> ComposeResult:
        """What there is to tell."""
        with Vertical(classes="dialog applying") as box:
            box.border_title = _("Brought in")
            yield Lines(id="came")
            with Horizontal(classes="buttons"):
                yield Button(_("Close"), id="close")

    def on_mount(self) -> None:
        """Tell it."""
        self.query_one(Lines).show(self._told(), anew=True)
        self.query_one("#close", Button).focus()

    def _told(self) -> Iterator[Paragraph]:
        entry, backup = self._imported.entry, self._imported.backup
        for line in counted_changes(entry.changes) if entry is not None else ():
            yield Paragraph(((self.planner.glyphs("✓ "), "good"), (line, "title")))
        if entry is None:
            yield Paragraph(((_("Nothing changed in the plan."), "text"),))
        yield from told_held(self._imported.held, self._saying)
        if self._open:
            words = ngettext("{count} point was left open.", "{count} points were left open.", self._open)
            yield Paragraph(((words.format(count=self._open), "text"),))
        if entry is not None:
            yield gap()
            yield Paragraph(((_("Undo (ctrl+z) takes all of it back."), "text"),))
        if backup is not None:
            yield Paragraph(((_("The plan as it was is among the backups (F10)."), "quiet"),))

    @on(Button.Pressed, "#close")
    @on(Lines.Left)
    def _close(self) -> None:
        self.dismiss(None)


class LeaveDialog(Dialog[bool]):
    """Asks whether a review with decisions in it shall be left."""

    def compose(self) -> ComposeResult:
        """The question."""
        with Vertical(classes="dialog kept") as box:
            box.border_title = _("Leave the review?")
            says = _(
                "Nothing has come in yet, and what was decided here would be forgotten. The files stay as they are."
            )
            yield Static(says, classes="hint", markup=False)
            with Horizontal(classes="buttons"):
                yield Button(_("Go on reviewing"), id="stay")
                yield Button(_("Leave"), id="go")

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "go")


def told_held(held: tuple[Held, ...], saying: Saying) -> Iterator[Paragraph]:
    """What was accepted and cannot come in, each with its reason."""
    if not held:
        return
    yield gap()
    yield heading(_("This cannot come in"))
    for one in held:
        name = f"{saying.title(one.point.record)}, {saying.label(one.point)}: "
        yield Paragraph(((name, "label"), (one.sentence, "text")), indent=1)
