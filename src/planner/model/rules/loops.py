"""Rules on chains that must not come back to where they began."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from planner.i18n import N_
from planner.model.rules.rule import ERROR, Scope, Spot, at, rule
from planner.model.rules.words import Path
from planner.model.ties import ended


@rule(
    "item_cycle",
    ERROR,
    N_("Items that belong to each other in a circle"),
    N_("“{name}” stands below itself: {path}."),
    N_("Move one of them out of the circle, under the strategy or another item."),
)
def _item_cycle(scope: Scope) -> Iterator[Spot]:
    yield from _circles(scope, "items", "place", _upwards(scope, "items", "place"))


@rule(
    "territory_cycle",
    ERROR,
    N_("Places that lie in each other in a circle"),
    N_("“{name}” lies within itself: {path}."),
    N_("Correct where one of these places lies."),
)
def _territory_cycle(scope: Scope) -> Iterator[Spot]:
    yield from _circles(scope, "territories", "parent", _upwards(scope, "territories", "parent"))


@rule(
    "merge_cycle",
    ERROR,
    N_("Actors merged into each other in a circle"),
    N_("“{name}” was merged into itself by way of others: {path}."),
    N_("Undo one of the mergers."),
)
def _merge_cycle(scope: Scope) -> Iterator[Spot]:
    yield from _circles(scope, "stakeholders", "merged_into", _upwards(scope, "stakeholders", "merged_into"))


@rule(
    "dependency_cycle",
    ERROR,
    N_("Actions that wait for each other in a circle"),
    N_("“{name}” waits for itself: {path}."),
    N_("Remove one of these dependencies."),
)
def _dependency_cycle(scope: Scope) -> Iterator[Spot]:
    waits: dict[str, list[str]] = {}
    for link in scope.plan.links.values():
        if link.type == "depends_on":
            waits.setdefault(link.source, []).append(link.target)
    for circle in circles(waits):
        collection = "items" if circle[0] in scope.plan.items else "strategies"
        yield at(collection, circle[0], "", path=_path(scope, circle))


@rule(
    "membership_cycle",
    ERROR,
    N_("Mechanisms that are members of each other in a circle"),
    N_("“{name}” is a member of itself: {path}."),
    N_("Remove or turn around one of these memberships."),
)
def _membership_cycle(scope: Scope) -> Iterator[Spot]:
    joined: dict[str, list[str]] = {}
    for tie in scope.plan.ties.values():
        if tie.membership and not ended(tie) and tie.source in scope.plan.stakeholders:
            joined.setdefault(tie.source, []).append(tie.target)
    for circle in circles(joined):
        yield at("stakeholders", circle[0], "", path=_path(scope, circle))


def _upwards(scope: Scope, collection: str, leaf: str) -> dict[str, list[str]]:
    bodies = scope.plan.table(collection).bodies
    return {id: [body[leaf].partition(" ")[0]] for id, body in bodies.items() if leaf in body}


def _circles(scope: Scope, collection: str, field: str, follows: Mapping[str, Sequence[str]]) -> Iterator[Spot]:
    for circle in circles(follows):
        yield at(collection, circle[0], field, path=_path(scope, circle))


def _path(scope: Scope, circle: Sequence[str]) -> Path:
    return Path(tuple(scope.name(id) for id in (*circle, circle[0])))


def circles(follows: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """One circle for every knot of records that lead back to one another, beginning at its least id."""
    return [_shortest(follows, knot) for knot in _knots(follows)]


def _shortest(follows: Mapping[str, Sequence[str]], knot: frozenset[str]) -> list[str]:
    """The shortest way from the least id of a knot back to it."""
    begin = min(knot)
    came: dict[str, str] = {}
    reached = [begin]
    for id in reached:
        for other in follows.get(id, ()):
            if other == begin:
                way = [id]
                while way[-1] != begin:
                    way.append(came[way[-1]])
                return way[::-1]
            if other in knot and other not in came:
                came[other] = id
                reached.append(other)
    return [begin]


def _knots(follows: Mapping[str, Sequence[str]]) -> list[frozenset[str]]:
    """The strongly connected sets that hold a circle (Kosaraju's two walks), in order of their least id."""
    backwards: dict[str, list[str]] = {}
    for id, others in follows.items():
        for other in others:
            backwards.setdefault(other, []).append(id)
    seen: set[str] = set()
    knots = []
    for id in reversed(_finished(follows)):
        knot = _reached(id, backwards, seen)
        if len(knot) > 1 or (knot and id in follows.get(id, ())):
            knots.append(knot)
    return sorted(knots, key=min)


def _finished(follows: Mapping[str, Sequence[str]]) -> list[str]:
    """Everything in the order in which a depth-first walk leaves it."""
    order: list[str] = []
    seen: set[str] = set()
    for root in follows:
        if root in seen:
            continue
        seen.add(root)
        path: list[tuple[str, Iterator[str]]] = [(root, iter(follows[root]))]
        while path:
            new = next((other for other in path[-1][1] if other not in seen), None)
            if new is None:
                order.append(path.pop()[0])
            else:
                seen.add(new)
                path.append((new, iter(follows.get(new, ()))))
    return order


def _reached(root: str, follows: Mapping[str, Iterable[str]], seen: set[str]) -> frozenset[str]:
    if root in seen:
        return frozenset()
    seen.add(root)
    found = [root]
    for id in found:
        new = [other for other in dict.fromkeys(follows.get(id, ())) if other not in seen]
        seen.update(new)
        found += new
    return frozenset(found)


RULES = (_item_cycle, _territory_cycle, _merge_cycle, _dependency_cycle, _membership_cycle)
