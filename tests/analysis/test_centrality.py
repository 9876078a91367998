"""The measures of actors against networkx, and against what the literature says of networks everybody knows."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings

from planner.analysis.network.centrality import DAMPING, communities
from planner.analysis.network.figures import network
from planner.analysis.network.graph import project
from planner.model.plan import Plan
from tests.analysis.networks import bodies, graphs, of_networkx, plan_of

KARATE, FLORENCE, KITE = nx.karate_club_graph(), nx.florentine_families_graph(), nx.krackhardt_kite_graph()


def test_karate_club() -> None:
    """Zachary (1977); the innermost ten after Batagelj and Zaversnik, the best modularity after Brandes (2008)."""
    found = network(of_networkx(KARATE)).figures
    assert {id for id, one in found.items() if one.core == 4} == {str(n) for n in (0, 1, 2, 3, 7, 8, 13, 30, 32, 33)}
    assert max(found, key=lambda who: found[who].eigenvector or 0) == "33"
    assert found["0"].eigenvector == pytest.approx(0.3555 / 0.3734, abs=0.0005)
    assert found["0"].closeness == pytest.approx(0.569, abs=0.0005)
    groups = communities(of_networkx(KARATE))
    parts = [{int(id) for id, group in groups.items() if group == number} for number in set(groups.values())]
    assert nx.community.modularity(KARATE, parts, weight=None) == pytest.approx(0.4198, abs=0.00005)


def test_florentine_families() -> None:
    """Padgett's marriages: the Medici are nearest to all, and their contacts know one another least."""
    found = network(of_networkx(FLORENCE)).figures
    assert found["Medici"].closeness == pytest.approx(0.56)
    assert found["Medici"].eigenvector == pytest.approx(1)
    assert min(found, key=lambda who: found[who].constraint or 9) == "Medici"
    assert found["Pazzi"].constraint == 1
    assert found["Medici"].reach == 11


def test_krackhardt_kite() -> None:
    """Krackhardt (1990): Fernando and Garth (5, 6) are nearest to all, Diane (3) has the best contacts."""
    found = network(of_networkx(KITE)).figures
    assert found["5"].closeness == found["6"].closeness == pytest.approx(0.643, abs=0.0005)
    assert max(one.closeness for one in found.values()) == found["5"].closeness
    assert found["3"].eigenvector == pytest.approx(1)
    assert [found[str(n)].core for n in (7, 8, 9)] == [2, 1, 1]


@given(graphs())
@settings(deadline=None)
def test_contacts_agree_with_networkx(graph: "nx.Graph[int]") -> None:
    found = network(of_networkx(graph)).figures
    alone = set(nx.isolates(graph))

    def ours(name: str) -> dict[int, object]:
        return {int(id): getattr(one, name) for id, one in found.items() if getattr(one, name) is not None}

    assert ours("betweenness") == pytest.approx(nx.betweenness_centrality(graph), rel=1e-13)
    assert ours("closeness") == pytest.approx(nx.closeness_centrality(graph), rel=1e-13)
    assert ours("core") == nx.core_number(graph)
    expected = {node: value for node, value in nx.constraint(graph).items() if node not in alone}
    assert ours("constraint") == pytest.approx(expected, rel=1e-12)
    near = {node: len(nx.single_source_shortest_path_length(graph, node, cutoff=2)) - 1 for node in graph}
    assert ours("reach") == near
    assert set(ours("community")) == set(graph) - alone


@given(graphs())
@settings(deadline=None, max_examples=50)
def test_the_largest_part_agrees_with_networkx(graph: "nx.Graph[int]") -> None:
    found = network(of_networkx(graph))
    part = graph.subgraph(int(id) for id, one in found.figures.items() if one.component == 1)
    values = {int(id): one.eigenvector for id, one in found.figures.items() if one.eigenvector is not None}
    if len(part) == 1:
        assert (values, found.centrality.diameter(), found.centrality.mean_distance) == ({}, None, None)
        return
    expected = nx.eigenvector_centrality(part, max_iter=100_000, tol=1e-14)
    highest = max(expected.values())
    assert values == pytest.approx({node: value / highest for node, value in expected.items()}, rel=1e-9, abs=1e-10)
    assert found.centrality.diameter() == nx.diameter(part)
    assert found.centrality.mean_distance == pytest.approx(nx.average_shortest_path_length(part), rel=1e-13)


@given(bodies())
@settings(deadline=None)
def test_directions_agree_with_networkx(plan: dict[str, dict[str, dict[str, str]]]) -> None:
    made = Plan.of_bodies(plan)
    graph, found = project(made).networkx(), network(made)
    matrix = nx.google_matrix(graph, alpha=DAMPING, weight=None)
    size = len(graph)
    balance = np.vstack([np.asarray(matrix).T - np.eye(size), np.ones(size)])
    expected = np.linalg.lstsq(balance, np.append(np.zeros(size), 1), rcond=None)[0]
    assert [one.pagerank for one in found.figures.values()] == pytest.approx(expected.tolist(), rel=1e-9)
    assert {id: one.in_degree for id, one in found.figures.items()} == dict(graph.in_degree())
    assert {id: one.out_degree for id, one in found.figures.items()} == dict(graph.out_degree())
    if graph.number_of_edges():
        assert found.reciprocity == pytest.approx(nx.overall_reciprocity(graph))


def test_communities_are_the_same_every_time_and_leave_out_who_has_no_contact() -> None:
    plan = of_networkx(nx.connected_caveman_graph(4, 6))
    alone = plan_of("XYZ", ["XY"])
    first = communities(plan)
    assert communities(alone) == {"X": 1, "Y": 1}
    assert communities(plan) == first
    assert sorted(first.values()) == sorted([1, 2, 3, 4] * 6)
    assert first["0"] == first["5"] == 1
    assert communities(Plan()) == {}
