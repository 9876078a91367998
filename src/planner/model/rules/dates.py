"""Rules on dates: ends before starts, and what does not fit into what it belongs to."""

from collections.abc import Iterator

from planner.i18n import N_
from planner.model.dates import When
from planner.model.rules.rule import ERROR, HINT, WARNING, Scope, Spot, at, rule
from planner.model.strategies import Item, Strategy


@rule(
    "end_before_start",
    ERROR,
    N_("Ends before it starts"),
    N_("“{name}” ends ({end}) before it starts ({start})."),
    N_("Correct the start or the end."),
)
def _end_before_start(scope: Scope) -> Iterator[Spot]:
    for collection, id, start, end in _periods(scope):
        if end.before(start):
            yield at(collection, id, "end", start=start, end=end)


@rule(
    "end_perhaps_before_start",
    HINT,
    N_("Perhaps ends before it starts"),
    N_("“{name}” perhaps ends ({end}) before it starts ({start})."),
    N_("Give the start or the end more precisely."),
)
def _end_perhaps_before_start(scope: Scope) -> Iterator[Spot]:
    for collection, id, start, end in _periods(scope):
        if not end.before(start) and end.first < start.first and end.last < start.last:
            yield at(collection, id, "end", start=start, end=end)


def _periods(scope: Scope) -> Iterator[tuple[str, str, When, When]]:
    for collection, table in scope.plan.tables():
        for id, body in table.bodies.items():
            if "start" in body and "end" in body:
                yield collection, id, table[id].start, table[id].end


@rule(
    "starts_before_parent",
    WARNING,
    N_("Starts before what it belongs to"),
    N_("“{name}” starts ({date}) before “{parent}”, to which it belongs ({limit})."),
    N_("Correct one of the two dates, or move it elsewhere in the tree."),
)
def _starts_before_parent(scope: Scope) -> Iterator[Spot]:
    for item in scope.plan.items.values():
        above = _above_with(scope, item, "start") if item.start else None
        if item.start and above and above.start and item.start.before(above.start):
            yield at("items", item.id, "start", parent=scope.name(above.id), date=item.start, limit=above.start)


@rule(
    "ends_after_parent",
    WARNING,
    N_("Ends after what it belongs to"),
    N_("“{name}” ends ({date}) after “{parent}”, to which it belongs ({limit})."),
    N_("Correct one of the two dates, or move it elsewhere in the tree."),
)
def _ends_after_parent(scope: Scope) -> Iterator[Spot]:
    for item in scope.plan.items.values():
        above = _above_with(scope, item, "end") if item.end else None
        if item.end and above and above.end and above.end.before(item.end):
            yield at("items", item.id, "end", parent=scope.name(above.id), date=item.end, limit=above.end)


@rule(
    "starts_after_parent_ends",
    WARNING,
    N_("Starts after the end of what it belongs to"),
    N_("“{name}” starts ({date}) after “{parent}”, to which it belongs, has ended ({limit})."),
    N_("Correct one of the two dates, or move it elsewhere in the tree."),
)
def _starts_after_parent_ends(scope: Scope) -> Iterator[Spot]:
    for item in scope.plan.items.values():
        above = _above_with(scope, item, "end") if item.start and not item.end else None
        if item.start and above and above.end and above.end.before(item.start):
            yield at("items", item.id, "start", parent=scope.name(above.id), date=item.start, limit=above.end)


def _above_with(scope: Scope, item: Item, field: str) -> Item | Strategy | None:
    """The nearest item above, or else the strategy, that has the date."""
    items, seen = scope.plan.items, {item.id}
    parent = item.place.parent if item.place else ""
    while parent in items and parent not in seen:
        seen.add(parent)
        if getattr(items[parent], field) is not None:
            return items[parent]
        place = items[parent].place
        parent = place.parent if place else ""
    strategy = scope.plan.strategies[parent] if parent in scope.plan.strategies else None
    return strategy if strategy is not None and getattr(strategy, field) is not None else None


@rule(
    "starts_before_dependency_ends",
    WARNING,
    N_("Starts before what it depends on ends"),
    N_("“{name}” starts ({start}) before “{other}” ends ({end}), on which it depends."),
    N_("Start it later, finish the other sooner, or remove the dependency."),
)
def _starts_before_dependency_ends(scope: Scope) -> Iterator[Spot]:
    for one, other in _dependencies(scope):
        if one.start and other.end and one.start.before(other.end):
            yield at(one.collection, one.id, "start", other=scope.name(other.id), start=one.start, end=other.end)


@rule(
    "ends_before_dependency",
    WARNING,
    N_("Ends before what it depends on"),
    N_("“{name}” ends ({date}) before “{other}” ends ({end}), on which it depends."),
    N_("Give it more time, finish the other sooner, or remove the dependency."),
)
def _ends_before_dependency(scope: Scope) -> Iterator[Spot]:
    for one, other in _dependencies(scope):
        if not one.start and one.end and other.end and one.end.before(other.end):
            yield at(one.collection, one.id, "end", other=scope.name(other.id), date=one.end, end=other.end)


@rule(
    "depends_on_own_branch",
    WARNING,
    N_("Depends on what stands above or below it"),
    N_("“{name}” depends on “{other}”, which stands above or below it in the same branch."),
    N_("Remove the dependency: the tree says already that one belongs to the other."),
)
def _depends_on_own_branch(scope: Scope) -> Iterator[Spot]:
    for one, other in _dependencies(scope):
        if other.id in _above(scope, one.id) or one.id in _above(scope, other.id):
            yield at(one.collection, one.id, "", other=scope.name(other.id))


def _above(scope: Scope, id: str) -> set[str]:
    seen: set[str] = set()
    body = scope.plan.items.body(id)
    while body and "place" in body:
        parent = body["place"].partition(" ")[0]
        if parent in seen:
            break
        seen.add(parent)
        body = scope.plan.items.body(parent)
    return seen


def _dependencies(scope: Scope) -> Iterator[tuple[Item | Strategy, Item | Strategy]]:
    """Pairs of what waits and what it waits for."""
    for link in scope.plan.links.values():
        if link.type == "depends_on" and link.source != link.target:
            one, other = _planned(scope, link.source), _planned(scope, link.target)
            if one is not None and other is not None:
                yield one, other


def _planned(scope: Scope, id: str) -> Item | Strategy | None:
    if id in scope.plan.items:
        return scope.plan.items[id]
    return scope.plan.strategies[id] if id in scope.plan.strategies else None


RULES = (
    _end_before_start,
    _end_perhaps_before_start,
    _starts_before_parent,
    _ends_after_parent,
    _starts_after_parent_ends,
    _starts_before_dependency_ends,
    _ends_before_dependency,
    _depends_on_own_branch,
)
