"""Figures of the network of actors, per stakeholder and for the whole."""

from collections.abc import Collection
from dataclasses import dataclass

from planner.analysis.network.brokerage import Brokerage, Mixing, brokerage, mixing
from planner.analysis.network.centrality import Centrality, grouped
from planner.analysis.network.connections import Connections, connected
from planner.analysis.network.graph import Projection, project
from planner.model.plan import Plan
from planner.model.ties import COUNTED, counted_states


@dataclass(frozen=True, slots=True)
class Figures:
    """Where one stakeholder stands in the network; how each figure is made stands in `Centrality` and `brokerage`."""

    degree: int
    """Number of others it has contact with, whatever the direction and however many ties."""
    in_degree: int
    """Number of others with a tie towards it; mutual ties count both ways."""
    out_degree: int
    """Number of others it has a tie towards; mutual ties count both ways."""
    reach: int
    """Number of others it reaches directly or through one in between."""
    betweenness: float
    """Share of the shortest paths between others that pass through it, from 0 to 1."""
    closeness: float
    """From 0, without contact, to 1, in contact with everybody."""
    eigenvector: float | None
    """From 0 to 1 for whoever stands best; None outside the largest part."""
    pagerank: float
    """From 0 to 1; of all together 1."""
    constraint: float | None
    """From near 0, contacts that have no contact with one another; None without contacts."""
    core: int
    community: int | None
    """Number of its community, 1 is the largest; None without contacts."""
    component: int
    """Number of the connected part it is in; 1 is the largest."""
    articulation: bool
    """Whether its leaving would break its part of the network into several."""
    loses: tuple[str, ...]
    """Ids of those cut off from the largest remaining part if it left."""
    brokerage: Brokerage | None
    """By sector; None when its own is not known."""


@dataclass(frozen=True, slots=True)
class Network:
    """The figures of a network; `figures` by stakeholder id, in the order of the register."""

    figures: dict[str, Figures]
    connections: Connections
    centrality: Centrality
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
    reciprocity: float | None
    """Share of the arcs that are returned, a mutual tie being an arc each way; None without ties."""
    centralisation: float | None
    """From 0, all have as many contacts, to 1, one has all of them (degree centralisation, Freeman 1979); None for
    fewer than three."""
    communities: int
    """Number of communities."""
    mixing: Mixing
    """Contacts within and between sectors."""
    sectors: dict[str, Mixing]
    """The same by sector."""


def network(
    plan: Plan,
    *,
    types: Collection[str] | None = None,
    sectors: Collection[str] | None = None,
    states: Collection[str] = COUNTED,
    territory: str | None = None,
) -> Network:
    """The figures over `project(plan, …)` with the same filters; every measure is unweighted."""
    graph = project(plan, types=types, sectors=sectors, states=states, territory=territory)
    found = connected(graph)
    order = found.cuts.order
    central = Centrality(graph, [order[part.start : part.stop] for part in found.cuts.parts])
    groups = [plan.stakeholders.bodies[id].get("sector") for id in graph.ids]
    size, contacts = len(graph.ids), len(central.pairs)
    figures = _figures(graph, found, central, brokerage(graph.arcs, groups))
    whole, by_sector = mixing(central.pairs, groups)
    return Network(
        figures=figures,
        connections=found,
        centrality=central,
        size=size,
        ties=graph.ties,
        contacts=contacts,
        density=2 * contacts / (size * (size - 1)) if size > 1 else 0.0,
        components=len(found.cuts.parts),
        largest=len(found.cuts.parts[0]) if found.cuts.parts else 0,
        isolated=sum(1 for others in graph.neighbours if not others),
        reciprocity=sum((b, a) in graph.arcs for a, b in graph.arcs) / len(graph.arcs) if graph.arcs else None,
        centralisation=_centralisation([len(others) for others in graph.neighbours]),
        communities=max((one.community or 0 for one in figures.values()), default=0),
        mixing=whole,
        sectors=by_sector,
    )


def _figures(
    graph: Projection, found: Connections, central: Centrality, roles: list[Brokerage | None]
) -> dict[str, Figures]:
    part, groups = found.cuts.part_of(), grouped(graph)
    inwards, outwards = _directions(graph)
    return {
        id: Figures(
            degree=len(graph.neighbours[node]),
            in_degree=inwards[node],
            out_degree=outwards[node],
            reach=central.reach[node],
            betweenness=central.betweenness.shares[node],
            closeness=central.closeness[node],
            eigenvector=central.eigenvector[node],
            pagerank=central.pagerank[node],
            constraint=central.constraint[node],
            core=central.core[node],
            community=groups.get(node),
            component=part[node],
            articulation=node in found.cuts.separated,
            loses=tuple(graph.ids[lost] for lost in found.cuts.lost_without(node)),
            brokerage=roles[node],
        )
        for node, id in enumerate(graph.ids)
    }


def _directions(graph: Projection) -> tuple[list[int], list[int]]:
    inwards, outwards = [0] * len(graph.ids), [0] * len(graph.ids)
    for source, target in graph.arcs:
        outwards[source] += 1
        inwards[target] += 1
    return inwards, outwards


def _centralisation(degrees: list[int]) -> float | None:
    size = len(degrees)
    if size < 3:
        return None
    return (size * max(degrees) - sum(degrees)) / ((size - 1) * (size - 2))


def betweenness(plan: Plan, *, with_planned: bool = False) -> dict[str, float]:
    """Only the betweenness by stakeholder, over the ties that count: what a drawing sizes actors by."""
    graph = project(plan, states=counted_states(with_planned=with_planned))
    return dict(zip(graph.ids, Centrality(graph, ()).betweenness.shares, strict=True))
