"""How far all are from one another in steps: the sum for each, and the farthest, all reckoned exactly."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import reduce
from operator import or_

AT_ONCE = 4096
"""From so many nodes the walks go out together: one number holds which of them have come to a node."""


@dataclass(frozen=True, slots=True)
class Distances:
    """Steps along contacts, by node."""

    sums: tuple[int, ...]
    """To all others that it reaches, added up."""
    farthest: tuple[int, ...]
    """To the one that is farthest of those it reaches."""


def distances(neighbours: Sequence[AbstractSet[int]]) -> Distances:
    """The distances in an undirected graph, without weights.

    Method: breadth-first walks from thousands of nodes at a time, each a bit of one number (Then and others, "The more
    the merrier: efficient multi-source graph traversal", VLDB 2014).
    """
    size = len(neighbours)
    sums, farthest = [0] * size, [0] * size
    for begin in range(0, size, AT_ONCE):
        sources = range(begin, min(size, begin + AT_ONCE))
        seen = [1 << (node - begin) if node in sources else 0 for node in range(size)]
        fresh, step = seen, 0
        while any(fresh):
            step += 1
            come = [reduce(or_, map(fresh.__getitem__, others), 0) for others in neighbours]
            fresh = [new & ~known for new, known in zip(come, seen, strict=True)]
            seen = [new | known for new, known in zip(fresh, seen, strict=True)]
            for node, new in enumerate(fresh):
                if new:
                    sums[node] += step * new.bit_count()
                    farthest[node] = max(farthest[node], step)
    return Distances(tuple(sums), tuple(farthest))
