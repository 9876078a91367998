"""Indicators: which target counts, how far the way is done, where it leads, and which figures may be added up."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.analysis.progress.indicators import Figure, Measured, Measurement, adds_up, measurements, reached
from planner.analysis.progress.panels import panels
from planner.analysis.question import Question
from planner.model.plan import Plan

ASKED = Question(today=date(2026, 6, 15))
Body = dict[str, str]


def value(kind: str, number: str, period: str = "", **group: str) -> Body:
    body = {"indicator": "N", "kind": kind, "value": number, **group}
    return body | ({"period": period} if period else {})


def measured(*values: Body, **indicator: str) -> Measurement:
    """The only indicator of a plan, with these values."""
    (found,) = measurements(plan(*values, **indicator), ASKED)
    return found


def plan(*values: Body, **indicator: str) -> Plan:
    return Plan.of_bodies(
        {
            "strategies": {"S": {"title.es": "Estrategia"}},
            "items": {"a": {"title.es": "Acción", "place": "S a0"}},
            "indicators": {"N": {"item": "a", "name.es": "Personas", **indicator}},
            "observations": {f"o{n}": body for n, body in enumerate(values)},
        }
    )


def shown(found: Figure | None) -> str:
    return "" if found is None else "/".join(str(number) for number in found.values)


TARGETS = (value("target", "25", "2025"), value("target", "60", "2026"), value("target", "90", "2027"))
YEARS = (value("actual", "24", "2023"), value("actual", "20", "2024"), value("actual", "10", "2025"),
         value("actual", "8", "2026"))  # fmt: skip


@pytest.mark.parametrize(
    ("newest", "target"),
    [
        ([], "90"), ([value("actual", "5", "2024")], "25"), ([value("actual", "5", "2025-C3")], "25"),
        ([value("actual", "5", "2026-C1")], "60"), ([value("actual", "5", "2026")], "60"),
        ([value("actual", "5", "2027-01")], "90"), ([value("actual", "5", "2029")], "90"),
        ([value("actual", "5")], "90"),
    ],
)  # fmt: skip
def test_the_target_of_the_same_time_or_the_next_one_counts(newest: list[Body], target: str) -> None:
    assert shown(measured(*TARGETS, *newest).whole.target) == target


def test_values_stand_by_period_and_the_newest_counts_whatever_the_order_they_came_in() -> None:
    for order in (YEARS, YEARS[::-1]):
        whole = measured(*order).whole
        assert [shown(one) for one in whole.actuals] == ["24", "20", "10", "8"]
        assert shown(whole.actual) == "8"


def test_a_value_without_a_period_is_older_than_any_with_one() -> None:
    whole = measured(value("actual", "99"), value("actual", "5", "2020")).whole
    assert [shown(one) for one in whole.actuals] == ["99", "5"]
    assert whole.trend is None, "nobody knows what came before"


@pytest.mark.parametrize(
    ("values", "trend"),
    [(YEARS, -1), (YEARS[:1], None), ((*YEARS, value("actual", "8", "2027")), 0),
     ((*YEARS, value("actual", "8.5", "2027")), 1), ((YEARS[0], YEARS[3], value("actual", "9", "2026")), None)],
    ids=["fewer every year", "only one", "the same", "more again", "contradicting"],
)  # fmt: skip
def test_where_it_leads_is_told_by_the_last_two_that_are_known(values: tuple[Body, ...], trend: int | None) -> None:
    assert measured(*values).whole.trend == trend


@pytest.mark.parametrize(
    ("actual", "target", "baseline", "direction", "done"),
    [
        ("0", "100", "0", "up", 0), ("50", "100", "0", "up", 0.5), ("100", "100", "0", "up", 1),
        ("120", "100", "0", "up", 1.2), ("60", "100", "20", "up", 0.5), ("10", "100", "20", "up", -0.125),
        ("60", "20", "100", "down", 0.5), ("20", "20", "100", "down", 1), ("0", "20", "100", "down", 1.25),
        ("100", "20", "100", "down", 0), ("110", "20", "100", "down", -0.125), ("30", "20", "100", "", 0.875),
        ("50", "100", "", "up", 0.5), ("50", "100", "", "", 0.5), ("50", "0", "", "up", None),
        ("15", "20", "", "down", 1), ("25", "20", "", "down", None), ("0", "0", "", "down", 1),
        ("5", "5", "5", "up", 1), ("", "5", "1", "up", None), ("5", "", "1", "up", None),
    ],
)  # fmt: skip
def test_how_much_of_the_way_is_done(
    actual: str, target: str, baseline: str, direction: str, done: float | None
) -> None:
    told = {"actual": actual, "target": target, "baseline": baseline}
    found = measured(*(value(kind, number, "2026") for kind, number in told.items() if number))
    share = reached(found.whole, direction or None)
    assert share == (None if done is None else pytest.approx(done))


@given(st.decimals(-999, 999, places=1), st.decimals(-999, 999, places=1), st.decimals(-999, 999, places=1))
def test_from_the_baseline_nothing_is_done_and_at_the_target_all(base: Decimal, goal: Decimal, now: Decimal) -> None:
    def at(number: Decimal) -> float | None:
        known = [Figure(None, (each,)) for each in (base, goal, number)]
        return reached(Measured(("", "", "", ""), known[0], known[1], (known[2],)), "up")

    if base != goal:
        assert (at(base), at(goal)) == (0, 1)
        turned = reached(Measured(("", "", "", ""), Figure(None, (-base,)), Figure(None, (-goal,)),
                                  (Figure(None, (-now,)),)), "down")  # fmt: skip
        assert at(now) == turned, "what falls is measured like what rises"


def test_figures_that_contradict_one_another_reach_nothing() -> None:
    found = measured(value("actual", "5", "2026"), value("actual", "7", "2026"), value("target", "10", "2026"))
    assert shown(found.whole.actual) == "5/7"
    assert reached(found.whole, None) is None
    same = measured(value("actual", "5", "2026"), value("actual", "5", "2026"), value("target", "10", "2026"))
    assert (shown(same.whole.actual), reached(same.whole, None)) == ("5", 0.5)


def test_what_was_said_in_words_stands_beside_the_figures() -> None:
    said = {"indicator": "N", "kind": "actual", "period": "2026", "said.es": "Alta", "said.en": "High"}
    whole = measured(said).whole
    assert whole.actual is not None
    assert (whole.actual.value, whole.actual.words) == (None, ("Alta",))
    assert reached(whole, None) is None
    both = measured(said, value("actual", "4", "2026")).whole
    assert both.actual is not None
    assert (both.actual.value, both.actual.words) == (Decimal(4), ("Alta",))
    empty = {"indicator": "N", "kind": "actual", "period": "2026"}
    assert measured(empty).whole.actuals == (), "a row without a value says nothing"


def sexes(women: str, men: str, period: str = "2026") -> tuple[Body, Body]:
    return value("actual", women, period, sex="women"), value("actual", men, period, sex="men")


@pytest.mark.parametrize(
    ("values", "total"),
    [
        (sexes("10", "14"), "24"), (sexes("10", "14")[:1], ""),
        ((*sexes("1", "2", "2025"), *sexes("10", "14")), "24"),
        ((*sexes("1", "2", "2025"), value("actual", "9", "2026", sex="women")), "3"),
        ((*sexes("10", "14"), value("actual", "11", "2026", sex="women")), ""),
        ((*sexes("10", "14"), value("actual", "30", "2026")), "30"),
        ((value("actual", "3", "2026", age_group="youth"), value("actual", "4", "2026", age_group="adults")), ""),
        ((value("actual", "3", "2026", people="maya"), value("actual", "4", "2026", people="xinka")), ""),
        ((value("actual", "3", "2026", sex="women", age_group="youth"),
          value("actual", "4", "2026", sex="men", age_group="youth")), ""),
    ],
    ids=["both", "one", "the newest of both", "the last time both were known", "contradicting", "stated",
         "ages", "peoples", "within an age"],
)  # fmt: skip
def test_only_women_and_men_of_one_time_are_added_up(values: tuple[Body, ...], total: str) -> None:
    assert shown(measured(*values).whole.actual) == total


@pytest.mark.parametrize(
    ("unit", "adding"),
    [("personas", True), ("talleres", True), ("", True), ("% de hogares", False), ("Porcentaje", False),
     ("promedio de días", False), ("tasa por mil", False), ("puntos", False), ("Índice", False), ("score", False)],
)  # fmt: skip
def test_shares_means_and_scores_are_never_added_up(unit: str, adding: bool) -> None:
    indicator = measured(**({"unit.es": unit} if unit else {})).indicator
    assert adds_up(indicator) == adding
    assert not adds_up(measured(overlapping="yes").indicator)


def test_groups_stand_apart_each_with_its_own_target() -> None:
    found = measured(*sexes("10", "14"), value("target", "20", "2026", sex="women"), value("target", "50", "2026"))
    assert [(one.group[0], shown(one.actual), shown(one.target)) for one in found.groups] == [
        ("men", "14", ""), ("women", "10", "20"),
    ]  # fmt: skip
    assert reached(found.groups[1], None) == 0.5
    assert reached(found.whole, None) == pytest.approx(0.48)


def test_indicators_stand_in_the_order_of_their_trees() -> None:
    base = plan()
    items = {"b": {"title.es": "B", "place": "a a0"}, "c": {"title.es": "C", "place": "S Zz"}}
    indicators = {id: {"item": id, "name.es": id} for id in ("b", "S", "c")}
    found = measurements(base.replacing({"items": items, "indicators": indicators}), ASKED)
    assert [one.indicator.item for one in found] == ["S", "c", "a", "b"]


def test_only_what_was_asked_for_is_measured() -> None:
    other = plan().replacing({"strategies": {"T": {"title.es": "Otra"}}})
    assert measurements(other, Question(today=ASKED.today, strategies=frozenset("T"))) == []
    assert len(measurements(other, Question(today=ASKED.today, strategies=frozenset("S")))) == 1


def test_the_panel_says_target_value_and_share() -> None:
    panel = panels(plan(value("baseline", "10", "2025"), *TARGETS, value("actual", "35", "2026-C1")), ASKED)[1]
    cells = [str(cell) for cell in panel.rows[0].cells]
    assert "35" in " ".join(cells)
    assert "60" in " ".join(cells)
    assert any("50" in cell or "0.5" in cell for cell in cells)
