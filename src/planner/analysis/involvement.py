"""What of a plan concerns one body: the rows that it leads or supports, and those that speak of itself."""

from collections.abc import Callable, Mapping

from planner.model import vocabularies
from planner.model.assignments import current, of_actor
from planner.model.naming import survivor
from planner.model.plan import Plan
from planner.model.record import Body
from planner.model.tree import ancestors

DOING = tuple(term.code for term in vocabularies.ROLE if term.code != "target_group")
"""Roles of those who do something about an action; its target group is whom it is done for."""

LEADING = vocabularies.ROLE.having("leading") | {"accountable"}
"""Roles that reach over everything below."""

ROWS = ("items", "strategies", "reports", "indicators", "observations", "budget_lines", "assignments", "links")
"""Collections whose rows somebody leads or supports, by way of an action."""


class Concerns:
    """What concerns one body of a plan.

    An action is its own when it has a role there other than target group, or leads, co-leads or accounts for
    something above it, or when the whole strategy is its own. What hangs on an action goes with it; an indicator is
    also whose who measures it, and a budget line whose who pays it.
    """

    def __init__(self, plan: Plan, body: str) -> None:
        self._plan, self.body = plan, survivor(plan, body)
        self.roles = _roles(plan, self.body)
        self._leads = {id for id, roles in self.roles.items() if LEADING & set(roles)}
        self._leads |= {id for id, strategy in plan.strategies.items() if strategy.owner == self.body}

    def has(self, collection: str, id: str) -> bool:
        """Whether the record is there and its own to change."""
        body = self._plan.table(collection).body(id)
        rule = _RULES.get(collection)
        return body is not None and rule is not None and rule(self, id, body)

    def every(self, collection: str) -> frozenset[str]:
        """The ids of all records of a collection that are its own."""
        return frozenset(id for id in self._plan.table(collection) if self.has(collection, id))

    def task(self, id: str) -> bool:
        """Whether an item or a strategy is its own."""
        return id in self.roles or id in self._leads or any(above in self._leads for above in ancestors(self._plan, id))

    def measured(self, body: Body) -> bool:
        """Whether it measures an indicator or does something about its action."""
        return body.get("responsible") == self.body or self.task(body.get("item", ""))


def taking_part(plan: Plan) -> list[str]:
    """The bodies that lead or support something, problem actors and merged duplicates left out."""
    named = {survivor(plan, one.stakeholder) for one in plan.assignments.values() if one.role in DOING and current(one)}
    named &= set(plan.stakeholders)
    return [id for id in plan.stakeholders if id in named and not plan.stakeholders[id].problem_actor]


def _roles(plan: Plan, body: str) -> dict[str, tuple[str, ...]]:
    """The roles it has, by item or strategy, in the order of the vocabulary."""
    found: dict[str, set[str]] = {}
    for assignment in of_actor(plan, body):
        if assignment.role in DOING:
            found.setdefault(assignment.item, set()).add(assignment.role or "")
    return {id: tuple(role for role in DOING if role in roles) for id, roles in found.items()}


_RULES: Mapping[str, Callable[[Concerns, str, Body], bool]] = {
    "stakeholders": lambda own, record, _body: record == own.body,
    "ties": lambda own, _record, body: own.body in (body.get("source"), body.get("target")),
    "items": lambda own, record, _body: own.task(record),
    "strategies": lambda own, record, _body: own.task(record),
    "reports": lambda own, _record, body: own.task(body.get("item", "")),
    "indicators": lambda own, _record, body: own.measured(body),
    "observations": lambda own, _record, body: own.has("indicators", body.get("indicator", "")),
    "budget_lines": lambda own, _record, body: own.body == body.get("funder") or own.task(body.get("item", "")),
    "assignments": lambda own, _record, body: own.body == body.get("stakeholder") or own.task(body.get("item", "")),
    "links": lambda own, _record, body: own.task(body.get("source", "")),
}
