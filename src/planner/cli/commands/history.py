"""`planner history`, `undo` and `redo`: who changed what and when, and taking it back."""

import json
from typing import TYPE_CHECKING, Any

import click

from planner.cli.command import argument, option, planner_command
from planner.cli.session import Session, pass_session
from planner.cli.types import WholeNumber, typed_date
from planner.i18n import N_, _

if TYPE_CHECKING:
    from planner.changes.change_set import ChangeSet
    from planner.model.plan import Plan


@planner_command("history", N_("Show who changed what and when, the newest first; of one record when it is named."))
@argument("text", N_("RECORD"), N_("Name, acronym, code or short code of a record."), required=False)
@option("--limit", type=WholeNumber(1), default=100, show_default=True, metavar=N_("NUMBER"),
        help=N_("At most so many changes."))  # fmt: skip
@option("--since", "since", metavar=N_("DATE"), help=N_("From this day, month or year on."))
@option("--until", "until", metavar=N_("DATE"), help=N_("Up to this day, month or year."))
@option("--json", "as_json", is_flag=True, help=N_("Write JSON, with every value before and after."))
@pass_session
def command(
    session: Session, text: str | None, limit: int, since: str | None, until: str | None, as_json: bool
) -> None:
    """List the change sets."""
    from planner.cli.text import warn_if_invented
    from planner.model.search import find_anywhere
    from planner.workspace.history import history

    begin, end = typed_date("--since", since), typed_date("--until", until)
    first, last = begin.first if begin else None, end.last if end else None
    with session.open() as workspace:
        warn_if_invented(workspace.plan, as_json=as_json)
        record = find_anywhere(workspace.plan, text).id if text else None
        entries = history(workspace, limit=limit, record=record, first=first, last=last)
        if as_json:
            document = [_document(workspace.plan, entry) for entry in entries]
            click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        else:
            _tell(workspace.plan, entries)


def _tell(plan: "Plan", entries: "list[ChangeSet]") -> None:
    from planner.cli.text import say, table, width
    from planner.i18n.dates import say_moment
    from planner.workspace.history import author_of, heading, origin_of

    headings = [_("When"), _("Who"), _("From where"), _("What")]
    rows = [[say_moment(e.at), author_of(e), origin_of(e), heading(plan, e)] for e in entries]
    say(*(table(headings, rows, width()) or [_("Nothing was changed yet.")]))


def _document(plan: "Plan", entry: "ChangeSet") -> dict[str, Any]:
    from planner.changes.wording import describe
    from planner.workspace.history import heading

    return {
        "id": entry.id,
        "revision": entry.revision,
        "at": entry.at.isoformat(),
        "author": entry.author,
        "origin": entry.origin,
        "from_another_copy": entry.came,
        "reason": entry.reason,
        "undoes": entry.undoes,
        "what": heading(plan, entry),
        "changes": [
            {
                "type": change.collection,
                "id": change.id,
                "field": change.leaf,
                "before": change.before,
                "after": change.after,
                "what": describe(plan, change),
            }
            for change in entry.told
        ],
    }


@planner_command("undo", N_("Take back your newest change that is not undone yet; what others changed since stays."))
@pass_session
def undo_command(session: Session) -> None:
    """Undo, and say what was taken back."""
    from planner.cli.changes_text import told_undone
    from planner.workspace.undoing import undo

    with session.open() as workspace:
        click.echo("\n".join(told_undone(workspace, undo(workspace))))


@planner_command("redo", N_("Make again what you took back last, if you changed nothing since."))
@pass_session
def redo_command(session: Session) -> None:
    """Redo, and say what was made again."""
    from planner.cli.changes_text import told_undone
    from planner.workspace.undoing import redo

    with session.open() as workspace:
        click.echo("\n".join(told_undone(workspace, redo(workspace))))
