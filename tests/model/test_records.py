"""Records made of leaves and broken down into them, tables of them, and what holds of every sound plan."""

from datetime import date

from hypothesis import given

from planner.changes.drafting import create
from planner.changes.wording import describe
from planner.model.invariants import violations
from planner.model.plan import Plan
from planner.model.rules import problems
from planner.model.types import RECORD_TYPES
from tests.model.sound_plans import sound_plans


@given(sound_plans())
def test_a_record_of_any_type_is_its_leaves(plan: Plan) -> None:
    for name, table in plan.tables():
        for id, body in table.bodies.items():
            record = table[id]
            assert record.body() == body
            assert RECORD_TYPES[name].from_body(id, record.body()) == record


@given(sound_plans())
def test_a_sound_plan_breaks_no_invariant_and_can_be_told(plan: Plan) -> None:
    made = [create(name, id, body) for name, table in plan.tables() for id, body in table.bodies.items()]
    assert violations(Plan(), plan, made) == []
    assert all(describe(plan, change) for change in made)
    assert all(problem.sentence and problem.advice for problem in problems(plan, date(2026, 1, 1)))
