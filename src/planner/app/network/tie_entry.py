"""Adding a tie in two steps from the chosen actor: what kind it is, and to whom; a name that is not there is added."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from planner.app.widgets.choices import of_records, of_vocabulary
from planner.app.widgets.chooser import Choice, Chooser
from planner.i18n import _, current_language
from planner.i18n.text import clean_line
from planner.model import vocabularies

if TYPE_CHECKING:
    from planner.app.host import Host
    from planner.workspace.workspace import Workspace

NEW = "new:"
"""Begins the value of the choice that adds an actor of the name typed."""


def ask_for_tie(app: "Host", source: str) -> None:
    """Ask for the kind of tie, then for the other actor, and save the tie."""
    plan = app.session.plan
    if plan is None or source not in plan.stakeholders:
        return
    name = plan.stakeholders[source].short_name

    def typed_kind(kind: str | None) -> None:
        if kind:
            title = f"{name} {vocabularies.TIE_TYPE.label(kind)}…"
            chooser = Chooser(title, find, _("A name, acronym or alias"))
            app.push_screen(chooser, lambda target: _tie(app, source, kind, target))

    def find(typed: str) -> Sequence[Choice[str]]:
        choices = [choice for choice in others(typed) if choice.value != source]
        added = clean_line(typed)
        if added:
            choices.append(Choice(f"{NEW}{added}", _("Add “{name}” as a new actor").format(name=added), sign="+"))
        return choices

    others = of_records(plan, ("stakeholders",))
    kinds = of_vocabulary(vocabularies.TIE_TYPE, required=True)
    app.push_screen(Chooser(_("A tie of {name}").format(name=name), kinds), typed_kind)


def _tie(app: "Host", source: str, kind: str, target: str | None) -> None:
    if target is None:
        return

    def work(workspace: "Workspace") -> None:
        from planner.changes.drafting import create

        other, changes = target, []
        if target.startswith(NEW):
            other = workspace.ids()
            body = {f"name.{current_language()}": target.removeprefix(NEW)}
            changes.append(create("stakeholders", other, body))
        tie = {"source": source, "type": kind, "target": other, "state": "existing"}
        workspace.commit([*changes, create("ties", workspace.ids(), tie)])

    app.session.write(work)
