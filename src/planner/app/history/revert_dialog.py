"""Going back to a point: what would change is counted and told in words before anything is done."""

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Static

from planner.app.screens import Dialog
from planner.app.session import PlanChanged
from planner.changes.applying import apply
from planner.changes.change import Change
from planner.changes.change_set import ChangeSet
from planner.changes.wording import counted_changes, describe
from planner.i18n import N_, PlannerError, _, ngettext
from planner.i18n.dates import say_moment
from planner.workspace.history import author_of, heading

if TYPE_CHECKING:
    from planner.app.host import Host
    from planner.workspace.workspace import Workspace

MOST_LISTED = 200


class GoingBackDialog(Dialog[bool]):
    """Asks whether the plan shall be again what it was just after a change set."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "go_back", N_("Go back"), show=False)]

    def __init__(self, point: ChangeSet) -> None:
        super().__init__()
        self._point = point
        self._changes: tuple[Change, ...] = ()

    def compose(self) -> ComposeResult:
        """The point, what would change, and the question."""
        with Vertical(classes="dialog going-back") as box:
            box.border_title = _("Back to this point")
            box.border_subtitle = _("esc leaves everything as it is")
            yield Static(self._question(), classes="question", markup=False)
            yield Static(_("Looking at what would change…"), id="counts", markup=False)
            with VerticalScroll(classes="closure", can_focus=True):
                yield Static("", id="what-changes", markup=False)
            yield Static(
                _("Nothing is lost: this is one more change, and undo (ctrl+z) takes it back."),
                classes="hint", markup=False,
            )  # fmt: skip
            with Horizontal(classes="buttons"):
                yield Button(_("Go back to this point"), id="go-back", disabled=True)
                yield Button(_("Leave it as it is"), id="leave")

    def on_mount(self) -> None:
        """Look at what would change, and again whenever the plan does."""
        self.query_one(".closure").display = False
        self.query_one("#leave", Button).focus()
        self.session.changed.subscribe(self, self._plan_changed)
        self._look()

    def _plan_changed(self, change: PlanChanged) -> None:
        self._look()

    @work(exclusive=True)
    async def _look(self) -> None:
        workspace = self.session.workspace
        if workspace is None:
            return
        try:
            found = await asyncio.to_thread(_changes, workspace, self._point)
        except PlannerError as error:
            self.query_one("#counts", Static).update(error.sentence)
            return
        self._show(found)

    def _show(self, changes: tuple[Change, ...]) -> None:
        self._changes = changes
        plan = self.session.plan
        assert plan is not None, "the dialog is opened over an open plan"  # noqa: S101
        button = self.query_one("#go-back", Button)
        button.disabled = not changes
        self.query_one(".closure").display = bool(changes)
        if not changes:
            self.query_one("#counts", Static).update(_("The plan is just as it was then: nothing would change."))
            return
        then = apply(plan, changes)
        lines = [describe(plan if change.removes else then, change) for change in changes[:MOST_LISTED]]
        more = len(changes) - len(lines)
        if more:
            lines.append(ngettext("and {count} more change", "and {count} more changes", more).format(count=more))
        self.query_one("#counts", Static).update("\n".join(counted_changes(changes)))
        self.query_one("#what-changes", Static).update("\n".join(f"· {line}" for line in lines))
        button.focus()

    def _question(self) -> str:
        plan, point = self.session.plan, self._point
        assert plan is not None, "the dialog is opened over an open plan"  # noqa: S101
        says = _("The plan would be again as it was on {moment}, just after {author} did this: {what}")
        return says.format(moment=say_moment(point.at), author=author_of(point), what=heading(plan, point))

    @on(Button.Pressed, "#go-back")
    def action_go_back(self) -> None:
        """Do it."""
        if self._changes:
            self.dismiss(True)

    @on(Button.Pressed, "#leave")
    def _leave(self) -> None:
        self.dismiss(False)


def ask_to_go_back(app: "Host", point: ChangeSet) -> None:
    """Show what going back to a point would change, and do it when that is confirmed."""

    def work(workspace: "Workspace") -> ChangeSet | None:
        from planner.workspace.undoing import undo_to

        return undo_to(workspace, point)

    def done(_entry: ChangeSet | None) -> None:
        says = _("The plan is as it was on {moment}. Undo (ctrl+z) takes this back.")
        app.notify(says.format(moment=say_moment(point.at)), timeout=6, markup=False)

    def answered(yes: bool | None) -> None:
        if yes:
            app.session.write(work, done)

    app.push_screen(GoingBackDialog(point), answered)


def _changes(workspace: "Workspace", point: ChangeSet) -> tuple[Change, ...]:
    from planner.workspace.undoing import changes_back_to

    return tuple(changes_back_to(workspace, point.revision))
