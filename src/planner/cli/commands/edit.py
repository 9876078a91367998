"""`planner add`, `set` and `remove`: records from typed values."""

from typing import TYPE_CHECKING

import click

from planner.cli.command import argument, planner_command
from planner.cli.field_values import PARENT, field_values, told_fields
from planner.cli.session import Session, pass_session
from planner.cli.types import RecordType
from planner.i18n import N_, _

if TYPE_CHECKING:
    from planner.model.plan import Plan
    from planner.model.understanding import Leaves


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
def add_command(session: Session, collection: str, texts: tuple[str, ...]) -> None:
    """Add the record and say its code."""
    if not texts:
        raise click.UsageError(told_fields(collection))
    from planner.changes.drafting import create_record
    from planner.cli.changes_text import told_changes
    from planner.cli.field_values import parent_called
    from planner.workspace.editing import add

    values = field_values(collection, texts)
    with session.open() as workspace:
        before = workspace.plan
        parent = values.pop(PARENT, None)
        under = parent_called(before, parent) if parent is not None else None
        record = add(workspace, collection, values, origin="cli", under=under)
        click.echo("\n".join(told_changes(before, [create_record(record)])))


@planner_command(
    "set",
    N_("Change fields of a record; FIELD= empties a field. The plan itself needs no ID: planner set plan title=…"),
)
@argument("collection", N_("TYPE"), N_("The type: stakeholders, ties, items …"), type=RecordType())
@argument("texts", N_("ID FIELD=VALUE"), N_("Name, acronym, code or short code; then the fields."), nargs=-1,
          required=True)  # fmt: skip
@pass_session
def set_command(session: Session, collection: str, texts: tuple[str, ...]) -> None:
    """Change the record and say what changed."""
    from planner.cli.changes_text import told_changes
    from planner.workspace.editing import set_leaves

    name, typed = ("", texts) if collection == "plan" else (texts[0], texts[1:])
    if not typed:
        raise click.UsageError(told_fields(collection))
    with session.open() as workspace:
        before = workspace.plan
        id, leaves = _meant(before, collection, name, typed)
        entry = set_leaves(workspace, collection, id, leaves, origin="cli")
        lines = told_changes(before, entry.changes) if entry else [_("Nothing changed: it already says so.")]
        click.echo("\n".join(lines))


def _meant(plan: "Plan", collection: str, name: str, typed: tuple[str, ...]) -> "tuple[str, Leaves]":
    """The record and its new leaves."""
    from planner.cli.field_values import parent_called
    from planner.model.documents import PLAN_ID
    from planner.workspace.editing import find, leaves_of

    values = field_values(collection, typed)
    id = PLAN_ID if collection == "plan" else find(plan, collection, name).id
    parent = values.pop(PARENT, None)
    leaves = leaves_of(plan, collection, values, id)
    if parent is not None:
        leaves |= _moved(plan, id, parent_called(plan, parent))
    return id, leaves


def _moved(plan: "Plan", id: str, parent: str) -> "Leaves":
    from planner.changes.drafting import move

    return {str(change.leaf): str(change.after) for change in move(plan, id, parent)}


@planner_command("remove", N_("Remove a record with what hangs on it; all of it is said, and one undo brings it back."))
@argument("collection", N_("TYPE"), N_("The type: stakeholders, ties, items …"), type=RecordType())
@argument("text", N_("ID"), N_("Name, acronym, code or short code of the record."))
@pass_session
def remove_command(session: Session, collection: str, text: str) -> None:
    """Remove the record and say all that went or changed with it."""
    from planner.cli.changes_text import told_changes
    from planner.workspace.editing import find, remove

    with session.open() as workspace:
        before = workspace.plan
        entry = remove(workspace, collection, find(before, collection, text).id, origin="cli")
        lines = told_changes(before, entry.changes) if entry else []
        click.echo("\n".join([*lines, _("To bring it back: planner undo")]))
