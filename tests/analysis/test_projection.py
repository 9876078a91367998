"""The one graph that all figures of the network stand on: which ties and actors go in, and in which direction."""

from datetime import date

import pytest
from hypothesis import given

from planner.analysis.network.graph import Projection, project
from planner.analysis.question import Question, within
from planner.model.plan import Plan
from planner.model.vocabularies import TIE_TYPE
from tests.analysis.networks import bodies
from tests.model.any_plan import ANY_PLANS

PLACES = {
    "G": {"name.es": "Guatemala", "kind": "country"}, "D": {"name.es": "Escuintla", "parent": "G"},
    "P": {"name.es": "Palín", "parent": "D"}, "M": {"name.es": "Mixco", "parent": "G"},
    "X": {"name.es": "X", "parent": "Y"}, "Y": {"name.es": "Y", "parent": "X"},
}  # fmt: skip
ACTORS = {
    "A": {"name.es": "A", "sector": "public", "territory": "P"}, "B": {"name.es": "B", "sector": "private",
                                                                      "territory": "D"},
    "C": {"name.es": "C", "sector": "public", "territory": "M"}, "E": {"name.es": "E"},
}  # fmt: skip


def plan(*ties: str, **actors: dict[str, str]) -> Plan:
    """Four actors with ties, each as `source type target` and a state where it has one."""
    rows = {}
    for n, text in enumerate(ties):
        source, type, target, *state = text.split()
        rows[f"T{n}"] = {"source": source, "type": type, "target": target} | ({"state": state[0]} if state else {})
    return Plan.of_bodies({"stakeholders": {**ACTORS, **actors}, "ties": rows, "territories": PLACES})


def arcs(found: Projection) -> dict[str, int]:
    return {f"{found.ids[a]}{found.ids[b]}": weight for (a, b), weight in found.arcs.items()}


@pytest.mark.parametrize(
    ("ties", "expected"),
    [
        (["A funds B"], {"AB": 1}), (["A coordinates B"], {"AB": 1, "BA": 1}), (["A member_of B"], {"AB": 1}),
        (["A funds B", "A supports B"], {"AB": 2}), (["A funds B", "B funds A"], {"AB": 1, "BA": 1}),
        (["A funds B", "A coordinates B"], {"AB": 2, "BA": 1}), (["A funds A"], {}), (["A funds GONE"], {}),
        (["A funds B past"], {}), (["A funds B existing"], {"AB": 1}), (["A Comparte B"], {"AB": 1}),
    ],
)  # fmt: skip
def test_ties_become_arcs(ties: list[str], expected: dict[str, int]) -> None:
    assert arcs(project(plan(*ties))) == expected


@pytest.mark.parametrize("code", [term.code for term in TIE_TYPE])
def test_a_tie_goes_both_ways_only_when_its_type_is_mutual(code: str) -> None:
    found = project(plan(f"A {code} B"))
    assert len(found.arcs) == (2 if code in TIE_TYPE.having("mutual") else 1)
    assert found.pairs == [(0, 1)], "contact has no direction"


def test_who_was_merged_is_not_there_and_its_ties_neither() -> None:
    found = project(plan("A funds E", "A funds B", E={"name.es": "E", "merged_into": "B"}))
    assert found.ids == ("A", "B", "C")
    assert arcs(found) == {"AB": 1}


@pytest.mark.parametrize(
    ("limits", "ids", "expected"),
    [
        ({"types": {"funds"}}, "ABCE", ["AB", "BC"]), ({"types": set()}, "ABCE", []),
        ({"sectors": {"public"}}, "AC", ["AC"]), ({"sectors": {"public", "private"}}, "ABC", ["AB", "BC", "AC"]),
        ({"territory": "G"}, "ABC", ["AB", "BC", "AC"]), ({"territory": "D"}, "AB", ["AB"]),
        ({"territory": "P"}, "A", []), ({"territory": "D", "sectors": {"public"}}, "A", []),
        ({"states": {"existing"}}, "ABCE", ["AB", "BC", "AC"]),
        ({"states": {"planned"}}, "ABCE", ["CE"]), ({"states": {"existing", "planned"}, "types": {"supports"}}, "ABCE",
                                                   ["AC", "CE"]),
    ],
)  # fmt: skip
def test_limits_leave_out_actors_and_ties(limits: dict[str, object], ids: str, expected: list[str]) -> None:
    network = plan("A funds B", "B funds C existing", "A supports C", "C supports E planned")
    found = project(network, **limits)  # type: ignore[arg-type]
    assert "".join(found.ids) == ids
    assert list(arcs(found)) == expected
    assert found.ties == len(expected)


@given(bodies())
def test_contacts_arcs_and_counts_belong_together(made: dict[str, dict[str, dict[str, str]]]) -> None:
    found = project(Plan.of_bodies(made))
    contacts = {frozenset(pair) for pair in found.arcs}
    assert contacts == {frozenset(pair) for pair in found.pairs}
    assert sum(found.held) == 2 * found.ties
    for node, others in enumerate(found.neighbours):
        assert node not in others
        assert all(node in found.neighbours[other] for other in others)
        assert len(others) <= found.held[node]


@given(ANY_PLANS)
def test_any_plan_however_damaged_has_a_graph(found: Plan) -> None:
    graph = project(found)
    assert set(graph.ids) <= set(found.stakeholders)
    assert graph.ties <= len(found.ties)
    held = graph.networkx()
    assert set(held.nodes) == set(graph.ids)
    assert held.number_of_edges() == len(graph.arcs)


def test_the_graph_for_networkx_has_ids_directions_and_weights() -> None:
    held = project(plan("A funds B", "A supports B", "B coordinates C")).networkx()
    assert dict(held["A"]["B"]) == {"weight": 2}
    assert sorted(held.edges) == [("A", "B"), ("B", "C"), ("C", "B")]
    assert list(held.nodes) == ["A", "B", "C", "E"]


@pytest.mark.parametrize(
    ("place", "wanted", "inside"),
    [
        ("P", "P", True), ("P", "D", True), ("P", "G", True), ("G", "P", False), ("M", "D", False), (None, "G", False),
        (None, None, True), ("P", None, True), ("GONE", "G", False), ("X", "G", False), ("X", "Y", True),
    ],
)  # fmt: skip
def test_a_place_lies_in_what_it_belongs_to_at_any_distance(
    place: str | None, wanted: str | None, inside: bool
) -> None:
    assert within(plan(), place, wanted) == inside


def test_a_question_without_strategies_wants_all_and_those_of_nowhere_too() -> None:
    today = date(2026, 6, 1)
    assert Question(today=today).wants("S")
    assert Question(today=today).wants(None)
    chosen = Question(today=today, strategies=frozenset("S"))
    assert [chosen.wants(id) for id in ("S", "T", None)] == [True, False, False]
