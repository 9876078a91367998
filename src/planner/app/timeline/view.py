"""The timeline view: when everything is done, how exactly that is known, and what waits for what."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from planner.app.session import PlanChanged
from planner.app.strategy import adding
from planner.app.strategy.columns import TreeColumn, tree_columns
from planner.app.strategy.outline import ALL
from planner.app.timeline.axis import Scale
from planner.app.timeline.commands import TimelineCommands
from planner.app.timeline.gantt import Gantt
from planner.app.timeline.line_detail import told
from planner.app.timeline.times import TimelineOutline, Times
from planner.app.widgets.choice_field import ChoiceField
from planner.app.widgets.strategy_switcher import TimelineSwitcher, timeline_strategies
from planner.i18n import _

ROOM = {"leads": 110, "start": 150, "end": 150}
"""The columns beside the titles, with the width from which each finds room."""
WIDE = {"leads": 16, "start": 8, "end": 9}
"""How wide each of them is at least."""


class TimelineView(TimelineCommands):
    """Bars along the tree; dates are moved by keys."""

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

    def _show_plan(self) -> None:
        gantt, plan = self.gantt, self.plan
        roots = timeline_strategies(plan) if self.strategy == ALL else [self.strategy] if self.strategy else []
        self.query_one(TimelineSwitcher).show(plan, self.strategy)
        if not roots:
            self.times = None
            gantt.clear(_("No strategy has actions yet. Add them in the strategy view (2)."))
            self.say()
            return
        self._outline = outline = TimelineOutline(plan, roots, self._outline)
        if self.strategy not in self._known:
            self._known.add(self.strategy)
            gantt.folded |= outline.folded_at_first()
        self.times = Times(plan, roots, adding.today(self.planner))
        gantt.show_times(outline, self._columns(), self.times)
        self.say()

    def _columns(self) -> Sequence[TreeColumn]:
        assert self.times is not None, "columns tell times"  # noqa: S101
        columns = [column for column in tree_columns(self.planner, self.times) if column.name in ROOM]
        return [
            replace(column, title_room=ROOM[column.name], width=max(column.width, WIDE[column.name]))
            for column in columns
        ]

    def say(self) -> None:
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
            self.say()

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
