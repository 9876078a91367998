"""`planner dump` and `copy`: the whole plan as registers, as one JSON document, or as another file."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.command import argument, option, planner_command
from planner.cli.session import Session, pass_session
from planner.cli.types import edition_option, told_edition
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
    from planner.cli.text import warn_if_invented
    from planner.model.fields import Audience
    from planner.workspace.exporting.dumping import dump_json

    warn_if_invented(workspace.plan, as_json=True)
    for piece in dump_json(workspace, Audience(edition)):
        click.echo(piece, nl=False)
    click.echo()


def _write_registers(workspace: "Workspace", folder: Path, edition: str) -> None:
    from planner.cli.text import warn_if_invented
    from planner.cli.types import told_edition
    from planner.model.fields import Audience
    from planner.workspace.exporting.dumping import dump

    warn_if_invented(workspace.plan)
    for file in dump(workspace, folder, Audience(edition)):
        click.echo(_("Wrote {file}").format(file=file))
    click.echo(told_edition(edition))


@planner_command(
    "copy",
    N_("Save a copy of the plan at TARGET: the shareable edition without any history, or the whole plan."),
)
@argument("target", N_("TARGET"), N_("The file to make."), type=click.Path(path_type=Path))
@edition_option
@pass_session
def copy_command(session: Session, target: Path, edition: str) -> None:
    """Save the copy and say what it holds."""
    from planner.cli.text import warn_if_invented
    from planner.model.fields import Audience
    from planner.workspace.exporting.dumping import save_copy

    with session.open() as workspace:
        warn_if_invented(workspace.plan)
        save_copy(workspace, target, Audience(edition))
    click.echo(_("Wrote {file}").format(file=target))
    click.echo(told_edition(edition))
