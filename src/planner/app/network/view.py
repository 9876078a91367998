"""The network view: the register at the left, the drawn network and the detail of the chosen actor beside it."""

import asyncio
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from planner.app.network.drawing import Drawing
from planner.app.network.entry import Adding
from planner.app.network.entry_line import EntryLine
from planner.app.network.register import Filter, Register
from planner.app.network.register_pane import RegisterPane
from planner.app.network.side_pane import Beside
from planner.app.network.whole_map import WholeMap
from planner.app.plan_view import PlanView
from planner.app.session import PlanChanged
from planner.app.widgets.lines import Lines, line_read
from planner.app.widgets.register_table import RegisterTable
from planner.i18n import N_
from planner.model.plan import Plan

PANES = ("register", "drawing", "detail")
MANY = 2_000
"""Over so many actors and ties, rows are made in a thread."""


class NetworkView(PlanView):
    """Who there is and how they are tied. Its dialogs are imported when they are first asked for."""

    HELP_PAGE = "network"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "enter", N_("Quick entry"), id="network.enter"),
        Binding("e", "edit", N_("Edit"), id="network.edit"),
        Binding("t", "tie", N_("Add tie"), id="network.tie"),
        Binding("a", "add_actor", N_("Add actor"), id="network.add"),
        Binding("w", "whole", N_("Whole network"), id="network.whole"),
        Binding("d", "detail", N_("Detail"), id="network.detail"),
        Binding("f", "filter", N_("Filter"), id="network.filter"),
        Binding("u", "duplicates", N_("Who is who"), id="network.duplicates"),
        Binding("p", "split", N_("Who is it?"), id="network.split"),
        Binding("l", "live", N_("Live map"), id="network.live"),
        Binding("F", "filter_by", N_("Filter by sector, level…"), show=False, id="network.filter_by"),
        Binding("o", "count_planned", N_("Count planned ties too"), show=False, id="network.count_planned"),
        Binding("z", "enlarge", N_("Enlarge the pane"), show=False, id="network.enlarge"),
        Binding("i", "enter_many", N_("Enter many lines"), show=False, id="network.enter_many"),
        Binding("delete", "remove", N_("Remove"), show=False, id="network.remove"),
        Binding("escape", "rows", N_("Back to the register"), show=False, id="network.rows"),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.adding = Adding(self, self.mark_added)
        self._beside: Beside | None = None
        self._whole_wanted = False
        self._go_when_shown: tuple[str, str | None] | None = None
        """The actor to choose when its row is there, unless another is chosen than was then."""
        self._splittable = False
        self._with_planned = False
        """Whether planned ties count too."""

    def compose(self) -> ComposeResult:
        """The register, room beside it, and the line for quick entry."""
        with Horizontal(id="network-panes"):
            yield RegisterPane()
        with Horizontal(id="entry-line"):
            yield EntryLine()

    def on_mount(self) -> None:
        """Show the rows first; what stands beside them follows."""
        super().on_mount()
        self.pane.show(self._register(self.plan))
        self.call_after_refresh(self._mount_beside)

    async def _mount_beside(self) -> None:
        beside = Beside()
        await self.query_one("#network-panes").mount(beside)
        self._beside = beside
        self._show_chosen()
        if self._whole_wanted:
            self.action_whole()

    @property
    def pane(self) -> RegisterPane:
        """The register with its filters."""
        return self.query_one(RegisterPane)

    @property
    def chosen(self) -> str | None:
        """The id of the chosen actor."""
        return self.pane.chosen

    @property
    def place(self) -> object:
        """The chosen actor, and the line of its detail that is being read."""
        return self.chosen, line_read(self)

    def plan_changed(self, change: PlanChanged) -> None:
        """Show the plan as it is now."""
        self._show_plan(change.after)

    def action_count_planned(self) -> None:
        """Count planned ties too, or existing ones only."""
        self._with_planned = not self._with_planned
        self._show_plan(self.plan)

    def _register(self, plan: Plan) -> Register:
        return Register(plan, with_planned=self._with_planned)

    def _show_plan(self, plan: Plan) -> None:
        if len(plan.stakeholders) + len(plan.ties) > MANY:
            self._show_many(plan)
        else:
            self._show_register(self._register(plan))

    @work(group="register", exclusive=True)
    async def _show_many(self, plan: Plan) -> None:
        """Make the rows of a large plan in a thread, so that nobody who types waits for them."""
        register = await asyncio.to_thread(lambda: self._register(plan).prepare())
        if plan is self.plan:
            self._show_register(register)

    def _show_register(self, register: Register) -> None:
        self.pane.show(register)
        self._show_chosen()
        if self._go_when_shown is not None:
            (id, chosen), self._go_when_shown = self._go_when_shown, None
            if chosen == self.chosen:
                self.pane.go_to(id)

    def focus_first(self) -> None:
        """Work begins in the register."""
        self.query_one(RegisterTable).focus()

    def jump_to(self, collection: str, id: str) -> bool:
        """Choose an actor, or the first end of a tie; filters that hide it are taken off."""
        if collection == "ties" and id in self.plan.ties:
            collection, id = "stakeholders", self.plan.ties[id].source
        if collection != "stakeholders" or id not in self.plan.stakeholders:
            return False
        if not self.pane.go_to(id):
            self._go_when_shown = id, self.chosen
        return True

    def memory(self) -> Any:
        """The filter, the row, whether the whole network is drawn, and whether planned ties count."""
        whole = self._beside is not None and self._beside.shows_whole
        return self.pane.filter, self.chosen, whole, self._with_planned

    def recall(self, memory: tuple[Filter, str | None, bool, bool]) -> None:
        """Filter, choose, draw and count as before."""
        wanted, row, whole, with_planned = memory
        if with_planned is not self._with_planned:
            self.action_count_planned()
        self.pane.show_filter(wanted)
        if row is not None:
            self.pane.go_to(row)
        self._whole_wanted = whole and self._beside is None
        if whole and self._beside is not None:
            self.action_whole()

    def action_rows(self) -> None:
        """Go back to the rows from the lines one types in."""
        self.focus_first()

    def action_filter(self) -> None:
        """Go to the filter line."""
        self.pane.type_filter()

    def action_filter_by(self) -> None:
        """Choose what to filter by."""
        self.pane.ask_facet()

    def action_enter(self) -> None:
        """Go to the line for quick entry."""
        self.query_one(EntryLine).focus()

    def action_enter_many(self) -> None:
        """Take many lines at once."""
        self.adding.ask_lines()

    def action_edit(self, field: str = "") -> None:
        """Edit every field of the chosen actor."""
        if self.chosen is not None:
            self._edit("stakeholders", self.chosen, field)

    def action_add_actor(self) -> None:
        """Add an actor by its form."""
        self.adding.ask_actor()

    def action_tie(self) -> None:
        """Add a tie of the chosen actor."""
        from planner.app.network.tie_entry import ask_for_tie

        if self.chosen is not None:
            ask_for_tie(self.planner, self.chosen)

    def action_duplicates(self) -> None:
        """Show the actors that may be one, those like the chosen one first."""
        from planner.app.duplicates.dialog import DuplicatesDialog

        self.app.push_screen(DuplicatesDialog(self.chosen))

    def action_split(self) -> None:
        """Name the bodies that the chosen actor stands for."""
        from planner.app.duplicates.splitting import ask_who_it_is

        if self.chosen is not None:
            ask_who_it_is(self.planner, self.chosen)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only an actor that stands for others can be split."""
        if action == "split":
            return self._splittable and not self.session.read_only
        return super().check_action(action, parameters)

    def action_remove(self) -> None:
        """Remove the chosen actor with what hangs on it."""
        if self.chosen is not None:
            self._remove("stakeholders", self.chosen)

    def action_whole(self) -> None:
        """Turn between the whole network and the ties of the chosen actor."""
        if self._beside is None:
            return
        self._bring_up("drawing")
        self._beside.turn()
        if self._narrow and self._beside.shows_whole:
            self.query_one("#network-panes").add_class("-only-drawing")
        if self._narrow or not self.pane.table.has_focus:
            self._beside.drawing.focus()

    def action_detail(self) -> None:
        """Read the detail of the chosen actor."""
        if self._beside is not None:
            self._bring_up("detail")
            self.query_one(Lines).focus()

    def action_enlarge(self) -> None:
        """Give the whole width to the pane in focus, or give it back."""
        panes = self.query_one("#network-panes")
        name = next((name for name in PANES if self.query_one(f"#{name}-pane").has_focus_within), "register")
        wider = not panes.has_class(f"-only-{name}")
        panes.remove_class(*(f"-only-{other}" for other in PANES))
        panes.set_class(wider, f"-only-{name}")

    def action_live(self) -> None:
        """Open the live map in the browser, or end it."""
        from planner.app.live_map import turn_live_map

        turn_live_map(self.planner)

    @property
    def _narrow(self) -> bool:
        return self.screen.has_class("-narrow")

    def _bring_up(self, name: str) -> None:
        """In a narrow window only one of drawing and detail is shown."""
        self.query_one("#beside").set_class(name == "detail", "-detail")
        self.query_one("#network-panes").remove_class(*(f"-only-{pane}" for pane in PANES))

    def _show_chosen(self) -> None:
        if self._beside is not None and self.pane.register is not None:
            self._beside.show(self.pane.register, self.chosen)
        body = self.plan.stakeholders.body(self.chosen or "") or {}
        if self._splittable is not (body.get("placeholder") == "yes"):
            self._splittable = not self._splittable
            self.refresh_bindings()

    def _edit(self, collection: str, id: str, field: str = "") -> None:
        from planner.app.widgets.record_dialog import RecordDialog

        record = self.plan.get(collection, id)
        if record is not None:
            self.app.push_screen(RecordDialog(type(record), record, field=field))

    def _remove(self, collection: str, id: str) -> None:
        from planner.app.widgets.removing import ask_to_remove

        ask_to_remove(self.planner, collection, id)

    def mark_added(self, actors: list[str]) -> None:
        """Mark actors that were added just now."""
        if actors and self._beside is not None:
            self._beside.mark_fresh(actors)

    @on(Input.Submitted, "#entry")
    def _line_entered(self, event: Input.Submitted) -> None:
        self.adding.take(self.query_one(EntryLine).take())

    @on(EntryLine.Pasted)
    def _lines_pasted(self, event: EntryLine.Pasted) -> None:
        self.adding.ask_lines(event.text)

    @on(RegisterTable.Highlighted, "#register")
    def _row_highlighted(self) -> None:
        self._show_chosen()

    @on(RegisterTable.Chosen, "#register")
    def _row_chosen(self) -> None:
        self.action_detail()

    @on(Drawing.Chosen)
    @on(Drawing.Selected, "#whole")
    def _actor_chosen(self, event: Drawing.Selected) -> None:
        self.jump_to("stakeholders", event.actor)

    @on(WholeMap.Moved)
    def _actor_moved(self, event: WholeMap.Moved) -> None:
        from planner.workspace.positions import move_actor

        if self._beside is not None:
            self._beside.positions[event.actor] = event.position
        self.session.write(lambda workspace: move_actor(workspace, event.actor, event.position, origin="app"))

    @on(Drawing.Left)
    @on(Lines.Left)
    def _back(self) -> None:
        self._bring_up("drawing")
        self.focus_first()

    @on(Lines.Going)
    def _going(self, event: Lines.Going) -> None:
        self.planner.jump(event.destination)

    @on(Lines.Editing)
    def _editing(self, event: Lines.Editing) -> None:
        self._edit(*event.destination)

    @on(Lines.Removing)
    def _removing(self, event: Lines.Removing) -> None:
        self._remove(*event.destination)
