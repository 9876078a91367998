"""Figures of networks as the literature prints them, and of the plain shapes whose figures anybody can reckon."""

from functools import cache
from typing import Any

import networkx as nx
import pytest

from planner.analysis.network.brokerage import ROLES
from planner.analysis.network.centrality import communities
from planner.analysis.network.connections import connections, leaving
from planner.analysis.network.figures import Network, network
from planner.model.plan import Plan
from tests.analysis.networks import of_networkx

approx: Any = pytest.approx

PRINTED = 0.0006
"""Half of the last digit that is printed, and a little."""


@cache
def known(name: str) -> Network:
    """The figures of a network that networkx ships."""
    graphs: dict[str, Any] = {
        "kite": nx.krackhardt_kite_graph, "florence": nx.florentine_families_graph, "karate": nx.karate_club_graph,
    }  # fmt: skip
    return network(of_networkx(graphs[name]()))


def shape(graph: object) -> Network:
    return network(of_networkx(graph))


KITE = {
    "Andre": (4, 0.023, 0.529), "Beverly": (4, 0.023, 0.529), "Carol": (3, 0.000, 0.500), "Diane": (6, 0.102, 0.600),
    "Ed": (3, 0.000, 0.500), "Fernando": (5, 0.231, 0.643), "Garth": (5, 0.231, 0.643), "Heather": (3, 0.389, 0.600),
    "Ike": (2, 0.222, 0.429), "Jane": (1, 0.000, 0.310),
}  # fmt: skip
"""Krackhardt, "Assessing the political landscape", Administrative Science Quarterly 35 (1990), table 1."""


@pytest.mark.parametrize(("number", "who"), list(enumerate(KITE)))
def test_krackhardts_kite_is_as_he_printed_it(number: int, who: str) -> None:
    degree, betweenness, closeness = KITE[who]
    found = known("kite").figures[str(number)]
    assert found.degree == degree
    assert found.betweenness == approx(betweenness, abs=PRINTED)
    assert found.closeness == approx(closeness, abs=PRINTED)


FLORENCE = {
    "Acciaiuoli": (0.000, 0.368), "Albizzi": (0.212, 0.483), "Barbadori": (0.093, 0.438), "Bischeri": (0.104, 0.400),
    "Castellani": (0.055, 0.389), "Ginori": (0.000, 0.333), "Guadagni": (0.255, 0.467), "Lamberteschi": (0.000, 0.326),
    "Medici": (0.522, 0.560), "Pazzi": (0.000, 0.286), "Peruzzi": (0.022, 0.368), "Ridolfi": (0.114, 0.500),
    "Salviati": (0.143, 0.389), "Strozzi": (0.103, 0.438), "Tornabuoni": (0.092, 0.483),
}  # fmt: skip
"""Padgett's marriages among Florentine families, after Jackson, "Social and Economic Networks" (2008), section 1.2.1,
and Wasserman and Faust, "Social Network Analysis" (1994), table 5.1."""


@pytest.mark.parametrize("family", FLORENCE)
def test_the_florentine_families_are_as_the_books_print_them(family: str) -> None:
    betweenness, closeness = FLORENCE[family]
    found = known("florence").figures[family]
    assert found.betweenness == approx(betweenness, abs=PRINTED)
    assert found.closeness == approx(closeness, abs=PRINTED)


def test_the_medici_hold_the_families_together() -> None:
    found = known("florence")
    assert found.density == approx(20 / 105)
    assert {id for id, one in found.figures.items() if one.degree == 1} == {
        "Acciaiuoli", "Ginori", "Lamberteschi", "Pazzi",
    }  # fmt: skip
    gone = leaving(of_networkx(nx.florentine_families_graph()), "Medici")
    assert gone.parts == (11, 2, 1)
    assert {"Salviati", "Pazzi"} <= set(gone.loses)


def test_with_the_pucci_whom_nobody_married_the_families_are_as_centralised_as_the_books_say() -> None:
    """Wasserman and Faust (1994), p. 180, count sixteen families; networkx leaves out the one without ties."""
    graph = nx.florentine_families_graph()
    graph.add_node("Pucci")
    assert shape(graph).centralisation == approx(0.267, abs=PRINTED)
    assert shape(graph).isolated == 1


def test_zacharys_club_breaks_at_its_instructor_and_between_its_officers() -> None:
    found = known("karate")
    degrees = sorted((one.degree for one in found.figures.values()), reverse=True)
    assert degrees[:5] == [17, 16, 12, 10, 9]
    assert [found.figures[id].closeness for id in ("0", "2", "33")] == [
        approx(value, abs=PRINTED) for value in (0.569, 0.559, 0.550)
    ]
    bridges = connections(of_networkx(nx.karate_club_graph())).cuts.bridges
    assert len(bridges) == 1, "only one member, 11, hangs on a single tie"


def split(graph: "nx.Graph[int]") -> Plan:
    """The club with the side that each member took when it broke apart."""
    plan = of_networkx(graph)
    sides = {"Mr. Hi": "private", "Officer": "public"}
    rows = {id: {**plan.stakeholders.bodies[id], "sector": sides[graph.nodes[int(id)]["club"]]}
            for id in plan.stakeholders}  # fmt: skip
    return plan.replacing({"stakeholders": rows})


def test_the_sides_of_zacharys_club_keep_to_themselves() -> None:
    """Between the sides run 11 of 78 ties: after Krackhardt and Stern the index is (11 - 67) / 78."""
    graph = nx.karate_club_graph()
    between = sum(graph.nodes[a]["club"] != graph.nodes[b]["club"] for a, b in graph.edges)
    mixing = network(split(graph)).mixing
    assert (mixing.external, mixing.internal) == (between, 78 - between)
    assert mixing.index == approx((2 * between - 78) / 78)
    assert (mixing.index or 0) < -0.7
    assert mixing.by_chance == approx((17 * 17 - 2 * 17 * 16 / 2) / (34 * 33 / 2))


def test_communities_of_the_club_hardly_cross_the_sides_it_broke_into() -> None:
    graph = nx.karate_club_graph()
    groups = communities(of_networkx(graph))
    odd = 0
    for number in set(groups.values()):
        sides = [graph.nodes[int(id)]["club"] for id, group in groups.items() if group == number]
        odd += min(sides.count("Mr. Hi"), sides.count("Officer"))
    assert odd <= 1, "but for one member the sides are made of whole communities"


@pytest.mark.parametrize("size", [3, 4, 7, 12])
def test_in_a_star_all_depends_on_the_middle(size: int) -> None:
    found = shape(nx.star_graph(size))
    middle, tip = found.figures["0"], found.figures["1"]
    assert (middle.betweenness, middle.closeness, middle.degree) == (1, 1, size)
    assert (tip.betweenness, tip.closeness) == (0, approx(size / (2 * size - 1)))
    assert (middle.constraint, tip.constraint) == (approx(1 / size), 1)
    assert (found.centralisation, found.density) == (approx(1), approx(2 / (size + 1)))
    assert len(middle.loses) == size - 1
    assert (middle.reach, tip.reach) == (size, size)


@pytest.mark.parametrize("size", [3, 4, 6, 9])
def test_where_all_know_all_nobody_stands_between(size: int) -> None:
    found = shape(nx.complete_graph(size))
    for one in found.figures.values():
        assert (one.betweenness, one.closeness, one.core, one.articulation) == (0, 1, size - 1, False)
        assert one.eigenvector == approx(1)
        assert one.pagerank == approx(1 / size)
    assert (found.density, found.centralisation) == (1, 0)
    assert (found.centrality.diameter(), found.centrality.mean_distance) == (1, 1)


@pytest.mark.parametrize("size", [3, 5, 8])
def test_on_a_line_whoever_is_in_the_middle_stands_between_most(size: int) -> None:
    found = shape(nx.path_graph(size))
    for node in range(size):
        between = node * (size - 1 - node) / ((size - 1) * (size - 2) / 2)
        assert found.figures[str(node)].betweenness == approx(between)
    assert found.centrality.diameter() == size - 1
    assert found.centrality.mean_distance == approx((size + 1) / 3)


@pytest.mark.parametrize("size", [5, 7, 9])
def test_in_a_round_all_stand_alike(size: int) -> None:
    found = shape(nx.cycle_graph(size))
    assert {round(one.betweenness, 9) for one in found.figures.values()} == {round((size - 3) / (4 * (size - 2)), 9)}
    assert {one.core for one in found.figures.values()} == {2}
    assert not any(one.articulation for one in found.figures.values())
    assert found.centralisation == 0


def test_two_crowds_joined_by_one_tie_are_two_communities_and_break_there() -> None:
    plan = of_networkx(nx.barbell_graph(5, 0))
    groups = communities(plan)
    assert [groups[str(node)] for node in range(10)] == [1] * 5 + [2] * 5
    assert connections(plan).bridges == {"4", "5"}
    assert leaving(plan, "4").pairs_lost == 4 * 5
    assert network(plan).figures["4"].betweenness == approx(4 * 5 / 36)


def test_a_wheel_holds_without_its_hub() -> None:
    plan = of_networkx(nx.wheel_graph(8))
    assert connections(plan).bridges == frozenset()
    assert leaving(plan, "0").parts == (7,)
    assert network(plan).figures["0"].closeness == 1


SECTORED = {"A": "public", "B": "public", "C": "public", "D": "private", "E": "private", "F": "academia"}


@pytest.mark.parametrize(
    ("arcs", "role"),
    [
        (["AB", "BC"], "coordinator"), (["DA", "AE"], "itinerant"), (["DA", "AB"], "gatekeeper"),
        (["BA", "AD"], "representative"), (["DA", "AF"], "liaison"),
    ],
)  # fmt: skip
def test_each_role_of_a_broker_by_the_least_that_makes_it(arcs: list[str], role: str) -> None:
    """The five roles of Gould and Fernandez (1989), over ties of a plan and the sectors of its actors."""
    middle = arcs[0][1]
    plan = Plan.of_bodies(
        {
            "stakeholders": {id: {"name.es": id, "sector": sector} for id, sector in SECTORED.items()},
            "ties": {arc: {"source": arc[0], "type": "funds", "target": arc[1]} for arc in arcs},
        }
    )
    found = network(plan).figures
    assert {one: found[middle].brokerage.of(one) for one in ROLES} == dict.fromkeys(ROLES, 0) | {role: 1}  # type: ignore[union-attr]
    assert all(one.brokerage is not None and one.brokerage.total == 0 for id, one in found.items() if id != middle)
    known_to_each_other = plan.replacing({"ties": {"Z": {"source": arcs[0][0], "type": "funds", "target": arcs[1][1]}}})
    closed = network(known_to_each_other).figures[middle].brokerage
    assert closed is not None
    assert closed.total == 0, "between two who are tied anyway nobody stands"
