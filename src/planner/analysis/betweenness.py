"""On whose shortest ways actors stand: exact where that is soon done, from a sample of beginnings where it is not."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from planner.analysis.network.graph import SEED

if TYPE_CHECKING:
    import igraph

EXACT_UP_TO = 5_000
"""So many actors take a few seconds; twice as many take four times as long."""
PIVOTS = 2_000
"""From so many actors the ways to all are followed when there are more."""
BATCHES = 20
"""The sample is drawn in so many parts, whose differences tell how far off the whole may be."""
STANDARD_ERRORS = 3
"""So many of them a figure is hardly ever off."""


@dataclass(frozen=True, slots=True)
class Betweenness:
    """The share of the pairs of others on whose shortest ways each node stands, from 0 to 1."""

    shares: Sequence[float]
    pivots: int = 0
    """From how many nodes the ways were followed; 0 when from all."""
    error: float = 0.0
    """How far off, up or down, any share may be."""


def betweenness(contacts: "igraph.Graph") -> Betweenness:
    """The betweenness in an undirected graph, without weights.

    Source: Freeman, "A set of measures of centrality based on betweenness", Sociometry 40 (1977), by the algorithm of
    Brandes (2001), divided by the number of pairs of the others. Above `EXACT_UP_TO` nodes from pivots drawn by lot
    from one seed (Brandes and Pich, "Centrality estimation in large networks", 2007); the error is three standard
    errors, by batch means, of the share that is least certain.
    """
    size = contacts.vcount()
    if size < 3 or not contacts.ecount():
        return Betweenness([0.0] * size)
    others = (size - 1) * (size - 2) / 2
    if size <= max(EXACT_UP_TO, PIVOTS):
        return Betweenness([value / others for value in contacts.betweenness(directed=False)])
    drawn = random.Random(SEED).sample(range(size), PIVOTS)  # noqa: S311 - a sample, not a secret
    scale = size / (PIVOTS / BATCHES) / others
    batches = [contacts.betweenness(directed=False, sources=drawn[n::BATCHES]) for n in range(BATCHES)]
    found = list(zip(*batches, strict=True))
    means = [sum(values) / BATCHES for values in found]
    apart = max(sum((value - mean) ** 2 for value in values) for values, mean in zip(found, means, strict=True))
    spread = scale * sqrt(apart / (BATCHES - 1) / BATCHES * (1 - PIVOTS / size))
    return Betweenness([mean * scale for mean in means], PIVOTS, STANDARD_ERRORS * spread)
