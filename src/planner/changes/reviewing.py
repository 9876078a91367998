"""What came in, held against the plan: what is plain, what both sides changed, and what a person must decide."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from planner.changes.applying import apply
from planner.changes.aspects import BELONGS, Making, changes_to, value_of
from planner.changes.change import Change
from planner.changes.drafting import CannotRemove, remove
from planner.changes.following import followed
from planner.changes.incoming import NOTHING, Incoming, Kind, Suggestion, Where, body_of
from planner.changes.places import placed
from planner.i18n import _
from planner.model.invariants import violations
from planner.model.plan import Plan

KEEP = -1
"""The decision to leave the plan as it is."""

Decisions = Mapping[str, int]
"""By the key of a point: KEEP, or the place of the offer that is taken. A point without one is open."""

ASKING = frozenset({Kind.COPIED, Kind.EMPTIED, Kind.MISSING, Kind.UNKNOWN})
"""Kinds of rows that may be a slip, so that a person is asked whatever the plan says."""


class State(StrEnum):
    """What becomes of a point when nobody says anything."""

    SAME = "same"
    """The plan says so already."""
    PLAIN = "plain"
    """Only the file changed it: it comes in."""
    CONFLICT = "conflict"
    """Both sides changed it, or two files disagree: it waits."""
    ASKED = "asked"
    """It may be a slip, or nobody knows what it was before: it waits."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A value that a point might take."""

    value: str | None
    by: str
    """Who says so."""
    by_id: str = ""
    where: Where | None = None
    typed: str = ""
    said: str = ""
    """When it was said, in words; may be empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One aspect of one record about which something else came in."""

    collection: str
    id: str
    aspect: str
    kind: Kind
    state: State
    base: str | None
    based: bool
    ours: str | None
    """What the plan says now."""
    gone: bool = False
    """Whether the record was removed from the plan since."""
    offers: tuple[Offer, ...]
    asks: tuple[str, ...] = ()
    """Why a person must decide, a sentence each."""
    ours_by: str = ""
    """Who gave the plan its value, when both sides changed it."""
    heading: str = ""
    row: str | None = None
    """For an aspect of a record that is itself coming in: the whole record. It goes as the row goes."""

    @property
    def key(self) -> str:
        """What decisions name it by."""
        return f"{self.collection}/{self.id}/{self.aspect}"

    @property
    def record(self) -> tuple[str, str]:
        """The collection and the id of the record."""
        return self.collection, self.id

    @property
    def waits(self) -> bool:
        """Whether a person must decide; what is part of a new row is decided with the row."""
        return self.row is None and self.state in (State.CONFLICT, State.ASKED)


@dataclass(frozen=True, slots=True)
class Review:
    """Everything that came in, point by point, against one state of the plan."""

    plan: Plan
    points: tuple[Point, ...]
    """Without those that the plan agrees with."""
    same: int = 0
    """How many points the plan agreed with already."""

    def of(self, *states: State) -> tuple[Point, ...]:
        """The points in these states."""
        return tuple(point for point in self.points if point.state in states)

    def waiting(self, decisions: Decisions) -> tuple[Point, ...]:
        """The points that wait for a decision still."""
        return tuple(point for point in self.points if point.waits and point.key not in decisions)


@dataclass(frozen=True, slots=True)
class Held:
    """A point that was accepted and cannot come in, and why."""

    point: Point
    sentence: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The changes that accepted points make, and the points that cannot come in."""

    changes: tuple[Change, ...]
    held: tuple[Held, ...]


def review(plan: Plan, incomings: Sequence[Incoming]) -> Review:
    """Hold what came in against the plan: one point for each aspect that some file says something else about."""
    gathered: dict[tuple[str, str, str], list[tuple[Suggestion, Incoming]]] = {}
    for incoming in incomings:
        for raw in incoming.suggestions:
            suggestion = followed(plan, raw)
            gathered.setdefault((*suggestion.record, suggestion.aspect), []).append((suggestion, incoming))
    points = _with_rows([_point(plan, *key, said) for key, said in gathered.items()])
    kept = tuple(point for point in points if point.state is not State.SAME)
    return Review(plan, kept, len(points) - len(kept))


def _point(
    plan: Plan, collection: str, id: str, aspect: str, said: Sequence[tuple[Suggestion, Incoming]]
) -> Point:  # fmt: skip
    ours = value_of(plan, collection, id, aspect)
    first = said[0][0]
    offers: dict[str | None, Offer] = {}
    for suggestion, incoming in said:
        if not _agrees(aspect, suggestion.value, ours) and suggestion.value not in offers:
            source = incoming.source
            offers[suggestion.value] = Offer(
                suggestion.value, source.by, source.sender_id, suggestion.where, suggestion.typed
            )
    gone = aspect != NOTHING and id not in plan.table(collection) and first.base is not None
    asks = tuple(dict.fromkeys(suggestion.asks for suggestion, _incoming in said if suggestion.asks))
    point = Point(
        collection=collection, id=id, aspect=aspect, kind=first.kind, state=State.PLAIN, base=first.base,
        based=all(suggestion.based for suggestion, _incoming in said), ours=ours, gone=gone,
        offers=tuple(offers.values()), asks=asks, heading=first.heading,
    )  # fmt: skip
    return replace(point, state=_state(point))


def _with_rows(points: Sequence[Point]) -> list[Point]:
    """The points, with the row for those that are part of a record which is itself coming in."""
    rows = {
        point.record: point.offers[0].value
        for point in points
        if point.aspect == NOTHING and point.ours is None and point.offers
    }
    return [replace(p, row=rows[p.record]) if p.aspect != NOTHING and p.record in rows else p for p in points]


def _agrees(aspect: str, value: str | None, ours: str | None) -> bool:
    """Whether the plan says so already; a record made by an import that was repeated is there, whatever it says now."""
    if aspect == NOTHING and value is not None:
        return ours is not None
    return value == ours


def _state(point: Point) -> State:
    if not point.offers:
        return State.SAME
    if point.gone or len(point.offers) > 1:
        return State.CONFLICT
    if point.based and point.ours != point.base:
        return State.CONFLICT
    return State.ASKED if point.asks or point.kind in ASKING or not point.based else State.PLAIN


def plainly(review: Review) -> dict[str, int]:
    """The decisions nobody need be asked for."""
    return {point.key: 0 for point in review.of(State.PLAIN)}


def taking(review: Review, side: str) -> dict[str, int]:
    """Decisions for all at once: conflicts for the `file` or the `plan`; `all` also takes what may be a slip.

    Two files that disagree stay open, and a missing row is never removed unless it is decided by itself.
    """
    decisions = plainly(review)
    for point in review.points:
        choice = _choice(point, side)
        if choice is not None:
            decisions[point.key] = choice
    return decisions


def _choice(point: Point, side: str) -> int | None:
    if side == "plan":
        return KEEP if point.state is State.CONFLICT else None
    slip = point.state is State.ASKED or point.kind in ASKING
    if not point.waits or len(point.offers) > 1 or point.kind is Kind.MISSING or (slip and side != "all"):
        return None
    return 0


def outcome(
    plan: Plan, points: Iterable[Point], decisions: Decisions, *, ids: Callable[[], str], today: date
) -> Outcome:  # fmt: skip
    """The changes that the decisions make of `plan`, as one set; no invariant breaks, and what would break one is held.

    A point without a decision, or decided for the plan, changes nothing.
    """
    points = tuple(points)
    decisions = _with_parts(points, decisions)
    taken = [point for point in points if decisions.get(point.key, KEEP) != KEEP]
    removing = [point for point in taken if point.aspect == NOTHING and _value(point, decisions) is None]
    gone = {point.record for point in removing}
    made = {point.record for point in taken if point.aspect == NOTHING and point not in removing}
    edits = [point for point in taken if point.record not in gone]
    held: list[Held] = []
    lost = [point for point in edits if point.record not in made and not _there(plan, point)]
    held += [Held(point, _("The record is not in the plan any more.")) for point in lost]
    edits = [point for point in edits if point not in lost]
    while True:
        changes = _edited(plan, edits, decisions, ids, today)
        broken = {problem.id: problem.sentence for problem in violations(plan, apply(plan, changes), changes)}
        blamed = _blamed(edits, changes, broken)
        if not blamed:
            break
        held += [Held(point, sentence) for point, sentence in blamed]
        edits = [point for point in edits if all(point is not one for one, _sentence in blamed)]
    removals, refused = _removed(apply(plan, changes), removing)
    return Outcome((*changes, *removals), (*held, *refused))


def _with_parts(points: Iterable[Point], decisions: Decisions) -> dict[str, int]:
    """The decisions, with those of new rows carried to their parts, which stay out when the row does."""
    settled = dict(decisions)
    for point in points:
        if point.row is not None:
            taken = decisions.get(f"{point.collection}/{point.id}/{NOTHING}", KEEP) != KEEP
            settled[point.key] = decisions.get(point.key, 0) if taken else KEEP
    return settled


def _there(plan: Plan, point: Point) -> bool:
    return point.id in plan.table(point.collection)


def _value(point: Point, decisions: Decisions) -> str | None:
    return point.offers[decisions[point.key]].value


def _edited(
    plan: Plan, points: Sequence[Point], decisions: Decisions, ids: Callable[[], str], today: date
) -> list[Change]:  # fmt: skip
    by_record: dict[tuple[str, str], dict[str, str | None]] = {}
    senders: dict[tuple[str, str], str] = {}
    for point in points:
        by_record.setdefault(point.record, {})[point.aspect] = _value(point, decisions)
        senders.setdefault(point.record, point.offers[decisions[point.key]].by_id)
    changes: list[Change] = []
    for (collection, id), wanted in by_record.items():
        by = senders[collection, id] if senders[collection, id] in plan.stakeholders else ""
        changes += changes_to(plan, collection, id, wanted, Making(ids, today, by))
    moves = {id: wanted[BELONGS] for (_collection, id), wanted in by_record.items() if BELONGS in wanted}
    return placed(plan, changes, {id: parent for id, parent in moves.items() if parent is not None})


def _blamed(points: Sequence[Point], changes: Sequence[Change], broken: Mapping[str, str]) -> list[tuple[Point, str]]:
    """The points that made the records which would break an invariant; all points when none can be told."""
    if not broken:
        return []
    blamed = [(point, broken[point.id]) for point in points if point.id in broken]
    if blamed:
        return blamed
    about = {c.id: c.body for c in changes if c.creates and c.id in broken}
    subjects = {text: broken[id] for id, body in about.items() for text in body.values()}
    found = [(point, subjects[point.id]) for point in points if point.id in subjects]
    return found or [(point, next(iter(broken.values()))) for point in points]


def _removed(plan: Plan, points: Iterable[Point]) -> tuple[list[Change], list[Held]]:
    changes: list[Change] = []
    held: list[Held] = []
    for point in points:
        try:
            removal = remove(plan, point.collection, point.id)
        except CannotRemove as refusal:
            held.append(Held(point, str(refusal)))
            continue
        plan = apply(plan, removal)
        changes += removal
    return changes, held


def needs(point: Point) -> frozenset[str]:
    """Ids that a new record refers to, so that a front end can say that it waits for them."""
    offer = next((offer.value for offer in point.offers if offer.value is not None), None)
    if point.aspect != NOTHING or offer is None:
        return frozenset()
    return frozenset(text.partition(" ")[0] for text in body_of(offer).values())
