"""Where a person stands with a review: what is decided of each point, and what becomes of it."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from planner.changes.review.incoming import NOTHING, Kind
from planner.changes.review.points import KEEP, Decisions, Point, Review, plainly
from planner.i18n import N_


class Standing(StrEnum):
    """What becomes of a point as things stand."""

    COMES_IN = "comes_in"
    """Nobody need be asked."""
    OPEN = "open"
    """It waits; applied as it is, it is left out."""
    TAKEN = "taken"
    """A person took what a file says."""
    KEPT = "kept"
    """A person kept what the plan says."""


STANDINGS = {
    Standing.COMES_IN: ("✓", N_("comes in")),
    Standing.OPEN: ("?", N_("to decide")),
    Standing.TAKEN: ("●", N_("the file's")),
    Standing.KEPT: ("○", N_("the plan's")),
}
"""The sign and the word of each."""

KINDS = {
    Kind.NEW: ("✚", N_("new")),
    Kind.CHANGED: ("✎", N_("changed")),
    Kind.MOVED: ("→", N_("moved")),
    Kind.COPIED: ("⧉", N_("copied")),
    Kind.EMPTIED: ("◌", N_("emptied")),
    Kind.MISSING: ("✕", N_("missing")),
    Kind.UNKNOWN: ("¿", N_("unknown")),
}
"""The sign and the word of what became of a row."""


class Deciding:
    """A review and what is decided of it; a point on which nothing is decided is left out."""

    def __init__(self, review: Review, first: Decisions | None = None) -> None:
        """`first` is what is decided before anybody is asked; by default what nobody need be asked for."""
        self.review = review
        self._plain = plainly(review)
        self._first = self._plain if first is None else dict(first)
        self.decisions: dict[str, int] = dict(self._first)
        self._parts: dict[tuple[str, str], list[Point]] = {}
        self._gather()

    @property
    def by_hand(self) -> bool:
        """Whether a person decided anything."""
        return self.decisions != self._first

    def standing(self, point: Point) -> Standing:
        """What becomes of a point as things stand; what is part of a new row stays open or out with the row."""
        choice = self.decisions.get(point.key)
        if point.row is not None:
            row = self.decisions.get(f"{point.collection}/{point.id}/{NOTHING}")
            choice = row if row in (None, KEEP) else self.decisions.get(point.key, 0)
        if choice is None:
            return Standing.OPEN
        if choice == KEEP:
            return Standing.KEPT
        return Standing.COMES_IN if self._plain.get(point.key) == choice else Standing.TAKEN

    def counts(self) -> dict[Standing, int]:
        """How many points stand how; what is part of a new row goes with the row and is not counted."""
        found = Counter(self.standing(point) for point in self.review.points if point.row is None)
        return {standing: found[standing] for standing in Standing}

    def of_record(self, record: tuple[str, str]) -> list[Point]:
        """All points of one record, in their order."""
        return self._parts.get(record, [])

    def decide(self, points: Iterable[Point], choice: int | None) -> None:
        """Decide points alike: for the offer at a place, for the plan (KEEP), or not yet (None).

        What is decided of a record that a file would make or remove goes for all of it.
        """
        for point in self._with_parts(points):
            if choice is None:
                self.decisions.pop(point.key, None)
            elif choice < len(point.offers):
                self.decisions[point.key] = choice

    def take(self, points: Iterable[Point]) -> list[Point]:
        """Take what the file says; the points of which several say different things stay, and are returned."""
        several: list[Point] = []
        for point in points:
            if len(point.offers) > 1:
                several.append(point)
            else:
                self.decide([point], 0)
        return several

    def take_open(self, points: Iterable[Point]) -> None:
        """Take what the file says of all that is open; rows that are missing and files that disagree stay open."""
        self.take(
            point for point in self._open(points) if point.kind is not Kind.MISSING and len(point.offers) == 1
        )  # fmt: skip

    def keep_open(self, points: Iterable[Point]) -> None:
        """Keep the plan in all that is open."""
        self.decide(self._open(points), KEEP)

    def forget(self, points: Iterable[Point]) -> None:
        """Take back what a person decided."""
        for point in points:
            self.decisions.pop(point.key, None)
            if point.key in self._first:
                self.decisions[point.key] = self._first[point.key]

    def hold_again(self, review: Review, first: Decisions | None = None) -> None:
        """Go on with another review of the same: what a person decided stays where the same value is offered still."""
        before = {point.key: (point, self.decisions.get(point.key)) for point in self.review.points}
        first_before = self._first
        self.review, self._plain = review, plainly(review)
        self._first = self._plain if first is None else dict(first)
        self.decisions = dict(self._first)
        self._gather()
        for point in review.points:
            known, choice = before.get(point.key, (None, None))
            if known is not None and choice != first_before.get(point.key):
                self._decide_again(point, known, choice)

    def _decide_again(self, point: Point, known: Point, choice: int | None) -> None:
        if choice is None or choice == KEEP:
            self.decide([point], choice)
            return
        value = known.offers[choice].value
        places = [place for place, offer in enumerate(point.offers) if offer.value == value]
        if places and point.ours == known.ours:
            self.decide([point], places[0])

    def _open(self, points: Iterable[Point]) -> list[Point]:
        return [point for point in points if point.key not in self.decisions]

    def _with_parts(self, points: Iterable[Point]) -> Iterable[Point]:
        for point in points:
            yield from self._parts[point.record] if point.aspect == NOTHING else (point,)

    def _gather(self) -> None:
        self._parts = {}
        for point in self.review.points:
            self._parts.setdefault(point.record, []).append(point)
