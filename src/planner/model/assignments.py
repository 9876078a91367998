"""Who has a part in an item or a strategy now: who leads it, by its own assignment or from above, and who helps."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from planner.model import vocabularies
from planner.model.naming import survivor
from planner.model.plan import Plan
from planner.model.record import Body
from planner.model.strategies import Assignment
from planner.model.tree import ancestors

LEADING = tuple(term.code for term in vocabularies.ROLE if "leading" in term.traits)
"""The roles of those who lead, the first of them first."""

_ORDER = {term.code: place for place, term in enumerate(vocabularies.ROLE)}


@dataclass(frozen=True, slots=True)
class Leads:
    """Who leads something, and whence."""

    who: tuple[str, ...] = ()
    """Ids of stakeholders, leads before co-leads."""
    above: str | None = None
    """The id of what stands above and hands its leads down; None where they are its own or nobody leads."""


def current(assignment: Assignment) -> bool:
    """Whether an assignment counts now: a past one is history."""
    return _counts(assignment.state)


def current_bodies(plan: Plan) -> Iterator[Body]:
    """The bodies of all current assignments, for figures over so many that making records of them would take long."""
    return (body for body in plan.assignments.bodies.values() if _counts(body.get("state")))


def _counts(state: str | None) -> bool:
    return state != "past"


def takes_part(assignment: Assignment) -> bool:
    """Whether an assignment is current and asks something of somebody, rather than naming whom it is done for."""
    return current(assignment) and assignment.role != "target_group"


def assigned(plan: Plan, id: str, roles: Collection[str] | None = None) -> list[Assignment]:
    """The current assignments on an item or a strategy itself, in all roles or these, leading ones first."""
    return _in_order(a for a in plan.assignments.where("item", id) if current(a) and (roles is None or a.role in roles))


def of_actor(plan: Plan, actor: str) -> list[Assignment]:
    """The current assignments of a stakeholder and of what was merged into it, leading ones first."""
    everyone = _merged(plan, survivor(plan, actor))
    return _in_order(a for who in everyone for a in plan.assignments.where("stakeholder", who) if current(a))


def own_leads(plan: Plan, id: str) -> tuple[str, ...]:
    """The ids of those who lead by an assignment on the item or strategy itself."""
    return _people(plan, assigned(plan, id, LEADING))


def leads(plan: Plan, id: str) -> Leads:
    """Who leads an item or a strategy: its own leads, else those of the nearest thing above that has any."""
    own = own_leads(plan, id)
    if own:
        return Leads(own)
    handed_down = (Leads(found, above) for above in ancestors(plan, id) if (found := own_leads(plan, above)))
    return next(handed_down, Leads())


def supports(plan: Plan, id: str) -> tuple[str, ...]:
    """The ids of those who take part in an item or strategy itself without leading it; help is not handed down."""
    leading = leads(plan, id).who
    helping = _people(plan, filter(takes_part, assigned(plan, id)))
    return tuple(who for who in helping if who not in leading)


def _in_order(assignments: Iterable[Assignment]) -> list[Assignment]:
    return sorted(assignments, key=lambda a: (_ORDER.get(a.role or "", len(_ORDER)), a.id))


def _people(plan: Plan, assignments: Iterable[Assignment]) -> tuple[str, ...]:
    """Who holds assignments, each once; a merged duplicate is who it was merged into."""
    found = dict.fromkeys(survivor(plan, a.stakeholder) for a in assignments)
    return tuple(who for who in found if who in plan.stakeholders)


def _merged(plan: Plan, actor: str) -> tuple[str, ...]:
    """The actor and all that were merged into it, by way of others too."""
    into = plan.stakeholders.grouped("merged_into")
    found = {actor: None}
    waiting = [actor]
    while waiting:
        new = [id for id in into.get(waiting.pop(), ()) if id not in found]
        found.update(dict.fromkeys(new))
        waiting += new
    return tuple(found)
