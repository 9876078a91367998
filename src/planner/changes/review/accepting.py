"""Where new and moved items stand among their siblings: behind those that are there, in the order they came."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from planner.changes.applying import apply
from planner.changes.change import Change
from planner.changes.drafting import CannotRemove, edit, remove
from planner.changes.review.incoming import NOTHING
from planner.changes.review.points import KEEP, Decisions, Point
from planner.changes.review.virtual_fields import BELONGS, Making, changes_to
from planner.i18n import _
from planner.model.invariants import violations
from planner.model.plan import Plan
from planner.model.tree import children


def placed(plan: Plan, changes: Sequence[Change], moves: Mapping[str, str]) -> list[Change]:
    """The changes with a whole place for every item that is made with only a parent, and moves to other parents."""
    wanting = [c for c in changes if c.collection == "items" and c.creates and " " not in c.body.get("place", " ")]
    made = {change.id for change in wanting}
    waiting: dict[str, list[str]] = {}
    for change in wanting:
        waiting.setdefault(moves.get(change.id, change.body["place"]), []).append(change.id)
    for item, parent in moves.items():
        if item not in made:
            waiting.setdefault(parent, []).append(item)
    places = {id: f"{parent} {key}" for parent, ids in waiting.items() for id, key in _behind(plan, parent, ids)}
    kept = [_with_place(change, places.pop(change.id)) if change.id in made and change.creates else change
            for change in changes]  # fmt: skip
    return kept + [change for id, place in places.items() for change in edit(plan, "items", id, {"place": place})]


def _with_place(change: Change, place: str) -> Change:
    return replace(change, after={**change.body, "place": place})


def _behind(plan: Plan, parent: str, ids: Sequence[str]) -> list[tuple[str, str]]:
    from fractional_indexing import generate_n_keys_between

    last = max((item.place.key for item in children(plan, parent) if item.place and item.id not in ids), default=None)
    return list(zip(ids, generate_n_keys_between(last, None, len(ids)), strict=True))


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
