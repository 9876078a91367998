"""What happens to the others when an actor leaves the network."""

from collections.abc import Iterable
from dataclasses import dataclass

from planner.analysis.connections import Connections, connections
from planner.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Leaving:
    """The part an actor is in, before and after it left."""

    parts: tuple[tuple[str, ...], ...]
    """What its part falls into: the ids of those that still reach one another, the largest piece first."""
    loses: tuple[str, ...]
    """The ids of those cut off from the largest of these pieces."""
    pairs_before: int
    """How many pairs of the others of its part can reach each other, directly or through others."""
    pairs_after: int
    """How many of these still can without it."""

    @property
    def pairs_lost(self) -> int:
        """How many pairs of others can no longer reach each other."""
        return self.pairs_before - self.pairs_after


def leaving(plan: Plan, id: str) -> Leaving:
    """What if this actor leaves: contacts of any direction, by current and planned ties; nothing for one unknown."""
    return leaving_of(connections(plan), id)


def leaving_of(found: Connections, id: str) -> Leaving:
    """The same over connections made before, as those of some types or states of ties only."""
    pieces = found.pieces(id)
    return Leaving(
        parts=tuple(map(tuple, pieces)),
        loses=tuple(found.loses(id)),
        pairs_before=_pairs([sum(map(len, pieces))]),
        pairs_after=_pairs(map(len, pieces)),
    )


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)
