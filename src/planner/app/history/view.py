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

from planner.app.history.columns import history_columns
from planner.app.history.filtering import (
    FilterLine,
    author_chooser,
    days_chooser,
    kind_chooser,
    name_in_history,
    record_chooser,
    without,
)
from planner.app.history.going_back import ask_to_go_back
from planner.app.history.journal import Journal, Page, read_newer, read_older
from planner.app.history.set_list import SetList
from planner.app.history.telling import Telling
from planner.app.history.wanted import Days, Wanted
from planner.app.plan_view import PlanView
from planner.app.session import PlanChanged
from planner.app.widgets.lines import Lines
from planner.app.widgets.register_table import RegisterTable
from planner.changes.change_set import ChangeSet
from planner.i18n import N_, PlannerError, _, ngettext
from planner.workspace.history import authors, heading, remembering

TYPING_SECONDS = 0.2
"""How long one stops typing before the history is searched."""
DETAIL_SECONDS = 0.05


class HistoryView(PlanView):
    """Who changed what, when and from where."""

    HELP_PAGE = "history"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "go_back", N_("Back to this point"), id="history.back"),
        Binding("f", "filter", N_("Filter"), id="history.filter"),
        Binding("r", "ask('record')", N_("Of one record"), id="history.record"),
        Binding("w", "ask('author')", N_("Of one author"), id="history.author"),
        Binding("d", "ask('days')", N_("By date"), id="history.days"),
        Binding("x", "everything", N_("Show everything"), id="history.everything"),
        Binding("F", "filter_by", N_("Filter by…"), id="history.filter_by", show=False),
        Binding("enter", "detail", N_("Detail"), id="history.detail", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.journal = Journal(Wanted())
        self._headings: dict[str, str] = {}
        self._record_name = ""
        self._round = 0
        """Counts the searches; what an older one finds is of no use."""
        self._timer: Timer | None = None
        self._typing: Timer | None = None
        self._wholly = False
        self._shown: str | None = None

    def compose(self) -> ComposeResult:
        """The list with its filters, and the chosen set in full."""
        with Container(id="history-panes"):
            with Vertical(id="sets-pane", classes="pane") as pane:
                pane.border_title = _("History")
                yield Input(placeholder=_("Filter by words (f)"), id="history-filter", compact=True)
                yield FilterLine()
                yield SetList(id="sets", empty=_("Nothing matches."))
            with Vertical(id="set-pane", classes="pane") as pane:
                pane.border_title = _("What changed")
                yield Lines(id="set")

    def on_mount(self) -> None:
        """Begin to read."""
        super().on_mount()
        self.narrow(Wanted())

    @property
    def wanted(self) -> Wanted:
        """What the history is narrowed to."""
        return self.journal.wanted

    @property
    def entry(self) -> ChangeSet | None:
        """The chosen set."""
        return self.journal.entries.get(self.query_one(SetList).row or "")

    @property
    def chosen(self) -> str | None:
        """The id of the record that the cursor stands on in the detail, else of the first that the set changed."""
        lines = self.query_one(Lines)
        if lines.has_focus and lines.paragraph is not None and lines.paragraph.goes is not None:
            return lines.paragraph.goes[1]
        return self.entry.changes[0].id if self.entry is not None and self.entry.changes else None

    def narrow(self, wanted: Wanted, record: str = "") -> None:
        """Show only what is wanted; `record` is the name of a record that is no longer in the plan."""
        self.journal = Journal(wanted)
        self._record_name = record or name_in_history(self.plan, wanted.record)
        self._round += 1
        self._wholly = False
        table = self.query_one(SetList)
        columns = history_columns(self.app, self.journal, self._heading)
        table.show_columns(columns, "when")
        table.downwards = True
        self._show_filter()
        self._read()

    def show_record(self, id: str) -> None:
        """Show what happened to one record."""
        self.narrow(Wanted(record=id))
        self.focus_first()

    def plan_changed(self, change: PlanChanged) -> None:
        """Take in what was committed; names may have changed too."""
        self._headings.clear()
        self._record_name = name_in_history(change.after, self.wanted.record)
        self._show_filter()
        if self.journal.begun:
            self._read_newer()

    def focus_first(self) -> None:
        """Work begins in the list."""
        self.query_one(SetList).focus()

    def memory(self) -> Any:
        """What is narrowed and chosen."""
        return self.wanted, self._record_name, self.query_one(SetList).row

    def recall(self, memory: Any) -> None:
        """Narrow and choose as before."""
        wanted, record, row = memory
        self._shown = row
        self.narrow(wanted, record if wanted.record else "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One goes back where something can be saved, and shows everything when something is left out."""
        if action == "go_back":
            return None if self.session.read_only else True
        if action == "everything":
            return not self.wanted.everything
        return super().check_action(action, parameters)

    def action_go_back(self) -> None:
        """Show what going back to the chosen set would change, and ask."""
        if self.entry is not None:
            ask_to_go_back(self.planner, self.entry)

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
            workspace = self.session.workspace
            assert workspace is not None, "views are mounted after the plan is open"  # noqa: S101
            self.app.push_screen(days_chooser(workspace.clock().astimezone().date()), self._of_days)

    def action_everything(self) -> None:
        """Take all filters off."""
        self.narrow(Wanted())

    def action_detail(self) -> None:
        """Read the chosen set in full."""
        self.query_one(Lines).focus()

    @work(exclusive=True, group="authors")
    async def _ask_author(self) -> None:
        workspace = self.session.workspace
        if workspace is not None:
            known = await asyncio.to_thread(authors, workspace)
            self.app.push_screen(author_chooser(known), self._of_author)

    def _of_author(self, author: str | None) -> None:
        if author is not None:
            self.narrow(replace(self.wanted, author=author), self._record_name)

    def _of_record(self, record: str | None) -> None:
        if record is not None:
            self.narrow(replace(self.wanted, record=record))

    def _of_days(self, days: Days | None) -> None:
        if days is not None:
            self.narrow(replace(self.wanted, days=days), self._record_name)

    @on(FilterLine.Asked)
    def _filter_asked(self, event: FilterLine.Asked) -> None:
        if isinstance(event, FilterLine.Dropped):
            self.narrow(without(self.wanted, event.kind), self._record_name)
        else:
            self.action_ask(event.kind)

    @on(Input.Changed, "#history-filter")
    def _typed(self, event: Input.Changed) -> None:
        if self._typing is not None:
            self._typing.stop()
        self._typing = self.set_timer(TYPING_SECONDS, lambda: self._narrow_by_words(event.value))

    @on(Input.Submitted, "#history-filter")
    def _searched(self, event: Input.Submitted) -> None:
        self._narrow_by_words(event.value)
        self.focus_first()

    def _narrow_by_words(self, typed: str) -> None:
        if self._typing is not None:
            self._typing.stop()
            self._typing = None
        if typed != self.wanted.typed:
            self.narrow(replace(self.wanted, typed=typed), self._record_name)

    @on(SetList.Ending)
    def _more_wanted(self, event: SetList.Ending) -> None:
        self._wholly = self._wholly or event.wholly
        if self.journal.begun and not self.journal.complete:
            self._read()

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
            self.planner.main.jump(event.destination)
        else:
            self.app.notify(_("It is no longer in the plan; this is its history."), markup=False)
            self.show_record(event.destination[1])

    @work(exclusive=True, group="history")
    async def _read(self) -> None:
        """Read a page, or all of them when the last set is wanted; a newer search ends this one."""
        workspace, journal, number = self.session.workspace, self.journal, self._round
        while workspace is not None and not journal.complete:
            page = await self._page(lambda: read_older(workspace, journal.wanted, journal.reached, self._stop(number)))
            if page is None or number != self._round:
                return
            journal.add_older(page)
            if not self._wholly:
                break
        self._show_rows()
        if self._wholly and journal.complete:
            self._wholly = False
            self.query_one(SetList).action_end(1)

    @work(exclusive=True, group="newer history")
    async def _read_newer(self) -> None:
        workspace, journal, number = self.session.workspace, self.journal, self._round
        if workspace is None:
            return
        page = await self._page(lambda: read_newer(workspace, journal.wanted, journal.newest))
        if page is not None and number == self._round:
            journal.add_newer(page)
            self._show_rows()

    async def _page(self, read: Any) -> Page | None:
        try:
            return await asyncio.to_thread(read)
        except PlannerError as error:
            self.app.notify(error.sentence, severity="error", markup=False)
            return None

    def _stop(self, number: int) -> Any:
        return lambda: number != self._round

    def _show_rows(self) -> None:
        table = self.query_one(SetList)
        at_top = table.row is None or table.row == next(iter(table.rows), None)
        table.show_rows(list(self.journal.entries))
        if self._shown is not None:
            table.go_to(self._shown)
            self._shown = None
        elif at_top and table.rows:
            table.go_to(table.rows[0])
        count = len(self.journal.entries)
        words = ngettext("{count} change", "{count} changes", count).format(count=count)
        more = "" if self.journal.complete else _("{words} and earlier ones").format(words=words)
        self.query_one("#sets-pane").border_subtitle = more or words
        self._show_entry()

    def _show_entry(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        entry, lines = self.entry, self.query_one(Lines)
        if entry is None:
            lines.show((), anew=True)
            return
        telling = Telling(
            remembering(self.plan, entry),
            entry,
            entry.id in self.journal.undone,
            self.wanted.record,
            self.planner.glyphs,
        )
        lines.show(telling.paragraphs(), anew=True)

    def _show_filter(self) -> None:
        line = self.query_one("#history-filter", Input)
        if line.value != self.wanted.typed:
            with line.prevent(Input.Changed):
                line.value = self.wanted.typed
        self.query_one(FilterLine).show(self.wanted, self._record_name)
        self.refresh_bindings()

    def _heading(self, entry: ChangeSet) -> str:
        if entry.id not in self._headings:
            self._headings[entry.id] = heading(self.plan, entry)
        return self._headings[entry.id]
