"""Remembering that two actors are not the same, with the reason when somebody gives one."""

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, Static

from planner.app.screens import Dialog
from planner.i18n import _
from planner.model.naming import name_of
from planner.workspace.duplicates import tell_apart

if TYPE_CHECKING:
    from planner.app.application import PlannerApp
    from planner.changes.change_set import ChangeSet
    from planner.workspace.workspace import Workspace


class DifferentDialog(Dialog[str]):
    """Answers with the reason, which may be empty, or None when it is left."""

    HELP_PAGE = "duplicates"

    def __init__(self, one: str, other: str) -> None:
        """The names of the two."""
        super().__init__()
        self._names = one, other

    def compose(self) -> ComposeResult:
        """The two, and a line for the reason."""
        with Vertical(classes="dialog removal differing") as box:
            box.border_title = _("They are not the same")
            yield Static("\n".join(self._names), classes="question", markup=False)
            says = _("Both will remember it, and they are not proposed again.")
            yield Static(says, classes="hint", markup=False)
            yield Input(placeholder=_("What tells them apart? (may stay empty)"), id="why")
            with Horizontal(classes="buttons"):
                yield Button(_("Not the same"), id="different")
                yield Button(_("Leave it open"), id="leave")

    @on(Input.Submitted, "#why")
    @on(Button.Pressed, "#different")
    def _different(self) -> None:
        self.dismiss(self.query_one("#why", Input).value)

    @on(Button.Pressed, "#leave")
    def _leave(self) -> None:
        self.dismiss(None)


def ask_why_different(app: "PlannerApp", one: str, other: str) -> None:
    """Ask why, and remember it."""
    plan = app.session.plan
    if plan is None:
        return

    def answered(why: str | None) -> None:
        if why is not None:

            def work(workspace: "Workspace") -> "ChangeSet | None":
                return tell_apart(workspace, one, other, why)

            app.session.write(work)

    app.push_screen(DifferentDialog(name_of(plan, one), name_of(plan, other)), answered)
