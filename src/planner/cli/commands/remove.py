"""`planner remove`: a record goes, with what hangs on it."""

import click

from planner.cli.command import argument, planner_command
from planner.cli.record_types import RecordType
from planner.cli.session import Session, pass_session
from planner.i18n import N_, _


@planner_command("remove", N_("Remove a record with what hangs on it; all of it is said, and one undo brings it back."))
@argument("collection", N_("TYPE"), N_("The type: stakeholders, ties, items …"), type=RecordType())
@argument("text", N_("ID"), N_("Name, acronym, code or short code of the record."))
@pass_session
def command(session: Session, collection: str, text: str) -> None:
    """Remove the record and say all that went or changed with it."""
    from planner.cli.telling import told_changes
    from planner.workspace.editing import find, remove

    with session.open() as workspace:
        before = workspace.plan
        entry = remove(workspace, collection, find(before, collection, text).id, origin="cli")
        lines = told_changes(before, entry.changes) if entry else []
        click.echo("\n".join([*lines, _("To bring it back: planner undo")]))
