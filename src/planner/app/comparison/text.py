"""A comparison as lines to read: on the left who is on the map, on the right what stands in the plan."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planner.analysis.comparison.compare import Comparison
from planner.analysis.comparison.kinds import Compared, kinds_of
from planner.analysis.comparison.wording import NOTHING, Difference, differences, in_order, name
from planner.app.theme import Glyphs
from planner.app.widgets.lines import Paragraph, gap
from planner.i18n import _
from planner.model.naming import nouns
from planner.model.palette import legible

MOST = 200
"""How many records of one kind are listed; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What the lines are made from."""

    comparison: Comparison
    glyphs: Glyphs
    ground: str
    """The background, `#RRGGBB`: the kinds' colours are made legible on it."""

    def on_the_map(self) -> Iterator[Paragraph]:
        """Actors, then ties, by kind of change."""
        yield from self._groups(self.comparison.actors)
        yield from self._groups(self.comparison.ties)

    def in_the_plan(self) -> Iterator[Paragraph]:
        """Items and strategies, then indicators, money and what else there is, by kind of change."""
        comparison = self.comparison
        for collection in ("items", "strategies"):
            yield from self._groups(one for one in comparison.records if one.collection == collection)
        yield from self._groups(comparison.indicators)
        yield from self._groups(comparison.budget_lines)
        for collection in dict.fromkeys(one.collection for one in comparison.others):
            yield from self._groups(one for one in comparison.others if one.collection == collection)

    def _groups(self, some: Iterable[Compared]) -> Iterator[Paragraph]:
        by_kind: dict[str, list[Compared]] = {}
        for one in in_order(self.comparison, some):
            by_kind.setdefault(one.kind, []).append(one)
        for kind, alike in by_kind.items():
            term = kinds_of(alike[0].collection)[kind]
            ink = legible(term.color, self.ground)
            count = f"{len(alike)} {nouns(alike[0].collection, len(alike))}"
            yield Paragraph(((self.glyphs(f"{term.sign} {term.label()}"), ink), (f" · {count}", "quiet")))
            for one in alike[:MOST]:
                yield from self._record(one)
            if len(alike) > MOST:
                yield Paragraph(((_("and {count} more").format(count=len(alike) - MOST), "quiet"),), indent=2)
            yield gap()

    def _record(self, one: Compared) -> Iterator[Paragraph]:
        goes = (one.collection, one.id)
        yield Paragraph(((name(self.comparison, one), "link"),), goes=goes, indent=2)
        for difference in differences(self.comparison, one):
            yield self._difference(difference, goes)

    def _difference(self, difference: Difference, goes: tuple[str, str]) -> Paragraph:
        pieces = (
            (f"{difference.label}: ", "label"),
            (difference.before or NOTHING, "quiet"),
            (self.glyphs(" → "), "label"),
            (difference.after or NOTHING, "text"),
        )
        return Paragraph(pieces, goes=goes, indent=4)
