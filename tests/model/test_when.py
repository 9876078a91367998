"""Dates as intervals: what a text covers, what is certain of two of them, how they are ordered, said and typed."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.i18n import LANGUAGES, Language, speaking
from planner.model import value_kinds
from planner.model.dates import When, read_when, typed_when

FORMS = ("2024", "2024-S1", "2024-S2", "2024-C1", "2024-C2", "2024-C3", "2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4",
         *(f"2024-{month:02}" for month in range(1, 13)), "2024-02-29", "2024-12-31", "2023", "2025-01-01")  # fmt: skip


def when(text: str) -> When:
    found = read_when(text)
    assert found is not None, text
    return found


def days(text: str) -> set[date]:
    found = when(text)
    return {found.first + timedelta(days=n) for n in range((found.last - found.first).days + 1)}


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-S1", "2024-01-01", "2024-06-30"), ("2024-S2", "2024-07-01", "2024-12-31"),
        ("2024-C1", "2024-01-01", "2024-04-30"), ("2024-C2", "2024-05-01", "2024-08-31"),
        ("2024-C3", "2024-09-01", "2024-12-31"),
        ("2024-Q1", "2024-01-01", "2024-03-31"), ("2024-Q4", "2024-10-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"), ("2023-02", "2023-02-01", "2023-02-28"),
        ("1900-02", "1900-02-01", "1900-02-28"), ("2000-02", "2000-02-01", "2000-02-29"),
        ("2024-12", "2024-12-01", "2024-12-31"), ("2024-06-30", "2024-06-30", "2024-06-30"),
        ("0001", "0001-01-01", "0001-12-31"), ("9999-Q4", "9999-10-01", "9999-12-31"),
    ],
)  # fmt: skip
def test_a_date_covers_all_its_days(text: str, first: str, last: str) -> None:
    found = when(text)
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)
    assert found.exact == (first == last)


@pytest.mark.parametrize(
    "text",
    ["", "0000", "24", "2024-", "2024-0", "2024-00", "2024-13", "2024-Q0", "2024-Q5", "2024-C4", "2024-S3", "2024-q1",
     "2024-02-30", "2023-02-29", "2024-1-1", "2024/06", "2024-06-", "2024-06-31", "2024-T1", " 2024", "2024\n",
     "20240630", "2024-Q1-01", "٢٠٢٤", "2024-06-30T00:00"],
)  # fmt: skip
def test_what_is_on_no_calendar_is_no_date(text: str) -> None:
    assert read_when(text) is None


@pytest.mark.parametrize("parts", ["QQQQ", "CCC", "SS"], ids=["quarters", "thirds", "halves"])
def test_the_parts_of_a_year_follow_one_another_and_make_it_whole(parts: str) -> None:
    spans = [when(f"2024-{letter}{number}") for number, letter in enumerate(parts, 1)]
    assert spans[0].first == when("2024").first
    assert spans[-1].last == when("2024").last
    for one, other in pairwise(spans):
        assert other.first - one.last == timedelta(days=1)
        assert one.before(other)


def test_two_quarters_are_a_half_and_two_months_of_a_third_are_not() -> None:
    assert days("2024-Q3") | days("2024-Q4") == days("2024-S2")
    assert days("2024-05") | days("2024-06") < days("2024-C2")


@pytest.mark.parametrize(("one", "other"), [*combinations(FORMS, 2)][::7])
def test_before_means_every_day_and_perhaps_before_means_some_day(one: str, other: str) -> None:
    for left, right in ((one, other), (other, one)):
        certain = all(a < b for a in days(left) for b in (min(days(right)),))
        possible = min(days(left)) < max(days(right))
        assert when(left).before(when(right)) == certain
        assert when(left).perhaps_before(when(right)) == possible


@pytest.mark.parametrize(
    ("end", "certain", "possible"),
    [
        ("2024-07-01", True, True), ("2024-07-02", False, False), ("2024-07-03", False, False),
        ("2024-06", True, True), ("2024-07", False, True), ("2024-08", False, False),
        ("2024-Q2", True, True), ("2024-Q3", False, True), ("2024-C2", False, True), ("2024-S1", True, True),
        ("2024-S2", False, True), ("2023", True, True), ("2024", False, True), ("2025", False, False),
    ],
)  # fmt: skip
def test_an_end_is_past_on_a_day_only_when_none_of_its_days_is_left(end: str, certain: bool, possible: bool) -> None:
    today = date(2024, 7, 2)
    assert when(end).before(today) == certain
    assert when(end).perhaps_before(today) == possible


def test_dates_are_ordered_by_where_they_begin_and_the_shorter_first() -> None:
    expected = ["2023", "2024-01-01", "2024-01", "2024-Q1", "2024-C1", "2024-S1", "2024", "2024-02", "2024-Q2"]
    assert [one.text for one in sorted(map(when, reversed(expected)))] == expected
    assert max(map(when, expected)).text == "2024-Q2"


@pytest.mark.parametrize(
    ("text", "spanish", "english"),
    [
        ("2024", "2024", "2024"), ("2024-06-30", "30/06/2024", "30/06/2024"),
        ("2024-03", "marzo de 2024", "March 2024"), ("2024-09", "septiembre de 2024", "September 2024"),
        ("2024-Q1", "1.º trimestre de 2024", "quarter 1 of 2024"),
        ("2024-C3", "3.º cuatrimestre de 2024", "third 3 of 2024"),
        ("2024-S2", "2.º semestre de 2024", "half 2 of 2024"), ("0950", "0950", "0950"),
    ],
)  # fmt: skip
def test_a_date_is_said_as_precisely_as_it_is_known(text: str, spanish: str, english: str) -> None:
    for language, said in zip(LANGUAGES, (spanish, english), strict=True):
        with speaking(language):
            assert str(when(text)) == said


CASES = st.sampled_from([str.upper, str.lower, str.title])


@given(st.sampled_from(FORMS), st.sampled_from(LANGUAGES), CASES)
def test_what_is_said_may_be_typed_in_any_case(text: str, language: Language, written: Callable[[str], str]) -> None:
    with speaking(language):
        said = str(when(text))
    assert value_kinds.WHEN.understand(f" {written(said)} ") == text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("enero 2026", "2026-01"), ("ene 2026", "2026-01"), ("January 2026", "2026-01"), ("dic. 2026", "2026-12"),
        ("dec 2026", "2026-12"), ("aug 2026", "2026-08"), ("ago 2026", "2026-08"), ("set. 2026", "2026-09"),
        ("1 de ene de 2026", "2026-01-01"), ("1 January 2026", "2026-01-01"), ("31 de diciembre 2026", "2026-12-31"),
        ("Jan 1, 2026", "2026-01-01"), ("mayo 1 2026", "2026-05-01"), ("1-2-2026", "2026-02-01"),
        ("2026.6.3", "2026-06-03"), ("3.º trimestre del 2026", "2026-Q3"), ("4to trimestre 2026", "2026-Q4"),
        ("iv trimestre de 2026", "2026-Q4"), ("c2 2026", "2026-C2"), ("S1 de 2026", "2026-S1"),
        ("3rd third of 2026", "2026-C3"), ("first half of 2026", "2026-S1"), ("fourth quarter 2026", "2026-Q4"),
        ("2026 q 1", ""), ("2026 s2", "2026-S2"), ("primer trimestre de 2026", "2026-Q1"),
    ],
)  # fmt: skip
def test_people_type_dates_with_names_ordinals_and_points(typed: str, meant: str) -> None:
    assert typed_when(typed) == meant


@pytest.mark.parametrize(
    "typed", ["m 2026", "ma 2026", "marzzo 2026", "marte 2026", "trimestre 2026", "quinto trimestre 2026",
              "1 trimestre", "marzo", "1/2", "2026-06-30-01", "marzo de 26", "30 2026", "fin de 2026", "2026 o 2027"],
)  # fmt: skip
def test_what_only_looks_like_a_date_is_refused_and_not_guessed(typed: str) -> None:
    with pytest.raises(ValueError, match="aquí va una fecha"):
        value_kinds.WHEN.understand(typed)


@given(st.dates(date(1000, 1, 1), date(9999, 12, 31)))
def test_the_day_comes_before_the_month_whatever_stands_between(day: date) -> None:
    for mark in "/.-":
        assert value_kinds.WHEN.understand(f"{day.day}{mark}{day.month}{mark}{day.year}") == day.isoformat()
