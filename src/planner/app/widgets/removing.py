"""Removing a record: what hangs on it is listed first, and one undo brings all of it back."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Static

from planner.app.screens import Dialog
from planner.changes.drafting import remove
from planner.changes.wording import describe
from planner.i18n import N_, PlannerError, _, ngettext
from planner.model.naming import title_of

if TYPE_CHECKING:
    from planner.app.host import Host
    from planner.workspace.workspace import Workspace

MOST_LISTED = 100


class RemovalDialog(Dialog[bool]):
    """Asks whether to remove a record with what hangs on it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("delete", "remove", N_("Remove"), show=False)]

    def __init__(self, name: str, lines: list[str]) -> None:
        super().__init__()
        self._what, self._lines = name, lines

    def compose(self) -> ComposeResult:
        """What is removed, and the question."""
        count = len(self._lines)
        with Vertical(classes="dialog removal") as box:
            box.border_title = _("Remove")
            yield Static(self._what, classes="question", markup=False)
            if count > 1:
                says = ngettext("{count} change goes with it:", "{count} changes in all:", count)
                yield Static(says.format(count=count), classes="hint", markup=False)
                with VerticalScroll(classes="closure"):
                    yield Static("\n".join(self._lines[:MOST_LISTED]), markup=False)
            yield Static(_("Undo (ctrl+z) brings all of it back."), classes="hint", markup=False)
            with Horizontal(classes="buttons"):
                yield Button(_("Remove"), id="remove")
                yield Button(_("Keep it"), id="keep")

    def on_mount(self) -> None:
        """A second press of the key, or enter, removes."""
        self.query_one("#remove", Button).focus()

    @on(Button.Pressed, "#remove")
    def action_remove(self) -> None:
        """Remove it."""
        self.dismiss(True)

    @on(Button.Pressed, "#keep")
    def _keep(self) -> None:
        self.dismiss(False)


def ask_to_remove(app: "Host", collection: str, id: str) -> None:
    """List what would go with a record, and remove it when that is confirmed."""
    plan = app.session.plan
    record = plan.get(collection, id) if plan is not None else None
    if plan is None or record is None:
        return
    try:
        lines = [describe(plan, change) for change in remove(plan, collection, id)]
    except PlannerError as refused:
        app.notify(refused.sentence, severity="warning", timeout=10, markup=False)
        return

    def work(workspace: "Workspace") -> None:
        from planner.workspace import editing

        editing.remove(workspace, collection, id)

    def answered(yes: bool | None) -> None:
        if yes:
            app.session.write(work)

    app.push_screen(RemovalDialog(title_of(plan, record), lines), answered)
