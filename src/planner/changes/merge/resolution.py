"""One plan out of two copies of it: what is settled between them, what a person must say, and what then follows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from planner.changes.applying import apply, difference
from planner.changes.change import Change
from planner.changes.drafting import CannotRemove, create, remove
from planner.changes.merge.conflicts import Asking, Copies, key_of
from planner.changes.merge.rule import EXISTS, Meeting, Question, Subject
from planner.changes.review.points import KEEP, Decisions, Point
from planner.model.plan import Plan
from planner.model.record import Body, field_of_leaf
from planner.model.references import chain, references_to
from planner.model.types import RECORD_TYPES


@dataclass(frozen=True, slots=True)
class Reunited:
    """What two copies become under some decisions.

    `plan` holds every invariant; where a question is open, it stands as here, and a record that is removed on one side
    only is still there.
    """

    plan: Plan
    changes: tuple[Change, ...]
    """What it takes to get there from the plan here."""
    statement: tuple[Change, ...]
    """The answers, those that leave this copy as it is included."""
    points: tuple[Point, ...]
    """All questions that come up, answered or not."""
    open: tuple[Point, ...]


def reunite(copies: Copies, meeting: Meeting, decisions: Decisions) -> Reunited:
    """Join two copies as far as decisions go; a question that only an answer brings up is among the points too."""
    return _Reunion(copies, meeting, decisions).reunited()


class _Reunion:
    """The work of joining, step by step, on a plan that becomes the joined one."""

    def __init__(self, copies: Copies, meeting: Meeting, decisions: Decisions) -> None:
        self.copies, self.meeting, self.decisions = copies, meeting, decisions
        self.asking = Asking(copies)
        self.points: dict[str, Point] = {}
        self.again: set[str] = set()
        """Questions whose answers contradict one another."""
        self.answers: list[Change] = []
        self.kept: list[Subject] = []
        self.removed: list[Subject] = []
        self.pinned: dict[Subject, Plan] = {}
        self.plan = copies.base

    def reunited(self) -> Reunited:
        self._settle()
        answered = self.plan
        for record in self.kept:
            self._bring_back(record)
        self._take_out(self.removed)
        while self._mend_references() or self._mend_circles():
            pass
        statement = (*self.answers, *difference(answered, self.plan))
        points = tuple(self.points.values())
        open = tuple(point for point in points if point.key not in self.decisions or point.key in self.again)
        return Reunited(self.plan, self._changes(), statement, points, open)

    def _changes(self) -> tuple[Change, ...]:
        """What it takes to get from the plan here to the joined one."""
        here, base = self.copies.here, self.copies.base
        return self.copies.plain if self.plan is base else tuple(difference(here, self.plan))

    def _settle(self) -> None:
        """The plan by what is settled and answered."""
        bodies: dict[Subject, dict[str, str]] = {}
        questions: dict[Subject, list[Question]] = {}
        for (collection, id, leaf), value in self.meeting.values.items():
            body = bodies.setdefault((collection, id), {})
            if leaf != EXISTS and value is not None:
                body[leaf] = value
        for question in self.meeting.questions:
            questions.setdefault(question.leaf[:2], []).append(question)
        rows: dict[str, dict[str, Body | None]] = {}
        for record in bodies.keys() | questions.keys():
            body = bodies.get(record, {})
            asked = questions.get(record, [])
            here = self.copies.base.table(record[0]).body(record[1])
            new: Body | None
            if any(question.leaf[2] == EXISTS for question in asked):
                new = self._existence(record, body, asked)
            elif self.meeting.values[*record, EXISTS] is None:
                new = None
            else:
                for question in asked:
                    self._answer(question, body)
                new = body
            if new != here:
                rows.setdefault(record[0], {})[record[1]] = new
        self.plan = self.copies.base.replacing(rows) if rows else self.copies.base

    def _answer(self, question: Question, body: dict[str, str]) -> None:
        collection, id, leaf = question.leaf
        point = self._ask(self.asking.about_leaf(question))
        value = self._chosen(point, point.ours)
        if value is not None:
            body[leaf] = value
        if point.key in self.decisions:
            other = point.offers[0].value if value == point.ours else point.ours
            self.answers.append(Change(collection, id, leaf, other, value))

    def _existence(self, record: Subject, body: dict[str, str], asked: list[Question]) -> Body:
        """The record as it stands where it was not removed; what is decided about it is done once all are in place."""
        (existence,) = (question for question in asked if question.leaf[2] == EXISTS)
        side = self.copies.body_of(record)
        for question in asked:
            leaf = question.leaf[2]
            if leaf != EXISTS and leaf in side:
                body[leaf] = side[leaf]
        point = self._ask(self.asking.about_existence(record, body, existence))
        if point.key in self.decisions and self._chosen(point, point.ours) is None:
            self.removed.append(record)
            return body
        self.kept.append(record)
        if point.key in self.decisions:
            self.answers.append(create(*record, body))
        return body

    def _ask(self, point: Point) -> Point:
        return self.points.setdefault(point.key, point)

    def _chosen(self, point: Point, otherwise: str | None) -> str | None:
        """The value that was decided on."""
        if point.key not in self.decisions:
            return otherwise
        choice = self.decisions[point.key]
        return point.ours if choice == KEEP else point.offers[choice].value

    def _mend_references(self) -> bool:
        """Settle every record that is gone and still referred to; whether there was one."""
        dangling = list(self._dangling())
        going = []
        for record, holder in dangling:
            point = self._ask(self.asking.about_referred(record, holder))
            if point.key in self.decisions and self._chosen(point, None) is None:
                going.append(record)
            elif not self._stands(record):
                self._put(record, self.copies.body_of(record))
                self._bring_back(record)
        self._put_all(going)
        for record in self._take_out(going):
            self._bring_back(record)
        return bool(dangling)

    def _dangling(self) -> Iterator[tuple[Subject, Subject]]:
        """Records that only one side still has and that something refers to, with one that does."""
        for name, id in sorted(self.copies.doubtful):
            holder = next(references_to(self.plan, name, id), None) if not self._stands((name, id)) else None
            if holder is not None:
                yield (name, id), (holder.collection, holder.id)

    def _take_out(self, records: Sequence[Subject]) -> list[Subject]:
        """Remove records with what hangs on them; returns those that cannot be removed, and has them asked again."""
        changes: dict[tuple[str, str, str | None], Change] = {}
        refused: dict[Subject, str] = {}
        for record in records:
            try:
                found = remove(self.plan, *record)
                changes |= {(change.collection, change.id, change.leaf): change for change in found}
            except CannotRemove as refusal:
                refused[record] = str(refusal)
        self.plan = apply(
            self.plan, [change for key, change in changes.items() if key[2] is None or (*key[:2], None) not in changes]
        )
        if refused and changes:
            return self._take_out([record for record in refused if self._stands(record)])
        for record, reason in refused.items():
            key = key_of(record)
            self.points[key] = self.asking.with_reason(self.points[key], reason)
            self.again.add(key)
        return list(refused)

    def _stands(self, record: Subject) -> bool:
        return record[1] in self.plan.table(record[0])

    def _bring_back(self, record: Subject) -> None:
        """Put back what a record hangs on, and what its removal took along or emptied."""
        side = self.copies.side_with(record)
        removal = self.asking.removal_of(record)
        taken = [change for change in removal.says if change.removes] if removal else []
        along = _hanging(side, record) & {(change.collection, change.id) for change in taken}
        self._put_all(sorted(along))
        for change in removal.says if removal else ():
            if change.leaf is not None and change.after is None and _refers(change, record[1]):
                self._fill(change)

    def _fill(self, change: Change) -> None:
        body = self.plan.table(change.collection).body(change.id)
        if body is not None and change.leaf is not None and change.leaf not in body:
            self._put((change.collection, change.id), {**body, change.leaf: str(change.before)})

    def _put(self, record: Subject, body: Body | None) -> None:
        self.plan = self.plan.replacing({record[0]: {record[1]: body}})

    def _put_all(self, records: Iterable[Subject]) -> None:
        """Put records back as the copy has them that still does."""
        rows: dict[str, dict[str, Body | None]] = {}
        for record in records:
            if not self._stands(record):
                rows.setdefault(record[0], {})[record[1]] = self.copies.body_of(record)
        self.plan = self.plan.replacing(rows) if rows else self.plan

    def _mend_circles(self) -> bool:
        """Settle one circle of records that stand above one another; whether there was one."""
        for collection in RECORD_TYPES:
            leaf = chain(collection)
            circle = self._circle(collection, leaf) if leaf else []
            if circle:
                self._open_circle(collection, leaf, circle)
                return True
        return False

    def _circle(self, collection: str, leaf: str) -> list[str]:
        here, joined = self.copies.here.table(collection).bodies, self.plan.table(collection).bodies
        checked: set[str] = set()
        for id, body in joined.items():
            if here.get(id) is body or body.get(leaf) == here.get(id, {}).get(leaf):
                continue
            above = _above(joined, leaf, id, checked)
            again = _parent(joined, leaf, above[-1]) if above else None
            if again is not None and again in above:
                return above[above.index(again) :]
            checked.update(above)
        return []

    def _open_circle(self, collection: str, leaf: str, circle: list[str]) -> None:
        records = [(collection, id) for id in sorted(circle)]
        sides = [self.pinned[record] for record in records if record in self.pinned]
        if sides:
            side = self.copies.here if self.copies.here in sides else sides[0]
            side = self.copies.here if all(record in self.pinned for record in records) else side
        else:
            side = self._chosen_side(leaf, records)
        for record in records:
            place = (side.table(collection).body(record[1]) or {}).get(leaf)
            if record[1] in side.table(collection):
                self.pinned[record] = side
                body = {
                    name: text for name, text in self.plan.table(collection).bodies[record[1]].items() if name != leaf
                }
                self._put(record, body if place is None else {**body, leaf: place})

    def _chosen_side(self, leaf: str, records: list[Subject]) -> Plan:
        """Whose places stand; answers for single places that together make the circle are asked for again."""
        asked = [record for record in records if key_of(record, leaf) in self.points]
        unasked = [record for record in records if record not in asked and self.copies.differ(record, leaf)]
        if not unasked:
            self.again.update(key_of(record, leaf) for record in asked)
            return self.copies.here
        point = self._ask(self.asking.about_circle(unasked[0], leaf, records))
        return self.copies.here if self.decisions.get(point.key, KEEP) == KEEP else self.copies.there


def _above(joined: Mapping[str, Body], leaf: str, id: str, checked: set[str]) -> list[str]:
    """A record and those above it, up to the top, to one that was checked or to where they repeat."""
    above: list[str] = []
    current: str | None = id
    while current is not None and current in joined and current not in above and current not in checked:
        above.append(current)
        current = _parent(joined, leaf, current)
    return above


def _parent(joined: Mapping[str, Body], leaf: str, id: str) -> str | None:
    text = joined[id].get(leaf)
    return text.partition(" ")[0] if text else None


def _hanging(side: Plan, record: Subject) -> set[Subject]:
    """What would be removed with a record."""
    try:
        changes = remove(side, *record)
    except CannotRemove:
        return set()
    return {(change.collection, change.id) for change in changes if change.removes}


def _refers(change: Change, id: str) -> bool:
    leaf = change.leaf or ""
    field = RECORD_TYPES[change.collection].fields().get(field_of_leaf(leaf))
    return field is not None and isinstance(change.before, str) and field.references(leaf, change.before) == id
