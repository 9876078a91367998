"""Two actors that are one: what is said of the one that goes, and all that names it, moves to the one that stays."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from planner.changes.actors.merged_values import Difference, agree, altered, differences, joined
from planner.changes.change import Change
from planner.changes.drafting import edit, remove
from planner.i18n.folding import fold
from planner.model.fields import PRESENT
from planner.model.plan import Plan
from planner.model.record import Body, field_of_leaf, member_of_leaf
from planner.model.references import references_to
from planner.model.ties import ended
from planner.model.types import RECORD_TYPES
from planner.model.vocabularies import TIE_TYPE

ACTORS = "stakeholders"
DOUBLES = ("ties", "assignments", "ratings")
"""Where a record that says the same as another, by what tells records of its type apart, becomes one with it."""

ITS_OWN = ("placeholder", "count")
"""What a record says of itself: a body does not come to stand for others because a placeholder becomes one with it."""


@dataclass(slots=True)
class Union:
    """What becomes of two actors that are one."""

    plan: Plan
    keep: str
    gone: str
    differences: tuple[Difference, ...]
    """Where a person may take the value of the one that goes; by default that of the other stays."""
    body: dict[str, str]
    """The one that stays, as it will be."""
    moved: dict[str, list[str]] = field(default_factory=dict)
    """By collection the records that named the one that goes and name the other now."""
    joined: dict[str, list[str]] = field(default_factory=dict)
    """By collection those that said what another said already, and became one with it."""
    twice: dict[str, list[str]] = field(default_factory=dict)
    """By collection those that nearly say what another says, but not quite: both stay."""
    vanished: list[str] = field(default_factory=list)
    """The ties between the two."""
    changes: tuple[Change, ...] = ()

    @property
    def gained(self) -> dict[str, str]:
        """The leaves that the one that stays has from the other."""
        before = self.plan.stakeholders.bodies[self.keep]
        return {leaf: text for leaf, text in self.body.items() if before.get(leaf) != text}


def united(plan: Plan, keep: str, gone: str, taking: Collection[str] = (), *, naming: bool = True) -> Union:
    """Make `gone` one with `keep`; of the leaves in which they differ those in `taking` are taken from `gone`.

    `naming` lets the names of the one that goes become other names of the one that stays. Everything that names the
    one that goes names the other after it; the record itself stays, with `merged_into`, for late files to follow.
    """
    ours, theirs = plan.stakeholders.bodies[keep], plan.stakeholders.bodies[gone]
    passed_by = _passed_by(ours, naming=naming)
    found = Union(plan, keep, gone, tuple(differences(ACTORS, ours, theirs, passed_by)), {})
    found.body = _body(ours, theirs, frozenset(taking), passed_by, (keep, gone), naming=naming)
    bodies: dict[tuple[str, str], Body] = {(ACTORS, keep): found.body}
    removed = _moved(found, bodies)
    changes = edit(plan, ACTORS, gone, {"merged_into": keep})
    for (collection, id), body in bodies.items():
        before = plan.table(collection).bodies[id]
        changes += edit(plan, collection, id, altered(before, body))
    for collection, id in removed:
        changes += remove(plan, collection, id)
    found.changes = tuple(changes)
    return found


def _passed_by(ours: Body, *, naming: bool) -> tuple[str, ...]:
    own = () if ours.get("placeholder") == "yes" else ITS_OWN
    return ("merged_into", "aliases", *own, *(() if naming else ("name", "acronym", "kind")))


def _body(
    ours: Body, theirs: Body, taking: frozenset[str], passed_by: tuple[str, ...], ids: tuple[str, str], *, naming: bool
) -> dict[str, str]:  # fmt: skip
    body = joined(ACTORS, ours, theirs, taking, passed_by)
    for id in ids:
        body.pop(f"different_from[{id}]", None)
    if _convenes(theirs) and not _convenes(body) and naming:
        body["mechanism"] = "yes"
    if naming:
        _keep_names(body, (ours, theirs))
    return body


def _convenes(body: Body) -> bool:
    return body.get("kind") == "mechanism" or body.get("mechanism") == "yes"


def _keep_names(body: dict[str, str], sides: tuple[Body, Body]) -> None:
    """Every name of either that is none of its own becomes another name."""
    known = {fold(name) for name in _names(body)}
    for side in sides:
        for name in _names(side):
            if fold(name) not in known:
                known.add(fold(name))
                body[f"aliases[{name}]"] = PRESENT
                body.pop("known_none[aliases]", None)


def _names(body: Body) -> Iterator[str]:
    for leaf, text in body.items():
        if field_of_leaf(leaf) in {"name", "acronym"}:
            yield text
        elif field_of_leaf(leaf) == "aliases":
            yield member_of_leaf(leaf)


def _moved(found: Union, bodies: dict[tuple[str, str], Body]) -> list[tuple[str, str]]:
    """Let everything name the one that stays; returns what goes because it says nothing of its own any more."""
    removed: list[tuple[str, str]] = []
    twins = {name: _twins(found.plan, name, found.keep) for name in DOUBLES}
    for (collection, id), body in renamed(found.plan, found.gone, found.keep).items():
        if collection == "ties" and body.get("source") == body.get("target"):
            found.vanished.append(id)
            removed.append((collection, id))
            continue
        key = says(collection, body)
        twin = _like(collection, body, twins[collection].get(key, ()), bodies, found.plan) if key else None
        if twin is not None:
            bodies[collection, twin] = joined(collection, _now(found.plan, bodies, collection, twin), body)
            found.joined.setdefault(collection, []).append(id)
            removed.append((collection, id))
            continue
        bodies[collection, id] = body
        found.moved.setdefault(collection, []).append(id)
        if key and key in twins[collection]:
            found.twice.setdefault(collection, []).append(id)
    return removed


def _now(plan: Plan, bodies: Mapping[tuple[str, str], Body], collection: str, id: str) -> Body:
    return bodies[collection, id] if (collection, id) in bodies else plan.table(collection).bodies[id]


def _like(
    collection: str, body: Body, twins: Collection[str], bodies: Mapping[tuple[str, str], Body], plan: Plan
) -> str | None:  # fmt: skip
    """The twin that contradicts a body in nothing; ends and direction of a mutual tie are the same either way."""
    ends = ("source", "target") if collection == "ties" else ()
    return next((id for id in twins if agree(collection, _now(plan, bodies, collection, id), body, ends)), None)


def _twins(plan: Plan, collection: str, actor: str) -> dict[tuple[str, ...], list[str]]:
    """The records that name an actor, by what they say."""
    found: dict[tuple[str, ...], list[str]] = {}
    for reference in references_to(plan, ACTORS, actor):
        if reference.collection == collection:
            key = says(collection, plan.table(collection).bodies[reference.id])
            if key is not None and reference.id not in found.setdefault(key, []):
                found[key].append(reference.id)
    return found


def says(collection: str, body: Body) -> tuple[str, ...] | None:
    """What a record says in short; None where two that say the same are two all the same."""
    if collection not in DOUBLES or (collection == "ratings" and "participant" not in body):
        return None
    said = tuple(body.get(leaf, "") for leaf in RECORD_TYPES[collection].about.identity)
    if collection == "ties":
        mutual = body.get("type") in TIE_TYPE.having("mutual")
        ends = sorted((said[0], said[2])) if mutual else [said[0], said[2]]
        return (*ends, said[1], "ended" if ended(body) else "")
    return said


def renamed(plan: Plan, gone: str, keep: str) -> dict[tuple[str, str], dict[str, str]]:
    """The bodies that name one actor, naming another instead; those of the two themselves are left out."""
    bodies: dict[tuple[str, str], dict[str, str]] = {}
    for reference in references_to(plan, ACTORS, gone):
        holder = (reference.collection, reference.id)
        if holder in {(ACTORS, keep), (ACTORS, gone)}:
            continue
        body = bodies.setdefault(holder, dict(plan.table(reference.collection).bodies[reference.id]))
        text = body.pop(reference.leaf)
        if reference.field.shape == "many":
            body[reference.leaf.replace(gone, keep, 1)] = text
        else:
            body[reference.leaf] = text.replace(gone, keep, 1)
    return bodies
