"""Rules on the register of stakeholders and on the ties between them."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

from planner.i18n import N_
from planner.i18n.folding import fold
from planner.model.actors import Stakeholder, Territory, Tie
from planner.model.rules.rule import ERROR, HINT, WARNING, Scope, Spot, at, rule
from planner.model.ties import between_actors, ended

T = TypeVar("T")


def groups(things: Iterable[T], key: Callable[[T], Hashable | None]) -> Iterator[list[T]]:
    """The things that share a key, in groups of two or more; a key of None stands alone."""
    gathered: dict[Hashable, list[T]] = {}
    for thing in things:
        shared = key(thing)
        if shared is not None:
            gathered.setdefault(shared, []).append(thing)
    return (group for group in gathered.values() if len(group) > 1)


def _living(scope: Scope) -> Iterator[Stakeholder]:
    return (actor for actor in scope.plan.stakeholders.values() if actor.merged_into is None)


@rule(
    "same_name",
    WARNING,
    N_("Two actors with the same name"),
    N_("“{name}” and “{other}” go by the same name."),
    N_("Merge them if they are one, or note under “Not the same as” that they are not."),
)
def _same_name(scope: Scope) -> Iterator[Spot]:
    yield from _alike(scope, "name", lambda actor: {fold(name) for name in (actor.name.es, actor.name.en) if name})


@rule(
    "same_acronym",
    WARNING,
    N_("Two actors with the same acronym"),
    N_("“{name}” and “{other}” have the same acronym."),
    N_("Merge them if they are one, or note under “Not the same as” that they are not."),
)
def _same_acronym(scope: Scope) -> Iterator[Spot]:
    yield from _alike(scope, "acronym", lambda actor: {fold(actor.acronym)} if actor.acronym else set())


def _alike(scope: Scope, field: str, words: Callable[[Stakeholder], set[str]]) -> Iterator[Spot]:
    """Each pair once, on the later of the two; of many with one word each is compared with the first."""
    by_word: dict[str, list[Stakeholder]] = {}
    for actor in _living(scope):
        for word in words(actor):
            by_word.setdefault(word, []).append(actor)
    told: set[tuple[str, str]] = set()
    for first, *others in by_word.values():
        for other in others:
            apart = other.id in first.different_from or first.id in other.different_from
            if not apart and (first.id, other.id) not in told:
                told.add((first.id, other.id))
                yield at("stakeholders", other.id, field, other=scope.name(first.id))


@rule(
    "same_territory",
    WARNING,
    N_("The same place twice"),
    N_("There are two places called “{name}” of the same kind in the same place."),
    N_("Delete one of them, or correct its kind or where it lies."),
)
def _same_territory(scope: Scope) -> Iterator[Spot]:
    def shared(place: Territory) -> Hashable:
        return fold(place.name.pick("es")), place.kind, place.parent

    for _first, *others in groups(scope.plan.territories.values(), shared):
        for other in others:
            yield at("territories", other.id, "name")


@rule(
    "tie_to_itself",
    ERROR,
    N_("Actor tied to itself"),
    N_("“{actor}” is tied to itself."),
    N_("Choose the other end of the tie, or delete it."),
)
def _tie_to_itself(scope: Scope) -> Iterator[Spot]:
    for tie in scope.plan.ties.values():
        if tie.source and tie.source == tie.target and not tie.membership:
            yield at("ties", tie.id, "target", actor=scope.name(tie.source))


@rule(
    "same_tie",
    WARNING,
    N_("The same tie twice"),
    N_("The tie “{name}” is there twice."),
    N_("Delete one of the two, or give it another type."),
)
def _same_tie(scope: Scope) -> Iterator[Spot]:
    for _first, *others in groups(scope.plan.ties.values(), _what_it_says):
        for other in others:
            yield at("ties", other.id, "type")


def _what_it_says(tie: Tie) -> Hashable:
    ends = tuple(sorted((tie.source, tie.target))) if tie.mutual else (tie.source, tie.target)
    return ends, tie.type, ended(tie), tie.start.text if tie.start else None


@rule(
    "member_of_no_mechanism",
    WARNING,
    N_("Member of what has no members"),
    N_("“{member}” is a member of “{other}”, which is not marked as having members."),
    N_("Mark “{other}” as having members, or choose another type of tie."),
)
def _member_of_no_mechanism(scope: Scope) -> Iterator[Spot]:
    for tie in scope.plan.ties.values():
        joined = tie.membership and tie.source != tie.target and tie.target in scope.plan.stakeholders
        if joined and not scope.plan.stakeholders[tie.target].convenes_members:
            yield at("ties", tie.id, "target", member=scope.name(tie.source), other=scope.name(tie.target))


@rule(
    "contradicting_ties",
    WARNING,
    N_("Ties that contradict each other"),
    N_("“{one}” and “{other}” have ties that contradict each other: both are in conflict and coordinate."),
    N_("Say since and until when each was so, or delete the one that is wrong."),
)
def _contradicting_ties(scope: Scope) -> Iterator[Spot]:
    current = [tie for tie in scope.plan.ties.values() if tie.mutual and not ended(tie)]
    for ties in groups(current, lambda tie: tuple(sorted((tie.source, tie.target)))):
        conflict = next((tie for tie in ties if tie.type == "conflict"), None)
        if conflict is not None and any(tie.type == "coordinates" for tie in ties):
            yield at("ties", conflict.id, "type", one=scope.name(conflict.source), other=scope.name(conflict.target))


@rule(
    "isolated",
    HINT,
    N_("Actors without ties"),
    N_("“{name}” has no tie to anybody."),
    N_("Ask whom it works with, who funds or attends to it, and where it is a member."),
)
def _isolated(scope: Scope) -> Iterator[Spot]:
    """A population group that a plan is for stands on the map through what is done for it."""
    served = scope.plan.assignments.grouped("stakeholder")
    tied = {
        end for _id, body in between_actors(scope.plan) if not ended(body) for end in (body["source"], body["target"])
    }
    for actor in _living(scope):
        if actor.id not in tied and not (actor.kind == "population" and actor.id in served):
            yield at("stakeholders", actor.id, "")


@rule(
    "mechanism_without_members",
    HINT,
    N_("Mechanisms without members"),
    N_("“{name}” is a mechanism, but nobody is its member."),
    N_("Add its members, as ties of the type “is a member of”."),
)
def _mechanism_without_members(scope: Scope) -> Iterator[Spot]:
    joined = {tie.target for tie in scope.plan.ties.values() if tie.membership and not ended(tie)}
    for actor in _living(scope):
        if actor.kind == "mechanism" and actor.id not in joined:
            yield at("stakeholders", actor.id, "")


@rule(
    "no_sector",
    HINT,
    N_("Actors without a sector"),
    N_("It is not said to which sector “{name}” belongs."),
    N_("Choose its sector: the map shows sectors by colour and shape."),
)
def _no_sector(scope: Scope) -> Iterator[Spot]:
    for actor in _living(scope):
        if actor.sector is None and "sector" not in actor.known_none and not actor.problem_actor:
            yield at("stakeholders", actor.id, "sector")


@rule(
    "merged_still_used",
    WARNING,
    N_("Merged actor that is still used"),
    N_("“{name}” was merged into “{other}”, but ties or assignments still name it."),
    N_("Let them name “{other}” instead."),
)
def _merged_still_used(scope: Scope) -> Iterator[Spot]:
    plan = scope.plan
    used = [plan.ties.grouped("source"), plan.ties.grouped("target"), plan.assignments.grouped("stakeholder")]
    for id, body in plan.stakeholders.bodies.items():
        if "merged_into" in body and any(id in named for named in used):
            yield at("stakeholders", id, "merged_into", other=scope.name(body["merged_into"]))


RULES = (
    _same_name,
    _same_acronym,
    _same_territory,
    _tie_to_itself,
    _same_tie,
    _member_of_no_mechanism,
    _contradicting_ties,
    _merged_still_used,
    _isolated,
    _mechanism_without_members,
    _no_sector,
)
