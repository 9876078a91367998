"""Groups of actors that have more contact among themselves than with the rest."""

from planner.analysis.chance import fixed_chance
from planner.analysis.connections import connections
from planner.analysis.projection import Projection
from planner.model.plan import Plan


def communities(plan: Plan) -> dict[str, int]:
    """The number of its community by stakeholder, 1 for the largest; whoever has no contact is in none.

    By current and planned ties. The same ties give the same numbers, whatever else the plan says.
    """
    graph = connections(plan).projection
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
