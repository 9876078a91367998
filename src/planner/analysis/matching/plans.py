"""Two plans that are no copies of one another, brought to the same ids: records are matched by what they say."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial

from planner.i18n import LANGUAGES
from planner.i18n.folding import fold
from planner.model.fields import Field
from planner.model.plan import Plan
from planner.model.record import Body, field_of_leaf
from planner.model.references import referred_first
from planner.model.tree import strategy_of
from planner.model.types import RECORD_TYPES

Bodies = dict[str, dict[str, Body]]
Key = tuple[str, ...]


def matched(before: Plan, after: Plan) -> Plan:
    """`before` with the ids of `after` wherever exactly one record of each says the same; the others keep theirs.

    Actors, places, strategies and their items are matched by name, code or acronym, whatever accents and capitals;
    ties, assignments, indicators, values, money and reports by what they connect.
    """
    bodies: Bodies = {name: dict(table.bodies) for name, table in before.tables()}
    known: dict[str, str] = {}
    for collection in referred_first():
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
    for leaves in _ways(collection):
        taken = set(found.values())
        left = {id: body for id, body in old.items() if id not in new and id not in found}
        free = {id: body for id, body in new.items() if id not in old and id not in taken}
        ours = _alone(left, partial(_key, before, collection, leaves, known))
        theirs = _alone(free, partial(_key, after, collection, leaves, {}))
        found |= {ours[key]: theirs[key] for key in ours.keys() & theirs.keys()}
    return found


@cache
def _ways(collection: str) -> tuple[Key, ...]:
    """The leaves that may tell that two records are the same, the surest first.

    Each name by itself where records have names; else what they say and all they refer to, then what they say alone.
    """
    record_type = RECORD_TYPES[collection]
    fields, about = record_type.fields(), record_type.about
    if about.names:
        return tuple((leaf,) for name in about.names if fields[name].shape != "many" for leaf in _leaves(fields[name]))
    said = tuple(leaf for name in about.identity for leaf in _leaves(fields[name]))
    referred = (name for name, field in fields.items() if field.about.refers and field.shape == "one")
    return tuple(dict.fromkeys((tuple(dict.fromkeys((*said, *referred))), said)))


def _leaves(field: Field) -> Key:
    return tuple(f"{field.name}.{language}" for language in LANGUAGES) if field.shape == "words" else (field.name,)


def _key(plan: Plan, collection: str, leaves: Key, known: Mapping[str, str], id: str, body: Body) -> Key | None:
    """What a record is known by, a name where it belongs; None when it does not say it."""
    said = tuple(fold(body.get(leaf, "")) for leaf in leaves)
    about = RECORD_TYPES[collection].about
    if not about.names:
        return said
    if not any(said):
        return None
    strategy = strategy_of(plan, id) if collection == "items" else None
    if strategy is not None:
        return (known.get(strategy.id, strategy.id), *said)
    return (body.get(about.under or "kind", ""), *said)


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
    return dict(_renaming(collection, body, known)) if known else body


def _renaming(collection: str, body: Body, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
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
