"""The period that a report is about when nobody says another: like those of the newest reports, around today."""

from datetime import date

import pytest

from planner.model.dates import read_when
from planner.model.plan import Plan
from planner.model.progress import period_like, present


@pytest.mark.parametrize(
    ("day", "like", "period"),
    [
        ("2024-07-02", None, "2024-C2"), ("2024-04-30", None, "2024-C1"), ("2024-05-01", None, "2024-C2"),
        ("2024-12-31", None, "2024-C3"), ("2024-07-02", "2020", "2024"), ("2024-07-02", "2020-S1", "2024-S2"),
        ("2024-06-30", "2020-S2", "2024-S1"), ("2024-07-02", "2023-Q1", "2024-Q3"),
        ("2024-03-31", "2023-Q4", "2024-Q1"), ("2024-07-02", "2023-12", "2024-07"),
        ("2024-07-02", "2023-12-24", "2024-07-02"),
    ],
)  # fmt: skip
def test_today_is_in_a_period_as_long_as_another(day: str, like: str | None, period: str) -> None:
    today = date.fromisoformat(day)
    found = read_when(present(today, read_when(like) if like else None))
    assert found is not None
    assert found.text == period
    assert found.first <= today <= found.last


def reported(**periods: str) -> Plan:
    """A strategy with an action in it, one elsewhere, and a report on each of those that are named."""
    return Plan.of_bodies(
        {
            "strategies": {"S": {"title.es": "S"}, "T": {"title.es": "T"}},
            "items": {"I": {"title.es": "I", "place": "S a0"}, "K": {"title.es": "K", "place": "T a0"}},
            "reports": {f"R{id}": {"item": id, "period": period} for id, period in periods.items()},
        }
    )


@pytest.mark.parametrize(
    ("periods", "expected"),
    [
        ({}, "2024-C2"), ({"I": "2024-Q1"}, "2024-Q3"), ({"S": "2023-S1"}, "2024-S2"), ({"K": "2024-Q1"}, "2024-C2"),
        ({"I": "2024-02", "S": "2023"}, "2024-07"), ({"I": "2022-Q1", "S": "2023"}, "2024"),
    ],
)  # fmt: skip
def test_a_strategy_is_reported_on_as_it_was_last(periods: dict[str, str], expected: str) -> None:
    assert period_like(reported(**periods), "S", date(2024, 7, 2)) == expected
