"""What a rule is: one kind of problem with its sentence and remedy, and how it is found."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from planner.i18n import _
from planner.model.actions import REFERENCE_KINDS, is_doable
from planner.model.assignments import LEADING, assigned
from planner.model.plan import Plan
from planner.model.problems import Problem, Severity
from planner.model.rules.words import Name
from planner.model.strategies import Assignment, Item, Strategy
from planner.model.tree import ancestors

ERROR, WARNING, HINT = Severity.ERROR, Severity.WARNING, Severity.HINT


@dataclass(frozen=True, slots=True)
class Spot:
    """A place where a rule found its problem, with what its sentence needs beside the record's name."""

    collection: str
    id: str
    field: str
    parameters: dict[str, Any] = dataclasses.field(default_factory=dict)


def at(collection: str, id: str, where: str, /, **parameters: Any) -> Spot:
    """A spot: collection, id, field, and the parameters of the sentence."""
    return Spot(collection, id, where, parameters)


class Scope:
    """The plan under examination, the day it is examined on, and what several rules ask of both."""

    def __init__(self, plan: Plan, today: date, chosen: frozenset[str] = frozenset()) -> None:
        self.plan = plan
        self.today = today
        self.chosen = chosen
        """Ids of the strategies that somebody asks about; none means all."""

    @cached_property
    def strategy(self) -> dict[str, Strategy]:
        """The strategy by item id; an item that hangs on none is not in it."""
        below = self.plan.items.grouped("place")
        found: dict[str, Strategy] = {}
        for strategy in self.plan.strategies.values():
            waiting = list(below.get(strategy.id, ()))
            while waiting:
                id = waiting.pop()
                if id not in found:
                    found[id] = strategy
                    waiting += below.get(id, ())
        return found

    @cached_property
    def actions(self) -> list[Item]:
        """The items somebody is to do, as `planner.model.actions` defines them."""
        parents = self.plan.items.grouped("place")
        return [
            item
            for id, item in self.plan.items.items()
            if id not in parents
            and is_doable(item)
            and (strategy := self.strategy.get(id)) is not None
            and strategy.kind not in REFERENCE_KINDS
        ]

    @cached_property
    def assigned(self) -> dict[str, list[Assignment]]:
        """The current assignments, by item or strategy id."""
        found = {id: assigned(self.plan, id) for id in self.plan.assignments.grouped("item")}
        return {id: given for id, given in found.items() if given}

    def leads(self, item: str) -> list[Assignment]:
        """The assignments of the leads and co-leads that an item or strategy has of its own."""
        return [assignment for assignment in self.assigned.get(item, ()) if assignment.role in LEADING]

    def above(self, item: str) -> list[str]:
        """The ids above an item, the nearest first, the strategy last; a circle is walked once."""
        return ancestors(self.plan, item)

    def told(self, item: str) -> bool:
        """Whether only a document tells of the strategy an item is in: nobody here drafts it or carries it out."""
        strategy = self.strategy.get(item) or self.plan.strategies.get(item)
        return strategy is not None and bool(strategy.cites) and strategy.state is None and strategy.kind != "strategy"

    def name(self, id: str) -> Name:
        """What a sentence calls a record."""
        return Name(self.plan, id)


Find = Callable[[Scope], Iterable[Spot]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of problem; `find` looks at the whole plan once and yields where it occurs."""

    code: str
    severity: Severity
    named: str
    """What its findings are counted under, as a message id."""
    says: str
    remedy: str
    find: Find

    @property
    def title(self) -> str:
        """What its findings are counted under, in the current language."""
        return _(self.named)

    def problems(self, scope: Scope) -> Iterator[Problem]:
        """The problems of this kind; every sentence may use `{name}`, the record's own name.

        What is found at a record that is not there is left to the rule on references.
        """
        for spot in self.find(scope):
            if spot.id not in scope.plan.table(spot.collection):
                continue
            parameters = {"name": scope.name(spot.id), **spot.parameters}
            yield Problem(
                spot.collection, spot.id, spot.field, self.code, self.severity, self.says, self.remedy, parameters
            )


def rule(code: str, severity: Severity, named: str, says: str, remedy: str) -> Callable[[Find], Rule]:
    """Make a rule of the function that finds it."""
    return lambda find: Rule(code, severity, named, says, remedy, find)
