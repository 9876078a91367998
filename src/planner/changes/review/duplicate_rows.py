"""New rows of the same name that came in from several files: they may be one, so that a person is asked."""

from collections.abc import Sequence
from dataclasses import replace

from planner.changes.review.incoming import NOTHING, Kind, body_of
from planner.changes.review.points import Point, State
from planner.i18n import _
from planner.i18n.folding import fold
from planner.model.record import Body, field_of_leaf

NAMING = ("title", "name")
"""Fields that people know a record by."""

Twin = tuple[str, str, str]
"""What makes two new rows alike: their collection, what they stand under, and a folded name."""


def with_twins(points: Sequence[Point]) -> list[Point]:
    """The points, where new rows from different files that have one name ask about each other."""
    alike: dict[Twin, list[Point]] = {}
    for point in points:
        for key in _names(point):
            alike.setdefault(key, []).append(point)
    others: dict[str, set[str]] = {}
    for group in alike.values():
        for point in group:
            by = {one.offers[0].by for one in group if one.id != point.id} - {point.offers[0].by}
            others.setdefault(point.key, set()).update(by)
    return [_asking(point, others.get(point.key, set())) for point in points]


def _names(point: Point) -> set[Twin]:
    if point.aspect != NOTHING or point.kind is not Kind.NEW or not point.offers or point.offers[0].value is None:
        return set()
    body: Body = body_of(point.offers[0].value)
    parent = body.get("place", "").partition(" ")[0]
    return {(point.collection, parent, fold(text)) for leaf, text in body.items() if field_of_leaf(leaf) in NAMING}


def _asking(point: Point, others: set[str]) -> Point:
    if not others:
        return point
    says = _("{others} also adds a row with this name: bring in only one if they are the same.")
    asks = (*point.asks, says.format(others=", ".join(sorted(others))))
    return replace(point, asks=asks, state=State.ASKED if point.state is State.PLAIN else point.state)
