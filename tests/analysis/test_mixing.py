"""Whether sectors keep to themselves, by hand."""

import pytest

from planner.analysis.network.brokerage import mixing


def test_within_and_between() -> None:
    """Three of A all in contact, two of B in contact, one contact between; nobody knows where the last belongs."""
    groups = ["A", "A", "A", "B", "B", None]
    whole, found = mixing([(0, 1), (0, 2), (1, 2), (3, 4), (2, 3), (4, 5)], groups)
    assert (whole.members, whole.internal, whole.external) == (5, 4, 1)
    assert whole.index == pytest.approx(-0.6)
    assert whole.by_chance == pytest.approx((6 - 4) / 10)
    assert (found["A"].internal, found["A"].external, found["A"].index) == (3, 1, -0.5)
    assert (found["B"].internal, found["B"].external, found["B"].index) == (1, 1, 0)
    assert found["A"].by_chance == pytest.approx((6 - 3) / 9)


def test_all_among_themselves_all_with_others_and_nobody() -> None:
    assert mixing([(0, 1)], ["A", "A"])[0].index == -1
    assert mixing([(0, 1)], ["A", "B"])[0].index == 1
    whole, found = mixing([], [None])
    assert (whole.index, whole.by_chance, found) == (None, None, {})
