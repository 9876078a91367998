"""What is wrong or missing in a plan, counted by kind so that what matters comes first, and what a reader will ask."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planner.analysis.coverage.answers import Homes, homes
from planner.analysis.question import Question
from planner.model.plan import Plan
from planner.model.problems import Problem, Severity
from planner.model.rules import PROFILES, RULES, Rule, problems
from planner.model.tree import subject_of

_GRAVEST_FIRST = {severity: n for n, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Kind:
    """All findings of one rule."""

    rule: Rule
    problems: tuple[Problem, ...]
    """In the order in which the rule finds them; none where a reader's question is answered."""


@dataclass(frozen=True, slots=True)
class Check:
    """What was found."""

    kinds: tuple[Kind, ...]
    """What any plan is asked: the gravest first, then what there is most of."""
    asked: tuple[Kind, ...]
    """Every question of the profile, answered or not, in its own order; none without a profile."""
    read: tuple[tuple[str, str], ...]
    """Collection and id of the commitments that the profile reads."""

    @property
    def problems(self) -> list[Problem]:
        """The findings of both, the gravest first."""
        found = [problem for kind in (*self.asked, *self.kinds) for problem in kind.problems]
        return sorted(found, key=lambda problem: _GRAVEST_FIRST[problem.severity])


def check(plan: Plan, question: Question) -> Check:
    """What the rules find in a plan, or in the strategies asked for; a few milliseconds for a thousand records."""
    found = problems(plan, question.today, question.profile, question.strategies)
    own = PROFILES.get(question.profile, ())
    codes = {rule.code for rule in own}
    known = homes(plan)
    within = [one for one in found if one.code in codes or _wanted(plan, known, one, question)]
    asked = tuple(Kind(rule, tuple(one for one in within if one.code == rule.code)) for rule in own)
    return Check(tuple(kinds(within, RULES)), asked, _read(plan, question) if own else ())


def kinds(found: Iterable[Problem], rules: Sequence[Rule]) -> list[Kind]:
    """The findings by rule: the gravest first, then what there is most of; rules without any are left out."""
    by_code: dict[str, list[Problem]] = {}
    for problem in found:
        by_code.setdefault(problem.code, []).append(problem)
    made = [Kind(rule, tuple(by_code[rule.code])) for rule in rules if rule.code in by_code]
    return sorted(made, key=lambda kind: (_GRAVEST_FIRST[kind.rule.severity], -len(kind.problems)))


def _read(plan: Plan, question: Question) -> tuple[tuple[str, str], ...]:
    from planner.model.rules.ogp.commitments import commitments
    from planner.model.rules.rule import Scope

    scope = Scope(plan, question.today, question.strategies)
    return tuple((one.collection, one.id) for one in commitments(scope))


def _wanted(plan: Plan, known: Homes, problem: Problem, question: Question) -> bool:
    """Whether a finding is about one of the strategies asked for; actors and ties belong to none."""
    if not question.strategies:
        return True
    home = known.strategy.get(subject_of(plan, problem.collection, problem.id))
    return home is not None and question.wants(home)
