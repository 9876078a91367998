"""The timeline view: when everything is done, how exactly that is known, and what waits for what."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from planner.analysis.schedule.figures import is_part_of
from planner.app.plan_view import PlanView
from planner.app.session import PlanChanged
from planner.app.strategy import adding
from planner.app.strategy.columns import TreeColumn, tree_columns
from planner.app.strategy.outline import ALL
from planner.app.timeline.axis import Scale
from planner.app.timeline.gantt import Gantt
from planner.app.timeline.line_detail import told
from planner.app.timeline.moving import Which, moved
from planner.app.timeline.times import TimelineOutline, Times
from planner.app.widgets.choice_field import ChoiceField
from planner.app.widgets.choices import of_records
from planner.app.widgets.chooser import Chooser
from planner.app.widgets.record_dialog import RecordDialog
from planner.app.widgets.strategy_switcher import TimelineSwitcher, timeline_strategies
from planner.i18n import N_, _
from planner.model.naming import called
from planner.model.record import Record
from planner.workspace.workspace import Workspace

ROOM = {"leads": 110, "start": 150, "end": 150}
"""The columns beside the titles, with the width from which each finds room."""
WIDE = {"leads": 16, "start": 8, "end": 9}
"""How wide each of them is at least."""
ABOUT_A_LINE = frozenset({"move", "open", "dates", "report"})


class TimelineView(PlanView):
    """Bars along the tree; dates are moved by keys."""

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

    def compose(self) -> ComposeResult:
        """What is shown, the axis, the bars, and the chosen line in full."""
        with Vertical(id="timeline-pane", classes="pane") as pane:
            pane.border_title = _("Timeline")
            with Horizontal(id="timeline-line"):
                yield TimelineSwitcher(self.plan)
                yield Input(placeholder=_("Filter (f)"), id="timeline-filter", compact=True)
            yield Scale(id="timeline-scale")
            yield Gantt(id="gantt")
            yield Static(id="timeline-below", markup=False)

    def on_mount(self) -> None:
        """Show the first strategy."""
        super().on_mount()
        self.show_strategy(next(iter(timeline_strategies(self.plan)), ""))

    @property
    def gantt(self) -> Gantt:
        """The bars."""
        return self.query_one(Gantt)

    @property
    def chosen(self) -> str | None:
        """The id of the chosen item or strategy."""
        return self.gantt.chosen

    def show_strategy(self, strategy: str) -> None:
        """Show a strategy, or all."""
        self.strategy = strategy
        self._show_plan()
        self.gantt.start_anew()

    def plan_changed(self, change: PlanChanged) -> None:
        """Show the plan as it is now."""
        if self.strategy not in (ALL, *timeline_strategies(change.after)):
            self.show_strategy(next(iter(timeline_strategies(change.after)), ""))
        else:
            self._show_plan()

    def focus_first(self) -> None:
        """Work begins in the lines."""
        self.gantt.focus()

    def memory(self) -> Any:
        """What is shown, chosen, folded, typed and in sight."""
        gantt = self.gantt
        seen = gantt.axis.first, gantt.axis.days
        return (
            self.strategy,
            self.chosen,
            set(gantt.folded),
            set(self._known),
            gantt.typed,
            self.late,
            self.dated,
            self.actor,
            seen,
        )

    def recall(self, memory: Any) -> None:
        """Show it as before."""
        strategy, chosen, folded, known, typed, self.late, self.dated, self.actor, seen = memory
        self._known, self.gantt.folded = known, folded
        if strategy == ALL or strategy in timeline_strategies(self.plan):
            self.show_strategy(strategy)
        self._filter(typed)
        self._keep()
        self.gantt.look_from(*seen)
        if chosen is not None:
            self.gantt.go_to(chosen)

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
        if not moved(self.plan, id, which, by, days):
            self.notify(_cannot(self.plan.find(id, ("items", "strategies")), which), markup=False)
            return

        def move(workspace: Workspace) -> None:
            changes = moved(workspace.plan, id, which, by, days)
            if changes:
                workspace.commit(changes)

        self.session.write(move)

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

    def _show_plan(self) -> None:
        gantt, plan = self.gantt, self.plan
        roots = timeline_strategies(plan) if self.strategy == ALL else [self.strategy] if self.strategy else []
        self.query_one(TimelineSwitcher).show(plan, self.strategy)
        if not roots:
            self.times = None
            gantt.clear(_("No strategy has actions yet. Add them in the strategy view (2)."))
            self._say()
            return
        self._outline = outline = TimelineOutline(plan, roots, self._outline)
        if self.strategy not in self._known:
            self._known.add(self.strategy)
            gantt.folded |= outline.folded_at_first()
        self.times = Times(plan, roots, adding.today(self.planner))
        gantt.show_times(outline, self._columns(), self.times)
        self._say()

    def _columns(self) -> Sequence[TreeColumn]:
        assert self.times is not None, "columns tell times"  # noqa: S101
        columns = [column for column in tree_columns(self.planner, self.times) if column.name in ROOM]
        return [
            replace(column, title_room=ROOM[column.name], width=max(column.width, WIDE[column.name]))
            for column in columns
        ]

    def _keep(self) -> None:
        """Apply the filters, and say in the frame which ones."""
        keep: Callable[[str], bool] | None = None
        if self.late or self.dated or self.actor is not None:
            keep = self._is_kept
        self.gantt.keep_only(keep)
        self._say()

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

    def _say(self) -> None:
        """Tell the chosen line below, and in the frame what the signs mean and what is left out."""
        below, pane = self.query_one("#timeline-below", Static), self.query_one("#timeline-pane")
        chosen = self.chosen
        below.update(told(self.planner, self.times, chosen) if self.times is not None and chosen is not None else "")
        filters = [words for words, on in ((_("late only"), self.late), (_("dated only"), self.dated)) if on]
        if self.actor is not None and self.actor in self.plan.stakeholders:
            filters.append(self.plan.stakeholders[self.actor].short_name)
        pane.border_title = " · ".join([_("Timeline"), *filters])
        pane.border_subtitle = self._legend()

    def _legend(self) -> str:
        surely, perhaps = ("#", "~") if self.planner.glyphs.plain else ("█", "▒")
        return _("{surely} certain  {perhaps} may be  {today} today").format(
            surely=surely, perhaps=perhaps, today=self.planner.glyphs("│"))  # fmt: skip

    @on(Gantt.Highlighted)
    def _line_chosen(self, event: Gantt.Highlighted) -> None:
        if isinstance(event, Gantt.Opened):
            self.action_open()
        else:
            self._say()

    @on(Gantt.Scaled)
    def _scaled(self) -> None:
        self.query_one(Scale).show(self.gantt.axis, self.gantt.time_start)

    @on(Scale.Zoomed)
    def _zoomed(self, event: Scale.Zoomed) -> None:
        self.gantt.action_zoom(event.by)

    @on(ChoiceField.Chosen, "#timeline-switcher")
    def _switched(self, event: ChoiceField.Chosen) -> None:
        event.stop()
        self.show_strategy(event.value)
        self.focus_first()

    @on(Input.Changed, "#timeline-filter")
    def _typing(self, event: Input.Changed) -> None:
        self.gantt.filter(event.value)

    @on(Input.Submitted, "#timeline-filter")
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.gantt.focus()


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
