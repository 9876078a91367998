"""Rows that somebody changed who neither leads nor supports them: they come in only when a person says so."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from planner.analysis.concerns import ROWS, Concerns
from planner.changes.incoming import NOTHING, Kind, body_of
from planner.changes.reviewing import Point, Review, State
from planner.i18n import _
from planner.model.plan import Plan
from planner.model.record import Body


def with_outsiders(plan: Plan, review: Review) -> Review:
    """The review in which points ask that come from a body which neither leads nor supports the row."""
    strangers = Strangers(plan, review)
    return replace(review, points=tuple(_asking(point, strangers.names(point)) for point in review.points))


def _asking(point: Point, names: Sequence[str]) -> Point:
    if not names:
        return point
    in_plan = point.collection in ROWS
    says = _("{name} neither leads nor supports it.") if in_plan else _("{name} changed what is said of others.")
    asks = tuple(dict.fromkeys((*point.asks, *(says.format(name=name) for name in names))))
    return replace(point, asks=asks, state=State.ASKED if point.state is State.PLAIN else point.state)


class Strangers:
    """Who suggests something about rows that are not theirs.

    What stands under a new action of one's own is one's own; to name oneself as a lead in the same file is not enough.
    """

    def __init__(self, plan: Plan, review: Review) -> None:
        self._plan = plan
        self._with_new = plan.replacing(_made(plan, review.points))
        self._concerns: dict[str, Concerns] = {}

    def names(self, point: Point) -> list[str]:
        """The names of those for whom the row of this point is not theirs."""
        if not _belongs(point):
            return []
        senders = {offer.by_id: offer.by for offer in point.offers if offer.by_id in self._plan.stakeholders}
        return [by for id, by in senders.items() if not self._of(id).has(point.collection, point.id)]

    def _of(self, body: str) -> Concerns:
        if body not in self._concerns:
            self._concerns[body] = Concerns(self._with_new, body)
        return self._concerns[body]


def _belongs(point: Point) -> bool:
    """Whether the row is somebody's at all: a new actor or tie is nobody's yet."""
    if point.collection in ("stakeholders", "ties"):
        return point.kind not in (Kind.NEW, Kind.COPIED)
    return point.collection in ROWS


def _made(plan: Plan, points: Iterable[Point]) -> dict[str, dict[str, Body | None]]:
    made: dict[str, dict[str, Body | None]] = {}
    for point in points:
        value = point.offers[0].value if point.aspect == NOTHING and point.offers else None
        if value and point.collection != "assignments" and point.id not in plan.table(point.collection):
            made.setdefault(point.collection, {})[point.id] = body_of(value)
    return made
