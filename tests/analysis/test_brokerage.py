"""The roles of brokers after Gould and Fernandez: by hand, and against counting every path."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from planner.analysis.network.brokerage import Brokerage, brokerage


def by_hand(arcs: set[tuple[int, int]], groups: list[str | None]) -> list[Brokerage | None]:
    """Every ordered triple of different nodes."""
    counts = [dict.fromkeys(("coordinator", "itinerant", "gatekeeper", "representative", "liaison"), 0) for _ in groups]
    nodes = [node for node, group in enumerate(groups) if group is not None]
    for a, v, b in product(nodes, repeat=3):
        if len({a, v, b}) == 3 and (a, v) in arcs and (v, b) in arcs and (a, b) not in arcs:
            match (groups[a] == groups[v], groups[v] == groups[b], groups[a] == groups[b]):
                case (True, True, _):
                    role = "coordinator"
                case (True, False, _):
                    role = "representative"
                case (False, True, _):
                    role = "gatekeeper"
                case (_, _, True):
                    role = "itinerant"
                case _:
                    role = "liaison"
            counts[v][role] += 1
    return [None if group is None else Brokerage(**counts[node]) for node, group in enumerate(groups)]


@given(st.data())
def test_agrees_with_counting_every_path(data: st.DataObject) -> None:
    groups = data.draw(st.lists(st.sampled_from(["A", "B", "C", None]), max_size=8))
    nodes = range(len(groups))
    pairs = [(a, b) for a in nodes for b in nodes if a != b]
    arcs = data.draw(st.sets(st.sampled_from(pairs), max_size=40)) if pairs else set()
    assert brokerage(arcs, groups) == by_hand(arcs, groups)


def test_one_broker_in_every_role() -> None:
    """The middle (1, of sector A) gets from 0 of A, 3 of B and 5 of C, and hands on to 2 of A and 4 of B."""
    groups: list[str | None] = ["A", "A", "A", "B", "B", "C"]
    arcs = {(0, 1), (3, 1), (5, 1), (1, 2), (1, 4)}
    middle = Brokerage(coordinator=1, itinerant=1, gatekeeper=2, representative=1, liaison=1)
    assert brokerage(arcs, groups)[1] == middle
    assert middle.total == 6
    closed = brokerage(arcs | {(0, 2), (5, 4)}, groups)[1]
    assert closed == Brokerage(itinerant=1, gatekeeper=2, representative=1)
    assert brokerage(arcs, [None if group == "C" else group for group in groups])[1] == Brokerage(1, 1, 1, 1, 0)


def test_a_mutual_tie_counts_both_ways_and_nobody_stands_between_one_and_itself() -> None:
    both = {(0, 1), (1, 0), (1, 2), (2, 1)}
    assert brokerage(both, ["A", "B", "A"]) == [Brokerage(), Brokerage(itinerant=2), Brokerage()]
    assert brokerage({(0, 1), (1, 0)}, ["A", "B"]) == [Brokerage(), Brokerage()]
