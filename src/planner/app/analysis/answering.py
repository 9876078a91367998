"""Turning a finding into an action that responds to it: where it is to stand, and the one change that makes it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from planner.app.strategy.arranging import new_items
from planner.app.strategy.switcher import in_order
from planner.app.widgets.chooser import Choice, Chooser
from planner.changes import drafting
from planner.changes.change import Change
from planner.i18n import _
from planner.i18n.text import fold
from planner.model.actions import REFERENCE_KINDS
from planner.model.naming import name_of, title_of
from planner.model.plan import Plan
from planner.model.tree import branches

if TYPE_CHECKING:
    from planner.app.application import PlannerApp
    from planner.workspace.workspace import Workspace


def ask_where(plan: Plan, finding: str, first: str) -> Chooser[str]:
    """Asks what the new action is to belong to; the strategy `first` comes first."""
    places = list(_places(plan, first))

    def found(typed: str) -> Sequence[Choice[str]]:
        wanted = fold(typed)
        return [choice for choice in places if wanted in fold(f"{choice.name} {choice.beside}")]

    return Chooser(_("Where does “{name}” go?").format(name=name_of(plan, finding)[:44]), found,
                   _("A strategy, an axis or an objective"))  # fmt: skip


def _places(plan: Plan, first: str) -> Iterator[Choice[str]]:
    """The strategies that are carried out, those of the plan's own territory before others, with what holds items."""
    carried_out = [record for record in in_order(plan) if record.kind not in REFERENCE_KINDS]
    holding = plan.items.grouped("place")
    home = plan.sheet.territory
    for strategy in sorted(carried_out, key=lambda record: (record.id != first, record.territory != home)):
        yield Choice(strategy.id, title_of(plan, strategy))
        for branch in branches(plan, strategy.id):
            if branch.item.id in holding:
                name = branch.item.title.pick()
                indent = "  " * branch.depth
                words = f"{indent}{branch.item.code or branch.number} {name}"
                yield Choice(branch.item.id, words, strategy.code or strategy.title.pick())


def begin_answer(app: "PlannerApp", finding: str, parent: str | None) -> None:
    """Make the action and go there."""
    if parent is not None:
        app.session.write(
            lambda workspace: answer(workspace, finding, parent), lambda made: app.main.jump(("items", made))
        )


def answer(workspace: "Workspace", finding: str, parent: str) -> str:
    """Make an action of the title of a finding or item, linked with it, under a strategy or an item; one change set."""
    plan = workspace.plan
    body = plan.items.body(finding) or {}
    made = new_items(plan, [name_of(plan, finding)], parent, inside=True, ids=workspace.ids)[0]
    titles = {leaf: text for leaf, text in body.items() if leaf.startswith("title.")}
    leaves = {leaf: text for leaf, text in (made.body or {}).items() if not leaf.startswith("title.")}
    kind = "responds_to" if body.get("finding") else "aligns_with"
    link = {"source": made.id, "type": kind, "target": finding}
    changes: list[Change] = [
        drafting.create("items", made.id, leaves | titles),
        drafting.create("links", workspace.ids(), link),
    ]
    workspace.commit(changes)
    return made.id
