"""The left pane: the register of actors with the line that filters it and the filters that are on."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from planner.app.network.facets import FacetLine, facet_chooser, value_chooser
from planner.app.network.register import Filter, Register, register_columns
from planner.app.screens import planner_of
from planner.app.widgets.register_table import RegisterTable
from planner.i18n import _, ngettext


class RegisterPane(Vertical):
    """Shows the actors that pass the filters, and knows which one is chosen."""

    def __init__(self) -> None:
        super().__init__(id="register-pane", classes="pane")
        self.filter = Filter()
        self.register: Register | None = None

    def compose(self) -> ComposeResult:
        """Filter line, filters that are on, rows."""
        self.border_title = _("Actors")
        yield Input(placeholder=_("Filter by name (f)"), id="register-filter", compact=True)
        yield FacetLine()
        yield RegisterTable(id="register")

    @property
    def table(self) -> RegisterTable:
        """The rows."""
        return self.query_one(RegisterTable)

    @property
    def chosen(self) -> str | None:
        """The id of the chosen actor."""
        return self.table.row

    def show(self, register: Register) -> None:
        """Show the rows of another plan; filter and cursor stay."""
        self.register = register
        self.table.show_columns(register_columns(planner_of(self), register), "name")
        self._show_rows()

    def show_filter(self, wanted: Filter) -> None:
        """Filter by something else."""
        self.filter = wanted
        line = self.query_one("#register-filter", Input)
        with line.prevent(Input.Changed):
            line.value = wanted.typed
        self._show_rows()

    def go_to(self, actor: str) -> bool:
        """Choose an actor; filters that hide it are taken off."""
        if self.table.go_to(actor):
            return True
        self.show_filter(Filter())
        return self.table.go_to(actor)

    def type_filter(self) -> None:
        """Go to the filter line."""
        self.query_one("#register-filter", Input).focus()

    def ask_facet(self) -> None:
        """Ask what to filter by."""
        self.app.push_screen(facet_chooser(self.filter), self._ask_values)

    def _ask_values(self, facet: str | None) -> None:
        if facet is not None and self.register is not None:
            chooser = value_chooser(self.register, facet, self.filter)
            self.app.push_screen(chooser, lambda values: self._choose(facet, values))

    def _choose(self, facet: str, values: frozenset[str] | None) -> None:
        self.show_filter(self.filter.choosing(facet, values or ()))

    def _show_rows(self) -> None:
        if self.register is None:
            return
        rows = self.register.passing(self.filter)
        self.table.empty = _("No actor matches.") if self.register.rows else _("No actors yet: n adds them by name.")
        self.table.show_rows(rows)
        self.query_one(FacetLine).show(self.register, self.filter)
        self.border_subtitle = " · ".join((_counted(len(rows), len(self.register.rows)), *_ties_counted(self.register)))

    @on(FacetLine.Asked)
    def _facet_asked(self, event: FacetLine.Asked) -> None:
        if event.facet is None:
            self.ask_facet()
        else:
            self._ask_values(event.facet)

    @on(FacetLine.Dropped)
    def _facet_dropped(self, event: FacetLine.Dropped) -> None:
        self._choose(event.facet, frozenset())

    @on(Input.Changed, "#register-filter")
    def _typing(self, event: Input.Changed) -> None:
        self.filter = Filter(event.value, self.filter.chosen)
        self._show_rows()

    @on(Input.Submitted, "#register-filter")
    def _typed(self) -> None:
        self.table.focus()


def _ties_counted(register: Register) -> tuple[str, ...]:
    """Which ties count, where some are planned."""
    if not register.any_planned:
        return ()
    return (_("with planned ties (o)") if register.with_planned else _("existing ties (o)"),)


def _counted(shown: int, all_rows: int) -> str:
    if shown == all_rows:
        return ngettext("{count} actor", "{count} actors", shown).format(count=shown)
    return _("{shown} of {count}").format(shown=shown, count=all_rows)
