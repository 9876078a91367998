"""What can be done with a row of an analysis besides opening its record: a finding becomes an action."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from planner.app.widgets.chooser import Choice, Chooser
from planner.app.widgets.strategy_switcher import in_order
from planner.changes import drafting
from planner.changes.arranging import new_items
from planner.changes.change import Change
from planner.i18n import N_, _
from planner.i18n.folding import fold
from planner.model.actions import REFERENCE_KINDS
from planner.model.naming import name_of, title_of
from planner.model.plan import Plan
from planner.model.tree import branches, strategy_of

if TYPE_CHECKING:
    from planner.analysis.registry import Limit
    from planner.app.analysis.limits import Limits
    from planner.app.host import Host
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


def begin_answer(app: "Host", finding: str, parent: str | None) -> None:
    """Make the action and go there."""
    if parent is not None:
        app.session.write(
            lambda workspace: answer(workspace, finding, parent), then_at=lambda made: app.jump(("items", made))
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


Destination = tuple[str, str]


class Asking(Protocol):
    """The view whose row is acted on."""

    limits: "Limits"

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""

    @property
    def planner(self) -> "Host":
        """The application."""

    def limit(self, limit: "Limit", values: frozenset[str]) -> None:
        """Limit the analysis that is shown."""


@dataclass(frozen=True, slots=True)
class RowAction:
    """A key that does something with the record of a row."""

    key: str
    title: str
    """A message id."""
    suits: Callable[[Plan, Destination], bool]
    does: "Callable[[Asking, Destination], None]"
    writes: bool = False
    """Whether it changes the plan."""


def _asks_for_an_answer(plan: Plan, row: Destination) -> bool:
    """Whether a row is an item of a framework or diagnosis."""
    strategy = strategy_of(plan, row[1]) if row[0] == "items" else None
    return strategy is not None and strategy.kind in REFERENCE_KINDS


def _has_items(plan: Plan, row: Destination) -> bool:
    return row[0] == "strategies" and row[1] in plan.items.grouped("place")


def _answer(view: Asking, row: Destination) -> None:
    chosen = view.limits.of("coverage", "strategies")
    chooser = ask_where(view.plan, row[1], next(iter(chosen), ""))
    view.planner.push_screen(chooser, partial(begin_answer, view.planner, row[1]))


def _hold_against(view: Asking, row: Destination) -> None:
    view.limit("framework", frozenset({row[1]}))


ROW_ACTIONS: dict[str, Sequence[RowAction]] = {
    "coverage": (
        RowAction("a", N_("Answer it with an action"), _asks_for_an_answer, _answer, writes=True),
        RowAction("y", N_("Its items one by one"), _has_items, _hold_against),
    ),
}
"""By the name of an analysis."""


def suiting(analysis: str, plan: Plan, row: Destination | None) -> list[RowAction]:
    """What can be done with a row."""
    if row is None:
        return []
    return [action for action in ROW_ACTIONS.get(analysis, ()) if action.suits(plan, row)]
