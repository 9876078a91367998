"""Where responsibilities sit badly: each thing to talk about at its edge, and what is nobody's fault."""

from datetime import date

import pytest

from planner.analysis.question import Question
from planner.analysis.workload.figures import loads
from planner.analysis.workload.gaps import Gap, gaps, influential
from planner.model.plan import Plan

TODAY = date(2026, 6, 1)
ASKED = Question(today=TODAY)
Bodies = dict[str, dict[str, str]]


def actors(*names: str, **more: dict[str, str]) -> Bodies:
    """Actors of whom something is known, so that nobody asks what they are for."""
    known = {id: {"name.es": id, "sector": "public", "roles.es": "Convoca"} for id in names}
    return known | {id: {"name.es": id, **body} for id, body in more.items()}


def actions(count: int, axis: str = "X") -> Bodies:
    return {f"{axis}{n}": {"title.es": f"Acción {n}", "place": f"{axis} b{n:02}"} for n in range(count)}


def roles(**given: str) -> Bodies:
    """Assignments, each as who, role and item, and `past` where it was."""
    found: Bodies = {}
    for id, text in given.items():
        who, role, item, *past = text.split()
        found[id] = {"stakeholder": who, "role": role, "item": item} | ({"state": "past"} if past else {})
    return found


def ties(*pairs: str) -> Bodies:
    return {f"T{n}": {"source": pair[0], "type": "coordinates", "target": pair[1]} for n, pair in enumerate(pairs)}


def plan(people: Bodies, given: Bodies, *, items: int = 2, **more: Bodies) -> Plan:
    axis = {"X": {"title.es": "Eje", "place": "S a0"}}
    return Plan.of_bodies(
        {
            "stakeholders": people, "assignments": given, "strategies": {"S": {"title.es": "Estrategia"}},
            "items": {**axis, **actions(items)}, **more,
        }
    )  # fmt: skip


def told(found: Plan, kind: str, asked: Question = ASKED) -> list[Gap]:
    return [gap for gap in gaps(found, loads(found, TODAY), asked) if gap.kind == kind]


def test_a_lead_and_a_support_without_a_tie_are_told_with_all_they_share() -> None:
    given = roles(a="A lead X0", b="B support X0", c="A lead X1", d="B support X1", e="C support X1")
    found = told(plan(actors(*"ABC"), given), "untied")
    assert [(gap.stakeholder, gap.other, gap.items) for gap in found] == [("A", "B", ("X0", "X1")), ("A", "C", ("X1",))]


@pytest.mark.parametrize(
    ("given", "tied", "untied"),
    [
        (roles(a="A lead X0", b="B support X0"), ("AB",), 0), (roles(a="A lead X0", b="B support X0"), ("BA",), 0),
        (roles(a="A lead X0", b="B support X0"), ("AC", "CB"), 1), (roles(a="A lead X0", b="B funder X0"), (), 1),
        (roles(a="A lead X0", b="B target_group X0"), (), 0), (roles(a="A lead X0", b="B support X0 past"), (), 0),
        (roles(a="A lead X0 past", b="B support X0"), (), 0), (roles(a="A lead X0", b="A support X0"), (), 0),
        (roles(a="A lead X0", b="C co_lead X0", c="B support X0"), ("AB",), 1), (roles(b="B support X0"), (), 0),
        (roles(a="A lead X", b="B support X0"), (), 1),
    ],
    ids=["tied", "the other way", "only through a third", "a funder", "the people it is for", "helped once",
         "led once", "one body", "two leads", "nobody leads", "leads the axis"],
)  # fmt: skip
def test_who_helps_whom_without_a_tie(given: Bodies, tied: tuple[str, ...], untied: int) -> None:
    assert len(told(plan(actors(*"ABC"), given, ties=ties(*tied)), "untied")) == untied


def test_only_the_gaps_of_the_actor_asked_for() -> None:
    given = roles(a="A lead X0", b="B support X0", c="C support X0")
    found = plan(actors(*"ABC"), given)
    one = told(found, "untied", Question(today=TODAY, stakeholder="C"))
    assert [(gap.stakeholder, gap.other) for gap in one] == [("A", "C")]
    assert told(found, "untied", Question(today=TODAY, strategies=frozenset({"OTHER"}))) == []


def rated(**values: str) -> Bodies:
    """Ratings of influence, each as whom and how much."""
    return {id: {"subject": id[0], "dimension": "influence", "value": value} for id, value in values.items()}


@pytest.mark.parametrize(
    ("ratings", "found"),
    [
        ({}, []), (rated(A="4"), ["A"]), (rated(A="3.9"), []), (rated(A="5", A2="3"), ["A"]),
        (rated(A="5", A2="2"), []), (rated(A="4", B="5"), ["B", "A"]), (rated(Z="5"), []),
    ],
)  # fmt: skip
def test_influential_is_who_was_rated_four_or_more_on_average(ratings: Bodies, found: list[str]) -> None:
    assert influential(plan(actors(*"AB"), {}, ratings=ratings)) == found


def test_without_ratings_the_tenth_with_most_contacts_is_influential() -> None:
    names = [f"N{n}" for n in range(20)]
    star = {f"T{n}": {"source": "N0", "type": "coordinates", "target": name} for n, name in enumerate(names[1:])}
    star["T99"] = {"source": "N1", "type": "coordinates", "target": "N2"}
    assert influential(plan(actors(*names), {}, ties=star)) == ["N0", "N1"]


@pytest.mark.parametrize(
    ("person", "idle"),
    [({}, True), ({"problem_actor": "yes"}, False), ({"merged_into": "B"}, False), ({"state": "past"}, False),
     ({"state": "planned"}, True)],
    ids=["anybody", "part of the problem", "merged", "gone", "planned"],
)  # fmt: skip
def test_influence_without_any_part_is_told_of_whoever_could_take_one(person: dict[str, str], idle: bool) -> None:
    found = plan(actors("B", A=person), {}, ratings=rated(A="5"))
    assert [gap.stakeholder for gap in told(found, "idle_influence")] == (["A"] if idle else [])
    busy = plan(actors("B", A=person), roles(a="A support X0"), ratings=rated(A="5"))
    assert told(busy, "idle_influence") == []
    once = plan(actors("B", A=person), roles(a="A support X0 past"), ratings=rated(A="5"))
    assert bool(told(once, "idle_influence")) == idle


@pytest.mark.parametrize(
    ("led", "too_much"),
    [("AABC", {"A": 0.5}), ("ABCD", {}), ("AAB", {}), ("AABBCCDD", {}), ("AAABBCCDD", {"A": 1 / 3})],
)
def test_more_than_a_quarter_of_what_anybody_leads_is_too_much(led: str, too_much: dict[str, float]) -> None:
    given = roles(**{f"a{n}": f"{who} lead X{n}" for n, who in enumerate(led)})
    found = told(plan(actors(*"ABCD"), given, items=12), "leads_too_much")
    assert {gap.stakeholder: gap.share for gap in found} == pytest.approx(too_much)


def test_what_is_closed_burdens_nobody() -> None:
    given = roles(a="A lead X0", b="A lead X1", c="B lead X2", d="C lead X3")
    reports = {id: {"item": id, "period": "2026", "status": "complete"} for id in ("X0", "X1")}
    assert told(plan(actors(*"ABC"), given, items=4, reports=reports), "leads_too_much") == []


def test_a_sector_without_any_part_in_an_axis_is_told_once_and_by_its_axis() -> None:
    people = actors(A={"sector": "public", "roles.es": "x"}, B={"sector": "private", "roles.es": "x"},
                    C={"sector": "population"}, D={"roles.es": "x"})  # fmt: skip
    found = told(plan(people, roles(a="A lead X0")), "sector_absent")
    assert [(gap.other, gap.code) for gap in found] == [("X", "private")]
    assert told(plan(people, roles(a="A lead X0", b="B support X1")), "sector_absent") == []
    assert told(plan(people, roles(a="A lead X0"), items=1), "sector_absent") == [], "of one action nothing is asked"


@pytest.mark.parametrize(
    ("body", "unknown"),
    [
        ({}, True), ({"roles.es": "Convoca"}, False), ({"resources.en": "Rooms"}, False),
        ({"actions.es": "Forma"}, False),
        ({"kind": "population"}, False), ({"problem_actor": "yes"}, False), ({"description.es": "Grande"}, True),
    ],
)  # fmt: skip
def test_of_whom_nothing_is_known_is_asked(body: dict[str, str], unknown: bool) -> None:
    found = plan(actors(N=body), {})
    assert [gap.stakeholder for gap in told(found, "unknown_part")] == (["N"] if unknown else [])
    assert told(plan(actors(N=body), roles(a="N target_group X0")), "unknown_part") == []


def test_what_is_unknown_is_asked_within_the_place_asked_for() -> None:
    places = {"G": {"name.es": "Guatemala", "kind": "country"}, "P": {"name.es": "Palín", "parent": "G"},
              "Q": {"name.es": "Mixco", "parent": "G"}}  # fmt: skip
    found = plan(actors(N={"territory": "P"}, M={"territory": "Q"}, O={}), {}, territories=places)

    def asked(territory: str | None) -> list[str | None]:
        return [gap.stakeholder for gap in told(found, "unknown_part", Question(today=TODAY, territory=territory))]

    assert (asked(None), asked("G"), asked("P")) == (["N", "M", "O"], ["N", "M"], ["N"])


def test_kinds_of_gaps_come_in_their_order() -> None:
    given = roles(a="A lead X0", b="B support X0", c="A lead X1", d="A lead X2", e="A lead X3")
    found = plan(actors("A", "B", N={"sector": "media"}, I={}), given, items=4, ratings=rated(I="5"))
    kinds = list(dict.fromkeys(gap.kind for gap in gaps(found, loads(found, TODAY), ASKED)))
    assert kinds == ["untied", "idle_influence", "leads_too_much", "sector_absent", "unknown_part"]
