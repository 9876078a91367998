"""Adding what hangs on an item: an actor in a role, an indicator, a value, a budget line, a report, a link."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from planner.app.widgets.choices import of_records
from planner.app.widgets.chooser import Choice, Chooser
from planner.app.widgets.record_dialog import RecordDialog
from planner.i18n import _, current_language
from planner.i18n.dates import now
from planner.i18n.text import clean_line
from planner.model import vocabularies
from planner.model.assignments import assigned
from planner.model.naming import name_of
from planner.model.progress import latest_report, period_like
from planner.model.record import Record
from planner.model.tree import strategy_of
from planner.model.types import RECORD_TYPES

if TYPE_CHECKING:
    from planner.app.host import Host
    from planner.workspace.workspace import Workspace

NEW = "new:"
"""Begins the value of the choice that adds an actor of the name typed."""
OWNERS = ("item", "indicator", "source")
"""The field that says what a record hangs on; it is given, not asked for."""
AFTERWARDS = ("evidence", "confirmed", "cites", "note")
"""What may still be said of a report that was given; what it reports stays."""
Then = Callable[[str], None]


def fields_of(record_type: type[Record]) -> list[str]:
    """The fields of a record that are asked for when it is reached from its item."""
    return [name for name in record_type.fields() if name not in OWNERS]


def fields_at_first(record_type: type[Record]) -> list[str]:
    """The fields that are asked for when a record is added; the rest can be said when it is there."""
    return [name for name in fields_of(record_type) if name not in {"cites", "known_none", "note", "confirmed"}]


def add(app: "Host", item: str, what: str, then: Then) -> None:
    """Begin to add what a line asks for (`assignments:lead`, `observations:<indicator>`, `links` …) to an item."""
    collection, _colon, owner = what.partition(":")
    if collection == "assignments" and owner:
        assign(app, item, owner, then)
    elif collection == "reports":
        report(app, item, then)
    elif collection == "observations":
        _ask(app, collection, {"indicator": owner}, then)
    else:
        _ask(app, collection, {"source" if collection == "links" else "item": item}, then)


def report(app: "Host", item: str, then: Then) -> None:
    """Ask for a progress report on the present period, beginning with the status as it was."""
    plan, strategy = app.session.plan, strategy_of(app.session.plan, item) if app.session.plan is not None else None
    if plan is None or strategy is None:
        return
    day, last = today(app), latest_report(plan, item)
    draft = {"item": item, "period": period_like(plan, strategy.id, day), "date": day.isoformat()}
    if last is not None and last.status:
        draft["status"] = last.status
    _ask(app, "reports", draft, then, "status")


def assign(app: "Host", item: str, role: str, then: Then) -> None:
    """Ask for an actor by any of its names and give it a role; a name that is not there yet is added."""
    plan = app.session.plan
    if plan is None:
        return
    having = {assignment.stakeholder for assignment in assigned(plan, item, (role,))}
    partners = of_records(plan, ("stakeholders",), partners_only=role != "target_group")

    def find(typed: str) -> Sequence[Choice[str]]:
        choices = [choice for choice in partners(typed) if choice.value not in having]
        added = clean_line(typed)
        if added:
            choices.append(Choice(f"{NEW}{added}", _("Add “{name}” as a new actor").format(name=added), sign="+"))
        return choices

    def chosen(actor: str | None) -> None:
        if actor:
            app.session.write(lambda workspace: _assign(workspace, item, role, actor), then_at=then)

    title = _("{role} of “{item}”").format(role=vocabularies.ROLE.label(role), item=name_of(plan, item)[:50])
    app.push_screen(Chooser(title, find, _("A name, acronym or alias")), chosen)


def today(app: "Host") -> date:
    """The present day on the workspace's clock."""
    workspace = app.session.workspace
    return workspace.today if workspace is not None else now().astimezone().date()


def _ask(app: "Host", collection: str, draft: dict[str, str], then: Then, field: str = "") -> None:
    record_type = RECORD_TYPES[collection]

    def added(id: str | None) -> None:
        if id is not None:
            then(id)

    app.push_screen(RecordDialog(record_type, draft=draft, only=fields_at_first(record_type), field=field), added)


def _assign(workspace: "Workspace", item: str, role: str, actor: str) -> str:
    from planner.changes.drafting import create

    changes = []
    if actor.startswith(NEW):
        body = {f"name.{current_language()}": actor.removeprefix(NEW)}
        actor = workspace.ids()
        changes.append(create("stakeholders", actor, body))
    id = workspace.ids()
    workspace.commit([*changes, create("assignments", id, {"stakeholder": actor, "role": role, "item": item})])
    return id
