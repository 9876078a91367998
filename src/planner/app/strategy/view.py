"""The strategy view: the tree with its status, leads, dates and progress, and the detail of the chosen item."""

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widgets import Input, TextArea

from planner.app.plan_view import PlanView
from planner.app.session import PlanChanged
from planner.app.strategy import adding
from planner.app.strategy.columns import tree_columns
from planner.app.strategy.detail import DetailPane, section_of
from planner.app.strategy.facts import Facts
from planner.app.strategy.outline import ALL, Outline
from planner.app.strategy.sections import SECTIONS
from planner.app.strategy.tree import StrategyTree
from planner.app.strategy.tree_pane import TreePane
from planner.app.widgets.choice_field import ChoiceField
from planner.app.widgets.record_dialog import RecordDialog
from planner.app.widgets.removing import ask_to_remove
from planner.app.widgets.strategy_switcher import StrategySwitcher, in_order
from planner.changes.arranging import new_items
from planner.changes.change import Change
from planner.i18n import N_, current_language
from planner.model.actions import in_groups
from planner.model.plan import Plan
from planner.model.strategies import Strategy
from planner.model.tree import strategy_of, subject_of
from planner.workspace.editing import Step, arrange
from planner.workspace.workspace import Workspace

DETAIL_SECONDS = 0.08
"""How long the cursor rests before the detail follows, so that a held key does not wait for it."""
ABOUT_AN_ITEM = frozenset({"report", "rename", "remove", "arrange", "open", "add_inside", "add_beside", "section"})
"""The actions that need a strategy to be shown."""


class StrategyView(PlanView):
    """What is to be done, by whom, by when, and how far along it is."""

    HELP_PAGE = "strategy"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add_beside", N_("Add"), id="strategy.add"),
        Binding("insert,A", "add_inside", N_("Add inside"), key_display="Ins", id="strategy.inside"),
        Binding("r", "report", N_("Report progress"), id="strategy.report"),
        Binding("t", "rename", N_("Rename"), id="strategy.rename"),
        Binding("delete", "remove", N_("Remove"), id="strategy.remove"),
        Binding("s", "switch", N_("Other strategy"), id="strategy.switch"),
        Binding("f", "filter", N_("Filter"), id="strategy.filter"),
        Binding("g", "go_to_number", N_("Go to a number or code"), id="strategy.number", show=False),
        Binding("N", "new_strategy", N_("New strategy"), id="strategy.new", show=False),
        Binding("ctrl+up,shift+up", "arrange('up')", N_("Move up"), id="strategy.up", show=False),
        Binding("ctrl+down,shift+down", "arrange('down')", N_("Move down"), id="strategy.down", show=False),
        Binding("less_than_sign,ctrl+left", "arrange('promote')", N_("One level higher"), id="strategy.promote",
                key_display="<", show=False),
        Binding("greater_than_sign,ctrl+right", "arrange('demote')", N_("One level lower"), id="strategy.demote",
                key_display=">", show=False),
        Binding("enter", "open", N_("Edit everything"), id="strategy.open", show=False),
        *(
            Binding(section.key, f"section('{section.name}')", section.title, id=f"strategy.{section.name}", show=False)
            for section in SECTIONS
        ),
    ]  # fmt: skip

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.strategy = ""
        """The id of the strategy that is shown, or `ALL`."""
        self._known: set[str] = set()
        """The strategies that were shown before: what is folded in them is up to the person now."""
        self._timer: Timer | None = None
        self._facts: Facts | None = None

    def compose(self) -> ComposeResult:
        """The panes."""
        with Horizontal(id="strategy-panes"):
            yield TreePane(self.plan)
            yield DetailPane(id="item-pane")

    def on_mount(self) -> None:
        """Show the first strategy."""
        super().on_mount()
        self.show_strategy(_first(self.plan))

    @property
    def pane(self) -> TreePane:
        """The pane of the tree."""
        return self.query_one(TreePane)

    @property
    def tree_lines(self) -> StrategyTree:
        """The tree."""
        return self.query_one(StrategyTree)

    @property
    def detail(self) -> DetailPane:
        """The detail."""
        return self.query_one(DetailPane)

    @property
    def chosen(self) -> str | None:
        """The id of the chosen item or strategy."""
        return self.tree_lines.chosen

    @property
    def place(self) -> object:
        """The chosen line, and where in its detail the reader is."""
        return self.chosen, self.detail.place

    @property
    def roots(self) -> list[str]:
        """The ids of the strategies that are shown, from top to bottom."""
        if self.strategy == ALL:
            return [record.id for record in in_groups(self.plan)]
        return [self.strategy] if self.strategy else []

    def show_strategy(self, strategy: str) -> None:
        """Show a strategy, its first item chosen; or all, the one that was chosen in."""
        self.strategy = strategy
        self._show_plan(anew=True)

    def plan_changed(self, change: PlanChanged) -> None:
        """Show the plan as it is now."""
        if self.strategy != ALL and self.strategy not in change.after.strategies:
            self.strategy = _first(change.after)
        self._show_plan()

    def focus_first(self) -> None:
        """Work begins in the tree."""
        self.tree_lines.focus()

    def jump_to(self, collection: str, id: str) -> bool:
        """Choose an item or strategy, or the one a record hangs on with its section; filters that hide it go."""
        item = subject_of(self.plan, collection, id)
        strategy = strategy_of(self.plan, item)
        if strategy is None:
            return False
        if self.strategy not in {ALL, strategy.id}:
            self.show_strategy(strategy.id)
        if not self.tree_lines.go_to(item):
            self.pane.show_filter("")
            self.tree_lines.go_to(item)
        self.detail.choose(section_of(collection))
        return True

    def memory(self) -> Any:
        """What is shown, chosen, folded and typed."""
        tree = self.tree_lines
        recent = list(self.query_one(StrategySwitcher).recent)
        return self.strategy, self.chosen, set(tree.folded), set(self._known), tree.typed, self.detail.section, recent

    def recall(self, memory: Any) -> None:
        """Show it as before."""
        strategy, chosen, folded, known, typed, section, self.query_one(StrategySwitcher).recent = memory
        self._known, self.tree_lines.folded = known, folded
        if strategy == ALL or strategy in self.plan.strategies:
            self.show_strategy(strategy)
        self.pane.show_filter(typed)
        self.tree_lines.go_to(chosen or strategy)
        self.detail.choose(section)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Items are arranged and reported on while one is chosen, and never by keys meant for a text."""
        if action in ABOUT_AN_ITEM:
            return bool(self.strategy) and not isinstance(self.screen.focused, Input | TextArea)
        return super().check_action(action, parameters)

    def action_add_beside(self) -> None:
        """Name a new item after the chosen one; under a strategy when that is chosen."""
        if self.chosen is not None:
            self.pane.name_new(self.chosen, inside=self.chosen in self.plan.strategies)

    def action_add_inside(self) -> None:
        """Name a new item that belongs to the chosen one."""
        if self.chosen is not None:
            self.pane.name_new(self.chosen, inside=True)

    def action_rename(self) -> None:
        """Type another title over the old one."""
        record = self._facts.record(self.chosen) if self._facts is not None and self.chosen is not None else None
        if record is not None:
            self.pane.rename(record.id, record.title.pick())

    def action_arrange(self, how: Step) -> None:
        """Move the chosen item among its siblings or to another level."""
        id = self.chosen
        if id in self.plan.items and id is not None:
            self.session.write(lambda workspace: arrange(workspace, id, how), then_at=lambda _done: self._go_to(id))

    def action_remove(self) -> None:
        """Remove the chosen item or strategy, what hangs on it being listed first."""
        if self.chosen is not None:
            ask_to_remove(self.planner, "items" if self.chosen in self.plan.items else "strategies", self.chosen)

    def action_report(self) -> None:
        """Report on the chosen item; its status and progress follow."""
        if self.chosen is not None:
            adding.report(self.planner, self.chosen, lambda _id: None)

    def action_section(self, name: str) -> None:
        """Go to a section of the detail."""
        self.detail.choose(next(section for section in SECTIONS if section.name == name))
        self._show_detail()
        self.detail.focus_section()

    def action_open(self) -> None:
        """Go to the section that is shown."""
        self._show_detail()
        self.detail.focus_section()

    def action_switch(self) -> None:
        """Choose another strategy."""
        self.pane.ask_for_strategy()

    def action_filter(self) -> None:
        """Go to the filter line."""
        self.pane.ask_for_filter()

    def action_go_to_number(self) -> None:
        """Type a number or code and go there."""
        self.pane.ask_for_number()

    def action_new_strategy(self) -> None:
        """Begin a strategy."""
        self.app.push_screen(RecordDialog(Strategy, draft={"kind": "strategy", "state": "draft"}), self._begun)

    def _begun(self, strategy: str | None) -> None:
        if strategy is not None:
            self.jump_to("strategies", strategy)

    def _show_plan(self, *, anew: bool = False) -> None:
        roots = self.roots
        if not roots:
            self._facts = None
            self.pane.show(self.plan, self.strategy, None, ())
            self.detail.show(None, None)
            return
        self._facts = Facts(self.plan, adding.today(self.planner), self._facts)
        outline = Outline(self.plan, roots, self.tree_lines.outline)
        if self.strategy not in self._known:
            self._known.add(self.strategy)
            self.tree_lines.folded |= set(roots) if self.strategy == ALL else outline.folded_at_first()
        self.pane.show(self.plan, self.strategy, outline, tuple(tree_columns(self.planner, self._facts)))
        if anew and self.strategy != ALL and len(outline.lines) > 1:
            self.tree_lines.go_to(outline.lines[1].id)
        self._show_detail()

    def _show_detail(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._facts is not None:
            self.detail.show(self._facts, self.chosen)

    @on(StrategyTree.Highlighted)
    def _line_chosen(self, event: StrategyTree.Highlighted) -> None:
        if isinstance(event, StrategyTree.Opened):
            self.action_open()
            return
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(DETAIL_SECONDS, self._show_detail)

    @on(ChoiceField.Chosen, "#switcher")
    def _switched(self, event: ChoiceField.Chosen) -> None:
        event.stop()
        self.show_strategy(event.value)
        self.focus_first()

    @on(StrategySwitcher.Asked)
    def _new_asked(self) -> None:
        self.action_new_strategy()

    @on(DetailPane.Left)
    def _detail_left(self) -> None:
        self.focus_first()

    @on(DetailPane.Going)
    def _going(self, event: DetailPane.Going) -> None:
        section = self.detail.section
        if self.jump_to(*event.destination):
            self.detail.choose(section)

    @on(TreePane.Named)
    def _named(self, event: TreePane.Named) -> None:
        event.stop()
        naming, titles = event.naming, event.titles

        def add(workspace: Workspace) -> str:
            changes = new_items(workspace.plan, titles, naming.after, inside=naming.inside, ids=workspace.ids)
            workspace.commit(changes)
            naming.after, naming.inside = changes[-1].id, False
            return changes[-1].id

        def added(_id: str) -> None:
            if not event.last:
                self.pane.name_next()

        self.session.write(add, added, self.pane.stop_naming, self._go_to)

    @on(TreePane.Renamed)
    def _renamed(self, event: TreePane.Renamed) -> None:
        event.stop()
        record = self._facts.record(event.id) if self._facts is not None else None
        leaf = f"title.{current_language()}"
        before = record.body().get(leaf) if record is not None else None
        if record is not None and event.title != before:
            change = Change(record.collection, record.id, leaf, before, event.title)
            self.session.write(lambda workspace: workspace.commit([change]))

    def _go_to(self, id: str | None) -> None:
        if id is not None:
            self.tree_lines.go_to(id)


def _first(plan: Plan) -> str:
    """The strategy that is shown before anybody chooses; empty when there is none."""
    return next((record.id for record in in_order(plan)), "")
