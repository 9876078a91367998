"""The keys of the timeline: moving dates, what is shown, and the chosen line elsewhere."""

from abc import abstractmethod
from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

from planner.analysis.schedule.figures import is_part_of
from planner.app.plan_view import PlanView
from planner.app.strategy import adding
from planner.app.timeline.gantt import Gantt
from planner.app.timeline.times import TimelineOutline, Times
from planner.app.widgets.choices import of_records
from planner.app.widgets.chooser import Chooser
from planner.app.widgets.record_dialog import RecordDialog
from planner.app.widgets.strategy_switcher import TimelineSwitcher
from planner.changes.shifting import Which, shift
from planner.i18n import N_, _
from planner.model.naming import called
from planner.model.record import Record
from planner.workspace.editing import shift_dates

ABOUT_A_LINE = frozenset({"move", "open", "dates", "report"})


class TimelineCommands(PlanView):
    """What is shown and chosen, and what keys do with it; the view below draws it."""

    HELP_PAGE = "timeline"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("Open"), id="timeline.open"),
        Binding("shift+left", "move('both', -1)", N_("Move it earlier"), id="timeline.earlier", show=False),
        Binding("shift+right", "move('both', 1)", N_("Move it"), key_display="shift ←→", id="timeline.later"),
        Binding("comma,ctrl+left", "move('end', -1)", N_("End earlier"), id="timeline.end_earlier", show=False),
        Binding("full_stop,ctrl+right", "move('end', 1)", N_("End"), key_display=", .", id="timeline.end_later"),
        Binding("semicolon", "move('start', -1)", N_("Start earlier"), id="timeline.start_earlier", show=False),
        Binding("colon", "move('start', 1)", N_("Start"), key_display="; :", id="timeline.start_later"),
        Binding("d", "dates", N_("Dates"), id="timeline.dates"),
        Binding("l", "late", N_("Late only"), id="timeline.late"),
        Binding("u", "dated", N_("Dated only"), id="timeline.dated", show=False),
        Binding("m", "mine", N_("Of one actor"), id="timeline.mine"),
        Binding("s", "switch", N_("Strategy"), id="timeline.switch"),
        Binding("f", "filter", N_("Filter"), id="timeline.filter"),
        Binding("r", "report", N_("Report progress"), id="timeline.report", show=False),
        Binding("escape", "everything", N_("Show everything"), id="timeline.everything", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.strategy = ""
        """The id of the strategy that is shown, or `ALL`."""
        self.actor: str | None = None
        """The id of the one whose lines alone are shown."""
        self.late = False
        self.dated = False
        """Whether lines without any date are left out."""
        self._known: set[str] = set()
        self._outline: TimelineOutline | None = None
        self.times: Times | None = None

    @property
    def gantt(self) -> Gantt:
        """The bars."""
        return self.query_one(Gantt)

    @property
    def chosen(self) -> str | None:
        """The id of the chosen item or strategy."""
        return self.gantt.chosen

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Lines are moved while one is chosen, and never by keys meant for a text."""
        if action in ABOUT_A_LINE:
            return self.gantt.has_focus and self.chosen is not None
        return super().check_action(action, parameters)

    def action_open(self) -> None:
        """Show the chosen line in the strategy view."""
        if self.chosen is not None:
            self.planner.jump(("items" if self.chosen in self.plan.items else "strategies", self.chosen))

    def action_move(self, which: Which, by: int) -> None:
        """Move the dates of the chosen line by one step, as precise as they are."""
        id, days = self.chosen, self.gantt.axis.days
        if id is None:
            return
        if not shift(self.plan, id, which, by, days):
            self.notify(_cannot(self.plan.find(id, ("items", "strategies")), which), markup=False)
            return
        self.session.write(lambda workspace: shift_dates(workspace, id, which, by, days))

    def action_dates(self) -> None:
        """Write the dates of the chosen line."""
        record = self.plan.find(self.chosen, ("items", "strategies")) if self.chosen is not None else None
        if record is not None:
            self.app.push_screen(RecordDialog(type(record), record, only=("start", "end")))

    def action_report(self) -> None:
        """Report on the chosen line."""
        if self.chosen is not None:
            adding.report(self.planner, self.chosen, lambda _id: None)

    def action_late(self) -> None:
        """Show only what is late, may be or was never reported on; again, everything."""
        self.late = not self.late
        self._keep()

    def action_dated(self) -> None:
        """Show only what has dates; again, everything."""
        self.dated = not self.dated
        self._keep()

    def action_mine(self) -> None:
        """Show only what one actor leads or supports; again, everything."""
        if self.actor is not None:
            self._show_actor("")
            return
        own = called(self.plan, "stakeholders", self.session.author)
        typed = self.session.author if own else ""
        finding = of_records(self.plan, ("stakeholders",), partners_only=True)
        self.app.push_screen(Chooser(_("Whose actions?"), finding, typed=typed), self._show_actor)

    def action_switch(self) -> None:
        """Choose another strategy, or all."""
        self.query_one(TimelineSwitcher).action_open()

    def action_filter(self) -> None:
        """Go to the filter line."""
        self.query_one("#timeline-filter", Input).focus()

    def action_everything(self) -> None:
        """Take all filters off."""
        self.late = self.dated = False
        self.actor = None
        self._filter("")
        self._keep()
        self.gantt.focus()

    def _show_actor(self, actor: str | None) -> None:
        if actor is not None:
            self.actor = actor or None
            self._keep()

    def _keep(self) -> None:
        """Apply the filters, and say in the frame which ones."""
        keep: Callable[[str], bool] | None = None
        if self.late or self.dated or self.actor is not None:
            keep = self._is_kept
        self.gantt.keep_only(keep)
        self.say()

    def _is_kept(self, id: str) -> bool:
        if self.times is None:
            return True
        dated = not self.dated or self.times.interval(id).possible is not None
        return dated and (not self.late or self.times.is_overdue(id)) and is_part_of(self.plan, id, self.actor)

    def _filter(self, typed: str) -> None:
        line = self.query_one("#timeline-filter", Input)
        if line.value != typed:
            with line.prevent(Input.Changed):
                line.value = typed
        self.gantt.filter(typed)

    @abstractmethod
    def say(self) -> None:
        """Tell the chosen line below, and in the frame what the signs mean and what is left out."""


def _cannot(record: Record | None, which: Which) -> str:
    """Why dates cannot be moved."""
    start, end = getattr(record, "start", None), getattr(record, "end", None)
    if start is None and end is None:
        return _("It has no dates of its own. Press d to write them.")
    if which == "start" and start is None:
        return _("It has no start. Press d to write it.")
    if which == "end" and end is None:
        return _("It has no end. Press d to write it.")
    return _("It would end before it starts.")
