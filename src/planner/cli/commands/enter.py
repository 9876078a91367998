"""`planner enter`: quick entry, line by line, as in a room that is talking."""

import sys
from typing import TYPE_CHECKING

import click

from planner.cli.command import argument, option, planner_command
from planner.cli.session import Session, pass_session
from planner.i18n import N_, _

if TYPE_CHECKING:
    from planner.workspace.workspace import Workspace


@planner_command(
    "enter",
    N_("Add actors and ties from lines as they are spoken, like “INTECAP > Municipalidad: financia”; "
       "what is missing is added. With “-” the lines are read from standard input. Nothing is saved while anything "
       "is in doubt."),
)  # fmt: skip
@argument("lines", N_("LINE"), N_("A name, or two names with a tie between them."), nargs=-1, required=True)
@option("--new", "as_new", is_flag=True, help=N_("Names that are only similar to known ones are new: add them."))
@pass_session
def command(session: Session, lines: tuple[str, ...], as_new: bool) -> int:
    """Enter the lines; returns the exit status, 1 while something is in doubt."""
    from planner.cli.notices import warn_if_invented

    text = "\n".join(_pasted() if line == "-" else line for line in lines)
    with session.open() as workspace:
        warn_if_invented(workspace.plan)
        return _enter(workspace, text, as_new=as_new)


def _pasted() -> str:
    """Standard input as UTF-8, or else as older Windows programs write it."""
    raw = sys.stdin.buffer.read()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _enter(workspace: "Workspace", text: str, *, as_new: bool) -> int:
    from planner.cli.doubts import settle, told_doubts
    from planner.cli.telling import told_changes
    from planner.workspace.entry import enter

    before = workspace.plan
    decisions = settle(workspace, text, as_new=as_new)
    reading, _entry = enter(workspace, text, decisions)
    if reading.doubts:
        click.echo("\n".join(told_doubts(reading.doubts)), err=True)
        return 1
    already = [_("Known already: {line}").format(line=line) for line in reading.already]
    click.echo("\n".join([*told_changes(before, reading.changes), *already] or [_("The lines say nothing.")]))
    return 0
