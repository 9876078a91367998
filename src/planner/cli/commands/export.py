"""`planner export`: the interactive map or the workbook, as a file to hand out."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.command import argument, option, planner_command
from planner.cli.editions import edition_option, told_edition
from planner.cli.session import Session, pass_session
from planner.i18n import LANGUAGES, N_, Language, _, current_language

if TYPE_CHECKING:
    from planner.formats.stamp import Stamp
    from planner.workspace.workspace import Workspace

KINDS = ("map", "workbook")


@planner_command(
    "export",
    N_("Write the interactive map (one HTML file) or the workbook of the action plan (Excel)."),
)
@argument("what", N_("map|workbook"), N_("What to write."), type=click.Choice(KINDS))
@option("-o", "--output", "target", type=click.Path(path_type=Path), metavar=N_("FILE"),
        help=N_("The file to write; by default the plan's name, in the folder exports if there is one."))  # fmt: skip
@edition_option
@option("--lang", "tongue", type=click.Choice(LANGUAGES), help=N_("The language of what is written."))
@pass_session
def command(session: Session, what: str, target: Path | None, edition: str, tongue: Language | None) -> None:
    """Write the export and say where it is."""
    from planner.cli.notices import warn_if_invented
    from planner.workspace.exporting import default_target

    with session.open() as workspace:
        warn_if_invented(workspace.plan)
        file = target or default_target(workspace, what)
        stamp = _write(workspace, what, file, edition, tongue or current_language())
    click.echo(_("Wrote {file}").format(file=file))
    click.echo(_("Export no. {number}. {edition}").format(number=stamp.number, edition=told_edition(edition)))


def _write(workspace: "Workspace", what: str, file: Path, edition: str, tongue: Language) -> "Stamp":
    from planner.cli.progress import shown_progress
    from planner.model.fields import Audience
    from planner.workspace.exporting import EXPORTS

    with shown_progress() as progress:
        return EXPORTS[what](workspace, file, Audience(edition), tongue, progress)
