"""Rules on strategies and the items of their trees."""

from collections import Counter
from collections.abc import Iterator

from planner.i18n import N_
from planner.i18n.folding import fold
from planner.model import vocabularies
from planner.model.assignments import leads
from planner.model.progress import AGREED
from planner.model.rules.actors import groups
from planner.model.rules.rule import ERROR, HINT, WARNING, Scope, Spot, at, rule
from planner.model.rules.words import TermLabel
from planner.model.strategies import Item

FILLED_KINDS = frozenset({"strategy", "plan", "programme", "project"})
"""Kinds of strategy that are nothing without items."""


@rule(
    "same_code",
    WARNING,
    N_("The same code twice in a strategy"),
    N_("In “{strategy}”, the code {code} stands for “{name}” and for “{other}”."),
    N_("Give one of them another code."),
)
def _same_code(scope: Scope) -> Iterator[Spot]:
    first: dict[tuple[str, str], str] = {}
    for item in scope.plan.items.values():
        strategy = scope.strategy.get(item.id)
        if item.code and strategy is not None:
            known = first.setdefault((strategy.id, fold(item.code) or item.code), item.id)
            if known != item.id:
                names = {"strategy": scope.name(strategy.id), "other": scope.name(known)}
                yield at("items", item.id, "code", code=item.code, **names)


@rule(
    "same_strategy_code",
    WARNING,
    N_("The same code for two strategies"),
    N_("The code {code} stands for the strategies “{name}” and “{other}”."),
    N_("Give one of them another code."),
)
def _same_strategy_code(scope: Scope) -> Iterator[Spot]:
    coded = groups(scope.plan.strategies.values(), lambda strategy: strategy.code and fold(strategy.code))
    for first, *others in coded:
        for other in others:
            yield at("strategies", other.id, "code", code=other.code, other=scope.name(first.id))


@rule(
    "same_title",
    HINT,
    N_("The same title twice"),
    N_("“{name}” stands twice under “{parent}”."),
    N_("Delete one of the two, or tell them apart by their titles."),
)
def _same_title(scope: Scope) -> Iterator[Spot]:
    def key(item: Item) -> tuple[str, str] | None:
        title = fold(item.title.pick("es"))
        return (item.place.parent, title) if item.place and title else None

    for _first, *others in groups(scope.plan.items.values(), key):
        for other in others:
            yield at("items", other.id, "title", parent=scope.name(other.place.parent if other.place else ""))


@rule(
    "link_to_itself",
    ERROR,
    N_("Linked to itself"),
    N_("“{item}” is linked to itself."),
    N_("Choose the other end of the link, or delete it."),
)
def _link_to_itself(scope: Scope) -> Iterator[Spot]:
    for link in scope.plan.links.values():
        if link.source and link.source == link.target and link.type != "depends_on":
            yield at("links", link.id, "target", item=scope.name(link.source))


@rule(
    "same_link",
    WARNING,
    N_("The same link twice"),
    N_("The link “{name}” is there twice."),
    N_("Delete one of the two."),
)
def _same_link(scope: Scope) -> Iterator[Spot]:
    for _first, *others in groups(scope.plan.links.values(), lambda link: (link.source, link.type, link.target)):
        for other in others:
            yield at("links", other.id, "type")


@rule(
    "no_lead",
    WARNING,
    N_("Nobody leads it"),
    N_("Nobody leads “{name}”."),
    N_("Assign the institution that answers for it."),
)
def _no_lead(scope: Scope) -> Iterator[Spot]:
    yield from (at("items", item.id, "") for item in _leaderless(scope) if not scope.told(item.id))


@rule(
    "lead_not_said",
    HINT,
    N_("Lead not said by the document"),
    N_("Actions of “{name}” of which its document does not say who leads: {count}."),
    N_("Ask those who carry it out, or leave it so."),
)
def _lead_not_said(scope: Scope) -> Iterator[Spot]:
    """Said once of a strategy that only a document tells of: there it is the document that is silent."""
    told = Counter(scope.strategy[item.id].id for item in _leaderless(scope) if scope.told(item.id))
    yield from (at("strategies", id, "", count=count) for id, count in told.items())


def _leaderless(scope: Scope) -> Iterator[Item]:
    return (item for item in scope.actions if not leads(scope.plan, item.id).who)


@rule(
    "lead_only_above",
    HINT,
    N_("No lead of its own"),
    N_("Actions that have no lead of their own, only that of “{name}”: {count}."),
    N_("Assign their own leads where these are other institutions."),
)
def _lead_only_above(scope: Scope) -> Iterator[Spot]:
    """Said once where the lead is, and not of every action below."""
    counts: dict[str, int] = {}
    for item in scope.actions:
        above = leads(scope.plan, item.id).above
        if above is not None:
            counts[above] = counts.get(above, 0) + 1
    for id, count in counts.items():
        yield at("items" if id in scope.plan.items else "strategies", id, "", count=count)


@rule(
    "agreed_but_open",
    WARNING,
    N_("Agreed, but still to be filled in"),
    N_("“{name}” is still to be filled in, but the state of “{strategy}” is already “{state}”."),
    N_("Fill it in, or delete it if it is not needed."),
)
def _agreed_but_open(scope: Scope) -> Iterator[Spot]:
    for item in scope.plan.items.values():
        strategy = scope.strategy.get(item.id)
        if item.open and strategy is not None and strategy.state in AGREED - {"in_revision"}:
            state = TermLabel(vocabularies.STRATEGY_STATE, strategy.state)
            yield at("items", item.id, "open", strategy=scope.name(strategy.id), state=state)


@rule(
    "filled_but_open",
    HINT,
    N_("Filled in, but marked as open"),
    N_("“{name}” is marked as still to be filled in, but has items below it."),
    N_("Take the mark off once it is complete."),
)
def _filled_but_open(scope: Scope) -> Iterator[Spot]:
    parents = scope.plan.items.grouped("place")
    for item in scope.plan.items.values():
        if item.open and item.id in parents:
            yield at("items", item.id, "open")


@rule(
    "no_items",
    HINT,
    N_("Strategies without content"),
    N_("“{name}” has no items yet."),
    N_("Add its first axis, objective or result."),
)
def _no_items(scope: Scope) -> Iterator[Spot]:
    """Of instruments that are only named nobody expects items, unless somebody here answers for them."""
    parents = scope.plan.items.grouped("place")
    for strategy in scope.plan.strategies.values():
        ours = strategy.kind == "strategy" or strategy.owner is not None or strategy.id in scope.assigned
        named_only = bool(strategy.cites) and strategy.state is None
        filled = strategy.kind in FILLED_KINDS and strategy.state != "ended" and not named_only
        if ours and filled and strategy.id not in parents:
            yield at("strategies", strategy.id, "")


RULES = (
    _link_to_itself,
    _same_code,
    _same_strategy_code,
    _same_link,
    _no_lead,
    _lead_not_said,
    _agreed_but_open,
    _same_title,
    _lead_only_above,
    _filled_but_open,
    _no_items,
)
