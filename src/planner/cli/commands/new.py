"""`planner new`: a new plan file, empty or from an example."""

from pathlib import Path

import click

from planner.cli.command import argument, option, planner_command
from planner.cli.session import Session, pass_session
from planner.i18n import N_, _
from planner.workspace.opening import EXAMPLES


@planner_command("new", N_("Make a new plan at PLAN, empty or from an example; a file that is there stays as it is."))
@argument("path", N_("PLAN"), N_("The file to make; its name usually ends in .plan."), type=click.Path(path_type=Path))
@option(
    "--example", type=click.Choice(EXAMPLES),
    help=N_(
        "amatitlan: the pilot as its documents state it; "
        "guatemala: with it, the systems that a municipality plugs into; "
        "exercise: an invented municipality to practise on."
    ),
)  # fmt: skip
@option("--title", metavar=N_("TITLE"), help=N_("The title of the plan."))
@pass_session
def command(session: Session, path: Path, example: str | None, title: str | None) -> None:
    """Make a plan and say what is in it."""
    from planner.cli.notices import warn_if_invented
    from planner.cli.summary import counted
    from planner.workspace.opening import new_plan

    with new_plan(path, example=example, title=title, author=session.author) as workspace:
        warn_if_invented(workspace.plan)
        click.echo(_("Made {path}: {what}").format(path=path, what=counted(workspace.plan)))
