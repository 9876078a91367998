"""What happens to the others when one leaves, against networkx and by hand."""

import networkx as nx
from hypothesis import given, settings

from planner.analysis.network.connections import connections, cuts, leaving
from tests.analysis.networks import graphs, of_networkx, plan_of


def test_a_chain_and_a_star() -> None:
    chain = plan_of("ABCDE", ["AB", "BC", "CD", "DE"])
    middle = leaving(chain, "C")
    assert (middle.parts, middle.loses) == ((2, 2), ("D", "E"))
    assert (middle.pairs_before, middle.pairs_after, middle.pairs_lost) == (6, 2, 4)
    assert leaving(chain, "A").parts == (4,)
    assert leaving(chain, "A").pairs_lost == 0
    assert leaving(plan_of("A", []), "A").parts == ()
    assert leaving(chain, "nobody").loses == ()


@given(graphs())
@settings(deadline=None)
def test_agrees_with_networkx(graph: "nx.Graph[int]") -> None:
    plan = of_networkx(graph)
    for node in graph:
        found = leaving(plan, str(node))
        rest = graph.subgraph(nx.node_connected_component(graph, node) - {node})
        pieces = [sorted(map(str, piece)) for piece in nx.connected_components(rest)]
        assert list(found.parts) == sorted(map(len, pieces), reverse=True)
        assert len(found.loses) == len(rest) - max(map(len, pieces), default=0)
        assert list(found.loses) == connections(plan).loses(str(node))
        assert found.pairs_after == sum(len(piece) * (len(piece) - 1) // 2 for piece in pieces)


@given(graphs())
@settings(deadline=None)
def test_bridges_are_those_of_networkx_with_what_lies_beyond(graph: "nx.Graph[int]") -> None:
    found = cuts([set(graph[node]) for node in graph])
    sides = {frozenset((near, found.order[branch.start])): branch for near, branch in found.bridges}
    pairs: list[tuple[int, int]] = list(nx.bridges(graph))  # type: ignore[arg-type]
    assert set(sides) == set(map(frozenset, pairs))
    for pair, branch in sides.items():
        cut = nx.restricted_view(graph, [], [tuple(pair)])
        beyond = set(found.order[branch.start : branch.stop])
        assert beyond == nx.node_connected_component(cut, found.order[branch.start])
