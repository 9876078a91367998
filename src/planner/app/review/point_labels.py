"""Points in words: what they are about and what each side says, with the names of records that only come in now."""

from planner.changes.review.incoming import NOTHING, Kind
from planner.changes.review.points import Point, Review
from planner.changes.review.virtual_fields import label_of, show_value
from planner.changes.review.wording import with_new_records
from planner.i18n import _
from planner.i18n.folding import fold
from planner.model.naming import name_of, noun, title_of


class Saying:
    """Says points of one review; what was said once is kept, as a list is drawn often."""

    def __init__(self, review: Review, *, both: str) -> None:
        """`both` says that two sides changed one value."""
        self.both = both
        self.plan = with_new_records(review)
        self._titles: dict[tuple[str, str], str] = {}
        self._searched: dict[str, str] = {}

    def title(self, record: tuple[str, str]) -> str:
        """What people call a record, whether it is in the plan or comes in now."""
        if record not in self._titles:
            self._titles[record] = self._named(*record)
        return self._titles[record]

    def label(self, point: Point) -> str:
        """What a point is about."""
        if point.aspect != NOTHING:
            return label_of(point.collection, point.aspect)
        return _("The row is missing") if point.kind is Kind.MISSING else _("The whole record")

    def value(self, point: Point, value: str | None) -> str:
        """A value that a point has or might take."""
        if point.aspect.endswith("]"):
            member = show_value(self.plan, point.collection, point.aspect, "yes") or _("no longer in the plan")
            return (_("not including {member}") if value is None else _("including {member}")).format(member=member)
        if value is None:
            return _("not there") if point.aspect == NOTHING else _("empty")
        if point.aspect == NOTHING:
            return self.title(point.record)
        return show_value(self.plan, point.collection, point.aspect, value) or value

    def offers(self, point: Point) -> str:
        """All that is offered for a point in one line, with who says it when they differ."""
        if len(point.offers) == 1:
            return self.value(point, point.offers[0].value)
        says = _("{who}: {value}")
        return " | ".join(says.format(who=offer.by, value=self.value(point, offer.value)) for offer in point.offers)

    def briefly(self, point: Point) -> str:
        """What it is now and what it would be, in one line."""
        offers = self.offers(point)
        if point.aspect.endswith("]") or point.aspect == NOTHING:
            return offers
        return f"{self.value(point, point.ours)} → {offers}"

    def searched(self, point: Point) -> str:
        """The folded words that a search finds a point by."""
        if point.key not in self._searched:
            words = (self.title(point.record), self.label(point), self.briefly(point))
            self._searched[point.key] = fold(" ".join(words))
        return self._searched[point.key]

    def _named(self, collection: str, id: str) -> str:
        record = self.plan.get(collection, id)
        if record is None:
            return name_of(self.plan, id) or _("no longer in the plan")
        return title_of(self.plan, record) or noun(collection)
