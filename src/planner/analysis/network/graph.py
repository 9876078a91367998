"""The one projection from ties to a graph, on which every figure of the network stands, and igraph's fixed seed."""

import random
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from planner.analysis.question import within
from planner.model import vocabularies
from planner.model.plan import Plan
from planner.model.record import Body
from planner.model.ties import COUNTED, between_actors, state_of

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Projection:
    """Stakeholders as numbered nodes, and who is tied to whom.

    Ties of whatever type between the same two in the same direction are one arc whose weight is their number; a mutual
    tie is one arc each way. Memberships count as ties from the member. Left out are ties from a stakeholder to
    itself and stakeholders that were merged into another one.
    """

    ids: tuple[str, ...]
    """Stakeholder ids; a node is its index here."""
    ties: int
    """How many ties went in, parallel ones counted each."""
    arcs: dict[tuple[int, int], int]
    """Weight by directed pair of nodes."""
    neighbours: tuple[set[int], ...]
    """Per node the others it has contact with, in either direction."""
    held: tuple[int, ...]
    """Per node the number of its ties, parallel ones counted each."""

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """Pairs of nodes in contact, each once with the lower first, in order."""
        return [(low, high) for low, others in enumerate(self.neighbours) for high in sorted(others) if low < high]

    def networkx(self) -> "nx.DiGraph[str]":
        """The directed graph as networkx holds it: nodes are ids, arcs have a `weight`."""
        from networkx import DiGraph

        graph: nx.DiGraph[str] = DiGraph()
        graph.add_nodes_from(self.ids)
        graph.add_weighted_edges_from((self.ids[a], self.ids[b], weight) for (a, b), weight in self.arcs.items())
        return graph


def project(
    plan: Plan,
    *,
    types: Collection[str] | None = None,
    sectors: Collection[str] | None = None,
    states: Collection[str] = COUNTED,
    territory: str | None = None,
) -> Projection:
    """The graph of a plan.

    `types`: only ties of these types. `sectors`: only stakeholders of these sectors. `territory`: only stakeholders of
    this territory and within it. `states`: only ties in these
    states, by default those that count.
    """
    ids = tuple(id for id, body in plan.stakeholders.bodies.items() if _counts(plan, body, sectors, territory))
    number = {id: node for node, id in enumerate(ids)}
    arcs: dict[tuple[int, int], int] = {}
    neighbours: tuple[set[int], ...] = tuple(set() for _id in ids)
    held = [0] * len(ids)
    ties = 0
    mutual = vocabularies.TIE_TYPE.having("mutual")
    for _id, body in between_actors(plan):
        source, target = number.get(body.get("source", "")), number.get(body.get("target", ""))
        kind = body.get("type")
        if source is None or target is None or state_of(body) not in states:
            continue
        if types is not None and kind not in types:
            continue
        ties += 1
        held[source] += 1
        held[target] += 1
        neighbours[source].add(target)
        neighbours[target].add(source)
        arcs[source, target] = arcs.get((source, target), 0) + 1
        if kind in mutual:
            arcs[target, source] = arcs.get((target, source), 0) + 1
    return Projection(ids, ties, arcs, neighbours, tuple(held))


def _counts(plan: Plan, body: Body, sectors: Collection[str] | None, territory: str | None) -> bool:
    if "merged_into" in body or (sectors is not None and body.get("sector") not in sectors):
        return False
    return territory is None or within(plan, body.get("territory"), territory)


SEED = 20_260_101
_dice = Lock()


@contextmanager
def fixed_chance(seed: int = SEED) -> Iterator[None]:
    """Within it igraph draws from a generator of this seed; igraph has one for the whole program, so one at a time."""
    import igraph

    with _dice:
        igraph.set_random_number_generator(random.Random(seed))  # noqa: S311 - a drawing, not a secret
        try:
            yield
        finally:
            igraph.set_random_number_generator(random)
