"""Progress up the tree by several weights, one status in five dialects, and indicators never added up wrongly."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.analysis.progress.indicators import measurements, reached
from planner.analysis.progress.panels import panels
from planner.analysis.progress.statuses import CROSSWALK, Said, progress, said
from planner.analysis.question import Question
from planner.analysis.totals import UNKNOWN, totals
from planner.i18n import set_language
from planner.model.plan import Plan
from planner.model.vocabularies import STATUS

ASKED = Question(today=date(2026, 6, 15))
Bodies = dict[str, dict[str, dict[str, str]]]


def item(parent: str, **more: str) -> dict[str, str]:
    return {"title.es": "x", "place": f"{parent} a0", **more}


def report(item: str, status: str, percent: str = "") -> dict[str, str]:
    return {"item": item, "period": "2026-C1", "status": status} | ({"percent": percent} if percent else {})


def asks(item: str, amount: str) -> dict[str, str]:
    return {"item": item, "kind": "requested", "amount": amount}


def bodies() -> Bodies:
    """Two axes: one with a finished heavy action and an idle one, one with an action that nobody reported on."""
    return {
        "strategies": {"S": {"title.es": "E", "state": "approved"}, "F": {"title.es": "M", "kind": "framework"}},
        "items": {"A": item("S"), "B": item("S"), "a1": item("A", weight="3"), "a2": item("A"), "b1": item("B"),
                  "f": item("F")},
        "reports": {"1": report("a1", "complete"), "2": report("a2", "not_started"), "3": report("f", "complete")},
        "budget_lines": {"m1": asks("a1", "100 GTQ"), "m2": asks("a2", "300 GTQ"), "m3": asks("b1", "600 GTQ")},
    }  # fmt: skip


def test_progress_is_rolled_up_equally_by_weight_and_by_money() -> None:
    (found,) = progress(Plan.of_bodies(bodies()), ASKED)
    assert {each.id: (each.equal, each.weighted, each.by_money) for each in found.standings} == {
        "S": (25, 38, 10), "A": (50, 75, 25), "B": (None, None, None),
        "a1": (100, 100, 100), "a2": (0, 0, 0), "b1": (None, None, None),
    }  # fmt: skip
    assert found.whole.counts == {"complete": 1, "not_started": 1, UNKNOWN: 1}


def test_several_currencies_are_never_weighed_together() -> None:
    plan = bodies()
    plan["budget_lines"]["m3"]["amount"] = "600 USD"
    (found,) = progress(Plan.of_bodies(plan), ASKED)
    assert found.whole.by_money is None
    assert found.currencies == ("GTQ", "USD")
    assert "las monedas nunca se suman" in panels(Plan.of_bodies(plan), ASKED)[0].notes[-1]


@given(st.lists(st.sampled_from([term.code for term in STATUS]), min_size=1, max_size=6), st.data())
def test_actions_are_counted_the_same_wherever_they_stand(statuses: list[str], data: st.DataObject) -> None:
    plan: Bodies = {"strategies": {"S": {"title.es": "E"}}, "items": {"A": item("S"), "B": item("A")}, "reports": {}}
    for n, status in enumerate(statuses):
        plan["items"][f"i{n}"] = item(data.draw(st.sampled_from(["S", "A", "B"])))
        plan["reports"][f"r{n}"] = report(f"i{n}", status)
    (found,) = progress(Plan.of_bodies(plan), ASKED)
    for term in STATUS:
        assert found.whole.counts.get(term.code, 0) == statuses.count(term.code)


@pytest.mark.parametrize(
    ("status", "progress", "words"),
    [
        ("not_started", None, Said("Not started", "Milestone not started", "1", 0)),
        ("limited", 60, Said("Limited", "Milestone started", "2", 49)),
        ("limited", None, Said("Limited", "Milestone started", "2", None)),
        ("substantial", 40, Said("Substantial", "Milestone started", "2", 50)),
        ("complete", 80, Said("Complete", "Milestone completed", "3/4", 100)),
        ("suspended", 30, Said("", "", "6", 30)),
        ("no_evidence", 30, Said("No evidence available", "", "", None)),
        (None, 30, Said("", "", "", None)),
    ],
)
def test_a_status_is_said_as_each_side_says_it(status: str | None, progress: int | None, words: Said) -> None:
    set_language("en")
    assert said(status, progress) == words


def test_every_status_has_its_words() -> None:
    assert set(CROSSWALK) == {term.code for term in STATUS}


def value(kind: str, number: str, period: str = "", **group: str) -> dict[str, str]:
    return {"indicator": "N", "kind": kind, "value": number} | ({"period": period} if period else {}) | group


def measured(*values: dict[str, str], **indicator: str) -> Plan:
    return Plan.of_bodies({
        "strategies": {"S": {"title.es": "E"}}, "items": {"a": item("S")},
        "indicators": {"N": {"item": "a", "name.es": "N", **indicator}},
        "observations": {f"o{n}": body for n, body in enumerate(values)},
    })  # fmt: skip


SEXES = (value("actual", "10", "2026-C1", sex="women"), value("actual", "14", "2026-C1", sex="men"))


@pytest.mark.parametrize(
    ("indicator", "total"),
    [({}, Decimal(24)), ({"overlapping": "yes"}, None), ({"unit.es": "% de personas"}, None)],
)
def test_women_and_men_are_added_up_only_where_that_is_right(indicator: dict[str, str], total: Decimal | None) -> None:
    (found,) = measurements(measured(*SEXES, value("target", "48", "2026"), **indicator), ASKED)
    assert (found.whole.actual.value if found.whole.actual else None) == total
    assert reached(found.whole, None) == (0.5 if total else None)
    assert len(found.groups) == 2


def test_nothing_is_added_over_ages_or_beside_a_stated_whole() -> None:
    ages = (value("actual", "5", age_group="youth"), value("actual", "6", age_group="adults"))
    (by_age,) = measurements(measured(*ages), ASKED)
    assert by_age.whole.actual is None
    (stated,) = measurements(measured(*SEXES, value("actual", "30", "2026-C1")), ASKED)
    assert stated.whole.actual is not None
    assert (stated.whole.actual.value, stated.whole.actual.added) == (Decimal(30), False)


def test_the_way_done_counts_from_the_baseline_in_either_direction() -> None:
    def way(actual: str, *others: dict[str, str], **indicator: str) -> float | None:
        (found,) = measurements(measured(value("actual", actual, "2026-C1"), *others, **indicator), ASKED)
        return reached(found.whole, found.indicator.direction)

    assert way("15", value("baseline", "10"), value("target", "20", "2026")) == 0.5
    assert way("15", value("baseline", "20"), value("target", "10", "2026"), direction="down") == 0.5
    assert way("9", value("target", "10"), direction="down") == 1
    assert way("12", value("target", "10"), direction="down") is None
    assert way("12") is None


def test_contradicting_figures_stand_side_by_side_and_the_next_target_counts() -> None:
    plan = measured(
        value("actual", "20", "2026-C1"), value("actual", "24", "2026-C1"), value("actual", "18", "2025"),
        value("target", "60", "2026"), value("target", "90", "2027"), value("target", "25", "2025"),
    )  # fmt: skip
    (found,) = measurements(plan, ASKED)
    assert found.whole.actual is not None
    assert found.whole.actual.values == (Decimal(20), Decimal(24))
    assert found.whole.target is not None
    assert found.whole.target.value == Decimal(60)
    assert reached(found.whole, None) is None
    indicators = panels(plan, ASKED)[1]
    assert "20 / 24" in indicators.rows[0].cells


def test_the_panels_say_the_same_in_words_rows_and_bars() -> None:
    rolled, _indicators, dialects = panels(Plan.of_bodies(bodies()), ASKED)
    assert rolled.sentences[0] == "Una de 3 acciones está completada."
    assert rolled.sentences[-1] == "E: 25 % si todo cuenta igual; 38 % según el peso; 10 % según el dinero solicitado."
    assert sum(value or 0 for series in rolled.charts[0].series for value in series.values) == 3
    assert [row.goes for row in dialects.rows] == [("strategies", "S"), ("items", "a1"), ("items", "a2")]
    assert panels(Plan(), ASKED)[0].rows == ()


def test_a_report_on_a_milestone_counts_for_itself_in_every_table_of_statuses() -> None:
    with_milestone = bodies()
    with_milestone["reports"]["4"] = report("B", "substantial", "60")
    plan = Plan.of_bodies(with_milestone)
    (found,) = progress(plan, ASKED)
    assert found.whole.counts == {"complete": 1, "not_started": 1, "substantial": 1, UNKNOWN: 1}
    assert next(each.counts for each in found.standings if each.id == "B") == {"substantial": 1, UNKNOWN: 1}
    assert totals(plan, ASKED.today).actions_by_status == found.whole.counts
    rolled, _indicators, dialects = panels(plan, ASKED)
    shown = {row.goes[1]: row.cells[1] for row in rolled.rows if row.goes}
    assert (shown["S"], str(getattr(shown["B"], "code", ""))) == (None, "substantial")
    assert ("items", "B") in [row.goes for row in dialects.rows]
    assert [row.goes for row in panels(Plan.of_bodies(bodies()), ASKED)[2].rows if row.goes == ("items", "B")] == []
