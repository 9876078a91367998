"""Who has a part in an item: those who lead it, by their own assignment or from above, and those who help."""

from planner.model import vocabularies
from planner.model.plan import Plan
from planner.model.strategies import Assignment
from planner.model.tree import ancestors


def part_in(plan: Plan, item: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of those who lead an item and of those who take part in it otherwise, past ones left out.

    An item without a lead of its own is led by who leads the nearest thing above it; help is not passed down.
    """
    current = [a for a in plan.assignments.where("item", item) if is_part(a)]
    leads = _leading(plan, item)
    for above in ancestors(plan, item) if not leads else ():
        leads = _leading(plan, above)
        if leads:
            break
    return leads, tuple(dict.fromkeys(a.stakeholder for a in current if a.stakeholder not in leads))


def _leading(plan: Plan, id: str) -> tuple[str, ...]:
    roles = vocabularies.ROLE.having("leading")
    found = (a.stakeholder for a in plan.assignments.where("item", id) if is_part(a) and a.role in roles)
    return tuple(dict.fromkeys(who for who in found if who in plan.stakeholders))


def is_part(assignment: Assignment) -> bool:
    """Whether an assignment is not past and asks something of somebody."""
    return assignment.state != "past" and assignment.role != "target_group"
