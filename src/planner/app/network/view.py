"""The network view: the register at the left, the drawn network and the detail of the chosen actor beside it."""

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input

from planner.app.network.columns import register_columns
from planner.app.network.register import Filter, Register
from planner.app.plan_view import PlanView
from planner.app.session import PlanChanged
from planner.app.widgets.record_dialog import RecordDialog
from planner.app.widgets.register_table import RegisterTable
from planner.i18n import N_, _, ngettext
from planner.model.actors import Stakeholder


class NetworkView(PlanView):
    """Who there is and how they are tied."""

    HELP_PAGE = "network"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", N_("Edit"), id="network.edit"),
        Binding("a", "add_actor", N_("Add actor"), id="network.add"),
        Binding("f", "filter", N_("Filter"), id="network.filter"),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.filter = Filter()
        self.register: Register | None = None

    def compose(self) -> ComposeResult:
        """The panes."""
        with Horizontal(id="network-panes"):
            with Vertical(id="register-pane", classes="pane") as pane:
                pane.border_title = _("Actors")
                yield Input(placeholder=_("Filter by name (f)"), id="register-filter", compact=True)
                yield RegisterTable(id="register", empty=_("No actor matches."))
            yield Vertical(id="drawing-pane", classes="pane")

    def on_mount(self) -> None:
        """Fill the panes."""
        super().on_mount()
        self._show_plan()

    def plan_changed(self, change: PlanChanged) -> None:
        """Show the plan as it is now."""
        self._show_plan()

    def focus_first(self) -> None:
        """Work begins in the register."""
        self.query_one(RegisterTable).focus()

    def action_filter(self) -> None:
        """Go to the filter line."""
        self.query_one("#register-filter", Input).focus()

    def action_edit(self, field: str = "") -> None:
        """Edit every field of the chosen actor."""
        actor = self.plan.stakeholders.get(self.chosen or "")
        if actor is not None:
            self.app.push_screen(RecordDialog(Stakeholder, actor, field=field))

    def action_add_actor(self) -> None:
        """Add an actor by its form."""
        self.app.push_screen(RecordDialog(Stakeholder), self._added)

    def _added(self, id: str | None) -> None:
        if id is not None:
            self.jump_to("stakeholders", id)

    @property
    def chosen(self) -> str | None:
        """The id of the chosen actor."""
        return self.query_one(RegisterTable).row

    @on(Input.Changed, "#register-filter")
    def _typing(self, event: Input.Changed) -> None:
        self.filter = Filter(event.value, self.filter.chosen)
        self._show_rows()

    def memory(self) -> Any:
        """The filter and the row."""
        return self.filter, self.query_one(RegisterTable).row

    def recall(self, memory: Any) -> None:
        """Filter and choose as before."""
        self.filter, row = memory
        self.query_one("#register-filter", Input).value = self.filter.typed
        self._show_rows()
        if row is not None:
            self.query_one(RegisterTable).go_to(row)

    def _show_plan(self) -> None:
        self.register = Register(self.plan)
        self.query_one(RegisterTable).show_columns(register_columns(self.planner, self.register), "name")
        self._show_rows()

    def _show_rows(self) -> None:
        assert self.register is not None, "rows are shown after the plan is"  # noqa: S101
        rows = self.register.passing(self.filter)
        self.query_one(RegisterTable).show_rows(rows)
        self.query_one("#register-pane").border_subtitle = _counted(len(rows), len(self.register.rows))


def _counted(shown: int, all_rows: int) -> str:
    if shown == all_rows:
        return ngettext("{count} actor", "{count} actors", shown).format(count=shown)
    return _("{shown} of {count}").format(shown=shown, count=all_rows)
