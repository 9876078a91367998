"""Rules on the actions of a tree: by when, how much each counts beside its siblings, and what they answer."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from planner.i18n import N_
from planner.model.actions import ANSWERING, REFERENCE_KINDS
from planner.model.progress import AGREED
from planner.model.rules.rule import HINT, WARNING, Scope, Spot, at, rule
from planner.model.strategies import Item

WHOLE = Decimal(100)
NEAR = Decimal(20)
"""Weights that sum up this close to 100 are meant as percents."""


@rule(
    "no_end",
    HINT,
    N_("Actions without an end"),
    N_("It is not said by when “{name}” is to be done."),
    N_("Give at least the year or the part of the year in which it ends."),
)
def _no_end(scope: Scope) -> Iterator[Spot]:
    yield from (at("items", item.id, "end") for item, above in _endless(scope) if not above)


@rule(
    "end_only_above",
    HINT,
    N_("No end of its own"),
    N_("Actions that have no end of their own, only that of “{name}”: {count}."),
    N_("Give their own ends where they are to be done sooner."),
)
def _end_only_above(scope: Scope) -> Iterator[Spot]:
    """Said once where the end is, and not of every action below."""
    counts = Counter(above for _item, above in _endless(scope) if above)
    for id, count in counts.items():
        yield at("items" if id in scope.plan.items else "strategies", id, "", count=count)


def _endless(scope: Scope) -> Iterator[tuple[Item, str]]:
    """The actions of agreed strategies without an end, each with the nearest id above that has one."""
    for item in scope.actions:
        if item.end is None and "end" not in item.known_none and scope.strategy[item.id].state in AGREED:
            above = next((id for id in scope.above(item.id) if _ends(scope, id)), "")
            yield item, above


def _ends(scope: Scope, id: str) -> bool:
    body = scope.plan.items.body(id) or scope.plan.strategies.body(id) or {}
    return "end" in body


@rule(
    "bad_weight",
    WARNING,
    N_("Negative weight"),
    N_("The weight of “{name}” is {weight}; it would count against its siblings."),
    N_("Give a weight of 0 or more."),
)
def _bad_weight(scope: Scope) -> Iterator[Spot]:
    for item in scope.plan.items.values():
        if item.weight is not None and item.weight < 0:
            yield at("items", item.id, "weight", weight=item.weight)


@rule(
    "weights_add_up",
    HINT,
    N_("Weights that do not add up to 100"),
    N_("The weights under “{name}” add up to {sum} and not to 100."),
    N_("Correct one of them if they are meant as percents; otherwise leave them so."),
)
def _weights_add_up(scope: Scope) -> Iterator[Spot]:
    """Weights are only compared with one another, so that a sum far from 100 says nothing."""
    for parent, weights in _weighed(scope):
        sum_of_all = sum((weight for weight in weights if weight is not None), Decimal(0))
        if None not in weights and sum_of_all != WHOLE and abs(sum_of_all - WHOLE) <= NEAR:
            yield at("items" if parent in scope.plan.items else "strategies", parent, "", sum=sum_of_all)


@rule(
    "weights_missing",
    HINT,
    N_("Weights on some siblings only"),
    N_("Under “{name}” some items have a weight and {count} have none, which counts as 1."),
    N_("Give each of them its weight, or none of them."),
)
def _weights_missing(scope: Scope) -> Iterator[Spot]:
    for parent, weights in _weighed(scope):
        if None in weights:
            collection = "items" if parent in scope.plan.items else "strategies"
            yield at(collection, parent, "", count=weights.count(None))


def _weighed(scope: Scope) -> Iterator[tuple[str, list[Decimal | None]]]:
    """The weights of siblings of which any has one, by what they belong to."""
    items = scope.plan.items
    parents = {body.get("place", "").partition(" ")[0] for body in items.bodies.values() if "weight" in body}
    below = items.grouped("place")
    for parent in sorted(parents & below.keys()):
        yield parent, [items[id].weight for id in below[parent]]


@rule(
    "answers_nothing",
    HINT,
    N_("Actions that answer no framework or finding"),
    N_("Actions of “{name}” that answer no framework and no finding: {count}."),
    N_("Link each, or what it belongs to, to what it answers: the National Development Plan, a finding, a goal …"),
)
def _answers_nothing(scope: Scope) -> Iterator[Spot]:
    """Said once of each strategy, and only where the plan holds something that could be answered."""
    plan, below = scope.plan, scope.plan.items.grouped("place")
    if not any(body.get("kind") in REFERENCE_KINDS and id in below for id, body in plan.strategies.bodies.items()):
        return
    serving = _serving(scope)
    idle = (item for item in scope.actions if not scope.told(item.id) and item.id not in serving)
    counts = Counter(scope.strategy[item.id].id for item in idle if serving.isdisjoint(scope.above(item.id)))
    yield from (at("strategies", id, "", count=count) for id, count in counts.items())


def _serving(scope: Scope) -> set[str]:
    """The ids of what is linked to something of another tree that it answers."""
    found: set[str] = set()
    for body in scope.plan.links.bodies.values():
        source, target = body.get("source", ""), body.get("target", "")
        homes = [scope.strategy[id].id if id in scope.strategy else id for id in (source, target)]
        if body.get("type") in ANSWERING and homes[0] != homes[1]:
            found.add(source)
    return found


RULES = (
    _bad_weight,
    _no_end,
    _end_only_above,
    _weights_add_up,
    _weights_missing,
    _answers_nothing,
)
