"""What both comparisons are made from: two editions for one audience, and what differs between them."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from planner.analysis.comparison.compare import Comparison, compare
from planner.analysis.comparison.kinds import GONE
from planner.analysis.comparison.wording import Side
from planner.formats.output.stamp import Stamp
from planner.i18n import Language, _
from planner.model.edition import Edition
from planner.model.plan import Plan
from planner.model.record import Body


@dataclass(frozen=True)
class Facing:
    """Two editions of the same audience face to face."""

    before: Edition
    after: Edition
    sides: tuple[Side, Side]
    day: date
    """The day on which they are compared."""
    by_name: bool = False
    """Whether records were matched by name, since the plans are no copies of one another."""

    def __post_init__(self) -> None:
        if not (isinstance(self.before, Edition) and isinstance(self.after, Edition)):
            raise TypeError("a comparison is drawn from two Editions")
        if self.before.audience is not self.after.audience:
            raise TypeError("both sides of a comparison are editions for one audience")

    @cached_property
    def comparison(self) -> Comparison:
        """What differs, as far as the audience may know."""
        return compare(self.before.plan, self.after.plan)

    @cached_property
    def both(self) -> Edition:
        """The later edition with the actors and ties that are gone put back as they were, so that they can be shown."""
        return Edition(_remembering(self.comparison), self.after.audience, self.after.withheld)

    def stamp(self, language: Language) -> Stamp:
        """What stands on it; comparisons are not counted among the exports."""
        contact = self.after.plan.sheet.contact or ""
        return Stamp(number=0, day=self.day, language=language, contact=contact, changes=(), since=None, base="")

    def said(self) -> tuple[str, str]:
        """Both sides in words."""
        return _("Before: {side}").format(side=self.sides[0]), _("After: {side}").format(side=self.sides[1])


def _remembering(comparison: Comparison) -> Plan:
    gone: dict[str, dict[str, Body | None]] = {}
    for one in (*comparison.actors, *comparison.ties):
        if one.kind == GONE:
            gone.setdefault(one.collection, {})[one.id] = comparison.before.table(one.collection).body(one.id)
    return comparison.after.replacing(gone)
