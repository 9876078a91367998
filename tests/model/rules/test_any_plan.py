from datetime import date

from hypothesis import given, settings

from planner.i18n import speaking
from planner.model.plan import Plan
from planner.model.rules import problems
from tests.model.any_plan import ANY_PLANS


@given(ANY_PLANS)
@settings(deadline=None)
def test_whatever_a_plan_holds_its_problems_can_be_told(plan: Plan) -> None:
    found = problems(plan, date(2024, 7, 2))
    for problem in found:
        assert problem.id in plan.table(problem.collection)
        with speaking("es"):
            assert "{" not in problem.sentence + problem.advice
    assert [(p.code, p.id, p.field) for p in problems(plan, date(2024, 7, 2))] == [
        (p.code, p.id, p.field) for p in found
    ]
