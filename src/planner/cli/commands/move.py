"""`planner move`: an action stands elsewhere among the others, or under another parent."""

from typing import TYPE_CHECKING

import click

from planner.cli.command import argument, option, planner_command
from planner.cli.session import Session, pass_session
from planner.i18n import N_, _

if TYPE_CHECKING:
    from planner.changes.change_set import ChangeSet
    from planner.workspace.workspace import Workspace


@planner_command(
    "move",
    N_("Put an action before or after another one, or into another action or a strategy; with it goes all it holds. "
       "One undo puts it back."),
)  # fmt: skip
@argument("item", N_("ACTION"), N_("Code, title or short code of the action that moves."))
@option("--before", metavar=N_("ACTION"), help=N_("Right before this one."))
@option("--after", metavar=N_("ACTION"), help=N_("Right after this one."))
@option("--into", metavar=N_("PARENT"), help=N_("Under this action or strategy: last, or first with --first."))
@option("--first", is_flag=True, help=N_("First among the others."))
@option("--last", is_flag=True, help=N_("Last among the others."))
@pass_session
def command(
    session: Session, item: str, before: str | None, after: str | None, into: str | None, first: bool, last: bool
) -> None:
    """Move the action and say what changed."""
    from planner.cli.changes_text import told_changes
    from planner.workspace.editing import find

    said = [before is not None, after is not None, into is not None or first or last]
    if sum(said) != 1 or (first and last):
        says = _("Say where to: --before, --after, --into, --first or --last; only --into goes with one more.")
        raise click.UsageError(says)
    with session.open() as workspace:
        known = workspace.plan
        id, other = find(known, "items", item).id, before or after
        if other is None:
            entry = _within(workspace, id, into, first=first)
        else:
            entry = _beside(workspace, id, other, after=before is None)
        lines = told_changes(known, entry.changes) if entry else [_("Nothing changed: it stands there already.")]
        click.echo("\n".join(lines))


def _beside(workspace: "Workspace", id: str, other: str, *, after: bool) -> "ChangeSet | None":
    from planner.workspace.editing import find, put_beside

    return put_beside(workspace, id, find(workspace.plan, "items", other).id, after=after, origin="cli")


def _within(workspace: "Workspace", id: str, into: str | None, *, first: bool) -> "ChangeSet | None":
    from planner.cli.field_values import parent_called
    from planner.workspace.editing import put_within

    parent = parent_called(workspace.plan, into) if into is not None else None
    return put_within(workspace, id, parent, first=first, origin="cli")
