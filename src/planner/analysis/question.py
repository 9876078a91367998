"""What an analysis is asked: of which day, and of which part of the plan."""

from dataclasses import dataclass
from datetime import date

from planner.model.plan import Plan
from planner.model.ties import counted_states


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """The limits of an analysis; what is empty or None limits nothing, and analyses ignore what they do not ask."""

    today: date
    strategies: frozenset[str] = frozenset()
    """Ids of strategies."""
    framework: str | None = None
    """Id of the framework, diagnosis or other tree that the strategies are held against."""
    stakeholder: str | None = None
    """Id of the actor or institution that is asked for."""
    territory: str | None = None
    """Id of a territory; what lies in it counts."""
    types: frozenset[str] = frozenset()
    """Codes of tie types."""
    states: frozenset[str] = frozenset()
    """Codes of life-cycle states of ties; empty for those that count."""
    with_planned: bool = False
    """Whether planned ties count too, where no states are named."""
    sectors: frozenset[str] = frozenset()
    """Codes of sectors."""
    profile: str = ""
    """Whose questions a check asks, like `ogp`."""

    @property
    def tie_states(self) -> frozenset[str]:
        """The states of the ties that go in."""
        return self.states or counted_states(with_planned=self.with_planned)

    def wants(self, strategy: str | None) -> bool:
        """Whether a strategy is within the question."""
        return not self.strategies or strategy in self.strategies


def within(plan: Plan, territory: str | None, wanted: str | None) -> bool:
    """Whether a territory is the wanted one or lies in it; everything does when none is wanted."""
    seen: set[str] = set()
    while wanted is not None and territory is not None and territory != wanted and territory not in seen:
        seen.add(territory)
        place = plan.territories.get(territory)
        territory = place.parent if place is not None else None
    return wanted is None or territory == wanted
