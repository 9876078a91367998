"""`planner dump`: the whole plan as registers or as one JSON document."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.command import argument, option, planner_command
from planner.cli.editions import edition_option
from planner.cli.session import Session, pass_session
from planner.i18n import N_, _

if TYPE_CHECKING:
    from planner.workspace.workspace import Workspace


@planner_command(
    "dump",
    N_("Write the plan as registers into the folders stakeholders and strategies of DIR, or as one JSON document."),
)
@argument(
    "folder", N_("DIR"), N_("The folder; this one when none is named."), required=False,
    type=click.Path(path_type=Path),
)  # fmt: skip
@option("--json", "as_json", is_flag=True, help=N_("Write one JSON document to standard output."))
@edition_option
@pass_session
def command(session: Session, folder: Path | None, as_json: bool, edition: str) -> None:
    """Dump to a folder or to standard output."""
    if as_json and folder is not None:
        raise click.UsageError(_("Give a folder or --json, not both."))
    with session.open() as workspace:
        if as_json:
            _write_json(workspace, edition)
        else:
            _write_registers(workspace, folder or Path(), edition)


def _write_json(workspace: "Workspace", edition: str) -> None:
    from planner.cli.notices import warn_if_invented
    from planner.model.fields import Audience
    from planner.workspace.dumping import dump_json

    warn_if_invented(workspace.plan, as_json=True)
    click.echo(dump_json(workspace, Audience(edition)))


def _write_registers(workspace: "Workspace", folder: Path, edition: str) -> None:
    from planner.cli.editions import told_edition
    from planner.cli.notices import warn_if_invented
    from planner.model.fields import Audience
    from planner.workspace.dumping import dump

    warn_if_invented(workspace.plan)
    for file in dump(workspace, folder, Audience(edition)):
        click.echo(_("Wrote {file}").format(file=file))
    click.echo(told_edition(edition))
