"""When things are done, as exactly as it is known: certain and possible days, and what is gathered from below."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.analysis.due.figures import four_months
from planner.analysis.schedule.intervals import Interval, interval, intervals, own_interval
from planner.analysis.workload.figures import periods, runs
from planner.model.dates import When, read_when
from planner.model.plan import Plan

TEXTS = ("2025", "2026", "2026-S1", "2026-Q3", "2026-C2", "2026-02", "2026-06", "2026-06-15", "2026-12-31", "2027-01")
WHENS = st.none() | st.sampled_from(TEXTS).map(read_when)


def span(start: str, end: str) -> Interval:
    return interval(read_when(start), read_when(end))


def told(days: tuple[date, date] | None) -> str:
    return f"{days[0]} {days[1]}" if days else ""


@pytest.mark.parametrize(
    ("start", "end", "certain", "possible", "shortest", "longest"),
    [
        ("2026-03-01", "2026-03-10", "2026-03-01 2026-03-10", "2026-03-01 2026-03-10", 10, 10),
        ("2026-03-01", "2026-03-01", "2026-03-01 2026-03-01", "2026-03-01 2026-03-01", 1, 1),
        ("2026-01", "2026-03", "2026-01-31 2026-03-01", "2026-01-01 2026-03-31", 30, 90),
        ("2026", "2027", "2026-12-31 2027-01-01", "2026-01-01 2027-12-31", 2, 730),
        ("2026-S1", "2026-Q2", "", "2026-01-01 2026-06-30", 1, 181),
        ("2026-02", "2026-02", "", "2026-02-01 2026-02-28", 1, 28),
        ("2026-06", "2026-06-15", "2026-06-15 2026-06-15", "2026-06-01 2026-06-15", 1, 15),
        ("2026-06-15", "2026", "2026-06-15 2026-06-15", "2026-06-15 2026-12-31", 1, 200),
        ("2026-06", "2026-05-31", "", "2026-05-31 2026-06-30", None, None),
        ("", "2026-05", "", "2026-05-01 2026-05-31", None, None),
        ("2026-05", "", "", "2026-05-01 2026-05-31", None, None),
        ("", "", "", "", None, None),
    ],
)  # fmt: skip
def test_an_interval_tells_what_is_certain_from_what_is_possible(
    start: str, end: str, certain: str, possible: str, shortest: int | None, longest: int | None
) -> None:
    found = span(start, end)
    assert told(found.possible) == possible
    assert (found.shortest, found.longest) == (shortest, longest)
    assert told(found.certain) == certain


@given(WHENS, WHENS)
def test_what_is_certain_is_possible_and_the_shortest_is_never_the_longer(start: When | None, end: When | None) -> None:
    found = interval(start, end)
    if found.certain is not None and found.possible is not None:
        assert found.possible[0] <= found.certain[0] <= found.certain[1] <= found.possible[1]
    if found.longest is not None and found.shortest is not None and found.possible is not None:
        assert 1 <= found.shortest <= found.longest == (found.possible[1] - found.possible[0]).days + 1
    assert not found.gathered


def planned(**items: str) -> Plan:
    """A strategy with these items, each as its parent, its start and its end, `-` where there is none."""
    rows: dict[str, dict[str, str]] = {}
    for id, text in items.items():
        parent, start, end = text.split()
        dates = {"start": start, "end": end}
        rows[id] = {"title.es": id, "place": f"{parent} a0"} | {k: v for k, v in dates.items() if v != "-"}
    return Plan.of_bodies({"strategies": {"S": {"title.es": "S", "end": "2030"}}, "items": rows})


PLAN = planned(
    A="S - -", B="A 2026-03 -", C="A 2026-01-10 2026-02", D="A - 2026-C2", E="S 2025 -", F="E 2024 2031", G="S - -",
)  # fmt: skip


@pytest.mark.parametrize(
    ("id", "start", "end", "gathered"),
    [
        ("A", "2026-01-10 2026-01-10", "2026-05-01 2026-08-31", True),
        ("B", "2026-03-01 2026-03-31", "", False),
        ("C", "2026-01-10 2026-01-10", "2026-02-01 2026-02-28", False),
        ("E", "2025-01-01 2025-12-31", "2031-01-01 2031-12-31", True),
        ("G", "", "", False),
        ("S", "2025-01-01 2025-12-31", "2030-01-01 2030-12-31", True),
    ],
)  # fmt: skip
def test_what_has_no_date_has_that_of_what_is_right_below(id: str, start: str, end: str, gathered: bool) -> None:
    found = intervals(PLAN, "S")[id]
    assert (told(found.start), told(found.end), found.gathered) == (start, end, gathered)


def test_own_dates_alone_gather_nothing() -> None:
    assert own_interval(PLAN, "A") == Interval(None, None)
    assert told(own_interval(PLAN, "S").end) == "2030-01-01 2030-12-31"
    assert own_interval(PLAN, "nobody") == Interval(None, None)


@pytest.mark.parametrize(
    ("end", "period"),
    [
        ("2026-01-01", "2026-C1"), ("2026-04-30", "2026-C1"), ("2026-05", "2026-C2"), ("2026-12-31", "2026-C3"),
        ("2026-Q1", "2026-C1"), ("2026-Q2", "2026-Q2"), ("2026-C2", "2026-C2"), ("2026-S1", "2026-S1"),
        ("2026", "2026"), ("2026-Q4", "2026-C3"),
    ],
)  # fmt: skip
def test_an_end_lies_in_its_third_of_the_year_unless_it_is_known_more_roughly(end: str, period: str) -> None:
    found = read_when(end)
    assert found is not None
    assert four_months(found).text == period


@pytest.mark.parametrize(
    ("start", "end", "running"),
    [
        ("2026-01", "2026-12", "2026-C2 2026-C3"), ("-", "2026-08", "2026-C2"),
        ("2027-05", "-", "2027-C2 2027-C3 2028-C1"),
        ("2026-09-01", "2026-09-01", "2026-C3"), ("-", "2026-04", ""), ("-", "-", ""),
        ("2027", "2027", "2027-C1 2027-C2 2027-C3"),
    ],
)  # fmt: skip
def test_an_action_runs_in_every_period_it_may_touch(start: str, end: str, running: str) -> None:
    item = planned(I=f"S {start} {end}").items["I"]
    spans = periods(date(2026, 6, 15))
    assert [span.text for span in spans] == ["2026-C2", "2026-C3", "2027-C1", "2027-C2", "2027-C3", "2028-C1"]
    assert " ".join(span.text for span in spans if runs(item, span)) == running


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_the_periods_ahead_begin_with_today_and_leave_no_day_out(today: date) -> None:
    spans = periods(today)
    assert spans[0].first <= today <= spans[0].last
    for one, other in pairwise(spans):
        assert other.first - one.last == timedelta(days=1)
