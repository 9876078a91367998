from dataclasses import fields

import networkx as nx
import pytest
from hypothesis import given, settings

from planner.analysis.network.figures import Figures, Network, network
from planner.analysis.network.graph import project
from planner.model.plan import Plan
from tests.analysis.networks import bodies, graphs, of_networkx, plan_of


def test_karate_club() -> None:
    """Zachary (1977): the instructor (0) is the one through whom six members hold on."""
    found = network(of_networkx(nx.karate_club_graph()))
    assert (found.size, found.contacts, found.components) == (34, 78, 1)
    assert found.density == pytest.approx(0.139, abs=0.0005)
    assert found.figures["0"].betweenness == pytest.approx(0.438, abs=0.0005)
    assert found.figures["33"].betweenness == pytest.approx(0.304, abs=0.0005)
    assert found.figures["33"].degree == 17
    assert [id for id, figures in found.figures.items() if figures.articulation] == ["0"]
    assert found.figures["0"].loses == ("4", "5", "6", "10", "11", "16")


def test_florentine_families() -> None:
    """Padgett's marriages (Breiger and Pattison 1986): the Medici stand between more than half of all pairs."""
    found = network(of_networkx(nx.florentine_families_graph()))
    assert found.figures["Medici"].betweenness == pytest.approx(0.522, abs=0.0005)
    assert found.figures["Strozzi"].betweenness == pytest.approx(0.103, abs=0.0005)
    assert set(found.figures["Medici"].loses) == {"Acciaiuoli", "Salviati", "Pazzi"}
    assert {id for id, f in found.figures.items() if f.articulation} == {"Medici", "Albizzi", "Guadagni", "Salviati"}


def test_krackhardt_kite() -> None:
    """Krackhardt (1990): Diane (3) has most contacts, Heather (7) holds the kite and its tail together."""
    found = network(of_networkx(nx.krackhardt_kite_graph()))
    assert found.figures["3"].degree == 6
    assert found.figures["7"].betweenness == pytest.approx(14 / 36)
    assert max(found.figures, key=lambda who: found.figures[who].betweenness) == "7"
    assert found.figures["7"].loses == ("8", "9")


def test_the_whole_of_the_networks_everybody_knows() -> None:
    karate, florence, kite = (
        network(of_networkx(graph))
        for graph in (nx.karate_club_graph(), nx.florentine_families_graph(), nx.krackhardt_kite_graph())
    )
    assert karate.centrality.mean_distance == pytest.approx(2.408, abs=0.0005)
    assert karate.centrality.diameter() == 5
    assert (florence.centrality.diameter(), kite.centrality.diameter()) == (5, 4)
    assert karate.centralisation == pytest.approx(0.400, abs=0.0005)
    assert (karate.reciprocity, karate.communities) == (1, 4)


def test_directions_and_parallel_ties() -> None:
    plan = plan_of("ABC", ["AB", "AB"], kind="funds").replacing(
        {"ties": {"m": {"source": "B", "type": "coordinates", "target": "C"}}}
    )
    found = network(plan)
    a, b, c = (found.figures[id] for id in "ABC")
    assert (a.degree, a.in_degree, a.out_degree) == (1, 0, 1)
    assert (b.degree, b.in_degree, b.out_degree) == (2, 2, 1)
    assert (c.degree, c.in_degree, c.out_degree) == (1, 1, 1)
    assert (found.ties, found.contacts) == (3, 2)
    assert project(plan).networkx()["A"]["B"]["weight"] == 2


def test_filters() -> None:
    plan = plan_of("ABC", ["AB", "BC"], kind="funds").replacing(
        {
            "stakeholders": {"C": {"name.es": "C", "sector": "public"}, "B": {"name.es": "B", "sector": "public"}},
            "ties": {
                "wish": {"source": "A", "type": "supports", "target": "C", "state": "potential"},
                "gone": {"source": "A", "type": "supports", "target": "C", "state": "past"},
            },
        }
    )
    assert network(plan).ties == 2
    assert network(plan, types={"supports"}, states={"potential"}).contacts == 1
    assert network(plan, states={"existing"}).ties == 2
    assert network(plan, states={"past"}).ties == 1
    assert set(network(plan, sectors={"public"}).figures) == {"B", "C"}
    assert network(plan, sectors={"public"}).ties == 1


def test_empty_and_tiny_networks() -> None:
    assert network(Plan()).density == 0
    assert network(Plan()).components == 0
    pair = network(plan_of("ABC", ["AB"]))
    assert (pair.components, pair.largest, pair.isolated) == (2, 2, 1)
    assert [f.betweenness for f in pair.figures.values()] == [0, 0, 0]


@given(graphs())
@settings(deadline=None)
def test_agrees_with_networkx(graph: "nx.Graph[int]") -> None:
    found = network(of_networkx(graph))
    expected = nx.betweenness_centrality(graph)
    assert {int(id): f.betweenness for id, f in found.figures.items()} == pytest.approx(expected)
    assert {id for id, f in found.figures.items() if f.articulation} == {str(n) for n in nx.articulation_points(graph)}
    assert found.components == nx.number_connected_components(graph)
    assert found.density == pytest.approx(nx.density(graph))


def unnormalised(found: Network, without: str = "") -> dict[str, dict[str, object]]:
    """Every figure of every actor, freed of how many actors there are."""
    others, kept = found.size - 1, [id for id in found.figures if id != without]
    followed = sum(found.figures[id].pagerank for id in kept)
    return {
        id: {
            **{f.name: getattr(found.figures[id], f.name) for f in fields(Figures) if f.name != "component"},
            "betweenness": pytest.approx(found.figures[id].betweenness * others * (others - 1) / 2),
            "closeness": pytest.approx(found.figures[id].closeness * others),
            "pagerank": pytest.approx(found.figures[id].pagerank / followed),
        }
        for id in kept
    }


@given(bodies())
@settings(deadline=None)
def test_an_actor_without_ties_changes_nobody_elses_figures(plan: dict[str, dict[str, dict[str, str]]]) -> None:
    lonely = {**plan, "stakeholders": {**plan["stakeholders"], "B": {"name.es": "B", "sector": "public"}}}
    with_it, without = network(Plan.of_bodies(lonely)), network(Plan.of_bodies(plan))
    if without.size > 2:
        assert unnormalised(with_it, "B") == unnormalised(without)


@given(bodies())
@settings(deadline=None)
def test_doubling_a_tie_changes_no_figure(plan: dict[str, dict[str, dict[str, str]]]) -> None:
    doubled = {**plan, "ties": {**plan["ties"], **{f"Z{id}": tie for id, tie in plan["ties"].items()}}}
    twice, once = network(Plan.of_bodies(doubled)), network(Plan.of_bodies(plan))
    assert twice.figures == once.figures
    assert (twice.density, twice.reciprocity, twice.mixing, twice.sectors) == (
        once.density, once.reciprocity, once.mixing, once.sectors,
    )  # fmt: skip
    assert twice.ties == 2 * once.ties
