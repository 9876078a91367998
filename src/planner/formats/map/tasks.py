"""Which tasks each actor has in which strategy: where the map meets the plan of actions."""

from typing import Any

from planner.formats.map.bilingual import both, both_of
from planner.model import vocabularies
from planner.model.naming import title_of
from planner.model.plan import Plan
from planner.model.strategies import Assignment, Strategy
from planner.model.tree import outline, strategy_of


def task_facts(plan: Plan) -> tuple[list[dict[str, Any]], dict[str, list[dict[str, Any]]]]:
    """The strategies that have assignments, and by stakeholder id its tasks in them, in the order of the trees."""
    numbers: dict[str, dict[str, str]] = {}
    tasks: dict[str, list[dict[str, Any]]] = {}
    strategies: dict[str, Strategy] = {}
    for assignment in plan.assignments.values():
        strategy = strategy_of(plan, assignment.item)
        if strategy is None or assignment.role is None:
            continue
        if strategy.id not in numbers:
            strategies[strategy.id] = strategy
            numbers[strategy.id] = outline(plan, strategy.id)
        task = _task(plan, assignment, strategy, numbers[strategy.id].get(assignment.item, ""))
        tasks.setdefault(assignment.stakeholder, []).append(task)
    for some in tasks.values():
        some.sort(key=lambda task: (task["strategy"], [int(n) for n in task["number"].split(".") if n]))
    named = [{"id": id, "label": both(lambda s=s: title_of(plan, s))} for id, s in strategies.items()]  # type: ignore[misc]
    return named, tasks


def _task(plan: Plan, assignment: Assignment, strategy: Strategy, number: str) -> dict[str, Any]:
    item = plan.items.get(assignment.item)
    role = vocabularies.ROLE[assignment.role or ""]
    return {
        "strategy": strategy.id,
        "number": number,
        "title": both(lambda: title_of(plan, item)) if item is not None else None,
        "role": both(lambda: role.label()),
        "sign": role.sign,
        "does": both_of(assignment.description) if assignment.description else None,
    }
