"""Shortest ways and distances in large networks: an estimate is as near as it says, and distances are exact."""

from datetime import date

import networkx as nx
import pytest
from hypothesis import given

from planner.analysis import betweenness as ways
from planner.analysis import distances as walks
from planner.analysis.network.figures import network
from planner.analysis.network.panels import panels
from planner.analysis.question import Question
from tests.analysis.networks import graphs, of_networkx

CROWD = nx.barabasi_albert_graph(600, 3, seed=7)
SAID = "«En medio» es una estimación: se siguieron los caminos más cortos desde 200 de los 600 actores"


@pytest.fixture
def sampled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Networks of hundreds are large already."""
    monkeypatch.setattr(ways, "EXACT_UP_TO", 300)
    monkeypatch.setattr(ways, "PIVOTS", 200)


@pytest.mark.usefixtures("sampled")
def test_an_estimate_is_no_farther_off_than_it_says_and_near_enough_to_be_of_use() -> None:
    exact = nx.betweenness_centrality(CROWD)
    found = network(of_networkx(CROWD))
    error = found.centrality.betweenness.error
    assert 0 < error < max(exact.values()) / 3
    assert all(abs(found.figures[str(node)].betweenness - share) <= error for node, share in exact.items())


@pytest.mark.usefixtures("sampled")
def test_panels_say_that_it_is_an_estimate_and_how_far_off() -> None:
    actors = panels(of_networkx(CROWD), Question(today=date(2026, 1, 1)))[1]
    (said,) = (note for note in actors.notes if note.startswith(SAID))
    assert "Puede tener un error de 0.0" in said


def test_a_network_that_is_not_large_is_reckoned_exactly_and_nothing_is_said() -> None:
    actors = panels(of_networkx(CROWD), Question(today=date(2026, 1, 1)))[1]
    assert not any("estimación" in note for note in actors.notes)


@given(graph=graphs())
def test_distances_are_those_of_single_walks(graph: "nx.Graph[int]") -> None:
    found = walks.distances([set(graph.neighbors(node)) for node in graph])
    single = dict(nx.all_pairs_shortest_path_length(graph))
    assert found.sums == tuple(sum(single[node].values()) for node in graph)
    assert found.farthest == tuple(max(single[node].values()) for node in graph)


def test_distances_do_not_depend_on_how_many_walks_go_out_together(monkeypatch: pytest.MonkeyPatch) -> None:
    neighbours = [set(CROWD.neighbors(node)) for node in CROWD]
    whole = walks.distances(neighbours)
    monkeypatch.setattr(walks, "AT_ONCE", 64)
    assert walks.distances(neighbours) == whole
