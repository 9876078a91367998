"""Which tasks each actor has in which strategy: where the map meets the plan of actions."""

from typing import Any

from planner.formats.map.bilingual import both, both_of
from planner.model import vocabularies
from planner.model.naming import title_of
from planner.model.plan import Plan
from planner.model.strategies import Assignment, Strategy
from planner.model.strategy_groups import group_label, in_groups
from planner.model.tree import outline, strategy_of


def task_facts(plan: Plan) -> tuple[list[dict[str, Any]], dict[str, list[dict[str, Any]]]]:
    """The strategies that have assignments, by kind, and by stakeholder id its tasks in the order of their trees."""
    numbers: dict[str, dict[str, str]] = {}
    tasks: dict[str, list[dict[str, Any]]] = {}
    strategies: set[str] = set()
    for assignment in plan.assignments.values():
        strategy = strategy_of(plan, assignment.item)
        if strategy is None or assignment.role is None:
            continue
        if strategy.id not in numbers:
            strategies.add(strategy.id)
            numbers[strategy.id] = outline(plan, strategy.id)
        task = _task(plan, assignment, strategy, numbers[strategy.id].get(assignment.item, ""))
        tasks.setdefault(assignment.stakeholder, []).append(task)
    for some in tasks.values():
        some.sort(key=lambda task: (task["strategy"], [int(n) for n in task["number"].split(".") if n]))
    return [_named(plan, strategy) for strategy in in_groups(plan) if strategy.id in strategies], tasks


def _named(plan: Plan, strategy: Strategy) -> dict[str, Any]:
    return {
        "id": strategy.id,
        "label": both(lambda: title_of(plan, strategy)),
        "group": both(lambda: group_label(strategy.kind)),
    }


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
