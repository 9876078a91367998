"""Points of a review in words: what it is about, who says what, what the plan says and what it was before."""

from collections.abc import Iterable

from planner.changes.applying import apply
from planner.changes.drafting import create
from planner.changes.review.incoming import NOTHING, Kind, body_of
from planner.changes.review.points import Offer, Point, Review, State
from planner.changes.review.virtual_fields import label_of, record_of, show_value
from planner.i18n import N_, _
from planner.model import display
from planner.model.naming import noun, title_of
from planner.model.plan import Plan
from planner.model.record import field_of_leaf
from planner.model.types import RECORD_TYPES

KINDS = {
    Kind.NEW: N_("new"),
    Kind.CHANGED: N_("changed"),
    Kind.MOVED: N_("moved"),
    Kind.COPIED: N_("copied row"),
    Kind.EMPTIED: N_("emptied"),
    Kind.MISSING: N_("row is missing"),
    Kind.UNKNOWN: N_("unknown row"),
}
STATES = {
    State.SAME: N_("the same"),
    State.PLAIN: N_("comes in"),
    State.CONFLICT: N_("both changed it"),
    State.ASKED: N_("to decide"),
}


def record_title(plan: Plan, point: Point) -> str:
    """What the record of a point is called, in the plan or in what came in."""
    record = plan.get(point.collection, point.id)
    if record is not None:
        return title_of(plan, record)
    text = next((offer.value for offer in point.offers if offer.value), point.base)
    text = text if point.aspect == NOTHING else point.row
    if text is None:
        return noun(point.collection)
    return title_of(plan, record_of(point.collection, point.id, text))


def headline(plan: Plan, point: Point) -> str:
    """What a point is about in one line: `Jornada de salud: End`, or `New actor: INTECAP`."""
    name = record_title(plan, point)
    if point.aspect != NOTHING:
        return f"{name}: {label_of(point.collection, point.aspect)}"
    says = {
        Kind.NEW: N_("New {noun}: {name}"),
        Kind.COPIED: N_("Copied row, as a new {noun}: {name}"),
        Kind.MISSING: N_("The row is missing, remove {noun}: {name}"),
        Kind.UNKNOWN: N_("Row with an unknown ID, as a new {noun}: {name}"),
    }.get(point.kind, N_("{noun}: {name}"))
    return _(says).format(noun=noun(point.collection), name=name)


def offered(plan: Plan, point: Point, offer: Offer) -> str:
    """The value of an offer as a person reads it."""
    return _shown(plan, point, offer.value)


def ours(plan: Plan, point: Point) -> str:
    """What the plan says now."""
    return _("(the record was removed)") if point.gone else _shown(plan, point, point.ours)


def before(plan: Plan, point: Point) -> str:
    """What was sent out."""
    return _shown(plan, point, point.base) if point.based else _("(not known)")


def sentences(plan: Plan, point: Point) -> list[str]:
    """Everything a person needs to decide, a sentence a line."""
    lines = [_offer_line(plan, point, offer) for offer in point.offers]
    if point.aspect != NOTHING or point.ours is not None:
        says = _("The plan says “{value}” ({who}).") if point.ours_by else _("The plan says “{value}”.")
        lines.append(says.format(value=ours(plan, point), who=point.ours_by))
    if point.aspect != NOTHING:
        lines.append(_("Before it was “{value}”.").format(value=before(plan, point)))
    return lines + list(point.asks)


def with_new_records(review: Review) -> Plan:
    """The plan with the records that files would make, so that what refers to them can be said by name."""
    made = []
    for point in review.points:
        value = next((offer.value for offer in point.offers if offer.value is not None), None)
        if point.aspect == NOTHING and value is not None and point.id not in review.plan.table(point.collection):
            made.append(create(point.collection, point.id, _whole(point.collection, body_of(value))))
    return apply(review.plan, made)


def _whole(collection: str, body: dict[str, str]) -> dict[str, str]:
    """A body as a record needs it: a place that only names the parent is made whole."""
    fields = RECORD_TYPES[collection].fields()
    known = {leaf: text for leaf, text in body.items() if field_of_leaf(leaf) in fields}
    place = known.get("place", "")
    return {**known, "place": f"{place} a0"} if place and " " not in place else known


def contents(plan: Plan, point: Point, text: str) -> list[tuple[str, str]]:
    """The fields of a whole record that came in or would go: label and value."""
    fields = RECORD_TYPES[point.collection].fields()
    found: dict[str, list[str]] = {}
    for leaf, said in body_of(text).items():
        field = fields[field_of_leaf(leaf)]
        if not field.about.hidden or field.name == "place":
            found.setdefault(display.label(field, leaf), []).append(display.leaf_value(plan, field, leaf, said))
    return [(label, display.APART.join(values)) for label, values in found.items()]


def parts(plan: Plan, point: Point, points: Iterable[Point]) -> list[tuple[str, str]]:
    """What comes with a new row: the aspects that are records of their own, label and value."""
    found: dict[str, list[str]] = {}
    for part in points:
        if part.record == point.record and part.row is not None and part.offers:
            found.setdefault(label_of(part.collection, part.aspect), []).append(offered(plan, part, part.offers[0]))
    return [(label, display.APART.join(values)) for label, values in found.items()]


def _offer_line(plan: Plan, point: Point, offer: Offer) -> str:
    if point.aspect == NOTHING:
        return str(offer.where or offer.by)
    says = _("{who} says “{value}” ({where}).") if offer.where else _("{who} says “{value}”.")
    return says.format(who=offer.by, value=offered(plan, point, offer), where=offer.where)


def _shown(plan: Plan, point: Point, value: str | None) -> str:
    return show_value(plan, point.collection, point.aspect, value) or _("(empty)")
