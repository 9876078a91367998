"""The history view: the change sets, newest first, the chosen one in words, and the way back."""

import asyncio
from dataclasses import replace
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.timer import Timer
from textual.widgets import Input

from planner.app.history.change_set_detail import Telling
from planner.app.history.filter import (
    Days,
    FilterLine,
    Wanted,
    author_chooser,
    days_chooser,
    kind_chooser,
    record_chooser,
    without,
)
from planner.app.history.revert_dialog import ask_to_go_back
from planner.app.history.sets_pane import SetsPane
from planner.app.plan_view import PlanView
from planner.app.session import PlanChanged
from planner.app.widgets.lines import Lines
from planner.app.widgets.register_table import RegisterTable
from planner.i18n import N_, _
from planner.workspace.history import authors, remembering
from planner.workspace.workspace import Workspace

DETAIL_SECONDS = 0.05
"""How long the cursor rests before the detail follows, so that a held key does not wait for it."""


class HistoryView(PlanView):
    """Who changed what, when and from where."""

    HELP_PAGE = "history"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "go_back", N_("Back to this point"), id="history.back"),
        Binding("f", "filter", N_("Filter"), id="history.filter"),
        Binding("r", "ask('record')", N_("Of one record"), id="history.record"),
        Binding("w", "ask('author')", N_("Of one author"), id="history.author"),
        Binding("d", "ask('days')", N_("By date"), id="history.days"),
        Binding("c", "compare", N_("Compare"), id="history.compare"),
        Binding("x", "everything", N_("Show everything"), id="history.everything"),
        Binding("F", "filter_by", N_("Filter by…"), id="history.filter_by", show=False),
        Binding("enter", "detail", N_("Detail"), id="history.detail", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._timer: Timer | None = None
        self._shown = ""

    def compose(self) -> ComposeResult:
        """The list with its filters, and the chosen set in full."""
        with Container(id="history-panes"):
            yield SetsPane()
            with Vertical(id="set-pane", classes="pane") as pane:
                pane.border_title = _("What changed")
                yield Lines(id="set")

    def on_mount(self) -> None:
        """Begin to read."""
        super().on_mount()
        self.narrow(Wanted())

    @property
    def sets(self) -> SetsPane:
        """The list with its filters."""
        return self.query_one(SetsPane)

    @property
    def wanted(self) -> Wanted:
        """What the history is narrowed to."""
        return self.sets.journal.wanted

    @property
    def workspace(self) -> Workspace:
        """The open plan."""
        workspace = self.session.workspace
        assert workspace is not None, "views are mounted after the plan is open"  # noqa: S101
        return workspace

    @property
    def chosen(self) -> str | None:
        """The id of the record that the cursor stands on in the detail, else of the first that the set changed."""
        lines, entry = self.query_one(Lines), self.sets.entry
        if lines.has_focus and lines.paragraph is not None and lines.paragraph.goes is not None:
            return lines.paragraph.goes[1]
        return entry.told[0].id if entry is not None and entry.told else None

    def narrow(self, wanted: Wanted) -> None:
        """Show only what is wanted."""
        kept = self.sets.record_name if wanted.record == self.wanted.record else ""
        self.sets.narrow(wanted, kept)

    def show_record(self, id: str) -> None:
        """Show what happened to one record."""
        self.narrow(Wanted(record=id))
        self.focus_first()

    def plan_changed(self, change: PlanChanged) -> None:
        """Take in what was committed."""
        self.sets.plan_changed()

    def focus_first(self) -> None:
        """Work begins in the list."""
        self.sets.table.focus()

    def memory(self) -> Any:
        """What is narrowed and chosen."""
        return self.wanted, self.sets.table.row

    def recall(self, memory: Any) -> None:
        """Narrow and choose as before."""
        wanted, self.sets.wished_row = memory
        self.narrow(wanted)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One goes back where something can be saved, and shows everything when something is left out."""
        if action == "go_back":
            return None if self.session.read_only else True
        if action == "everything":
            return not self.wanted.everything
        return super().check_action(action, parameters)

    def action_go_back(self) -> None:
        """Show what going back to the chosen set would change, and ask."""
        if self.sets.entry is not None:
            ask_to_go_back(self.planner, self.sets.entry)

    def action_compare(self) -> None:
        """Show what changed since the chosen set, some day or export, or against another file."""
        from planner.app.comparison.dialog import ComparisonDialog

        self.app.push_screen(ComparisonDialog(self.sets.entry))

    def action_filter(self) -> None:
        """Go to the line where one types."""
        self.query_one("#history-filter", Input).focus()

    def action_filter_by(self) -> None:
        """Choose what to narrow by."""
        self.app.push_screen(kind_chooser(), lambda kind: self.action_ask(kind) if kind else None)

    def action_ask(self, kind: str) -> None:
        """Ask for an author, a record or days."""
        if kind == "author":
            self._ask_author()
        elif kind == "record":
            self.app.push_screen(record_chooser(self.plan), self._of_record)
        else:
            today = self.workspace.today
            self.app.push_screen(days_chooser(today), self._of_days)

    def action_everything(self) -> None:
        """Take all filters off."""
        self.narrow(Wanted())

    def action_detail(self) -> None:
        """Read the chosen set in full."""
        self.query_one(Lines).focus()

    @work(exclusive=True, group="authors")
    async def _ask_author(self) -> None:
        known = await asyncio.to_thread(authors, self.workspace)
        self.app.push_screen(author_chooser(known), self._of_author)

    def _of_author(self, author: str | None) -> None:
        if author is not None:
            self.narrow(replace(self.wanted, author=author))

    def _of_record(self, record: str | None) -> None:
        if record is not None:
            self.narrow(replace(self.wanted, record=record))

    def _of_days(self, days: Days | None) -> None:
        if days is not None:
            self.narrow(replace(self.wanted, days=days))

    @on(SetsPane.Typed)
    def _typed(self, event: SetsPane.Typed) -> None:
        self.narrow(replace(self.wanted, typed=event.words))

    @on(FilterLine.Asked)
    def _filter_asked(self, event: FilterLine.Asked) -> None:
        if isinstance(event, FilterLine.Dropped):
            self.narrow(without(self.wanted, event.kind))
        else:
            self.action_ask(event.kind)

    @on(RegisterTable.Highlighted)
    def _set_chosen(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(DETAIL_SECONDS, self._show_entry)

    @on(RegisterTable.Chosen)
    def _set_opened(self) -> None:
        self.action_detail()

    @on(Lines.Left)
    def _detail_left(self) -> None:
        self.focus_first()

    @on(Lines.Going)
    def _going(self, event: Lines.Going) -> None:
        if self.plan.get(*event.destination) is not None:
            self.planner.jump(event.destination)
        else:
            self.app.notify(_("It is no longer in the plan; this is its history."), markup=False)
            self.show_record(event.destination[1])

    @on(SetsPane.Shown)
    def _show_entry(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        entry, lines = self.sets.entry, self.query_one(Lines)
        if entry is None:
            lines.show((), anew=True)
            return
        undone = entry.id in self.sets.journal.undone
        telling = Telling(remembering(self.plan, entry), entry, undone, self.wanted.record, self.planner.glyphs)
        lines.show(telling.paragraphs(), anew=entry.id != self._shown)
        self._shown = entry.id
