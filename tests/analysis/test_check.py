"""What is wrong or missing, by kind and one by one, and what a reader is told about a commitment."""

from datetime import date
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.analysis.checks.figures import check
from planner.analysis.checks.panels import panels
from planner.analysis.panel import Mark, Panel
from planner.analysis.question import Question
from planner.analysis.registry import analysis
from planner.model.plan import Plan
from planner.model.problems import Severity
from planner.model.rules import PROFILES, problems
from tests.model.any_plan import any_plan
from tests.model.rules.building import actor, item, plan_with
from tests.model.rules.cases import TODAY
from tests.model.rules.ogp_cases import WHOLE, but

ASKED = Question(today=TODAY)
AS_READER = Question(today=TODAY, profile="ogp")


def panel(found: tuple[Panel, ...], key: str) -> Panel:
    return next(one for one in found if one.key == key)


def test_one_line_a_kind_the_gravest_first_and_then_the_most_frequent() -> None:
    plan = plan_with({
        "stakeholders": {f"X{n}": actor(f"Equis {n}") for n in range(5)},
        "items": {"K": item("E a8"), "L": item("E a9", start="2025", end="2024")},
    })  # fmt: skip
    found = panels(plan, ASKED)
    by_kind, one_by_one = found
    severities = [row.cells[1].code for row in by_kind.rows if isinstance(row.cells[1], Mark)]
    assert severities == sorted(severities, key=[str(one) for one in Severity].index)
    isolated = next(row for row in by_kind.rows if row.cells[2] == 5)
    assert isolated.cells[0] == "Actores sin relaciones"
    assert isolated.cells[3] == "Equis 0, Equis 1, Equis 2 y 2 más"
    assert sum(row.cells[2] for row in by_kind.rows if isinstance(row.cells[2], int)) == len(one_by_one.rows)
    assert one_by_one.rows[0].goes == ("items", "L")
    assert one_by_one.rows[0].tone == "alarm"


def test_a_sound_plan_says_so_and_nothing_else() -> None:
    for one in panels(Plan(), ASKED):
        assert (one.rows, one.sentences, one.empty) == ((), (), "Sin pendientes.")


def test_only_what_belongs_to_the_strategies_asked_for() -> None:
    plan = plan_with({
        "strategies": {"T": {"title.es": "Otra", "kind": "plan", "state": "draft"}},
        "items": {"K": item("T a0"), "L": item("E a9")},
        "stakeholders": {"X": actor("Equis")},
    })  # fmt: skip
    found = check(plan, Question(today=TODAY, strategies=frozenset("T")))
    assert {(one.collection, one.id) for one in found.problems} == {("items", "K")}


def test_a_commitment_that_says_everything_has_every_point_in_order() -> None:
    found = panels(plan_with(WHOLE), AS_READER)
    questions = panel(found, "questions")
    assert len(questions.rows) == len(PROFILES["ogp"])
    assert {row.tone for row in questions.rows} == {"good"}
    assert (
        f"De {len(questions.rows)} puntos que se miran, {len(questions.rows)} están en orden" in questions.sentences[0]
    )
    assert not panel(found, "asked").rows


def test_what_a_commitment_lacks_stands_by_itself_and_first() -> None:
    found = panels(plan_with(but("items.O", "links.W")), AS_READER)
    assert [row.goes for row in panel(found, "asked").rows] == [("items", "K"), ("items", "K")]
    assert [row.tone for row in panel(found, "questions").rows].count("good") == len(PROFILES["ogp"]) - 2
    kinds = {row.cells[0] for row in panel(found, "by_kind").rows}
    assert not [kind for kind in kinds if str(kind).startswith("AGA")]


def test_only_an_internal_export_holds_it() -> None:
    assert analysis("check").internal


@given(st.integers(0, 2**32).map(Random).map(any_plan), st.sampled_from(["", "ogp"]))
@settings(deadline=None)
def test_every_finding_is_drawn_once_and_leads_to_a_record(plan: Plan, profile: str) -> None:
    today = date(2024, 7, 2)
    found = panels(plan, Question(today=today, profile=profile))
    told = [row.goes for one in found if one.key in ("problems", "asked") for row in one.rows]
    assert sorted(filter(None, told)) == sorted((p.collection, p.id) for p in problems(plan, today, profile))
    assert all(place is not None and place[1] in plan.table(place[0]) for place in told)
