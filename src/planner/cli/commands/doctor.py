"""`planner doctor`: whether the plan file agrees with itself, and mending what can be mended."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.command import option, planner_command
from planner.cli.session import Session, pass_session
from planner.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from planner.workspace.repair.mending import Examination

MOST = 20
"""How many findings are told one by one; the rest are counted."""


@planner_command(
    "doctor",
    N_("Examine the plan file: history, records and database must agree; ends with status 1 when something is wrong."),
)
@option("--mend", is_flag=True, help=N_("Mend what can be mended, after a backup."))
@option("--rescue", "target", type=click.Path(path_type=Path), metavar=N_("FILE"),
        help=N_("Make a new plan of the records that can still be read."))  # fmt: skip
@option("--json", "as_json", is_flag=True, help=N_("Write JSON: what is wrong, what mending leaves, what to do."))
@pass_session
def command(session: Session, mend: bool, target: Path | None, as_json: bool) -> int:
    """Examine, and mend when asked; returns the exit status."""
    from planner.workspace.repair.mending import examine

    if target is not None:
        return _rescue(session, target)
    found = examine(session.plan)
    backup = _mend(session) if mend and found.mendable else None
    if as_json:
        _write_json(found, backup)
    else:
        _tell(session, found, backup)
    return 0 if found.sound or backup is not None else 1


def _rescue(session: Session, target: Path) -> int:
    from planner.workspace.repair.rescuing import rescue

    count = rescue(session.plan, target, author=session.author)
    says = ngettext("{count} record is now in {file}.", "{count} records are now in {file}.", count)
    click.echo(says.format(count=count, file=target))
    return 0


def _mend(session: Session) -> int | None:
    from planner.workspace.backups import backup_of
    from planner.workspace.repair import mending

    mended = mending.mend(session.plan, author=session.author)
    return backup_of(mended.backup).number if mended is not None else None


def _tell(session: Session, found: "Examination", backup: int | None) -> None:
    from planner.cli.text import say

    if found.sound:
        say(_("Nothing is wrong with {path}.").format(path=session.plan))
        return
    say(*found.findings[:MOST])
    if len(found.findings) > MOST:
        say(_("(and {count} more)").format(count=len(found.findings) - MOST))
    say("")
    if backup is not None:
        says = _("Mended: the records are again what the history says. The file as it was is backup {number}.")
        say(says.format(number=backup))
    elif found.mendable:
        says = _("All of this can be mended, after a backup, with: planner --plan {path} doctor --mend")
        say(says.format(path=session.plan))
    else:
        say(_("This cannot be mended:"), *found.remaining[:MOST], "", *found.advice)


def _write_json(found: "Examination", backup: int | None) -> None:
    document = {
        "sound": found.sound,
        "findings": found.findings,
        "mendable": found.mendable,
        "mended": backup is not None,
        "backup": backup,
        "remaining": found.remaining,
        "advice": found.advice,
    }
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))
