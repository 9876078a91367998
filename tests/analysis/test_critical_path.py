"""The critical path of projects that the textbooks work out, and what slack means: to use it up changes nothing."""

from collections.abc import Mapping

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.analysis.schedule.critical_path import CriticalPath, critical_path

CONSTRUCTION = {
    "A": (2, ""), "B": (4, "A"), "C": (10, "B"), "D": (6, "C"), "E": (4, "C"), "F": (5, "E"), "G": (7, "D"),
    "H": (9, "EG"), "I": (7, "C"), "J": (8, "FI"), "K": (4, "J"), "L": (5, "J"), "M": (2, "H"), "N": (6, "KL"),
}  # fmt: skip
"""Reliable Construction Co., Hillier and Lieberman, Introduction to Operations Research, chapter on PERT and CPM."""

Project = Mapping[str, tuple[int, str]]


def worked_out(project: Project) -> CriticalPath:
    return critical_path({id: days for id, (days, _waits) in project.items()},
                         {id: waits for id, (_days, waits) in project.items()})  # fmt: skip


def slacks(found: CriticalPath) -> dict[str, int]:
    return {step.id: step.slack for step in found.steps if step.slack}


def test_the_construction_company_builds_in_forty_four_weeks() -> None:
    found = worked_out(CONSTRUCTION)
    assert (found.length, "".join(found.chain)) == (44, "ABCEFJLN")
    assert slacks(found) == {"D": 4, "G": 4, "H": 4, "M": 4, "I": 2, "K": 1}
    assert {step.id: (step.earliest, step.finish) for step in found.steps}["H"] == (29, 38)
    assert (found.circular, found.unknown) == ((), ())


@pytest.mark.parametrize(
    ("step", "days", "length", "chain"),
    [("I", 8, 44, "ABCEFJLN"), ("I", 10, 45, "ABCIJLN"), ("G", 12, 45, "ABCDGHM"), ("K", 5, 44, "ABCEFJKN"),
     ("A", 0, 42, "ABCEFJLN"), ("N", 20, 58, "ABCEFJLN")],
)  # fmt: skip
def test_a_step_that_takes_longer_than_its_slack_becomes_what_decides(
    step: str, days: int, length: int, chain: str
) -> None:
    found = worked_out({**CONSTRUCTION, step: (days, CONSTRUCTION[step][1])})
    assert (found.length, "".join(found.chain)) == (length, chain)


def test_steps_are_told_by_when_they_can_begin_and_after_what_they_wait_for() -> None:
    found = worked_out(CONSTRUCTION)
    turn = {step.id: place for place, step in enumerate(found.steps)}
    assert [step.earliest for step in found.steps] == sorted(step.earliest for step in found.steps)
    assert all(turn[other] < turn[id] for id, (_days, waits) in CONSTRUCTION.items() for other in waits)


@pytest.mark.parametrize(
    ("project", "length", "chain"),
    [
        ({}, 0, ""), ({"A": (5, "")}, 5, "A"), ({"A": (5, ""), "B": (3, "")}, 5, "A"),
        ({"A": (0, ""), "B": (0, "A")}, 0, "AB"), ({"A": (2, ""), "B": (2, ""), "C": (1, "AB")}, 3, "AC"),
        ({"A": (2, "Z"), "B": (1, "A")}, 3, "AB"),
    ],
    ids=["nothing", "one step", "side by side", "milestones", "two as long", "waits for nobody knows what"],
)  # fmt: skip
def test_small_projects(project: Project, length: int, chain: str) -> None:
    found = worked_out(project)
    assert (found.length, "".join(found.chain)) == (length, chain)


@pytest.mark.parametrize(
    ("project", "circular"),
    [({"A": (1, "A")}, "A"), ({"A": (1, "B"), "B": (1, "A")}, "AB"),
     ({"A": (1, ""), "B": (1, "AC"), "C": (1, "B"), "D": (9, "C")}, "BC"),
     ({"A": (1, "B"), "B": (1, "A"), "C": (1, "B"), "D": (1, "CE"), "E": (1, "D")}, "ABCDE")],
)  # fmt: skip
def test_what_waits_for_itself_is_said_and_left_out(project: Project, circular: str) -> None:
    found = worked_out(project)
    assert "".join(found.circular) == circular
    assert {step.id for step in found.steps} == set(project) - set(circular)


def test_a_step_of_unknown_length_counts_nothing_and_is_said() -> None:
    found = critical_path({"A": 5, "B": None, "C": 2}, {"B": "A", "C": "B"})
    assert (found.length, found.unknown) == (7, ("B",))
    assert found.chain == ("A", "B", "C")


@st.composite
def projects(draw: st.DrawFn) -> dict[str, tuple[int, str]]:
    """Up to eight steps, each of which may wait for earlier ones."""
    ids = "ABCDEFGH"[: draw(st.integers(1, 8))]
    return {
        id: (draw(st.integers(0, 9)), "".join(sorted(draw(st.sets(st.sampled_from(ids[:n]))))) if n else "")
        for n, id in enumerate(ids)
    }


@given(projects())
def test_the_length_is_that_of_the_longest_way_through(project: dict[str, tuple[int, str]]) -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from([*project, "END"])
    for id, (days, waits) in project.items():
        graph.add_edges_from(((other, id) for other in waits), weight=0)
        for other in graph.successors(id):
            graph[id][other]["weight"] = days
        graph.add_edge(id, "END", weight=days)
    for one, other in graph.edges:
        graph[one][other]["weight"] = project[one][0]
    assert worked_out(project).length == nx.dag_longest_path_length(graph, weight="weight")


@given(projects(), st.data())
def test_slack_can_be_used_up_without_harm_and_not_a_day_more(
    project: dict[str, tuple[int, str]], data: st.DataObject
) -> None:
    found = worked_out(project)
    step = data.draw(st.sampled_from(found.steps))
    for more in (step.slack, step.slack + 1):
        slower = {**project, step.id: (project[step.id][0] + more, project[step.id][1])}
        assert worked_out(slower).length == found.length + (more - step.slack)


@given(projects())
def test_every_step_of_the_chain_follows_on_the_one_before_without_a_day_between(
    project: dict[str, tuple[int, str]],
) -> None:
    found = worked_out(project)
    steps = {step.id: step for step in found.steps}
    day = 0
    for id in found.chain:
        assert (steps[id].earliest, steps[id].slack) == (day, 0)
        day = steps[id].finish
    assert day == found.length
