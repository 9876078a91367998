"""The analysis view: a tab for every analysis, what it is limited to, and the panels it gives."""

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from planner.analysis.question import Question
from planner.analysis.registry import ANALYSES, Analysis, Limit
from planner.app.analysis.grid import Grid
from planner.app.analysis.limit_line import LimitLine, limit_chooser, value_chooser
from planner.app.analysis.limits import KEYS, ON, TURNED, Limits
from planner.app.analysis.panel_pane import PanelPane
from planner.app.analysis.results import Asked, Results
from planner.app.analysis.row_actions import ROW_ACTIONS, suiting
from planner.app.analysis.tabs import TitlesLine
from planner.app.plan_view import PlanView
from planner.app.session import PlanChanged
from planner.app.strategy.adding import today
from planner.app.widgets.chooser import Choice, Chooser
from planner.i18n import N_, _
from planner.i18n.text import fold

WORDY = 100
"""So many columns of screen have room for words where a sign would do."""


class AnalysisView(PlanView):
    """What the plan tells: every analysis computes in a thread over the plan as it is now, and is drawn as it says."""

    HELP_PAGE = "analysis"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(action.key, f"row('{action.key}')", action.title, id=f"analysis.row_{name}_{action.key}")
            for name, actions in ROW_ACTIONS.items()
            for action in actions
        ),
        Binding("t", "turn_tab(1)", N_("Other analysis"), id="analysis.next"),
        Binding("T", "turn_tab(-1)", N_("Analysis before"), id="analysis.before", show=False),
        Binding("m", "pick", N_("Choose an analysis"), id="analysis.choose", show=False),
        Binding("p", "turn_panel(1)", N_("Other table"), id="analysis.panel"),
        Binding("P", "turn_panel(-1)", N_("Table before"), id="analysis.panel_before", show=False),
        Binding("c", "chart", N_("Chart"), id="analysis.chart"),
        Binding("f", "limit_by", N_("Filter by…"), id="analysis.limit"),
        *(
            Binding(key, f"limit('{limit}')", title, id=f"analysis.{limit}", show=False)
            for limit, (key, title) in KEYS.items()
        ),
        Binding("x", "unlimited", N_("Take all filters off"), id="analysis.unlimited", show=False),
        Binding("i", "read", N_("Read all"), id="analysis.read"),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.limits = Limits()
        self.name_shown = ANALYSES[0].name
        self._panels: dict[str, str] = {}
        """The key of the panel that is shown of each analysis."""
        self._drawn: tuple[Asked, str] | None = None
        self._cell: tuple[int, int] | None = None
        """Where the cursor is to stand once there is a table."""
        self._keys: tuple[object, ...] = ()
        """What can be done with the cell under the cursor: the line of keys is drawn anew only when that changes."""
        self._focus_wished = False
        """Whether the focus is to go to the table once there is one."""
        self.results = Results(self._arrived)

    def compose(self) -> ComposeResult:
        """The tabs, the limits, the panels, and one of them."""
        yield TitlesLine(id="analyses")
        yield LimitLine()
        yield TitlesLine(id="panels")
        yield PanelPane()

    def on_mount(self) -> None:
        """Ask the first analysis."""
        super().on_mount()
        self._ask()

    @property
    def analysis(self) -> Analysis:
        """The analysis that is shown."""
        return next((each for each in ANALYSES if each.name == self.name_shown), ANALYSES[0])

    @property
    def pane(self) -> PanelPane:
        """The panel that is shown."""
        return self.query_one(PanelPane)

    @property
    def question(self) -> Question:
        """What the shown analysis is asked."""
        return self.limits.still_in(self.plan).question(self.analysis, today(self.planner))

    @property
    def asked(self) -> Asked:
        """The shown analysis and what it is asked."""
        return self.analysis.name, self.question

    @property
    def chosen(self) -> str | None:
        """The id of the record under the cursor."""
        row = self._row
        return row[1] if row is not None else None

    @property
    def _row(self) -> tuple[str, str] | None:
        here = self.pane.grid.here if self.pane.grid.display else None
        return (here[0].goes or here[1].goes) if here is not None else None

    def plan_changed(self, change: PlanChanged) -> None:
        """Ask again what is shown; what is not shown is asked when it is."""
        if self.display:
            self._ask()

    def focus_first(self) -> None:
        """Work begins in the table."""
        self.pane.focus_first()
        self._focus_wished = self._drawn is None
        if not self.results.is_current(self.asked, self.plan):
            self._ask()

    def memory(self) -> Any:
        """What is shown and limited, and where the cursor stands."""
        grid = self.pane.grid
        return self.name_shown, self.limits, dict(self._panels), (grid.row, grid.column), self.pane.wants_chart

    def recall(self, memory: Any) -> None:
        """Show it as before."""
        self.name_shown, self.limits, self._panels, cell, self.pane.wants_chart = memory
        self._cell = cell
        self._ask()

    def show_analysis(self, name: str) -> None:
        """Show an analysis of the registry."""
        self.name_shown = name
        self._ask()
        self.focus_first()

    def limit(self, limit: Limit, values: frozenset[str]) -> None:
        """Limit the shown analysis, or all of them where the limit is shared."""
        self.limits = self.limits.having(self.analysis.name, limit, values)
        self._ask()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what the shown analysis and its panel allow."""
        if action == "limit":
            return parameters[0] in self.analysis.limits
        if action in {"limit_by", "unlimited"}:
            return bool(self.analysis.limits)
        if action == "turn_panel":
            return len(self._sheets) > 1
        if action == "chart":
            return self.pane.turns
        if action == "row":
            return self._may(str(parameters[0]))
        return super().check_action(action, parameters)

    def action_turn_tab(self, by: int) -> None:
        """Show the next analysis."""
        names = [each.name for each in ANALYSES]
        self.show_analysis(names[(names.index(self.analysis.name) + by) % len(names)])

    def action_pick(self) -> None:
        """Choose an analysis by what it answers, or one of the tables of this one."""

        def found(typed: str) -> list[Choice[tuple[str, str]]]:
            choices: list[Choice[tuple[str, str]]] = []
            for each in ANALYSES:
                choices.append(Choice((each.name, ""), _(each.title), _(each.says)))
                if each.name == self.analysis.name:
                    choices += [Choice((each.name, one.panel.key), f"  {one.panel.title}") for one in self._sheets]
            return [choice for choice in choices if fold(typed) in fold(f"{choice.name} {choice.beside}")]

        self.app.push_screen(Chooser(_("What do you want to know?"), found), self._picked)

    def _picked(self, picked: tuple[str, str] | None) -> None:
        if picked is not None:
            name, panel = picked
            self._panels[name] = panel or self._panels.get(name, "")
            self.show_analysis(name)

    def action_turn_panel(self, by: int) -> None:
        """Show the next panel of this analysis."""
        sheets = self._sheets
        if sheets:
            at = (self._at + by) % len(sheets)
            self._panels[self.analysis.name] = sheets[at].panel.key
            self._show()
            self.focus_first()

    def action_chart(self) -> None:
        """Show the chart instead of the table, or the table again."""
        self.pane.turn()
        self.refresh_bindings()

    def action_limit_by(self) -> None:
        """Choose what to limit by; where there is one limit only, ask for it."""
        limits = self.analysis.limits
        if len(limits) == 1:
            self.action_limit(limits[0])
        else:
            chooser = limit_chooser(self.plan, self.analysis, self.limits)
            self.app.push_screen(chooser, lambda limit: self.action_limit(limit) if limit else None)

    def action_limit(self, limit: Limit) -> None:
        """Ask for the value of a limit, or turn one that is on or off."""
        values = self.limits.of(self.analysis.name, limit)
        if limit in TURNED:
            self.limit(limit, frozenset() if values else ON)
            return
        chooser = value_chooser(self.plan, limit, values)
        self.app.push_screen(chooser, lambda chosen: self.limit(limit, chosen) if chosen is not None else None)

    def action_unlimited(self) -> None:
        """Take off every limit of this analysis."""
        for limit in self.analysis.limits:
            self.limits = self.limits.having(self.analysis.name, limit, frozenset())
        self._ask()

    def action_read(self) -> None:
        """Read everything the panel says."""
        from planner.app.analysis.panel_pane import ReadingDialog

        if self._sheets:
            self.app.push_screen(ReadingDialog(self._sheets[self._at], _(self.analysis.says)))

    def action_row(self, key: str) -> None:
        """Do with the record of the row what its key says."""
        row = self._row
        for action in suiting(self.analysis.name, self.plan, row):
            if action.key == key and row is not None:
                action.does(self, row)

    def _may(self, key: str) -> bool | None:
        found = [action for action in suiting(self.analysis.name, self.plan, self._row) if action.key == key]
        if not found:
            return False
        return None if found[0].writes and self.session.read_only else True

    @property
    def _sheets(self) -> tuple[Any, ...]:
        known = self.results.known(self.asked) or self.results.latest(self.analysis.name)
        return known.sheets if known is not None else ()

    @property
    def _at(self) -> int:
        keys = [sheet.panel.key for sheet in self._sheets]
        wanted = self._panels.get(self.analysis.name, "")
        return keys.index(wanted) if wanted in keys else 0

    def _ask(self) -> None:
        self._show()
        if not self.results.is_current(self.asked, self.plan):
            self.run_worker(self.results.find(self.analysis, self.question, self.plan), group="analyses")

    def _arrived(self, asked: Asked) -> None:
        if not self.is_mounted or asked != self.asked:
            return
        if self.results.is_current(asked, self.plan):
            self._show()
        else:
            self._ask()

    def _show(self) -> None:
        """Show the answer there is: the right one, or the one before it with a quiet mark."""
        analysis = self.analysis
        known = self.results.known(self.asked) or self.results.latest(analysis.name)
        waiting = not self.results.is_current(self.asked, self.plan)
        titles = tuple(_(each.title) for each in ANALYSES)
        after = (_("reckoning…") if self.app.size.width >= WORDY else "…") if waiting else ""
        self.query_one("#analyses", TitlesLine).show(titles, ANALYSES.index(analysis), after=after)
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
        self.show_analysis(ANALYSES[event.at].name)

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
