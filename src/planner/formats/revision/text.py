"""What a row of a revision says of its point, in plain words."""

from planner.changes.review.incoming import NOTHING
from planner.changes.review.points import Point, Review
from planner.changes.review.virtual_fields import label_of
from planner.changes.review.wording import KINDS, before, contents, offered, ours, record_title
from planner.formats.revision.deciding import labels_of
from planner.i18n import _
from planner.model import vocabularies
from planner.model.naming import noun
from planner.model.plan import Plan

MOST_OF_A_RECORD = 8
"""Fields of a whole record that are shown."""


class Telling:
    """Tells the points of one review."""

    def __init__(self, review: Review) -> None:
        self.plan = review.plan
        self.parts: dict[tuple[str, str], list[Point]] = {}
        for point in review.points:
            if point.row is not None:
                self.parts.setdefault(point.record, []).append(point)

    def texts(self, point: Point) -> list[str]:
        """What stands in the row of a point, from its record to why it is asked."""
        plan = self.plan
        record = f"{_what(plan, point)}: {record_title(plan, point)}"
        if point.aspect == NOTHING:
            return [record, _(KINDS[point.kind]).capitalize(), "", self._record(point, point.ours), self._offers(point),
                    self._why(point)]  # fmt: skip
        changed = point.ours_by and point.ours != point.base
        says = f"{ours(plan, point)}\n({point.ours_by})" if changed else ours(plan, point)
        label = label_of(point.collection, point.aspect)
        return [record, label, before(plan, point), says, self._offers(point), self._why(point)]

    def _offers(self, point: Point) -> str:
        labels = labels_of(point.offers)
        if point.aspect == NOTHING:
            shown = [self._record(point, offer.value) or _("(remove it)") for offer in point.offers]
        else:
            shown = [offered(self.plan, point, offer) for offer in point.offers]
        return "\n".join(f"{label}: {text}" for label, text in zip(labels, shown, strict=True))

    def _record(self, point: Point, value: str | None) -> str:
        if value is None:
            return ""
        lines = [f"{label}: {text}" for label, text in contents(self.plan, point, value)]
        for part in self.parts.get(point.record, ()):
            lines.append(f"{label_of(part.collection, part.aspect)}: {offered(self.plan, part, part.offers[0])}")
        return "\n".join([*lines[:MOST_OF_A_RECORD], *(["…"] if len(lines) > MOST_OF_A_RECORD else [])])

    def _why(self, point: Point) -> str:
        reasons: list[str] = []
        if point.gone:
            reasons.append(_("The record was removed from the plan since."))
        elif len(point.offers) > 1:
            reasons.append(_("Two files say different things."))
        if point.based and not point.gone and point.aspect != NOTHING and point.ours != point.base:
            reasons.append(_("The plan was changed since it was sent out."))
        elif not point.based:
            reasons.append(_("Nobody knows what it was before."))
        return "\n".join(dict.fromkeys([*reasons, *point.asks]))

    def where(self, point: Point) -> str:
        """Where in which files it was found."""
        return "\n".join(str(offer.where) for offer in point.offers if offer.where is not None)


def _what(plan: Plan, point: Point) -> str:
    """What kind of record it is: an item by its own level, `Activity` or `Objective`."""
    item = plan.items.get(point.id) if point.collection == "items" else None
    level = vocabularies.ITEM_LEVEL.label(item.level) if item is not None and item.level else ""
    return (level or noun(point.collection)).capitalize()
