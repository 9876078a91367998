"""Intervals, dependencies and the critical path, held to a textbook network and to what must never change."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from planner.analysis.question import Question
from planner.analysis.schedule.critical_path import critical_path
from planner.analysis.schedule.figures import Schedule, schedule
from planner.analysis.schedule.intervals import interval, intervals
from planner.analysis.schedule.panels import panels
from planner.model.dates import read_when
from planner.model.plan import Plan

ASKED = Question(today=date(2026, 6, 15))
Bodies = dict[str, dict[str, dict[str, str]]]


def test_the_textbook_network_has_its_known_path_and_floats() -> None:
    """Milwaukee Paper Manufacturing, the worked example of Heizer and Render, Operations Management, chapter 3."""
    days = {"A": 2, "B": 3, "C": 2, "D": 4, "E": 4, "F": 3, "G": 5, "H": 2}
    waits = {"C": "A", "D": "AB", "E": "C", "F": "C", "G": "DE", "H": "FG"}
    found = critical_path(days, waits)
    assert (found.length, found.chain) == (15, ("A", "C", "E", "G", "H"))
    assert {step.id: (step.earliest, step.slack) for step in found.steps} == {
        "A": (0, 0), "B": (0, 1), "C": (2, 0), "D": (3, 1), "E": (4, 0), "F": (4, 6), "G": (8, 0), "H": (13, 0),
    }  # fmt: skip


def test_circles_are_left_out_and_unknown_lengths_are_not_invented() -> None:
    waits = {"b": "a", "c": ["b", "d"], "d": "c", "e": "d", "f": "e"}
    found = critical_path({"a": 2, "b": None, "c": 9, "d": 9, "e": 1, "f": 1}, waits)
    assert found.circular == ("c", "d")
    assert found.unknown == ("b",)
    assert found.length == 2
    assert [step.id for step in found.steps] == ["a", "e", "f", "b"]


def test_an_interval_is_as_exact_as_its_dates() -> None:
    month = interval(read_when("2026-02"), read_when("2026-04"))
    assert month.certain == (date(2026, 2, 28), date(2026, 4, 1))
    assert month.possible == (date(2026, 2, 1), date(2026, 4, 30))
    assert (month.shortest, month.longest) == (33, 89)
    assert interval(read_when("2026"), read_when("2026")).certain is None
    assert interval(None, read_when("2026-04")).longest is None
    assert interval(read_when("2027"), read_when("2026")).longest is None
    assert interval(None, None).possible is None


def item(parent: str, **more: str) -> dict[str, str]:
    return {"title.es": "x", "place": f"{parent} a0", **more}


def depends(source: str, target: str) -> dict[str, str]:
    return {"source": source, "type": "depends_on", "target": target}


def test_what_has_no_dates_spans_what_is_below_it() -> None:
    plan = Plan.of_bodies({
        "strategies": {"S": {"title.es": "S"}},
        "items": {
            "e": item("S", end="2027"), "a": item("e", start="2026-02"),
            "b": item("e", start="2026-03-05", end="2026-04"),
        },
    })  # fmt: skip
    found = intervals(plan, "S")
    assert found["e"].start == (date(2026, 2, 1), date(2026, 2, 28))
    assert found["e"].end == (date(2027, 1, 1), date(2027, 12, 31))
    assert found["e"].gathered
    assert found["S"].possible == (date(2026, 2, 1), date(2027, 12, 31))


def test_dependencies_break_only_when_it_is_certain() -> None:
    plan = Plan.of_bodies({
        "strategies": {"S": {"title.es": "S"}},
        "items": {
            "first": item("S", start="2026-01", end="2026-03-31"), "sure": item("S", start="2026-03-30", end="2026-06"),
            "same": item("S", start="2026-03-31"), "rough": item("S", start="2026-03"),
            "ends": item("S", end="2026-02"), "no": item("S"),
        },
        "links": {id: depends(id, "first") for id in ("sure", "same", "rough", "ends", "no")},
    })  # fmt: skip
    found = {each.link.source: (each.agreement, each.least, each.most) for each in schedule(plan, ASKED).dependencies}
    assert found == {
        "sure": ("breaks", -1, -1), "same": ("keeps", 0, 0), "rough": ("perhaps_breaks", -30, 0),
        "ends": ("breaks", None, None), "no": ("unknown", None, None),
    }  # fmt: skip
    dates, dependencies, critical = panels(plan, ASKED)
    assert dependencies.sentences[0] == "2 acciones empiezan antes de que termine lo que esperan."
    assert critical.sentences[0].startswith("La cadena más larga")
    assert [row.goes for row in dates.rows if row.depth == 0] == [("strategies", "S")]


@st.composite
def networks(draw: st.DrawFn) -> Bodies:
    """A tree of dated actions, each of which may wait for earlier ones."""
    count = draw(st.integers(2, 8))
    items: dict[str, dict[str, str]] = {}
    links: dict[str, dict[str, str]] = {}
    for n in range(count):
        start = date(2026, 1, 1) + timedelta(days=draw(st.integers(0, 300)))
        end = start + timedelta(days=draw(st.integers(0, 90)))
        dates = {"start": start.isoformat(), "end": end.isoformat()} if draw(st.integers(0, 5)) else {}
        items[f"i{n}"] = item(draw(st.sampled_from(["S", *items])), **dates)
        for other in draw(st.sets(st.integers(0, max(0, n - 1)), max_size=3)) if n else ():
            links[f"l{n}-{other}"] = depends(f"i{n}", f"i{other}")
    return {"strategies": {"S": {"title.es": "S"}}, "items": items, "links": links}


def critical(bodies: Any) -> Any:
    return Schedule(Plan.of_bodies(bodies), ("S",)).critical


@given(networks(), st.data())
def test_ending_later_never_shortens_the_critical_path(bodies: Bodies, data: st.DataObject) -> None:
    before = critical(bodies)
    dated = [id for id, body in bodies["items"].items() if "end" in body]
    if dated:
        body = bodies["items"][data.draw(st.sampled_from(dated))]
        body["end"] = (date.fromisoformat(body["end"]) + timedelta(days=data.draw(st.integers(0, 60)))).isoformat()
    assert critical(bodies).length >= before.length


@given(networks(), st.data())
def test_where_things_stand_in_the_tree_makes_no_difference(bodies: Bodies, data: st.DataObject) -> None:
    before = critical(bodies)
    for n, body in enumerate(bodies["items"].values()):
        body["place"] = data.draw(st.sampled_from(["S", *(f"i{m}" for m in range(n))])) + " a0"
    assert critical(bodies) == before


@given(networks())
def test_the_chain_is_as_long_as_said_and_each_step_waits_for_the_one_before(bodies: Bodies) -> None:
    found = critical(bodies)
    days = {step.id: step.days or 0 for step in found.steps}
    assert sum(days[id] for id in found.chain) == found.length
    waits = {(link["source"], link["target"]) for link in bodies["links"].values()}
    assert all((later, sooner) in waits for sooner, later in zip(found.chain, found.chain[1:], strict=False))
    assert all(step.slack >= 0 for step in found.steps)
