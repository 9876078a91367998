"""The pane of change sets: what it is narrowed to, the list, and the reading of more of them while one scrolls."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input

from planner.app.history.filter import FilterLine, Wanted, name_in_history
from planner.app.history.journal import Journal, Page, read_newer, read_older
from planner.app.history.set_list import SetList, history_columns
from planner.app.screens import planner_of
from planner.changes.change_set import ChangeSet
from planner.i18n import PlannerError, _, ngettext
from planner.workspace.history import heading

if TYPE_CHECKING:
    from planner.app.session import Session
    from planner.model.plan import Plan

TYPING_SECONDS = 0.2
"""How long one stops typing before the history is searched."""


class SetsPane(Vertical):
    """Lists the change sets that are wanted, newest first."""

    class Shown(Message):
        """Rows were read: other sets may be chosen now."""

    class Typed(Message):
        """Words were typed to narrow the list."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    def __init__(self) -> None:
        super().__init__(id="sets-pane", classes="pane")
        self.journal = Journal(Wanted())
        self.wished_row: str | None = None
        """The set to be chosen once it is read."""
        self.record_name = ""
        self._headings: dict[str, str] = {}
        self._drawn: Journal | None = None
        """The one whose sets the rows are; it stays until the first page of another is read."""
        self._round = 0
        """Counts the searches; what an older one finds is of no use."""
        self._typing: Timer | None = None
        self._wholly = False

    def compose(self) -> ComposeResult:
        """The filters over the list."""
        self.border_title = _("History")
        yield Input(placeholder=_("Filter by words (f)"), id="history-filter", compact=True)
        yield FilterLine()
        yield SetList(id="sets")

    @property
    def table(self) -> SetList:
        """The list."""
        return self.query_one(SetList)

    @property
    def entry(self) -> ChangeSet | None:
        """The chosen set."""
        return self.journal.entries.get(self.table.row or "")

    def narrow(self, wanted: Wanted, record: str = "") -> None:
        """Show only what is wanted; `record` is the name of a record that may no longer be in the plan."""
        self.journal = Journal(wanted)
        self.record_name = record or name_in_history(self._plan, wanted.record)
        self._round += 1
        self._wholly = False
        self._show_filter()
        self._read()

    def plan_changed(self) -> None:
        """Take in what was committed; names may have changed too."""
        self._headings.clear()
        self.record_name = name_in_history(self._plan, self.journal.wanted.record)
        self._show_filter()
        if self.journal.begun:
            self._read_newer()

    @property
    def _session(self) -> "Session":
        return planner_of(self).session

    @property
    def _plan(self) -> "Plan":
        plan = self._session.plan
        assert plan is not None, "the pane is mounted after the plan is open"  # noqa: S101
        return plan

    @on(Input.Changed, "#history-filter")
    def _type(self, event: Input.Changed) -> None:
        if self._typing is not None:
            self._typing.stop()
        self._typing = self.set_timer(TYPING_SECONDS, lambda: self._tell_typed(event.value))

    @on(Input.Submitted, "#history-filter")
    def _submit(self, event: Input.Submitted) -> None:
        self._tell_typed(event.value)
        self.table.focus()

    def _tell_typed(self, words: str) -> None:
        if self._typing is not None:
            self._typing.stop()
            self._typing = None
        if words != self.journal.wanted.typed:
            self.post_message(self.Typed(words))

    @on(SetList.Ending)
    def _more_wanted(self, event: SetList.Ending) -> None:
        self._wholly = self._wholly or event.wholly
        if self.journal.begun and not self.journal.complete:
            self._read()

    @work(exclusive=True, group="history")
    async def _read(self) -> None:
        """Read a page, or all of them when the very first set is wanted; a newer search ends this one."""
        workspace, journal, number = self._session.workspace, self.journal, self._round
        while workspace is not None and not journal.complete:
            page = await self._page(
                lambda: read_older(workspace, journal.wanted, journal.reached, lambda: number != self._round)
            )
            if page is None or number != self._round:
                return
            journal.add_older(page)
            if not self._wholly:
                break
        self._show_rows()
        if self._wholly and journal.complete:
            self._wholly = False
            self.table.action_end(1)

    @work(exclusive=True, group="newer history")
    async def _read_newer(self) -> None:
        workspace, journal, number = self._session.workspace, self.journal, self._round
        if workspace is None:
            return
        page = await self._page(lambda: read_newer(workspace, journal.wanted, journal.newest))
        if page is not None and number == self._round:
            journal.add_newer(page)
            self._show_rows()

    async def _page(self, read: Callable[[], Page]) -> Page | None:
        try:
            return await asyncio.to_thread(read)
        except PlannerError as error:
            self.app.notify(error.sentence, severity="error", markup=False)
            return None

    def _show_rows(self) -> None:
        table, before = self.table, self.table.row
        if self._drawn is not self.journal:
            self._drawn = self.journal
            table.show_columns(history_columns(self.app, self.journal, self._heading), "when")
            table.downwards, table.empty = True, _("Nothing matches.")
        at_top = before is None or before == next(iter(table.rows), None)
        table.show_rows(list(self.journal.entries))
        if self.wished_row is not None:
            table.go_to(self.wished_row)
            self.wished_row = None
        elif at_top and table.rows:
            table.go_to(table.rows[0])
        self._say_count()
        self.post_message(self.Shown())

    def _say_count(self) -> None:
        count = len(self.journal.entries)
        words = ngettext("{count} change", "{count} changes", count).format(count=count)
        self.border_subtitle = words if self.journal.complete else _("{words} and earlier ones").format(words=words)

    def _show_filter(self) -> None:
        line, wanted = self.query_one("#history-filter", Input), self.journal.wanted
        if line.value != wanted.typed:
            with line.prevent(Input.Changed):
                line.value = wanted.typed
        self.query_one(FilterLine).show(wanted, self.record_name)
        self.refresh_bindings()

    def _heading(self, entry: ChangeSet) -> str:
        if entry.id not in self._headings:
            self._headings[entry.id] = heading(self._plan, entry)
        return self._headings[entry.id]
