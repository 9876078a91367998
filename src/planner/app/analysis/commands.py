"""The keys of the analysis view: which analysis and panel are shown, what limits them, and what is done with a row."""

from abc import abstractmethod
from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from planner.analysis.question import Question
from planner.analysis.registry import ANALYSES, Analysis, Limit
from planner.app.analysis.limit_line import limit_chooser, value_chooser
from planner.app.analysis.limits import KEYS, ON, TURNED, Limits
from planner.app.analysis.panel_pane import PanelPane
from planner.app.analysis.results import Asked, Results
from planner.app.analysis.row_actions import ROW_ACTIONS, suiting
from planner.app.plan_view import PlanView
from planner.app.strategy.adding import today
from planner.app.widgets.chooser import Choice, Chooser
from planner.i18n import N_, _
from planner.i18n.folding import fold


class AnalysisCommands(PlanView):
    """What is shown and asked, and what keys do with it; the view below draws it."""

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

    analyses: ClassVar[tuple[Analysis, ...]] = ANALYSES
    """What there is a tab for."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.limits = Limits()
        self.name_shown = self.analyses[0].name
        self._panels: dict[str, str] = {}
        """The key of the panel that is shown of each analysis."""
        self._drawn: tuple[Asked, str] | None = None
        self._cell: tuple[int, int] | None = None
        """Where the cursor is to stand once there is a table."""
        self._keys: tuple[object, ...] = ()
        """What can be done with the cell under the cursor: the line of keys is drawn anew only when that changes."""
        self._focus_wished = False
        """Whether the focus is to go to the table once there is one."""
        self.results = Results(self.arrived)

    @property
    def analysis(self) -> Analysis:
        """The analysis that is shown."""
        return next((each for each in self.analyses if each.name == self.name_shown), self.analyses[0])

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

    def show_analysis(self, name: str) -> None:
        """Show an analysis of the registry."""
        self.name_shown = name
        self.ask()
        self.focus_first()

    def limit(self, limit: Limit, values: frozenset[str]) -> None:
        """Limit the shown analysis, or all of them where the limit is shared."""
        self.limits = self.limits.having(self.analysis.name, limit, values)
        self.ask()

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
        names = [each.name for each in self.analyses]
        self.show_analysis(names[(names.index(self.analysis.name) + by) % len(names)])

    def action_pick(self) -> None:
        """Choose an analysis by what it answers, or one of the tables of this one."""

        def found(typed: str) -> list[Choice[tuple[str, str]]]:
            choices: list[Choice[tuple[str, str]]] = []
            for each in self.analyses:
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
            self.show_answer()
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
        self.ask()

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

    @abstractmethod
    def ask(self) -> None:
        """Show what is known, and have found out what is not."""

    @abstractmethod
    def show_answer(self) -> None:
        """Show the answer there is: the right one, or the one before it with a quiet mark."""

    @abstractmethod
    def arrived(self, asked: Asked) -> None:
        """Show what was found, if it is still what is asked."""
