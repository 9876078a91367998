"""Who was sent what and has not answered, and rows changed by somebody they do not belong to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from planner.analysis.involvement import ROWS, Concerns, taking_part
from planner.changes.review.incoming import NOTHING, Kind, body_of
from planner.changes.review.points import Point, Review, State
from planner.i18n import _
from planner.i18n.text import sort_key
from planner.model.documents import Sending
from planner.model.naming import name_of
from planner.model.plan import Plan
from planner.model.record import Body
from planner.model.rules.sendings import newest_sendings
from planner.workspace.sending.send import reachable


class Standing(StrEnum):
    """How it stands with somebody, the most pressing first."""

    OVERDUE = "overdue"
    AWAITED = "awaited"
    UNSENT = "unsent"
    ANSWERED = "answered"
    UNNAMED = "unnamed"
    """Not named yet, so that no letter reaches it."""
    GROUP = "group"
    """People, whom no letter of the plan reaches."""


@dataclass(frozen=True, slots=True)
class Correspondent:
    """Somebody with a part in the plan, or who was written to, and the newest that was sent."""

    id: str
    name: str
    standing: Standing
    sending: Sending | None = None


def correspondents(plan: Plan, today: date) -> tuple[Correspondent, ...]:
    """Everybody who leads or supports something or was written to, overdue answers first."""
    newest = newest_sendings(plan)
    ids = dict.fromkeys([*taking_part(plan), *(id for id in newest if id in plan.stakeholders)])
    found = [Correspondent(id, name_of(plan, id), _standing(plan, id, newest, today), newest.get(id)) for id in ids]
    order = list(Standing)
    return tuple(sorted(found, key=lambda one: (order.index(one.standing), sort_key(one.name))))


def _standing(plan: Plan, id: str, newest: Mapping[str, Sending], today: date) -> Standing:
    sending = newest.get(id)
    if sending is None:
        if reachable(plan, id):
            return Standing.UNSENT
        return Standing.UNNAMED if plan.stakeholders[id].placeholder else Standing.GROUP
    if sending.answered is not None:
        return Standing.ANSWERED
    overdue = sending.due is not None and sending.due.before(today)
    return Standing.OVERDUE if overdue else Standing.AWAITED


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
