"""The questions that a meeting of two copies leaves, each as a point with both values and who wrote them."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from planner.changes.change import Change
from planner.changes.change_set import ChangeSet
from planner.changes.merge.rule import Question, Subject
from planner.changes.review.incoming import NOTHING, Kind, Where, body_text
from planner.changes.review.points import Offer, Point, State
from planner.i18n import _
from planner.i18n.dates import say_moment
from planner.model.naming import title_of
from planner.model.plan import Plan
from planner.model.record import Body


@dataclass(frozen=True, slots=True)
class Copies:
    """Two copies of one plan: what each says now, and what each alone knows."""

    here: Plan
    read_there: Callable[[], Plan]
    """Gives the other's plan; where nothing is in doubt nobody need read it."""
    base: Plan
    """The plan here with all that only the other wrote."""
    plain: tuple[Change, ...]
    """The changes that it takes to get from the plan here to that."""
    mine: Callable[[], Sequence[ChangeSet]]
    """Reads what only this copy knows, oldest first; nobody need know it where nothing is asked."""
    news: Sequence[ChangeSet]
    """What only the other knows, oldest first."""
    doubtful: Collection[Subject]
    """The records that one of them made or removed."""
    name: str = ""
    """What the other file is called."""

    @property
    def there(self) -> Plan:
        """What the other says now."""
        return self.read_there()

    def side_with(self, record: Subject) -> Plan:
        """The plan that has a record: the other's, unless only this one has it."""
        return self.there if record[1] in self.there.table(record[0]) else self.here

    def body_of(self, record: Subject) -> Body:
        """A record as the plan has it that does."""
        return self.side_with(record).table(record[0]).body(record[1]) or {}

    def differ(self, record: Subject, leaf: str) -> bool:
        """Whether a record that both have has another value in each."""
        here, there = (plan.table(record[0]).body(record[1]) for plan in (self.here, self.there))
        return here is not None and there is not None and here.get(leaf) != there.get(leaf)


def key_of(record: Subject, aspect: str = NOTHING) -> str:
    """What decisions name a point by."""
    return f"{record[0]}/{record[1]}/{aspect}"


class Asking:
    """Makes the points; who wrote what is looked up in the journals when it is first asked for."""

    def __init__(self, copies: Copies) -> None:
        self._copies = copies
        self._removals: dict[Subject, ChangeSet] | None = None
        self._by_record: dict[str, dict[Subject, list[Change]]] = {}

    def about_leaf(self, question: Question) -> Point:
        """Both sides wrote one leaf."""
        collection, id, leaf = question.leaf
        record = (collection, id)
        ours = (self._copies.here.table(collection).body(id) or {}).get(leaf)
        mine = [writing.by for writing in question.writings if writing.value == ours]
        theirs = [writing for writing in question.writings if writing.value != ours]
        offers = {writing.value: self._offer(writing.value, writing.by) for writing in theirs}
        base = next((change.before for change in self._said(theirs[-1].by, record, leaf)), None)
        return self._point(record, leaf, ours, tuple(offers.values()), mine, str(base) if base is not None else None)

    def about_existence(self, record: Subject, body: Body, question: Question) -> Point:
        """One side removed a record that the other went on to write to."""
        text = body_text(body)
        here = record[1] in self._copies.here.table(record[0])
        removing = [writing.by for writing in question.writings if writing.value is None]
        writing = [writing.by for writing in question.writings if writing.value is not None]
        says = _("One copy removed this, and the other changed it.")
        return self._kept_or_removed(record, text, here=here, removing=removing[-1], writing=writing[-1], says=says)

    def about_referred(self, record: Subject, holder: Subject) -> Point:
        """One side removed a record that something of the other refers to."""
        here = record[1] in self._copies.here.table(record[0])
        side = self._copies.side_with(record)
        body = self._copies.body_of(record)
        held = side.get(*holder)
        says = _("One copy removed this, and in the other “{name}” refers to it.")
        sentence = says.format(name=title_of(side, held) if held is not None else "")
        removing, writing = self.removal_of(record), self._writer(holder, None)
        return self._kept_or_removed(
            record, body_text(body), here=here, removing=removing, writing=writing, says=sentence
        )

    def about_circle(self, record: Subject, leaf: str, circle: Sequence[Subject]) -> Point:
        """Both sides moved records so that together they would stand below themselves."""
        here, there = (plan.table(record[0]).body(record[1]) or {} for plan in (self._copies.here, self._copies.there))
        titles = [title_of(self._copies.here, found) for one in circle if (found := self._copies.here.get(*one))]
        says = _("Together, the moves of both copies would put these below themselves: {names}. Only one's can stand.")
        theirs, ours = (
            next((by for one in (record, *circle) if (by := self._writer(one, leaf, entries))), None)
            for entries in (self._copies.news, self._copies.mine())
        )
        offer = self._offer(there.get(leaf), theirs)
        point = self._point(record, leaf, here.get(leaf), (offer,), [ours] if ours else [], None, Kind.MOVED)
        return self.with_reason(point, says.format(names=", ".join(titles)))

    def with_reason(self, point: Point, sentence: str) -> Point:
        """The point with one more reason why a person must decide."""
        return replace(point, asks=tuple(dict.fromkeys((*point.asks, sentence))))

    def removal_of(self, record: Subject) -> ChangeSet | None:
        """The set that removed a record last."""
        if self._removals is None:
            entries = (*self._copies.mine(), *self._copies.news)
            self._removals = {
                (change.collection, change.id): entry for entry in entries for change in entry.says if change.removes
            }
        return self._removals.get(record)

    def _kept_or_removed(
        self, record: Subject, text: str, *, here: bool, removing: ChangeSet | None, writing: ChangeSet | None,
        says: str,
    ) -> Point:  # fmt: skip
        ours, theirs = (text, None) if here else (None, text)
        mine, other = (writing, removing) if here else (removing, writing)
        point = self._point(record, NOTHING, ours, (self._offer(theirs, other),), [mine] if mine else [], None)
        return replace(self.with_reason(point, says), gone=not here)

    def _point(
        self, record: Subject, aspect: str, ours: str | None, offers: tuple[Offer, ...], mine: Sequence[ChangeSet],
        base: str | None, kind: Kind | None = None,
    ) -> Point:  # fmt: skip
        moved = Kind.MOVED if aspect in ("place", "parent") else Kind.CHANGED
        return Point(
            collection=record[0], id=record[1], aspect=aspect, kind=kind or moved, state=State.CONFLICT, base=base,
            based=base is not None, ours=ours, offers=offers, ours_by=said_by(mine[-1]) if mine else "",
        )  # fmt: skip

    def _offer(self, value: str | None, by: ChangeSet | None) -> Offer:
        where = Where(self._copies.name) if self._copies.name else None
        if by is None:
            return Offer(value, "", where=where)
        return Offer(value, by.author or _("no name given"), where=where, said=say_moment(by.at))

    def _writer(self, record: Subject, leaf: str | None, among: Iterable[ChangeSet] | None = None) -> ChangeSet | None:
        """Whoever wrote a leaf last, or anything of the record."""
        entries = [*self._copies.mine(), *self._copies.news] if among is None else list(among)
        return next((entry for entry in reversed(entries) if self._said(entry, record, leaf)), None)

    def _said(self, entry: ChangeSet, record: Subject, leaf: str | None) -> list[Change]:
        """What a set says of a leaf, or of anything of a record."""
        by_record = self._by_record.get(entry.id)
        if by_record is None:
            by_record = self._by_record[entry.id] = {}
            for change in entry.says:
                by_record.setdefault((change.collection, change.id), []).append(change)
        return [change for change in by_record.get(record, ()) if leaf is None or change.leaf in (leaf, None)]


def said_by(entry: ChangeSet) -> str:
    """Who made a set, and when."""
    return _("{author}, {moment}").format(author=entry.author or _("no name given"), moment=say_moment(entry.at))
