"""`planner add`: a new record from typed values."""

import click

from planner.cli.command import argument, planner_command
from planner.cli.field_values import PARENT, field_values, told_fields
from planner.cli.record_types import RecordType
from planner.cli.session import Session, pass_session
from planner.i18n import N_


@planner_command(
    "add",
    N_("Add a record. Values are written as in the app: words of a list, names of records, dates, amounts; several "
       "are parted by “;”. An action says where it stands with under=ACTION or under=STRATEGY."),
)  # fmt: skip
@argument("collection", N_("TYPE"), N_("The type: stakeholders, ties, items …"), type=RecordType())
@argument(
    "texts",
    N_("FIELD=VALUE"),
    N_("Fields by name or label; without any, they are listed."),
    nargs=-1,
)
@pass_session
def command(session: Session, collection: str, texts: tuple[str, ...]) -> None:
    """Add the record and say its code."""
    if not texts:
        raise click.UsageError(told_fields(collection))
    from planner.changes.drafting import create_record
    from planner.cli.parents import parent_called
    from planner.cli.telling import told_changes
    from planner.workspace.editing import add

    values = field_values(collection, texts)
    with session.open() as workspace:
        before = workspace.plan
        parent = values.pop(PARENT, None)
        under = parent_called(before, parent) if parent is not None else None
        record = add(workspace, collection, values, origin="cli", under=under)
        click.echo("\n".join(told_changes(before, [create_record(record)])))
