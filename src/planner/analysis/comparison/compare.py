"""What differs between two plans, or one plan at two moments: on the map of actors and in the plan of actions.

Pure: it takes two plans, each already cut down to what its reader may see, and computes nothing on what was left out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from planner.analysis.comparison.kinds import KINDS, Compared, compared_records
from planner.analysis.comparison.network import ComparedActor, compared_network
from planner.analysis.comparison.plan import ComparedIndicator, MoneyMoved, compared_plan, moved_money
from planner.model.plan import Plan
from planner.model.tree import branches

ELSEWHERE = ("territories", "sources", "links", "workshops", "participants", "ratings")
"""Collections that are only counted: what changed in them is read in the history."""


@dataclass(frozen=True)
class Comparison:
    """What differs; everything not named here is the same in both plans, or is in neither."""

    before: Plan
    after: Plan
    actors: tuple[ComparedActor, ...]
    """Those that came or went, those with other ties, and those of whom something else is said."""
    ties: tuple[Compared, ...]
    records: tuple[Compared, ...]
    """Strategies and their items: new, gone, ahead (grown), behind (shrunk), moved, otherwise changed."""
    indicators: tuple[ComparedIndicator, ...]
    budget_lines: tuple[Compared, ...]
    money: tuple[MoneyMoved, ...]
    """Sums by kind and currency that are not what they were."""
    others: tuple[Compared, ...]

    @property
    def nothing(self) -> bool:
        """Whether both plans say the same."""
        return not (self.actors or self.ties or self.records or self.indicators or self.budget_lines or self.others)

    @cached_property
    def found(self) -> dict[str, Compared]:
        """What differs, by id."""
        every: tuple[tuple[Compared, ...], ...] = (
            self.actors, self.ties, self.records, self.indicators, self.budget_lines, self.others,
        )  # fmt: skip
        return {compared.id: compared for some in every for compared in some}

    @cached_property
    def turn(self) -> dict[str, int]:
        """The turn of every item in its tree, by id; those that are gone where they stood, after the others."""
        walked = (
            branch.item.id
            for plan in (self.after, self.before)
            for id in plan.strategies
            for branch in branches(plan, id)
        )
        return {id: turn for turn, id in enumerate(dict.fromkeys(walked))}

    def actors_of(self, *kinds: str) -> list[ComparedActor]:
        """The actors of some kinds of change."""
        return [actor for actor in self.actors if actor.kind in kinds]


def compare(before: Plan, after: Plan) -> Comparison:
    """What differs between two plans whose records are known by their ids, as copies and moments of one plan are.

    An actor *grew* when it has more ties than before or, with as many, when more of its ties became closer than
    looser; it *shrank* when it is the other way round. A tie grew when it came nearer to being in force or became
    stronger. An item of a strategy grew when its reports say that it is further along. Ties that ended count as gone.
    """
    actors, ties = compared_network(before, after)
    records, indicators = compared_plan(before, after)
    return Comparison(
        before=before,
        after=after,
        actors=actors,
        ties=ties,
        records=records,
        indicators=indicators,
        budget_lines=compared_records(before, after, "budget_lines"),
        money=moved_money(before, after),
        others=tuple(one for name in ELSEWHERE for one in compared_records(before, after, name)),
    )


def counted(some: Iterable[Compared]) -> dict[str, int]:
    """How many of each kind of change; kinds that do not occur are left out."""
    kinds = [one.kind for one in some]
    return {term.code: kinds.count(term.code) for term in KINDS if term.code in kinds}
