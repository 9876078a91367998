"""Where each actor stands: measures of centrality over one projection, and groups with much contact."""

import warnings
from collections.abc import Sequence
from functools import cached_property
from math import isnan
from typing import TYPE_CHECKING, Any

from planner.analysis.betweenness import Betweenness, betweenness
from planner.analysis.distances import Distances, distances
from planner.analysis.network.connections import connections
from planner.analysis.network.graph import Projection, fixed_chance
from planner.model.plan import Plan

if TYPE_CHECKING:
    import igraph

DAMPING = 0.85
"""How likely whoever follows ties goes on to another one, rather than begin anew anywhere."""


class Centrality:
    """The measures of a projection by node, each computed when it is first asked for.

    Contacts are undirected and unweighted: several ties between two, in whatever direction, are one contact. Ties in
    their direction are arcs: a mutual tie is one each way, and several the same way are one.
    """

    def __init__(self, graph: Projection, parts: Sequence[Sequence[int]]) -> None:
        """`parts`: the nodes of each connected part, the largest part first."""
        self.size = len(graph.ids)
        self.parts = parts
        self.pairs = graph.pairs
        self._arcs = list(graph.arcs)
        self._neighbours = graph.neighbours

    @cached_property
    def _contacts(self) -> "igraph.Graph":
        import igraph

        return igraph.Graph(self.size, self.pairs)  # type: ignore[no-untyped-call]

    @cached_property
    def betweenness(self) -> Betweenness:
        """Share of the pairs of others on whose shortest ways it stands; contacts, all actors."""
        return betweenness(self._contacts)

    @cached_property
    def distances(self) -> Distances:
        """Numbers of steps between those of one part; contacts, all actors."""
        return distances(self._neighbours)

    @cached_property
    def closeness(self) -> list[float]:
        """The inverse of the mean distance to those it reaches, times the share of all others that it reaches.

        Contacts, all actors. Source: Freeman, "Centrality in social networks", Social Networks 1 (1979), for networks
        in parts after Wasserman and Faust, "Social Network Analysis" (1994), p. 201. 0 for who has no contact.
        """
        steps, reached, others = self.distances.sums, self._others_in_part, max(self.size - 1, 1)
        return [count / far * (count / others) if far else 0.0 for far, count in zip(steps, reached, strict=True)]

    @cached_property
    def eigenvector(self) -> list[float | None]:
        """How well connected its contacts are in their turn, 1 for whoever stands best; None outside the largest part.

        Contacts, the largest part only, since between parts it means nothing; divided by the highest. Source: Bonacich,
        "Factoring and weighting approaches to status scores and clique identification", J. Math. Sociology 2 (1972).
        """
        found: list[float | None] = [None] * self.size
        part = sorted(self.parts[0]) if self.parts else []
        if len(part) < 2:
            return found
        with warnings.catch_warnings(), fixed_chance():  # it begins with a random step
            warnings.simplefilter("ignore", RuntimeWarning)  # it takes a long tail of few contacts for a second part
            values = _within(part, self.pairs).eigenvector_centrality(scale=True)
        for node, value in zip(part, values, strict=True):
            found[node] = value
        return found

    @cached_property
    def pagerank(self) -> list[float]:
        """Share of the time that somebody who keeps following ties is with it; arcs, all actors, together 1.

        Source: Brin and Page, "The anatomy of a large-scale hypertextual web search engine" (1998), damping 0.85; who
        comes to an actor without ties away from it begins anew anywhere.
        """
        if not self.size:
            return []
        import igraph

        graph = igraph.Graph(self.size, self._arcs, directed=True)  # type: ignore[no-untyped-call]
        return list(graph.pagerank(damping=DAMPING))  # type: ignore[no-untyped-call]

    @cached_property
    def constraint(self) -> list[float | None]:
        """How far its contacts are tied to one another; contacts, all actors, None for who has none.

        Source: Burt, "Structural Holes" (1992), chapter 2, every contact of one strength.
        """
        if not self.pairs:
            return [None] * self.size
        return [None if isnan(value) else value for value in self._contacts.constraint()]

    @cached_property
    def core(self) -> list[int]:
        """The most, k, for which it is in a group whose members have k contacts each within the group; contacts, all.

        Source: Seidman, "Network structure and minimum degree", Social Networks 5 (1983).
        """
        return list(self._contacts.coreness()) if self.pairs else [0] * self.size

    @cached_property
    def reach(self) -> list[int]:
        """How many others it reaches directly or through one in between; contacts, all actors."""
        if not self.pairs:
            return [0] * self.size
        return [count - 1 for count in self._contacts.neighborhood_size(order=2)]

    @cached_property
    def mean_distance(self) -> float | None:
        """Steps between two of the largest part on average; contacts, None when nobody has any."""
        part = self.parts[0] if self.parts else ()
        pairs = len(part) * (len(part) - 1)
        return sum(self.distances.sums[node] for node in part) / pairs if pairs else None

    def diameter(self) -> int | None:
        """Steps between the two of the largest part that are farthest apart; contacts, None when nobody has any."""
        return max(self.distances.farthest[node] for node in self.parts[0]) if self.pairs else None

    @cached_property
    def _others_in_part(self) -> list[int]:
        found = [0] * self.size
        for part in self.parts:
            for node in part:
                found[node] = len(part) - 1
        return found


def _within(nodes: Sequence[int], pairs: Sequence[tuple[int, int]]) -> Any:
    """The contacts among these nodes as igraph holds them, numbered in the order of `nodes`."""
    import igraph

    index = {node: number for number, node in enumerate(nodes)}
    kept = [(index[a], index[b]) for a, b in pairs if a in index and b in index]
    return igraph.Graph(len(nodes), kept)  # type: ignore[no-untyped-call]


def communities(plan: Plan, *, with_planned: bool = False) -> dict[str, int]:
    """The number of its community by stakeholder, 1 for the largest; whoever has no contact is in none.

    By the ties that count. The same ties give the same numbers, whatever else the plan says.
    """
    graph = connections(plan, with_planned=with_planned).projection
    return {graph.ids[node]: number for node, number in grouped(graph).items()}


def grouped(graph: Projection) -> dict[int, int]:
    """The number of its community by node; contacts, undirected and unweighted, of whoever has any.

    From 1 for the largest, of two of one size the one whose first node comes first. Modularity (Newman and Girvan 2004)
    as the Leiden algorithm raises it until nothing improves (Traag, Waltman and van Eck, "From Louvain to Leiden",
    Scientific Reports 9, 2019), always from one seed.
    """
    tied = [node for node, others in enumerate(graph.neighbours) if others]
    if not tied:
        return {}
    import igraph

    index = {node: number for number, node in enumerate(tied)}
    contacts = igraph.Graph(len(tied), [(index[a], index[b]) for a, b in graph.pairs])  # type: ignore[no-untyped-call]
    with fixed_chance():
        member = contacts.community_leiden(objective_function="modularity", n_iterations=-1).membership  # type: ignore[no-untyped-call]
    groups: dict[int, list[int]] = {}
    for node, group in zip(tied, member, strict=True):
        groups.setdefault(group, []).append(node)
    ordered = sorted(groups.values(), key=lambda nodes: (-len(nodes), nodes[0]))
    return {node: number for number, nodes in enumerate(ordered, 1) for node in nodes}
