"""The analysis view: a tab for every analysis, what it is limited to, and the panels it gives."""

from typing import Any

from textual import on
from textual.app import ComposeResult

from planner.app.analysis.commands import AnalysisCommands
from planner.app.analysis.grid import Grid
from planner.app.analysis.limit_line import LimitLine
from planner.app.analysis.panel_pane import PanelPane
from planner.app.analysis.results import Asked
from planner.app.analysis.row_actions import suiting
from planner.app.analysis.tabs import TitlesLine
from planner.app.session import PlanChanged
from planner.i18n import _

WORDY = 100
"""So many columns of screen have room for words where a sign would do."""


class AnalysisView(AnalysisCommands):
    """What the plan tells: every analysis computes in a thread over the plan as it is now, and is drawn as it says."""

    def compose(self) -> ComposeResult:
        """The tabs, the limits, the panels, and one of them."""
        yield TitlesLine(id="analyses")
        yield LimitLine()
        yield TitlesLine(id="panels")
        yield PanelPane()

    def on_mount(self) -> None:
        """Ask the first analysis."""
        super().on_mount()
        self.ask()

    def plan_changed(self, change: PlanChanged) -> None:
        """Ask again what is shown; what is not shown is asked when it is."""
        if self.display:
            self.ask()

    def focus_first(self) -> None:
        """Work begins in the table."""
        self.pane.focus_first()
        self._focus_wished = self._drawn is None
        if not self.results.is_current(self.asked, self.plan):
            self.ask()

    def memory(self) -> Any:
        """What is shown and limited, and where the cursor stands."""
        grid = self.pane.grid
        return self.name_shown, self.limits, dict(self._panels), (grid.row, grid.column), self.pane.wants_chart

    def recall(self, memory: Any) -> None:
        """Show it as before."""
        self.name_shown, self.limits, self._panels, cell, self.pane.wants_chart = memory
        self._cell = cell
        self.ask()

    def ask(self) -> None:
        """Show what is known, and have found out what is not."""
        self.show_answer()
        if not self.results.is_current(self.asked, self.plan):
            self.run_worker(self.results.find(self.analysis, self.question, self.plan), group="analyses")

    def arrived(self, asked: Asked) -> None:
        """Show what was found, if it is still what is asked."""
        if not self.is_mounted or asked != self.asked:
            return
        if self.results.is_current(asked, self.plan):
            self.show_answer()
        else:
            self.ask()

    def show_answer(self) -> None:
        """Show the answer there is: the right one, or the one before it with a quiet mark."""
        analysis = self.analysis
        known = self.results.known(self.asked) or self.results.latest(analysis.name)
        waiting = not self.results.is_current(self.asked, self.plan)
        titles = tuple(_(each.title) for each in self.analyses)
        after = (_("reckoning…") if self.app.size.width >= WORDY else "…") if waiting else ""
        self.query_one("#analyses", TitlesLine).show(titles, self.analyses.index(analysis), after=after)
        self.query_one(LimitLine).show(self.plan, analysis, self.limits.still_in(self.plan))
        if known is None or known.sentence:
            self._drawn = None
            self.query_one("#panels").display = False
            self.pane.say(known.sentence if known is not None else _("Reckoning…"))
        else:
            self._show_panel(known.sheets)
        self.refresh_bindings()

    def _show_panel(self, sheets: tuple[Any, ...]) -> None:
        line, at = self.query_one("#panels", TitlesLine), self._at
        line.display = len(sheets) > 1
        line.show(tuple(sheet.panel.title for sheet in sheets), at, before=f" {at + 1}/{len(sheets)}")
        drawn = (self.asked, sheets[at].panel.key)
        anew = self._drawn is None or self._drawn[0][0] != drawn[0][0] or self._drawn[1] != drawn[1]
        if self.pane.sheet is not sheets[at]:
            self.pane.show(sheets[at], anew=anew)
            if self._cell is not None:
                self.pane.grid.go_to(*self._cell)
                self._cell = None
        self._drawn = drawn
        if self._focus_wished or (anew and self.has_focus_within):
            self._focus_wished = False
            self.pane.focus_first()

    @on(TitlesLine.Chosen, "#analyses")
    def _tab_clicked(self, event: TitlesLine.Chosen) -> None:
        self.show_analysis(self.analyses[event.at].name)

    @on(TitlesLine.Chosen, "#panels")
    def _panel_clicked(self, event: TitlesLine.Chosen) -> None:
        self.action_turn_panel(event.at - self._at)

    @on(LimitLine.Asked)
    def _limit_clicked(self, event: LimitLine.Asked) -> None:
        if isinstance(event, LimitLine.Dropped):
            self.limit(event.limit, frozenset())
        else:
            self.action_limit(event.limit)

    @on(Grid.Moved)
    def _cell_chosen(self) -> None:
        self.pane.tell_cell()
        grid = self.pane.grid
        may = tuple(grid.check_action(action, ()) for action in ("open_row", "open_column"))
        keys = *may, *(action.key for action in suiting(self.analysis.name, self.plan, self._row))
        if keys != self._keys:
            self._keys = keys
            self.refresh_bindings()

    @on(Grid.Going)
    def _going(self, event: Grid.Going) -> None:
        self.planner.jump(event.destination)
