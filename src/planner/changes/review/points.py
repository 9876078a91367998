"""What came in, held against the plan: what is plain, what both changed, and what a person must decide."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from planner.changes.review.incoming import NOTHING, Incoming, Kind, Suggestion, Where, body_of, body_text
from planner.changes.review.virtual_fields import CO_LEAD, LEAD, ROLE, is_virtual, value_of
from planner.model.naming import survivor
from planner.model.plan import Plan
from planner.model.record import field_of_leaf, member_of_leaf
from planner.model.types import RECORD_TYPES


def merged_actors(plan: Plan) -> dict[str, str]:
    """By id of an actor that was merged into another: the one that stayed."""
    return {id: survivor(plan, id) for id, body in plan.stakeholders.bodies.items() if "merged_into" in body}


def followed(suggestion: Suggestion, merged: Mapping[str, str]) -> Suggestion:
    """The suggestion as it is meant today, after these mergers."""
    if not merged:
        return suggestion
    id = merged.get(suggestion.id, suggestion.id) if suggestion.collection == "stakeholders" else suggestion.id
    aspect = _aspect(suggestion, merged)
    value, base = (_value(suggestion, text, merged) for text in (suggestion.value, suggestion.base))
    return replace(suggestion, id=id, aspect=aspect, value=value, base=base)


def _aspect(suggestion: Suggestion, merged: Mapping[str, str]) -> str:
    aspect = suggestion.aspect
    if is_virtual(suggestion.collection, aspect) and aspect.startswith(ROLE):
        who = member_of_leaf(aspect)
        return aspect.replace(f"[{who}]", f"[{merged.get(who, who)}]")
    return aspect


def _value(suggestion: Suggestion, text: str | None, merged: Mapping[str, str]) -> str | None:
    if text is None:
        return None
    if suggestion.aspect == NOTHING:
        body = {leaf: _reference(suggestion.collection, leaf, said, merged) for leaf, said in body_of(text).items()}
        return body_text(body)
    if is_virtual(suggestion.collection, suggestion.aspect):
        if suggestion.aspect != LEAD:
            return text
        tokens = [(CO_LEAD if t.startswith(CO_LEAD) else "", t.removeprefix(CO_LEAD)) for t in text.split()]
        return " ".join(dict.fromkeys(mark + merged.get(id, id) for mark, id in tokens))
    return _reference(suggestion.collection, suggestion.aspect, text, merged)


def _reference(collection: str, leaf: str, text: str, merged: Mapping[str, str]) -> str:
    field = RECORD_TYPES[collection].fields()[field_of_leaf(leaf)]
    return merged.get(text, text) if field.about.refers and field.shape == "one" else text


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


def review(plan: Plan, incomings: Sequence[Incoming]) -> Review:
    """Hold what came in against the plan: one point for each aspect that some file says something else about."""
    gathered: dict[tuple[str, str, str], list[tuple[Suggestion, Incoming]]] = {}
    merged = merged_actors(plan)
    for incoming in incomings:
        for raw in incoming.suggestions:
            suggestion = followed(raw, merged)
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
