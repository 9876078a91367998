"""The review on a full screen: the points on one side, the chosen one in full on the other, and every decision."""

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import ContentSwitcher

from planner.app.frame.lines import KeyLine
from planner.app.review.apply_dialog import ApplyDialog, CameDialog, LeaveDialog
from planner.app.review.choosers import OPEN, Wanted, side_chooser, sweep, sweep_chooser, wanted_chooser
from planner.app.review.decisions import Deciding, Standing
from planner.app.review.import_notes import told as told_rest
from planner.app.review.import_notes import told_senders
from planner.app.review.lines import CountLine, Section, SectionLine
from planner.app.review.point_labels import Saying
from planner.app.review.points_pane import PointsPart
from planner.app.review.sources import Matter
from planner.app.screens import Dialog
from planner.app.session import PlanChanged
from planner.app.widgets.lines import Lines
from planner.app.widgets.register_table import RegisterTable
from planner.changes.review.points import KEEP, Point
from planner.i18n import N_, PlannerError, _, ngettext
from planner.workspace.importing.arrival import Imported

if TYPE_CHECKING:
    from planner.app.host import Host


class ReviewScreen(Dialog[Imported]):
    """Decides what of a matter comes in; answers with what came of it, or None when it was left."""

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

    def compose(self) -> ComposeResult:
        """The parts, what stands how, and the keys."""
        yield SectionLine()
        with ContentSwitcher(initial="review-came", id="review-parts"):
            yield PointsPart(id="review-came")
            for name, title in (("rest", _("Not understood and notes")), ("senders", _("Who it is from"))):
                with Vertical(id=f"review-{name}", classes="pane") as pane:
                    pane.border_title = title
                    yield Lines(id=f"review-{name}-lines")
        yield CountLine()
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin with what waits for a decision, or with what was not understood when nothing else came."""
        self.session.changed.subscribe(self, self._plan_changed)
        self._show()
        self.part.rows.focus()
        self.part.go_to_next()
        if not self.matter.review.points and (self.matter.unread or self.matter.noted):
            self.action_section("rest")

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
                self._decided()

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

    def action_section(self, name: str) -> None:
        """Show another part."""
        self.query_one("#review-parts", ContentSwitcher).current = f"review-{name}"
        (self.part.rows if name == "came" else self.query_one(f"#review-{name}-lines")).focus()
        self._show_sections()
        self.refresh_bindings()

    def action_apply(self) -> None:
        """Ask once, with what will happen, then bring it in."""
        if self._bringing or self.session.read_only:
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self._bring_in()

        self.app.push_screen(ApplyDialog(self.matter, self.deciding, self._saying), answered)

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
            self._decided()
        if len(points) > 1 and several:
            words = ngettext("{count} point stays open: the files disagree.",
                             "{count} points stay open: the files disagree.", len(several))  # fmt: skip
            self.app.notify(words.format(count=len(several)), timeout=4, markup=False)

    def _decide(self, points: list[Point], choice: int | None) -> None:
        self.deciding.decide(points, choice)
        self._decided()

    def _ask_side(self, point: Point) -> None:
        def answered(choice: int | None) -> None:
            if choice is not None:
                self._decide([point], None if choice == OPEN else choice)

        self.app.push_screen(side_chooser(point, self._saying), answered)

    def _decided(self) -> None:
        """Show what was decided; answers may bring up other questions."""
        other = self.matter.after(self.deciding.review, self.deciding.decisions)
        if other is not None:
            self.deciding.hold_again(other)
            self._show()
        else:
            self.part.decided()
            self._show_counts()

    @on(PointsPart.Narrowed)
    def _narrowed(self) -> None:
        self._show_counts()
        self.refresh_bindings()

    @on(RegisterTable.Chosen)
    def _point_opened(self) -> None:
        point = self.part.rows.point
        if point is not None:
            self._ask_side(point)

    @on(Lines.Left)
    def _lines_left(self) -> None:
        self.action_section("came")

    @on(SectionLine.Chosen)
    def _section_chosen(self, event: SectionLine.Chosen) -> None:
        self.action_section(event.section)

    @on(CountLine.Asked)
    def _count_asked(self, event: CountLine.Asked) -> None:
        if event.standing is None:
            self.action_section("rest")
        else:
            self.action_section("came")
            again = self.part.wanted.standing is event.standing
            self.part.narrow(Wanted() if again else Wanted(standing=event.standing))

    def _show(self) -> None:
        """Show all of it anew."""
        self._saying = Saying(self.deciding.review, both=_(self.matter.both))
        self.part.show(self.deciding, self._saying, self.matter.title)
        self.query_one("#review-rest-lines", Lines).show(told_rest(self.matter))
        self.query_one("#review-senders-lines", Lines).show(told_senders(self.matter))
        self._show_counts()
        self._show_sections()

    def _show_counts(self) -> None:
        line, matter = self.query_one(CountLine), self.matter
        line.show(self.deciding.counts(), matter.unread, matter.silently, self.part.wanted.said())

    def _show_sections(self) -> None:
        sections = [Section("came", "1", _("What came in")), Section("rest", "2", self._rest_title())]
        if self.matter.senders:
            sections.append(Section("senders", "3", _("Who it is from")))
        self.query_one(SectionLine).show(tuple(sections), self.section)

    def _rest_title(self) -> str:
        count = self.matter.unread + self.matter.noted
        return _("Not understood and notes ({count})").format(count=count) if count else _("Not understood and notes")

    def _bring_in(self) -> None:
        self._bringing = True
        matter, review, decisions = self.matter, self.deciding.review, dict(self.deciding.decisions)
        self.session.write(
            lambda workspace: matter.bring_in(workspace, review, decisions), self._brought, self._refused
        )

    def _brought(self, imported: Imported) -> None:
        self.session.changed.unsubscribe(self)
        app, saying, count = self.app, self._saying, self.deciding.counts()[Standing.OPEN]
        self.dismiss(imported)
        app.push_screen(CameDialog(imported, saying, count))

    def _refused(self) -> None:
        self._bringing = False
        if self.session.plan is not self.deciding.review.plan:
            self._hold_again()

    def _plan_changed(self, change: PlanChanged) -> None:
        if not self._bringing:
            self._hold_again()

    @work(exclusive=True, group="holding again")
    async def _hold_again(self) -> None:
        """Hold the same against the plan that others changed meanwhile."""
        workspace = self.session.workspace
        if workspace is None:
            return
        try:
            matter = await asyncio.to_thread(self.matter.again, workspace)
        except PlannerError as error:
            self.app.notify(error.sentence, severity="error", markup=False)
            return
        if self._bringing or not self.is_running:
            return
        self.matter = matter
        self.deciding.hold_again(matter.review, matter.first)
        self._show()
        self.app.notify(_("The plan changed meanwhile: what came in is held against it anew."), markup=False)


def review(app: "Host", matter: Matter) -> None:
    """Put a matter before the person."""
    app.push_screen(ReviewScreen(matter))
