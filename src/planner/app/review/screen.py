"""The review on a full screen: the points on one side, the chosen one in full on the other, and every decision."""

import asyncio
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import ContentSwitcher

from planner.app.frame.lines import KeyLine
from planner.app.review.apply_dialog import ApplyDialog, CameDialog
from planner.app.review.choosers import Wanted
from planner.app.review.commands import ReviewCommands
from planner.app.review.decisions import Standing
from planner.app.review.import_notes import told as told_rest
from planner.app.review.import_notes import told_senders
from planner.app.review.lines import CountLine, Section, SectionLine
from planner.app.review.point_labels import Saying
from planner.app.review.points_pane import PointsPart
from planner.app.review.sources import Matter
from planner.app.session import PlanChanged
from planner.app.widgets.lines import Lines
from planner.app.widgets.register_table import RegisterTable
from planner.i18n import PlannerError, _
from planner.workspace.importing.arrival import Imported

if TYPE_CHECKING:
    from planner.app.host import Host


class ReviewScreen(ReviewCommands):
    """Decides what of a matter comes in; answers with what came of it, or None when it was left."""

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

    def decided(self) -> None:
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
