"""The one full screen: tabs, the views (each made when it is first shown), status and keys."""

import asyncio
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widgets import ContentSwitcher, Static

from planner.app.frame.lines import KeyLine, StatusLine, TabBar
from planner.app.host import Destination
from planner.app.plan_view import PlanView
from planner.app.screens import PlannerScreen
from planner.app.session import PlanChanged, Saved
from planner.app.views import VIEWS, view_entry, view_showing
from planner.i18n import N_, _


class MainScreen(PlannerScreen):
    """Holds the views and goes from one to another."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(entry.key, f"show('{entry.name}')", entry.title, id=f"view.{entry.name}", show=False)
            for entry in VIEWS
        ),
        Binding("h", "history_of_chosen", N_("History of this record"), id="view.of_chosen", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(id="main")
        self.shown = VIEWS[0].name
        self._opened = False
        self._memories: dict[str, Any] = {}
        """What views that were put away are to take up again when they are shown next."""
        self._making = asyncio.Lock()
        """Held while a view is made: a key pressed twice would find it before it holds anything."""

    def compose(self) -> ComposeResult:
        """The frame."""
        yield TabBar()
        with ContentSwitcher(initial="waiting", id="views"):
            yield Static(_("Opening the plan…"), id="waiting", markup=False)
        yield Container(Static(_too_narrow(), id="narrow-words", markup=False), id="too-narrow")
        yield StatusLine()
        yield KeyLine()

    def on_mount(self) -> None:
        """Follow the session."""
        session = self.planner.session
        session.marked.subscribe(self, self._mark_changed)
        session.changed.subscribe(self, self._plan_changed)

    @property
    def view(self) -> PlanView | None:
        """The view that is shown, once it is made."""
        return next((view for view in self.query(PlanView) if view.id == self.shown), None)

    @property
    def place(self) -> object:
        """Where the reader stands: which view, and where in it."""
        view = self.view
        return self.shown, view.place if view is not None and view.is_mounted else None

    @property
    def help_page(self) -> str:
        """The help page of the view that is shown."""
        view = self.view
        return view.HELP_PAGE if view is not None else "network"

    def plan_opened(self) -> None:
        """Show the first view."""
        self._opened = True
        self.run_worker(self.show(self.shown), group="views")

    async def put_away(self) -> None:
        """Take the views away, before another plan is shown."""
        self._opened = False
        await self.query(PlanView).remove()
        self._memories.clear()
        self.query_one("#views", ContentSwitcher).current = "waiting"

    def say_instead(self, sentence: str) -> None:
        """Say one sentence where the views would be, as when the plan cannot be opened."""
        self.query_one("#waiting", Static).update(sentence)

    async def show(self, name: str) -> PlanView | None:
        """Show a view, making it if need be; None while the plan is not open."""
        if not self._opened:
            return None
        views = self.query_one("#views", ContentSwitcher)
        self.shown = name
        self.query_one(TabBar).choose(name)
        async with self._making:
            made = next((view for view in self.query(PlanView) if view.id == name), None)
            if made is None:
                made = view_entry(name).load()(id=name)
                await views.mount(made)
                if self._memories.get(name) is not None:
                    self.call_after_refresh(made.recall, self._memories.pop(name))
        views.current = name
        made.focus_first()
        return made

    def action_show(self, name: str) -> None:
        """Go to a view."""
        self.run_worker(self.show(name), group="views")

    def action_history_of_chosen(self) -> None:
        """Show what happened to the record that is chosen."""
        if self.view is not None and self.view.chosen is not None:
            self.run_worker(self._show_history(self.view.chosen), group="views")

    async def _show_history(self, record: str) -> None:
        from planner.app.history.view import HistoryView

        view = await self.show("history")
        if isinstance(view, HistoryView):
            view.show_record(record)

    def jump(self, destination: Destination | None) -> None:
        """Show a record in the view that it belongs to."""
        if destination is not None:
            self.run_worker(self._jump(*destination), group="views")

    async def _jump(self, collection: str, id: str) -> None:
        entry = view_showing(collection)
        view = await self.show(entry.name) if entry is not None else None
        if view is None or not view.jump_to(collection, id):
            self._open_record(collection, id)

    def _open_record(self, collection: str, id: str) -> None:
        from planner.app.widgets.record_dialog import RecordDialog

        plan = self.planner.session.plan
        record = plan.get(collection, id) if plan is not None else None
        if record is not None:
            self.app.push_screen(RecordDialog(type(record), record))

    def made_anew(self) -> None:
        """Say everything again: the language or the signs changed."""
        self.run_worker(self._made_anew(), group="views")

    async def _made_anew(self) -> None:
        self._memories |= {str(view.id): view.memory() for view in self.query(PlanView)}
        shown = self.shown
        await self.query(PlanView).remove()
        self.query_one("#narrow-words", Static).update(_too_narrow())
        self.refresh_bindings()
        for line in (TabBar, StatusLine, KeyLine):
            self.query_one(line).redraw()
        await self.show(shown)

    @on(TabBar.Chosen)
    def _tab_chosen(self, event: TabBar.Chosen) -> None:
        self.action_show(event.view)

    def _mark_changed(self, saved: Saved) -> None:
        self.query_one(StatusLine).redraw()

    def _plan_changed(self, change: PlanChanged) -> None:
        self.query_one(StatusLine).redraw()
        self.query_one(TabBar).redraw()


def _too_narrow() -> str:
    return _("This window is too narrow to work in: make it at least 60 columns wide.")
