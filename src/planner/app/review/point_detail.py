"""A point in full: what it is about, what each side says, where that stands, and why a person is asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.app.review.decisions import KINDS, STANDINGS, Deciding, Standing
from planner.app.review.point_labels import Saying
from planner.app.review.sides import Side, told
from planner.app.theme import Glyphs
from planner.app.widgets.lines import Paragraph, gap
from planner.changes.drafting import CannotRemove, remove
from planner.changes.review.incoming import NOTHING, Kind, body_of
from planner.changes.review.points import Offer, Point, State
from planner.changes.wording import describe
from planner.i18n import N_, _, ngettext
from planner.model import display
from planner.model.naming import name_of, noun
from planner.model.record import field_of_leaf
from planner.model.types import RECORD_TYPES

MOST_REMOVED = 40
"""How many records that would be removed with another are told by name."""

REASONS = {
    Kind.EMPTIED: N_("The cell is empty now. That may be a slip."),
    Kind.MISSING: N_("The row is no longer in the file. It is removed from the plan only if you say so here."),
    Kind.COPIED: N_("The row is a copy of another one. It may be a new record, or a slip."),
    Kind.UNKNOWN: N_("The row does not say which record of the plan it is."),
}
"""Why a row of a kind is asked about."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What paragraphs about points are made from."""

    deciding: Deciding
    saying: Saying
    glyphs: Glyphs

    def of_point(self, point: Point, width: int, *, roomy: bool) -> Iterator[Paragraph]:
        """One point, in paragraphs for a pane of so many columns; with an empty line where there is room."""
        title = self.saying.title(point.record)
        label = self.saying.label(point)
        yield Paragraph(((label, "title"), (f" · {title} ({noun(point.collection)})", "quiet")))
        yield self._standing(point)
        if roomy:
            yield gap()
        if point.aspect == NOTHING and any(offer.value is not None for offer in point.offers):
            yield from self._made(point)
        elif point.aspect == NOTHING:
            yield from self._removed(point)
        else:
            yield from told(self.sides(point), width)

    def of_record(self, points: Sequence[Point]) -> Iterator[Paragraph]:
        """All points of one record, a line each."""
        first = points[0]
        yield Paragraph(((self.saying.title(first.record), "title"), (f" · {noun(first.collection)}", "quiet")))
        count = len(points)
        words = ngettext("{count} value came in about it.", "{count} values came in about it.", count)
        yield Paragraph(((words.format(count=count), "quiet"),))
        yield gap()
        for point in points:
            sign, word = STANDINGS[self.deciding.standing(point)]
            brief = self.glyphs(self.saying.briefly(point))
            yield Paragraph(((f"{self.saying.label(point)}: ", "label"), (brief, "text"),
                             (self.glyphs(f"  {sign} ") + _(word), "quiet")))  # fmt: skip

    def sides(self, point: Point) -> list[Side]:
        """What each file says, what the plan says, and what it was before."""
        base = self.saying.value(point, point.base) if point.based else ""
        sides = [self._offer(point, offer, base) for offer in point.offers]
        ours = _("no longer in the plan") if point.gone else self.saying.value(point, point.ours)
        if not point.based:
            return [*sides, Side(_("The plan says"), ours, _filled(point.ours_by))]
        if point.base == point.ours and not point.gone:
            return [*sides, Side(_("The plan says, as before"), ours)]
        return [
            *sides,
            Side(_("The plan says"), ours, _filled(point.ours_by), base),
            Side(_("Before it was"), base),
        ]

    def _offer(self, point: Point, offer: Offer, base: str) -> Side:
        value = self.saying.value(point, offer.value)
        typed = offer.typed.strip()
        remarks = [str(offer.where) if offer.where is not None else "", offer.said]
        if typed and typed != value:
            remarks.append(_("It was typed as “{typed}”").format(typed=typed[:80]))
        return Side(_("{who} says").format(who=offer.by), value, _filled(*remarks), base)

    def _standing(self, point: Point) -> Paragraph:
        sign, word = STANDINGS[self.deciding.standing(point)]
        kind_sign, kind = KINDS[point.kind]
        look = "warn" if self.deciding.standing(point) is Standing.OPEN else "good"
        taken = self._taken(point)
        words = self.glyphs(f"{sign} ") + _(word) + (f" ({taken})" if taken else "")
        reasons = " ".join(self._sentences(point))
        said = [(words, look), (self.glyphs(f" · {kind_sign} ") + _(kind), "quiet")]
        return Paragraph((*said, (f" · {reasons}", "text")) if reasons else tuple(said))

    def _taken(self, point: Point) -> str:
        choice = self.deciding.decisions.get(point.key, -1)
        return point.offers[choice].by if choice >= 0 and len(point.offers) > 1 else ""

    def _sentences(self, point: Point) -> Iterator[str]:
        if point.gone:
            yield _("The record was removed from the plan since: this cannot come in.")
        elif len(point.offers) > 1:
            yield _("The files disagree.")
        elif point.state is State.CONFLICT:
            yield self.saying.both
        elif not point.based:
            yield _("Nobody knows what stood in the file when it was sent, so every difference is asked.")
        yield from point.asks
        if point.kind is Kind.MISSING or (point.kind in REASONS and not point.asks):
            yield _(REASONS[point.kind])

    def _made(self, point: Point) -> Iterator[Paragraph]:
        for offer in point.offers:
            where = f" · {offer.where}" if offer.where is not None else ""
            yield Paragraph(((_("{who} says").format(who=offer.by), "heading"), (where, "quiet")))
            if offer.value is None:
                yield Paragraph(((_("not there"), "text"),), indent=1)
                continue
            for label, value in self._fields(point.collection, body_of(offer.value)):
                yield Paragraph(((f"{label}: ", "label"), (value, "text")), indent=1)
        for other in self.deciding.of_record(point.record):
            if other is not point:
                offers = self.saying.offers(other)
                yield Paragraph(((f"{self.saying.label(other)}: ", "label"), (offers, "text")), indent=1)

    def _fields(self, collection: str, body: dict[str, str]) -> Iterator[tuple[str, str]]:
        fields, plan = RECORD_TYPES[collection].fields(), self.saying.plan
        order = {name: place for place, name in enumerate(fields)}
        known = [(leaf, text) for leaf, text in body.items() if field_of_leaf(leaf) in fields]
        for leaf, text in sorted(known, key=lambda one: order[field_of_leaf(one[0])]):
            field = fields[field_of_leaf(leaf)]
            if field.about.hidden and leaf != "place":
                continue
            if leaf == "place":
                yield _("Belongs to"), name_of(plan, text.partition(" ")[0])
            else:
                yield display.label(field, leaf), display.leaf_value(plan, field, leaf, text)

    def _removed(self, point: Point) -> Iterator[Paragraph]:
        for offer in point.offers:
            where = f" · {offer.where}" if offer.where is not None else ""
            yield Paragraph(((_("{who} says").format(who=offer.by), "heading"), (where, "quiet")))
        plan = self.deciding.review.plan
        try:
            changes = remove(plan, point.collection, point.id)
        except CannotRemove as refusal:
            yield Paragraph(((str(refusal), "warn"),))
            return
        others = [change for change in changes if change.id != point.id]
        if not others:
            yield Paragraph(((_("Nothing else would be removed with it."), "text"),))
            return
        yield Paragraph(((_("With it would go:"), "label"),))
        for change in others[:MOST_REMOVED]:
            yield Paragraph(((describe(plan, change), "text"),), indent=1)
        more = len(others) - MOST_REMOVED
        if more > 0:
            words = ngettext("and {count} more change", "and {count} more changes", more).format(count=more)
            yield Paragraph(((words, "quiet"),), indent=1)


def _filled(*words: str) -> tuple[str, ...]:
    return tuple(word for word in words if word)
