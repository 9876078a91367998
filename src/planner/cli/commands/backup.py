"""`planner backup`: whole copies of the plan as it was, and putting one back."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from planner.cli.command import argument, option, planner_command
from planner.cli.session import Session, pass_session
from planner.cli.types import WholeNumber
from planner.i18n import N_, _

if TYPE_CHECKING:
    from planner.workspace.backups import Backup


@planner_command(
    "backup",
    N_("List the backups of the plan, make one now, or restore one by its NUMBER; what stands there is kept first."),
)
@argument("action", "list|make|restore", N_("What to do."), type=click.Choice(["list", "make", "restore"]))
@argument("number", N_("NUMBER"), N_("Which backup to restore."), type=WholeNumber(1), required=False)
@option("--json", "as_json", is_flag=True, help=N_("Write JSON: a list of backups, the newest first."))
@pass_session
def command(session: Session, action: str, number: int | None, as_json: bool) -> None:
    """Do what is asked with the backups of the plan."""
    if number is None and action == "restore":
        raise click.UsageError(_("Say which backup to restore by its number; “planner backup list” lists them."))
    if number is not None and action != "restore":
        raise click.UsageError(_("A number goes with restore, and with nothing else."))
    if number is not None:
        _restore(session.plan, number)
    elif action == "make":
        _make(session)
    else:
        _list(session.plan, as_json=as_json)


def _restore(path: Path, number: int) -> None:
    from planner.i18n.dates import say_moment
    from planner.workspace.backups import backup_numbered, backup_of, restore

    backup = backup_numbered(path, number)
    kept = restore(path, backup)
    says = _("{path} is again as it was on {moment}.")
    click.echo(says.format(path=path, moment=say_moment(backup.at)))
    if kept is not None:
        click.echo(_("What stood there is kept as backup {number}.").format(number=backup_of(kept).number))


def _make(session: Session) -> None:
    from planner.workspace.backups import back_up, backup_of

    with session.open() as workspace:
        kept = back_up(workspace, "made")
    click.echo(_("Kept as backup {number}: {file}").format(number=backup_of(kept).number, file=kept))


def _list(path: Path, *, as_json: bool) -> None:
    from planner.cli.text import say, table, width
    from planner.i18n.dates import say_moment
    from planner.workspace.backups import list_backups

    found = list_backups(path)
    if as_json:
        click.echo(json.dumps([_document(backup) for backup in found], ensure_ascii=False, indent=2))
        return
    headings = [_("Number"), _("When"), _("Why"), _("Of the file"), _("Size")]
    rows = [[str(b.number), say_moment(b.at), b.reason, f"{b.name}.plan", _size(b.size)] for b in found]
    say(*(table(headings, rows, width()) or [_("There is no backup of {path} on this computer.").format(path=path)]))


def _size(count: int) -> str:
    return f"{count / 1024 / 1024:.1f} MB" if count >= 1024 * 1024 else f"{-(-count // 1024)} KB"


def _document(backup: "Backup") -> dict[str, Any]:
    return {
        "number": backup.number,
        "at": backup.at.isoformat(),
        "why": backup.why,
        "of": f"{backup.name}.plan",
        "size": backup.size,
        "file": str(backup.file),
    }
