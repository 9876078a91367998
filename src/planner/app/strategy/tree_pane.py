"""The pane of the tree: which strategy, the filter, the lines, and the lines one types over them."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input

from planner.app.strategy.columns import TreeColumn
from planner.app.strategy.outline import ALL, Outline
from planner.app.strategy.title_line import TitleLine
from planner.app.strategy.tree import StrategyTree
from planner.app.widgets.strategy_switcher import StrategySwitcher
from planner.i18n import N_, _, ngettext
from planner.model.plan import Plan


@dataclass(slots=True)
class Naming:
    """Where the next new item goes: after an item, or last inside it; who writes one moves it on to the next."""

    after: str
    inside: bool


class TreePane(Vertical):
    """Names items in the tree itself; what was named is told, and written by the view."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", N_("Back to the tree"), show=False)]

    class Named(Message):
        """New items were named, in their order; no other ones follow when they are the `last`."""

        def __init__(self, titles: list[str], naming: Naming, *, last: bool) -> None:
            super().__init__()
            self.titles, self.naming, self.last = titles, naming, last

    class Renamed(Message):
        """An item or strategy got another title."""

        def __init__(self, id: str, title: str) -> None:
            super().__init__()
            self.id, self.title = id, title

    def __init__(self, plan: Plan) -> None:
        super().__init__(id="tree-pane", classes="pane")
        self._plan = plan
        self._renaming: str | None = None
        self._adding: Naming | None = None

    def compose(self) -> ComposeResult:
        """The lines to type in and the tree."""
        self.border_title = _("Strategy")
        with Horizontal(id="tree-line"):
            yield StrategySwitcher(self._plan)
            yield Input(placeholder=_("Filter (f)"), id="tree-filter", compact=True)
        yield StrategyTree(id="tree")
        yield Input(placeholder=_("Number or code, like 2.1"), id="tree-number", compact=True)
        yield TitleLine()

    def on_mount(self) -> None:
        """The line for numbers shows only when it is asked for."""
        self.query_one("#tree-number").display = False

    @property
    def tree_lines(self) -> StrategyTree:
        """The tree."""
        return self.query_one(StrategyTree)

    def show(self, plan: Plan, chosen: str, outline: Outline | None, columns: tuple[TreeColumn, ...]) -> None:
        """Show a strategy, or `ALL`, as it is now."""
        self.border_title = _("All strategies") if chosen == ALL else _("Strategy")
        self.query_one(StrategySwitcher).show(plan, chosen)
        if outline is None:
            self.tree_lines.clear(_("There is no strategy yet. Press N to begin one."))
        else:
            self.tree_lines.show(outline, columns)
        if self.query_one(TitleLine).display:
            self._lay_line()
        self.say_counts()

    def show_filter(self, typed: str) -> None:
        """Filter by these words."""
        line = self.query_one("#tree-filter", Input)
        with line.prevent(Input.Changed):
            line.value = typed
        self._filter(typed)

    def ask_for_filter(self) -> None:
        """Go to the filter line."""
        self.query_one("#tree-filter", Input).focus()

    def ask_for_strategy(self) -> None:
        """Open the list of strategies."""
        self.query_one(StrategySwitcher).action_open()

    def ask_for_number(self) -> None:
        """Open the line in which a number or code is typed."""
        line = self.query_one("#tree-number", Input)
        line.value = ""
        line.display = True
        line.focus()

    def rename(self, id: str, title: str) -> None:
        """Let the title of a line be typed over."""
        self._renaming, self._adding = id, None
        self.query_one(TitleLine).begin(title, _("Title"))
        self._lay_line()

    def name_new(self, after: str, *, inside: bool) -> None:
        """Let a new item be named where it will stand; a filter, which would hide it, is taken off."""
        if self.tree_lines.typed:
            self.show_filter("")
        self._renaming, self._adding = None, Naming(after, inside)
        line = self.query_one(TitleLine)
        if not line.display:
            line.begin("", _("Title; enter keeps it, esc ends"))
        self._lay_line()

    def name_next(self) -> None:
        """An item that was named is in the plan; the next one, if any, goes after it."""
        if self._adding is not None:
            self._lay_line()

    def stop_naming(self) -> None:
        """Nothing more is to be named."""
        line = self.query_one(TitleLine)
        had_focus = line.has_focus
        self._renaming = self._adding = None
        line.end()
        self.tree_lines.close_gap()
        if had_focus:
            self.tree_lines.focus()

    def action_back(self) -> None:
        """Back to the tree from a line one types in; from the tree and the filter line, the filter is taken off."""
        if not self.query_one("#tree-number").has_focus:
            self.show_filter("")
        self.tree_lines.focus()

    def say_counts(self) -> None:
        """How many items there are, and how many of them are shown."""
        tree = self.tree_lines
        lines, roots = (tree.outline.lines, len(tree.outline.roots)) if tree.outline is not None else ([], 0)
        count = len(lines) - roots
        words = ngettext("{count} item", "{count} items", count).format(count=count)
        if tree.typed:
            words = _("{shown} of {count}").format(
                shown=sum(lines[each].parent >= 0 for each in tree.shown), count=count
            )
        self.border_subtitle = words

    @on(Input.Changed, "#tree-filter")
    def _typing(self, event: Input.Changed) -> None:
        self._filter(event.value)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.tree_lines.focus()

    @on(Input.Changed, "#tree-number")
    def _typing_number(self, event: Input.Changed) -> None:
        outline = self.tree_lines.outline
        number = outline.numbered(event.value, self.tree_lines.chosen) if outline is not None else None
        if outline is not None and number is not None:
            self.tree_lines.go_to(outline.lines[number].id)

    @on(Input.Blurred, "#tree-number")
    def _number_left(self) -> None:
        self.query_one("#tree-number").display = False

    @on(TitleLine.Named)
    def _titled(self, event: TitleLine.Named) -> None:
        event.stop()
        if self._renaming is not None:
            self.post_message(self.Renamed(self._renaming, event.titles[0]))
            self.stop_naming()
        elif self._adding is not None:
            self.post_message(self.Named(event.titles, self._adding, last=event.last))
            if event.last:
                self.stop_naming()

    @on(TitleLine.Left)
    def _naming_left(self, event: TitleLine.Left) -> None:
        event.stop()
        self.stop_naming()

    @on(StrategyTree.Moved)
    def _lines_moved(self) -> None:
        if self.query_one(TitleLine).display:
            self.call_after_refresh(self._lie)

    def on_resize(self) -> None:
        """Keep the title line on its line."""
        self._lines_moved()

    def _filter(self, typed: str) -> None:
        self.tree_lines.filter(typed)
        self.say_counts()

    def _lay_line(self) -> None:
        """Put the title line over the line that is named, making room for a new one."""
        tree, naming = self.tree_lines, self._adding
        if naming is not None and tree.outline is not None and naming.after in tree.outline.at:
            tree.open_gap(naming.after, inside=naming.inside)
        self.call_after_refresh(self._lie)

    def _lie(self) -> None:
        tree = self.tree_lines
        region = tree.region_of(None if tree.has_gap else self._renaming)
        if region is not None:
            offset = tree.region.offset - self.content_region.offset
            self.query_one(TitleLine).lie_on(region.translate(offset), self._indent())

    def _indent(self) -> int:
        """The columns before the line: as far as the codes of its level."""
        tree, naming = self.tree_lines, self._adding
        id = naming.after if naming is not None else self._renaming
        if tree.outline is None or id is None or id not in tree.outline.at:
            return 1
        depth = tree.outline.lines[tree.outline.at[id]].depth
        return 2 + tree.indent_of(depth + 1 if naming is not None and naming.inside else depth)
