"""Two plans that are no copies of one another, brought to the same ids: records are matched by what they say."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from planner.i18n.text import fold
from planner.model.plan import Plan
from planner.model.record import Body, field_of_leaf
from planner.model.tree import strategy_of
from planner.model.types import RECORD_TYPES

Bodies = dict[str, dict[str, Body]]
Key = tuple[str, ...]

ORDER = (
    "sources", "territories", "stakeholders", "ties", "strategies", "items", "assignments", "indicators",
    "observations", "budget_lines", "reports", "links", "workshops",
)  # fmt: skip
"""What others refer to comes before them."""

SAYING: Mapping[str, tuple[str, ...]] = {
    "ties": ("source", "type", "target"),
    "assignments": ("stakeholder", "role", "item"),
    "indicators": ("item", "name.es", "name.en"),
    "observations": ("indicator", "kind", "period", "sex", "age_group", "people", "territory"),
    "budget_lines": ("item", "kind", "concept.es", "concept.en", "period"),
    "reports": ("item", "period", "by"),
    "links": ("source", "type", "target"),
}
"""The leaves by which a record without a name of its own is the same in both plans."""

NAMING: Mapping[str, tuple[str, ...]] = {
    "sources": ("title.es", "title.en"),
    "territories": ("code", "name.es", "name.en"),
    "stakeholders": ("name.es", "name.en", "acronym"),
    "strategies": ("code", "title.es", "title.en"),
    "items": ("code", "title.es", "title.en"),
    "workshops": ("title.es", "title.en"),
}
"""The leaves each of which may name a record, the surest first."""


def matched(before: Plan, after: Plan) -> Plan:
    """`before` with the ids of `after` wherever exactly one record of each says the same; the others keep theirs.

    Actors, places, strategies and their items are matched by name, code or acronym, whatever accents and capitals;
    ties, assignments, indicators, values, money and reports by what they connect.
    """
    bodies: Bodies = {name: dict(table.bodies) for name, table in before.tables()}
    known: dict[str, str] = {}
    for collection in ORDER:
        bodies[collection] = {id: _renamed(collection, body, known) for id, body in bodies[collection].items()}
        found = _pairs(collection, (before, bodies[collection], known), after)
        known |= found
        bodies[collection] = {found.get(id, id): body for id, body in bodies[collection].items()}
    for collection in bodies:
        bodies[collection] = {id: _renamed(collection, body, known) for id, body in bodies[collection].items()}
    return Plan.of_bodies(bodies)


def _pairs(collection: str, side: tuple[Plan, Mapping[str, Body], Mapping[str, str]], after: Plan) -> dict[str, str]:
    """The ids of one collection in the earlier plan and what they are in the later one."""
    before, old, known = side
    new = after.table(collection).bodies
    found: dict[str, str] = {}
    for leaf in NAMING.get(collection, ("",)):
        taken = set(found.values())
        left = {id: body for id, body in old.items() if id not in new and id not in found}
        free = {id: body for id, body in new.items() if id not in old and id not in taken}
        ours = _alone(left, partial(_key, before, collection, leaf, known))
        theirs = _alone(free, partial(_key, after, collection, leaf, {}))
        found |= {ours[key]: theirs[key] for key in ours.keys() & theirs.keys()}
    return found


def _key(plan: Plan, collection: str, leaf: str, known: Mapping[str, str], id: str, body: Body) -> Key | None:
    """What a record is known by; None when it does not say it."""
    if collection in SAYING:
        return tuple(fold(body.get(leaf, "")) for leaf in SAYING[collection])
    name = fold(body.get(leaf, ""))
    if not name:
        return None
    strategy = strategy_of(plan, id) if collection == "items" else None
    return (known.get(strategy.id, strategy.id) if strategy is not None else body.get("kind", ""), name)


def _alone(bodies: Mapping[str, Body], key: Callable[[str, Body], Key | None]) -> dict[Key, str]:
    """Ids by their key, where no other record has it."""
    found: dict[Key, list[str]] = {}
    for id, body in bodies.items():
        said = key(id, body)
        if said is not None:
            found.setdefault(said, []).append(id)
    return {said: ids[0] for said, ids in found.items() if len(ids) == 1}


def _renamed(collection: str, body: Body, known: Mapping[str, str]) -> Body:
    """The body with what it refers to under its new id."""
    return dict(_leaves(collection, body, known)) if known else body


def _leaves(collection: str, body: Body, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    fields = RECORD_TYPES[collection].fields()
    for leaf, text in body.items():
        field = fields.get(field_of_leaf(leaf))
        referred = field.references(leaf, text) if field is not None else None
        if referred is None or referred not in known:
            yield leaf, text
        elif leaf.endswith("]"):
            yield leaf.replace(referred, known[referred], 1), text
        else:
            yield leaf, text.replace(referred, known[referred], 1)
