"""`planner undo`: the newest change of this author in this copy is taken back."""

import click

from planner.cli.command import planner_command
from planner.cli.session import Session, pass_session
from planner.i18n import N_


@planner_command("undo", N_("Take back your newest change that is not undone yet; what others changed since stays."))
@pass_session
def command(session: Session) -> None:
    """Undo, and say what was taken back."""
    from planner.cli.telling import told_undone
    from planner.workspace.undoing import undo

    with session.open() as workspace:
        click.echo("\n".join(told_undone(workspace, undo(workspace))))
