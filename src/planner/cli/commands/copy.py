"""`planner copy`: the plan as another file."""

from pathlib import Path

import click

from planner.cli.command import argument, planner_command
from planner.cli.editions import edition_option, told_edition
from planner.cli.session import Session, pass_session
from planner.i18n import N_, _


@planner_command(
    "copy",
    N_("Save a copy of the plan at TARGET: the shareable edition without any history, or the whole plan."),
)
@argument("target", N_("TARGET"), N_("The file to make."), type=click.Path(path_type=Path))
@edition_option
@pass_session
def command(session: Session, target: Path, edition: str) -> None:
    """Save the copy and say what it holds."""
    from planner.cli.notices import warn_if_invented
    from planner.model.fields import Audience
    from planner.workspace.dumping import save_copy

    with session.open() as workspace:
        warn_if_invented(workspace.plan)
        save_copy(workspace, target, Audience(edition))
    click.echo(_("Wrote {file}").format(file=target))
    click.echo(told_edition(edition))
