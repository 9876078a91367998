"""All rules, and the one function that applies them."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from planner.model.plan import Plan
from planner.model.problems import Problem, Severity
from planner.model.rules import (
    actors,
    assignments,
    dates,
    documents,
    items,
    loops,
    measures,
    money,
    plans,
    references,
    reports,
    sendings,
)
from planner.model.rules.ogp import design, people, progress
from planner.model.rules.rule import Rule, Scope

RULES: tuple[Rule, ...] = (
    *references.RULES,
    *loops.RULES,
    *dates.RULES,
    *actors.RULES,
    *assignments.RULES,
    *plans.RULES,
    *items.RULES,
    *reports.RULES,
    *measures.RULES,
    *money.RULES,
    *documents.RULES,
    *sendings.RULES,
)

PROFILES: Mapping[str, tuple[Rule, ...]] = {"ogp": (*design.RULES, *people.RULES, *progress.RULES)}
"""By what somebody reads a plan for: what this reader asks besides."""

_GRAVEST_FIRST = {severity: n for n, severity in enumerate(Severity)}


def problems(plan: Plan, today: date, profile: str = "", chosen: frozenset[str] = frozenset()) -> list[Problem]:
    """Every problem of a plan on a day: errors first, then warnings, then hints; within each by rule.

    `profile` is a key of `PROFILES`, or empty; `chosen` are the ids of the strategies that it reads.
    """
    scope = Scope(plan, today, chosen)
    found = [problem for rule in (*RULES, *PROFILES.get(profile, ())) for problem in rule.problems(scope)]
    return sorted(found, key=lambda problem: _GRAVEST_FIRST[problem.severity])


def counted(found: list[Problem]) -> dict[Severity, int]:
    """How many problems there are of each severity; none left out."""
    counts = Counter(problem.severity for problem in found)
    return {severity: counts[severity] for severity in Severity}
