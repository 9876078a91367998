"""All rules, and the one function that applies them."""

from collections import Counter
from datetime import date

from planner.model.plan import Plan
from planner.model.problems import Problem, Severity
from planner.model.rules import (
    actors,
    assignments,
    dates,
    documents,
    loops,
    measures,
    money,
    plans,
    references,
    reports,
    sendings,
)
from planner.model.rules.rule import Rule, Scope

RULES: tuple[Rule, ...] = (
    *references.RULES,
    *loops.RULES,
    *dates.RULES,
    *actors.RULES,
    *assignments.RULES,
    *plans.RULES,
    *reports.RULES,
    *measures.RULES,
    *money.RULES,
    *documents.RULES,
    *sendings.RULES,
)

_GRAVEST_FIRST = {severity: n for n, severity in enumerate(Severity)}


def problems(plan: Plan, today: date) -> list[Problem]:
    """Every problem of a plan on a day: errors first, then warnings, then hints; within each by rule."""
    scope = Scope(plan, today)
    found = [problem for rule in RULES for problem in rule.problems(scope)]
    return sorted(found, key=lambda problem: _GRAVEST_FIRST[problem.severity])


def counted(found: list[Problem]) -> dict[Severity, int]:
    """How many problems there are of each severity; none left out."""
    counts = Counter(problem.severity for problem in found)
    return {severity: counts[severity] for severity in Severity}
