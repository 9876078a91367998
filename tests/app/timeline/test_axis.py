"""The axis, the bars on it, and dates moved by steps: plain values, no app."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.analysis.schedule.intervals import interval
from planner.app.timeline.axis import ZOOMS, Axis, fitting, written
from planner.app.timeline.bars import CERTAIN, CLOSES, OPENS, POINT, POSSIBLE, bar_of
from planner.changes.shifting import Which, shift, shifted
from planner.model.dates import read_when
from planner.model.plan import Plan

START = date(2026, 1, 1).toordinal()
MONTHLY = Axis(START, 30, 24)

days = st.dates(date(1990, 1, 1), date(2080, 1, 1))
axes = st.builds(Axis, days.map(date.toordinal), st.sampled_from(ZOOMS), st.integers(8, 120))


@given(days, st.integers(0, 9_000), st.integers(20, 150))
def test_all_of_it_fits_at_first_unless_it_is_longer_than_any_zoom(first: date, length: int, width: int) -> None:
    last = first + timedelta(days=length)
    axis = fitting(first, last, width)
    if length < (width - 4) * ZOOMS[-1]:
        assert 0 <= axis.column(first) <= axis.column(last) < width


@given(axes, st.sampled_from([-1, 1]))
def test_zooming_keeps_the_day_it_is_asked_to_keep(axis: Axis, by: int) -> None:
    kept = axis.day(axis.width // 3)
    assert axis.zoomed(by, kept).column(kept) == axis.width // 3


@given(axes)
def test_headings_never_run_into_one_another(axis: Axis) -> None:
    for ticks in (axis.coarse(), axis.fine()):
        line = written(ticks, axis.width)
        assert len(line) == axis.width
        assert set(line.split()) <= {word for _column, words in ticks for word in words.split()}


@pytest.mark.parametrize(
    ("start", "end", "columns"),
    [
        ("2026-01", "2026-04", {0: POSSIBLE, 1: CERTAIN, 2: CERTAIN, 3: POSSIBLE}),
        (None, "2026-03-10", {2: POINT}),
        (None, "2026-Q2", {3: POSSIBLE, 4: POSSIBLE, 5: POSSIBLE, 6: CLOSES}),
        ("2026-Q2", None, {3: OPENS, 4: POSSIBLE, 5: POSSIBLE, 6: POSSIBLE}),
        (None, None, {}),
    ],
)
def test_a_bar_shows_how_exactly_its_ends_are_known(
    start: str | None, end: str | None, columns: dict[int, str]
) -> None:
    shown = bar_of(interval(read_when(start or ""), read_when(end or "")), MONTHLY).columns
    assert shown == columns


def test_a_bar_out_of_sight_says_on_which_side_it_lies() -> None:
    assert bar_of(interval(read_when("2020"), read_when("2021")), MONTHLY).left
    assert bar_of(interval(read_when("2040"), read_when("2041")), MONTHLY).right


@pytest.mark.parametrize(
    ("text", "months", "later"),
    [("2026", 12, "2027"), ("2026-Q4", 3, "2027-Q1"), ("2026-C3", 4, "2027-C1"), ("2026-S1", 6, "2026-S2"),
     ("2026-12", 1, "2027-01"), ("2026-01-31", 1, "2026-02-28"), ("9999", 12, None)],
)  # fmt: skip
def test_a_moved_date_stays_as_precise_as_it_was(text: str, months: int, later: str | None) -> None:
    when = read_when(text)
    assert when is not None
    after = shifted(when, months, 1)
    assert (after.text if after else None) == later


def changes(start: str, end: str, which: Which, by: int) -> dict[str | None, object]:
    body = {"title.es": "x", "place": "S a0", "start": start, "end": end}
    plan = Plan.of_bodies({
        "strategies": {"S": {"title.es": "S"}},
        "items": {"i": {leaf: text for leaf, text in body.items() if text}},
    })  # fmt: skip
    return {change.leaf: change.after for change in shift(plan, "i", which, by, 7)}


def test_both_dates_move_by_the_longer_of_their_steps() -> None:
    assert changes("2026-03-15", "2026", "both", 1) == {"start": "2027-03-15", "end": "2027"}
    assert changes("2026-01-01", "2026-01-31", "both", 1) == {"start": "2026-01-08", "end": "2026-02-07"}
    assert changes("2026-Q1", "2026-C2", "both", -1) == {"start": "2025-Q1", "end": "2025-C2"}


def test_nothing_moves_that_is_not_there_or_would_end_before_it_starts() -> None:
    assert changes("", "2026", "start", 1) == {}
    assert changes("2026-05", "2026-06", "end", -1) == {"end": "2026-05"}
    assert changes("2026-05", "2026-05", "end", -1) == {}
