"""`planner show`: the records of a type, or all that is known of one."""

import json
from typing import TYPE_CHECKING, Any

import click

from planner.cli.command import argument, option, planner_command
from planner.cli.session import Session, pass_session
from planner.cli.types import RecordType
from planner.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from planner.model.plan import Plan
    from planner.workspace.workspace import Workspace


@planner_command(
    "show",
    N_("Show the records of a type (actors, ties, actions …), or all that is known of one of them."),
)
@argument("collection", N_("TYPE"), N_("The type: stakeholders, ties, items …"), type=RecordType())
@argument("text", N_("ID"), N_("Name, acronym, code or short code of one record."), required=False)
@option("--json", "as_json", is_flag=True, help=N_("Write JSON, with the keys of the model."))
@pass_session
def command(session: Session, collection: str, text: str | None, as_json: bool) -> None:
    """Show a list or one record."""
    from planner.cli.text import warn_if_invented

    with session.open() as workspace:
        warn_if_invented(workspace.plan, as_json=as_json)
        if as_json:
            found = _document(workspace, collection, text)
            click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        elif text is None and collection != "plan":
            _list(workspace.plan, collection)
        else:
            _tell(workspace.plan, collection, text)


def _one(plan: "Plan", collection: str, text: str | None) -> str:
    """The id of the record that is meant; there is one plan sheet, which needs no name."""
    from planner.model.documents import PLAN_ID
    from planner.workspace.editing import find

    return PLAN_ID if collection == "plan" else find(plan, collection, text or "").id


def _document(workspace: "Workspace", collection: str, text: str | None) -> Any:
    from planner.model.fields import Audience
    from planner.workspace.exporting.dumping import json_records

    records = json_records(workspace, collection, Audience.INTERNAL)
    if collection == "plan":
        return next(records, None)
    if text is None:
        return list(records)
    id = _one(workspace.plan, collection, text)
    return next(record for record in records if record["id"] == id)


def _list(plan: "Plan", collection: str) -> None:
    from planner.cli.records import listing
    from planner.cli.text import say, table, width
    from planner.model.naming import nouns

    headings, rows = listing(plan, collection)
    say(*table(headings, rows, width()))
    says = ngettext("{count} {noun}", "{count} {noun}", len(rows))
    say("", says.format(count=len(rows), noun=nouns(collection, len(rows))))


def _tell(plan: "Plan", collection: str, text: str | None) -> None:
    from planner.cli.records import facts, heading, related
    from planner.cli.text import pairs, say

    record = plan.get(collection, _one(plan, collection, text))
    if record is None:
        say(_("Nothing is said of the plan yet."))
        return
    say(heading(plan, record), *pairs(facts(plan, record)), *related(plan, record))
