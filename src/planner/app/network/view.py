"""The network view: the register at the left, the drawn network and the detail of the chosen actor beside it."""

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.widgets import ContentSwitcher, Input

from planner.app.network.columns import register_columns
from planner.app.network.detail import Detail
from planner.app.network.drawing import Drawing
from planner.app.network.ego_map import EgoMap
from planner.app.network.facets import FacetLine, facet_chooser, value_chooser
from planner.app.network.quick_entry import EntryLine, EntryTalk
from planner.app.network.register import Filter, Register
from planner.app.network.scene import scene
from planner.app.network.tying import ask_for_tie
from planner.app.network.whole_map import WholeMap
from planner.app.plan_view import PlanView
from planner.app.session import PlanChanged
from planner.app.widgets.lines import Lines
from planner.app.widgets.record_dialog import RecordDialog
from planner.app.widgets.register_table import RegisterTable
from planner.app.widgets.removing import ask_to_remove
from planner.i18n import N_, _, ngettext
from planner.model.actors import Stakeholder
from planner.model.values import Position

PANES = ("register", "drawing", "detail")


class NetworkView(PlanView):
    """Who there is and how they are tied."""

    HELP_PAGE = "network"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "enter", N_("Quick entry"), id="network.enter"),
        Binding("e", "edit", N_("Edit"), id="network.edit"),
        Binding("t", "tie", N_("Add tie"), id="network.tie"),
        Binding("a", "add_actor", N_("Add actor"), id="network.add"),
        Binding("w", "whole", N_("Whole network"), id="network.whole"),
        Binding("d", "detail", N_("Detail"), id="network.detail"),
        Binding("f", "filter", N_("Filter"), id="network.filter"),
        Binding("F", "filter_by", N_("Filter by sector, level…"), show=False, id="network.filter_by"),
        Binding("z", "enlarge", N_("Enlarge the pane"), show=False, id="network.enlarge"),
        Binding("i", "enter_many", N_("Enter many lines"), show=False, id="network.enter_many"),
        Binding("delete", "remove", N_("Remove"), show=False, id="network.remove"),
        Binding("l", "live", N_("Live map"), id="network.live"),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.filter = Filter()
        self.register: Register | None = None
        self.positions: dict[str, Position] = {}
        self._shown: str | None = None

    def compose(self) -> ComposeResult:
        """The panes, and the line for quick entry under them."""
        with Horizontal(id="network-panes"):
            with Vertical(id="register-pane", classes="pane") as pane:
                pane.border_title = _("Actors")
                yield Input(placeholder=_("Filter by name (f)"), id="register-filter", compact=True)
                yield FacetLine()
                yield RegisterTable(id="register", empty=_("No actor matches."))
            with Container(id="beside"):
                with Vertical(id="drawing-pane", classes="pane"), ContentSwitcher(initial="ego", id="drawings"):
                    yield EgoMap(id="ego")
                    yield WholeMap(id="whole")
                with Vertical(id="detail-pane", classes="pane") as pane:
                    pane.border_title = _("Detail")
                    yield Lines(id="detail")
        with Horizontal(id="entry-line"):
            yield EntryLine()

    def on_mount(self) -> None:
        """Fill the panes."""
        super().on_mount()
        self._show_plan()

    def plan_changed(self, change: PlanChanged) -> None:
        """Show the plan as it is now."""
        self._show_plan()
        if self.query_one("#drawings", ContentSwitcher).current == "whole" and _network_differs(change):
            self._place()

    def focus_first(self) -> None:
        """Work begins in the register."""
        self.query_one(RegisterTable).focus()

    @property
    def chosen(self) -> str | None:
        """The id of the chosen actor."""
        return self.query_one(RegisterTable).row

    def jump_to(self, collection: str, id: str) -> bool:
        """Choose an actor, or the first end of a tie; filters that hide it are taken off."""
        if collection == "ties" and id in self.plan.ties:
            collection, id = "stakeholders", self.plan.ties[id].source
        if collection != "stakeholders" or id not in self.plan.stakeholders:
            return False
        table = self.query_one(RegisterTable)
        if not table.go_to(id):
            self._show_filter(Filter())
            return table.go_to(id)
        return True

    def memory(self) -> Any:
        """The filter, the row and what is drawn."""
        return self.filter, self.chosen, self.query_one("#drawings", ContentSwitcher).current

    def recall(self, memory: Any) -> None:
        """Filter, choose and draw as before."""
        wanted, row, drawn = memory
        self._show_filter(wanted)
        if row is not None:
            self.query_one(RegisterTable).go_to(row)
        if drawn == "whole":
            self.action_whole()

    def action_filter(self) -> None:
        """Go to the filter line."""
        self.query_one("#register-filter", Input).focus()

    def action_filter_by(self) -> None:
        """Choose what to filter by."""
        self.app.push_screen(facet_chooser(self.filter), self._ask_values)

    def action_enter(self) -> None:
        """Go to the line for quick entry."""
        self.query_one(EntryLine).focus()

    def action_enter_many(self, text: str = "") -> None:
        """Take many lines at once."""
        from planner.app.network.entry_dialog import EntryDialog

        self.app.push_screen(EntryDialog(text), self._enter)

    def action_edit(self, field: str = "") -> None:
        """Edit every field of the chosen actor."""
        actor = self.plan.stakeholders.get(self.chosen or "")
        if actor is not None:
            self.app.push_screen(RecordDialog(Stakeholder, actor, field=field))

    def action_add_actor(self) -> None:
        """Add an actor by its form."""
        self.app.push_screen(RecordDialog(Stakeholder), self._added)

    def action_tie(self) -> None:
        """Add a tie of the chosen actor."""
        if self.chosen is not None:
            ask_for_tie(self.planner, self.chosen)

    def action_remove(self) -> None:
        """Remove the chosen actor with what hangs on it."""
        if self.chosen is not None:
            ask_to_remove(self.planner, "stakeholders", self.chosen)

    def action_whole(self) -> None:
        """Turn between the whole network and the ties of the chosen actor."""
        switcher = self.query_one("#drawings", ContentSwitcher)
        switcher.current = "whole" if switcher.current == "ego" else "ego"
        self._bring_up("drawing")
        if self._narrow and switcher.current == "whole":
            self.query_one("#network-panes").add_class("-only-drawing")
        if switcher.current == "whole" and not self.positions:
            self._place()
        self._draw()
        drawing = self.query_one(f"#{switcher.current}", Drawing)
        if not self.query_one(RegisterTable).has_focus or self._narrow:
            drawing.focus()

    def action_detail(self) -> None:
        """Read the detail of the chosen actor."""
        self._bring_up("detail")
        self.query_one(Lines).focus()

    def action_enlarge(self) -> None:
        """Give the whole width to the pane in focus, or give it back."""
        panes = self.query_one("#network-panes")
        name = next((name for name in PANES if self.query_one(f"#{name}-pane").has_focus_within), "register")
        panes.set_class(not panes.has_class(f"-only-{name}"), f"-only-{name}")
        for other in PANES:
            if other != name:
                panes.remove_class(f"-only-{other}")

    def action_live(self) -> None:
        """Open the live map in the browser, or end it."""
        from planner.app.network.live import turn_live_map

        turn_live_map(self.planner)

    @property
    def _narrow(self) -> bool:
        return self.screen.has_class("-narrow")

    def _bring_up(self, name: str) -> None:
        """In a narrow window only one of drawing and detail is shown."""
        self.query_one("#beside").set_class(name == "detail", "-detail")
        self.query_one("#network-panes").remove_class(*(f"-only-{pane}" for pane in PANES))

    def _added(self, id: str | None) -> None:
        if id is not None:
            self.jump_to("stakeholders", id)

    def _enter(self, text: str | None) -> None:
        if text and text.strip():
            EntryTalk(self.planner, text, self._entered).begin()

    def _entered(self, actors: list[str]) -> None:
        if actors:
            self.query_one(WholeMap).fresh = frozenset(actors)
            self.jump_to("stakeholders", actors[0])

    def _ask_values(self, facet: str | None) -> None:
        if facet is not None and self.register is not None:
            chooser = value_chooser(self.register, facet, self.filter)
            self.app.push_screen(chooser, lambda values: self._choose_values(facet, values))

    def _choose_values(self, facet: str, values: frozenset[str] | None) -> None:
        self._show_filter(self.filter.choosing(facet, values or ()))

    @on(FacetLine.Asked)
    def _facet_asked(self, event: FacetLine.Asked) -> None:
        if event.facet is None:
            self.action_filter_by()
        else:
            self._ask_values(event.facet)

    @on(FacetLine.Dropped)
    def _facet_dropped(self, event: FacetLine.Dropped) -> None:
        self._choose_values(event.facet, frozenset())

    @on(Input.Changed, "#register-filter")
    def _typing(self, event: Input.Changed) -> None:
        self.filter = Filter(event.value, self.filter.chosen)
        self._show_rows()

    @on(Input.Submitted, "#register-filter")
    def _typed(self) -> None:
        self.focus_first()

    @on(Input.Submitted, "#entry")
    def _line_entered(self, event: Input.Submitted) -> None:
        self._enter(event.value)
        event.input.clear()

    @on(EntryLine.Pasted)
    def _lines_pasted(self, event: EntryLine.Pasted) -> None:
        self.action_enter_many(event.text)

    @on(RegisterTable.Highlighted, "#register")
    def _row_highlighted(self) -> None:
        if self.chosen != self._shown:
            self._show_chosen()

    @on(RegisterTable.Chosen, "#register")
    def _row_chosen(self) -> None:
        self.action_detail()

    @on(Drawing.Chosen)
    def _actor_chosen(self, event: Drawing.Chosen) -> None:
        self.jump_to("stakeholders", event.actor)

    @on(Drawing.Selected, "#whole")
    def _actor_selected(self, event: Drawing.Selected) -> None:
        self.jump_to("stakeholders", event.actor)

    @on(WholeMap.Moved)
    def _actor_moved(self, event: WholeMap.Moved) -> None:
        from planner.workspace.arranging import move_actor

        self.positions[event.actor] = event.position
        self.session.write(lambda workspace: move_actor(workspace, event.actor, event.position, origin="app"))

    @on(Drawing.Left)
    @on(Lines.Left)
    def _back(self) -> None:
        self._bring_up("drawing")
        self.focus_first()

    @on(Lines.Going)
    def _going(self, event: Lines.Going) -> None:
        if type(event) is Lines.Going:
            self.planner.main.jump(event.destination)

    @on(Lines.Editing)
    def _editing(self, event: Lines.Editing) -> None:
        record = self.plan.get(*event.destination)
        if record is not None:
            self.app.push_screen(RecordDialog(type(record), record))

    @on(Lines.Removing)
    def _removing(self, event: Lines.Removing) -> None:
        ask_to_remove(self.planner, *event.destination)

    def _show_filter(self, wanted: Filter) -> None:
        self.filter = wanted
        line = self.query_one("#register-filter", Input)
        with line.prevent(Input.Changed):
            line.value = wanted.typed
        self._show_rows()

    def _show_plan(self) -> None:
        self.register = Register(self.plan)
        self.scene = scene(self.plan)
        self.query_one(RegisterTable).show_columns(register_columns(self.planner, self.register), "name")
        self._show_rows()
        self._show_chosen()

    def _show_rows(self) -> None:
        assert self.register is not None, "rows are shown after the plan is"  # noqa: S101
        rows = self.register.passing(self.filter)
        self.query_one(RegisterTable).show_rows(rows)
        self.query_one(FacetLine).show(self.register, self.filter)
        self.query_one("#register-pane").border_subtitle = _counted(len(rows), len(self.register.rows))

    def _show_chosen(self) -> None:
        assert self.register is not None, "an actor is shown after the plan is"  # noqa: S101
        actor = self.plan.stakeholders.get(self.chosen or "")
        anew, self._shown = self.chosen != self._shown, self.chosen
        lines = self.query_one(Lines)
        if actor is not None:
            detail = Detail(self.plan, actor, self.register.connections, self.planner.glyphs)
            lines.show(detail.paragraphs(), anew=anew)
        else:
            lines.show((), anew=True)
        self._draw()

    def _draw(self) -> None:
        pane = self.query_one("#drawing-pane")
        actor = self.plan.stakeholders.get(self.chosen or "")
        if self.query_one("#drawings", ContentSwitcher).current == "ego":
            ego = self.query_one(EgoMap)
            ego.scene = self.scene
            ego.show_around(self.chosen)
            pane.border_title = _("Ties of {name}").format(name=actor.short_name) if actor is not None else _("Ties")
        else:
            whole = self.query_one(WholeMap)
            whole.scene = self.scene
            whole.select(self.chosen)
            whole.show_positions(self.positions)
            whole.show_actor(self.chosen or "")
            pane.border_title = _("Whole network")

    def _place(self) -> None:
        """Find places for everybody in a thread; whoever has one keeps it."""
        self.run_worker(self._placed, group="placing", exclusive=True)

    async def _placed(self) -> None:
        import asyncio

        from planner.app.network.placing import places

        self.positions = await asyncio.to_thread(places, self.plan, dict(self.positions))
        self._draw()


def _network_differs(change: PlanChanged) -> bool:
    before, after = change.before, change.after
    return before is None or before.stakeholders is not after.stakeholders or before.ties is not after.ties


def _counted(shown: int, all_rows: int) -> str:
    if shown == all_rows:
        return ngettext("{count} actor", "{count} actors", shown).format(count=shown)
    return _("{shown} of {count}").format(shown=shown, count=all_rows)
