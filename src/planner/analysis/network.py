"""Figures of the network of actors, per stakeholder and for the whole."""

from collections.abc import Collection
from dataclasses import dataclass

from planner.analysis.cuts import cuts
from planner.analysis.projection import ANY_BUT_PAST, Projection, project
from planner.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Figures:
    """Where one stakeholder stands in the network."""

    degree: int
    """Number of others it has contact with, whatever the direction and however many ties."""
    in_degree: int
    """Number of others with a tie towards it; mutual ties count both ways."""
    out_degree: int
    """Number of others it has a tie towards; mutual ties count both ways."""
    betweenness: float
    """Share of the shortest paths between others that pass through it, from 0 to 1."""
    component: int
    """Number of the connected part it is in; 1 is the largest."""
    articulation: bool
    """Whether its leaving would break its part of the network into several."""
    loses: tuple[str, ...]
    """Ids of those cut off from the largest remaining part if it left."""


@dataclass(frozen=True, slots=True)
class Network:
    """The figures of a network; `figures` by stakeholder id, in the order of the register."""

    figures: dict[str, Figures]
    size: int
    ties: int
    """Number of ties, parallel ones counted each."""
    contacts: int
    """Number of pairs in contact."""
    density: float
    """Pairs in contact as a share of all pairs, from 0 to 1."""
    components: int
    """Number of connected parts; an isolated stakeholder is a part of its own."""
    largest: int
    """Number of stakeholders in the largest part."""
    isolated: int
    """Number of stakeholders without any tie."""


def network(
    plan: Plan,
    *,
    types: Collection[str] | None = None,
    sectors: Collection[str] | None = None,
    states: Collection[str] = ANY_BUT_PAST,
) -> Network:
    """The figures over `project(plan, …)` with the same filters; every measure is unweighted."""
    graph = project(plan, types=types, sectors=sectors, states=states)
    found = cuts(graph.neighbours)
    part = found.part_of()
    inwards, outwards = _directions(graph)
    between = betweenness(graph)
    figures = {
        id: Figures(
            degree=len(graph.neighbours[node]),
            in_degree=inwards[node],
            out_degree=outwards[node],
            betweenness=between[node],
            component=part[node],
            articulation=node in found.separated,
            loses=tuple(graph.ids[lost] for lost in found.lost_without(node)),
        )
        for node, id in enumerate(graph.ids)
    }
    size, contacts = len(graph.ids), sum(map(len, graph.neighbours)) // 2
    return Network(
        figures=figures,
        size=size,
        ties=graph.ties,
        contacts=contacts,
        density=2 * contacts / (size * (size - 1)) if size > 1 else 0.0,
        components=len(found.parts),
        largest=len(found.parts[0]) if found.parts else 0,
        isolated=sum(1 for others in graph.neighbours if not others),
    )


def _directions(graph: Projection) -> tuple[list[int], list[int]]:
    inwards, outwards = [0] * len(graph.ids), [0] * len(graph.ids)
    for source, target in graph.arcs:
        outwards[source] += 1
        inwards[target] += 1
    return inwards, outwards


def betweenness(graph: Projection) -> list[float]:
    """Betweenness centrality by node: undirected, unweighted, divided by the number of pairs of the others.

    Source: Freeman, "A set of measures of centrality based on betweenness", Sociometry 40 (1977); computed by igraph
    with the algorithm of Brandes (2001). 0 for everybody when there are fewer than three.
    """
    size, pairs = len(graph.ids), graph.pairs
    if size < 3 or not pairs:
        return [0.0] * size
    import igraph

    others = (size - 1) * (size - 2) / 2
    found = igraph.Graph(size, pairs).betweenness(directed=False)  # type: ignore[no-untyped-call]
    return [value / others for value in found]
