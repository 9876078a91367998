import itertools

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from planner.analysis.network.connections import connections
from planner.model.plan import Plan
from tests.analysis.networks import of_networkx, plan_of

PATH = plan_of("ABCDE", ["AB", "BC", "CD", "DE"])


def test_middle_of_a_path_is_a_bridge_and_the_smaller_end_loses_contact() -> None:
    found = connections(PATH)
    assert found.bridges == {"B", "C", "D"}
    assert found.loses("B") == ["A"]
    assert found.loses("C") == ["D", "E"], "of two parts of one size the first stays"
    assert found.loses("A") == []


def test_whoever_is_already_apart_is_not_counted_as_lost() -> None:
    plan = plan_of("ABCXY", ["AB", "BC", "XY"])
    assert connections(plan).loses("B") == ["C"]
    assert connections(plan).part == {"A": 1, "B": 1, "C": 1, "X": 2, "Y": 2}


def test_parallel_ties_are_one_contact() -> None:
    plan = plan_of("AB", ["AB", "AB", "BA"])
    assert connections(plan).ties == {"A": 3, "B": 3}
    assert connections(plan).degree == {"A": 1, "B": 1}


def test_past_ties_own_ties_and_merged_stakeholders_are_left_out() -> None:
    plan = plan_of("ABC", ["AB", "BC", "CC"]).replacing(
        {"ties": {"T0": {"source": "A", "type": "funds", "target": "B", "state": "past"}}}
    )
    assert connections(plan).degree == {"A": 0, "B": 1, "C": 1}
    merged = plan.replacing({"stakeholders": {"C": {"name.es": "C", "merged_into": "B"}}})
    assert connections(merged).degree == {"A": 0, "B": 0}
    assert connections(merged).loses("C") == []


def test_is_kept_while_neither_stakeholders_nor_ties_change() -> None:
    first = connections(PATH)
    assert connections(PATH.replacing({"items": {"I": {"title.es": "x"}}})) is first
    changed = PATH.replacing({"ties": {"T0": None}})
    assert connections(changed).degree["A"] == 0


def test_empty_plan() -> None:
    assert connections(Plan()).degree == {}
    assert connections(Plan()).bridges == frozenset()


def test_a_long_chain_needs_no_recursion() -> None:
    names = [f"N{n}" for n in range(5000)]
    found = connections(plan_of(names, list(itertools.pairwise(names))))
    assert len(found.bridges) == 4998


@st.composite
def graphs(draw: st.DrawFn) -> "nx.Graph[int]":
    size = draw(st.integers(0, 12))
    graph: nx.Graph[int] = nx.empty_graph(size)
    pairs = [(a, b) for a in range(size) for b in range(a)]
    graph.add_edges_from(draw(st.lists(st.sampled_from(pairs), max_size=25)) if pairs else [])
    return graph


@given(graphs())
def test_agrees_with_networkx(graph: "nx.Graph[int]") -> None:
    found = connections(of_networkx(graph))
    assert found.bridges == {str(node) for node in nx.articulation_points(graph)}
    assert found.degree == {str(node): degree for node, degree in graph.degree}
    assert sorted(sorted(part) for part in _parts(found.part)) == sorted(
        sorted(str(node) for node in part) for part in nx.connected_components(graph)
    )
    for node in graph:
        assert found.loses(str(node)) == _lost(graph, node)


def _parts(numbers: dict[str, int]) -> list[list[str]]:
    return [[node for node in numbers if numbers[node] == number] for number in set(numbers.values())]


def _lost(graph: "nx.Graph[int]", node: int) -> list[str]:
    rest = graph.subgraph(nx.node_connected_component(graph, node) - {node})
    parts = sorted(nx.connected_components(rest), key=lambda part: (-len(part), min(part)))
    return [str(lost) for lost in sorted(set().union(*parts[1:]))] if parts else []
