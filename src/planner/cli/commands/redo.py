"""`planner redo`: the newest undo of this author in this copy is taken back."""

import click

from planner.cli.command import planner_command
from planner.cli.session import Session, pass_session
from planner.i18n import N_


@planner_command("redo", N_("Make again what you took back last, if you changed nothing since."))
@pass_session
def command(session: Session) -> None:
    """Redo, and say what was made again."""
    from planner.cli.telling import told_undone
    from planner.workspace.undoing import redo

    with session.open() as workspace:
        click.echo("\n".join(told_undone(workspace, redo(workspace))))
