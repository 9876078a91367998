"""`planner export`: the interactive map or the workbook, as a file to hand out or one for each institution."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.command import argument, option, planner_command
from planner.cli.session import Session, pass_session
from planner.cli.types import edition_option, told_edition, typed_date
from planner.i18n import LANGUAGES, N_, Language, _, current_language

if TYPE_CHECKING:
    from datetime import date

    from planner.formats.output.stamp import Stamp
    from planner.workspace.sending.send import Mailing
    from planner.workspace.workspace import Workspace

KINDS = ("map", "workbook")


@planner_command(
    "export",
    N_("Write the interactive map (one HTML file) or the workbook of the action plan (Excel)."),
)
@argument("what", N_("map|workbook"), N_("What to write."), type=click.Choice(KINDS))
@option("-o", "--output", "target", type=click.Path(path_type=Path), metavar=N_("FILE"),
        help=N_("The file to write; by default the plan's name, in the folder exports if there is one. "
                "With --for, the folder."))  # fmt: skip
@option("--for", "wanted", multiple=True, metavar=N_("INSTITUTION"),
        help=N_("Write a workbook with a letter for this institution; “each” means all that lead or support something. "
                "May be repeated."))  # fmt: skip
@option("--due", metavar=N_("DATE"), help=N_("With --for: the day by which it should be back."))
@edition_option
@option("--lang", "tongue", type=click.Choice(LANGUAGES), help=N_("The language of what is written."))
@pass_session
def command(
    session: Session, what: str, target: Path | None, wanted: tuple[str, ...], due: str | None, edition: str,
    tongue: Language | None,
) -> None:  # fmt: skip
    """Write the export and say where it is."""
    from planner.cli.text import warn_if_invented
    from planner.workspace.exporting.exports import default_target

    day = _due(what, wanted, due)
    with session.open() as workspace:
        warn_if_invented(workspace.plan)
        if wanted:
            _warn_if_over(workspace, day)
            _tell(_sent(workspace, target, wanted, day, edition, tongue or current_language()), edition)
            return
        file = target or default_target(workspace, what)
        stamp = _write(workspace, what, file, edition, tongue or current_language())
    click.echo(_("Wrote {file}").format(file=file))
    click.echo(_("Export no. {number}. {edition}").format(number=stamp.number, edition=told_edition(edition)))


def _due(what: str, wanted: tuple[str, ...], due: str | None) -> "date | None":
    """The day an answer is due; only workbooks that go to somebody have one."""
    if wanted and what != "workbook":
        raise click.UsageError(_("Only a workbook can be made for an institution: planner export workbook --for …"))
    if due is not None and not wanted:
        raise click.UsageError(_("--due goes with --for: it says when the answer is expected."))
    when = typed_date("--due", due)
    return when.last if when else None


def _warn_if_over(workspace: "Workspace", due: "date | None") -> None:
    """Say that the day an answer is due is over; whoever makes the workbooks may mean it."""
    from planner.i18n.dates import say_date

    if due is not None and due < workspace.today:
        says = _("--due: {day} is over already; the workbooks are made all the same.")
        click.echo(says.format(day=say_date(due)), err=True)


def _write(workspace: "Workspace", what: str, file: Path, edition: str, tongue: Language) -> "Stamp":
    from planner.cli.text import shown_progress
    from planner.model.fields import Audience
    from planner.workspace.exporting.exports import EXPORTS

    with shown_progress() as progress:
        return EXPORTS[what](workspace, file, Audience(edition), tongue, progress)


def _sent(
    workspace: "Workspace", folder: Path | None, wanted: tuple[str, ...], due: "date | None", edition: str,
    tongue: Language,
) -> "Mailing":  # fmt: skip
    from planner.cli.text import shown_progress
    from planner.model.fields import Audience
    from planner.workspace.sending.send import default_folder, send_workbooks

    with shown_progress() as progress:
        return send_workbooks(
            workspace, folder or default_folder(workspace), wanted, Audience(edition), tongue, due, progress
        )


def _tell(mailing: "Mailing", edition: str) -> None:
    from planner.workspace.sending.send import told_left_out

    for one in mailing.sent:
        click.echo(_("{name}: {file}").format(name=one.name, file=one.file))
    click.echo(_("Export no. {number}. {edition}").format(number=mailing.stamp.number, edition=told_edition(edition)))
    for sentence in told_left_out(mailing):
        click.echo(sentence, err=True)
