"""The keys of the review: deciding points, narrowing the list, bringing in, leaving."""

from abc import abstractmethod
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import ContentSwitcher

from planner.app.review.apply_dialog import LeaveDialog
from planner.app.review.choosers import OPEN, Wanted, side_chooser, sweep, sweep_chooser, wanted_chooser
from planner.app.review.decisions import Deciding
from planner.app.review.point_labels import Saying
from planner.app.review.points_pane import PointsPart
from planner.app.review.sources import Matter
from planner.app.screens import Dialog
from planner.changes.review.points import KEEP, Point
from planner.i18n import N_, _, ngettext
from planner.workspace.importing.arrival import Imported


class ReviewCommands(Dialog[Imported]):
    """What is decided, and what keys do with it; the screen below shows it."""

    HELP_PAGE = "review"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "take", N_("Take the file's"), id="review.take"),
        Binding("p", "keep", N_("Keep the plan's"), id="review.keep"),
        Binding("ctrl+s", "apply", N_("Apply"), id="review.apply"),
        Binding("n", "next", N_("Next to decide"), id="review.next"),
        Binding("t", "sweep", N_("All…"), id="review.sweep"),
        Binding("o", "open", N_("Leave open"), id="review.open"),
        Binding("f", "filter", N_("Filter"), id="review.filter"),
        Binding("slash", "search", N_("Search"), key_display="/", id="review.search"),
        Binding("e", "revise", N_("Decide in Excel"), id="review.revise", show=False),
        Binding("A", "take_record", N_("Take the whole record"), id="review.take_record", show=False),
        Binding("P", "keep_record", N_("Keep the whole record of the plan"), id="review.keep_record", show=False),
        Binding("O", "open_record", N_("Leave the whole record open"), id="review.open_record", show=False),
        Binding("x", "everything", N_("Show everything"), id="review.everything", show=False),
        Binding("1", "section('came')", N_("What came in"), show=False),
        Binding("2", "section('rest')", N_("Not understood and notes"), show=False),
        Binding("3", "section('senders')", N_("Who it is from"), show=False),
        Binding("escape", "leave", N_("Leave"), id="dialog.close", show=False),
        Binding("f1", "app.help", N_("Help"), id="review.help"),
        Binding("ctrl+p", "app.command_palette", N_("Commands"), id="review.palette"),
    ]

    def __init__(self, matter: Matter) -> None:
        super().__init__(id="review")
        self.matter = matter
        self.deciding = Deciding(matter.review, matter.first)
        self._saying = Saying(matter.review, both=_(matter.both))
        self._bringing = False

    @property
    def part(self) -> PointsPart:
        """The list with the chosen point."""
        return self.query_one(PointsPart)

    @property
    def section(self) -> str:
        """The name of the section that is shown."""
        return (self.query_one("#review-parts", ContentSwitcher).current or "").removeprefix("review-")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be done where the cursor stands; the other keys are dim or away."""
        in_list = self.section == "came"
        if action in {"take", "keep", "open", "next", "sweep", "filter", "search"}:
            return in_list
        if action == "apply":
            return None if self.session.read_only else True
        if action == "revise":
            return in_list and self.matter.revision_file() is not None
        if action == "everything":
            return in_list and not self.part.wanted.everything
        if action == "section":
            return parameters[0] != "senders" or bool(self.matter.senders)
        return super().check_action(action, parameters)

    def action_take(self) -> None:
        """Take what the file says here; where several say different things, ask which."""
        self._take(self.part.here)

    def action_take_record(self) -> None:
        """Take what the file says of the whole record."""
        self._take(self.part.rows.record_points)

    def action_keep(self) -> None:
        """Keep what the plan says here."""
        self._decide(self.part.here, KEEP)

    def action_keep_record(self) -> None:
        """Keep what the plan says of the whole record."""
        self._decide(self.part.rows.record_points, KEEP)

    def action_open(self) -> None:
        """Leave it open here."""
        self._decide(self.part.here, None)

    def action_open_record(self) -> None:
        """Leave the whole record open."""
        self._decide(self.part.rows.record_points, None)

    def action_next(self) -> None:
        """Go to the next point that waits."""
        if not self.part.go_to_next():
            self.app.notify(_("Nothing is left to decide."), timeout=3, markup=False)

    def action_sweep(self) -> None:
        """Decide all that is shown at once."""
        shown = self.part.shown

        def answered(name: str | None) -> None:
            if name is not None:
                sweep(self.deciding, shown, name)
                self.decided()

        if shown:
            self.app.push_screen(sweep_chooser(len(shown)), answered)

    def action_filter(self) -> None:
        """Choose what to show."""

        def answered(wanted: Wanted | None) -> None:
            if wanted is not None:
                self.part.narrow(wanted)

        self.app.push_screen(wanted_chooser(self.deciding, self.part.wanted), answered)

    def action_search(self) -> None:
        """Narrow the list by words."""
        self.part.begin_search()

    def action_everything(self) -> None:
        """Show everything again."""
        self.part.narrow(Wanted())

    def action_revise(self) -> None:
        """Write what is open as a workbook in which each row is decided, and which is imported like the others."""
        target, matter = self.matter.revision_file(), self.matter
        review, decisions = self.deciding.review, dict(self.deciding.decisions)
        if target is None or not matter.waiting(review, decisions):
            self.app.notify(_("Nothing is left to decide."), timeout=3, markup=False)
            return

        def written(_count: int) -> None:
            says = _("What is open can be decided in {file}; import it like the others.")
            self.app.notify(says.format(file=target), timeout=10, markup=False)

        self.session.write(lambda then: matter.write_revision(then, review, decisions, target), written)

    def action_leave(self) -> None:
        """Go out of the search; else leave, with a question when decisions would be forgotten."""
        if self.part.search.has_focus:
            self.part.end_search()
        elif self.deciding.by_hand:
            self.app.push_screen(LeaveDialog(), self._leave_answered)
        else:
            self.dismiss(None)

    def _leave_answered(self, yes: bool | None) -> None:
        if yes:
            self.dismiss(None)

    def _take(self, points: list[Point]) -> None:
        several = self.deciding.take(points)
        if len(several) == 1 and len(points) == 1:
            self._ask_side(several[0])
        else:
            self.decided()
        if len(points) > 1 and several:
            words = ngettext("{count} point stays open: the files disagree.",
                             "{count} points stay open: the files disagree.", len(several))  # fmt: skip
            self.app.notify(words.format(count=len(several)), timeout=4, markup=False)

    def _decide(self, points: list[Point], choice: int | None) -> None:
        self.deciding.decide(points, choice)
        self.decided()

    def _ask_side(self, point: Point) -> None:
        def answered(choice: int | None) -> None:
            if choice is not None:
                self._decide([point], None if choice == OPEN else choice)

        self.app.push_screen(side_chooser(point, self._saying), answered)

    @abstractmethod
    def decided(self) -> None:
        """Show what was decided; answers may bring up other questions."""
