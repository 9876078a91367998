"""Rules on who answers for what: leads, supports, and those who cannot be either."""

from collections.abc import Iterator

from planner.i18n import N_
from planner.model.actors import Stakeholder
from planner.model.assignments import LEADING, current, leads
from planner.model.rules.actors import groups
from planner.model.rules.rule import ERROR, HINT, WARNING, Scope, Spot, at, rule
from planner.model.rules.words import names
from planner.model.strategies import Assignment
from planner.model.ties import ended

CROWDED_SHARE = 4
"""One in so many actions led by one body is a lot for it."""
CROWDED_FROM = 12
"""In a plan of fewer actions a large share says nothing."""


def _held(scope: Scope, *roles: str) -> Iterator[tuple[Assignment, Stakeholder]]:
    """The current assignments in these roles, with who holds them."""
    for assignment in filter(current, scope.plan.assignments.values()):
        if assignment.role in roles and assignment.stakeholder in scope.plan.stakeholders:
            yield assignment, scope.plan.stakeholders[assignment.stakeholder]


def _leads(scope: Scope) -> Iterator[tuple[Assignment, Stakeholder]]:
    return _held(scope, *LEADING)


def _spot(scope: Scope, assignment: Assignment) -> Spot:
    actor, item = scope.name(assignment.stakeholder), scope.name(assignment.item)
    return at("assignments", assignment.id, "stakeholder", actor=actor, item=item)


@rule(
    "problem_actor_leads",
    ERROR,
    N_("Led by somebody who is part of the problem"),
    N_("“{actor}” leads “{item}”, but is marked as part of the problem."),
    N_("Choose another lead, or take the mark off if it is wrong."),
)
def _problem_actor_leads(scope: Scope) -> Iterator[Spot]:
    yield from (_spot(scope, assignment) for assignment, actor in _leads(scope) if actor.problem_actor)


@rule(
    "problem_actor_helps",
    ERROR,
    N_("Part given to somebody who is part of the problem"),
    N_("“{actor}” has a part in “{item}”, but is marked as part of the problem."),
    N_("Delete the assignment, or take the mark off if it is wrong."),
)
def _problem_actor_helps(scope: Scope) -> Iterator[Spot]:
    helping = _held(scope, "support", "funder", "accountable")
    yield from (_spot(scope, assignment) for assignment, actor in helping if actor.problem_actor)


@rule(
    "population_leads",
    WARNING,
    N_("Led by a population group"),
    N_("“{actor}” leads “{item}”, but is a population group and not a body that can answer for it."),
    N_("Choose the body or mechanism that speaks for them; the group itself can be the target group."),
)
def _population_leads(scope: Scope) -> Iterator[Spot]:
    yield from (_spot(scope, assignment) for assignment, actor in _leads(scope) if actor.kind == "population")


@rule(
    "placeholder_leads",
    WARNING,
    N_("Led by bodies not named yet"),
    N_("“{actor}” leads “{item}”, but stands for bodies that are not named yet."),
    N_("Name the body that leads."),
)
def _placeholder_leads(scope: Scope) -> Iterator[Spot]:
    yield from (_spot(scope, assignment) for assignment, actor in _leads(scope) if actor.placeholder)


@rule(
    "person_leads",
    HINT,
    N_("Led by a person instead of a post"),
    N_("“{actor}” leads “{item}” as a person; people change their posts."),
    N_("Name the institution or the post instead."),
)
def _person_leads(scope: Scope) -> Iterator[Spot]:
    yield from (_spot(scope, assignment) for assignment, actor in _leads(scope) if actor.kind == "person")


@rule(
    "past_actor_leads",
    WARNING,
    N_("Led by somebody who no longer exists"),
    N_("“{actor}” leads “{item}”, but no longer exists."),
    N_("Choose another lead, or correct the state of “{actor}”."),
)
def _past_actor_leads(scope: Scope) -> Iterator[Spot]:
    yield from (_spot(scope, assignment) for assignment, actor in _leads(scope) if actor.gone)


@rule(
    "lead_not_set_up",
    HINT,
    N_("Led by somebody who does not exist yet"),
    N_("“{actor}” leads “{item}”, but does not exist yet."),
    N_("Say who answers for it until “{actor}” is set up."),
)
def _lead_not_set_up(scope: Scope) -> Iterator[Spot]:
    unready = {"potential", "planned"}
    yield from (_spot(scope, assignment) for assignment, actor in _leads(scope) if actor.state in unready)


@rule(
    "same_assignment",
    WARNING,
    N_("The same assignment twice"),
    N_("The assignment “{name}” is there twice."),
    N_("Delete one of the two."),
)
def _same_assignment(scope: Scope) -> Iterator[Spot]:
    everyone = scope.plan.assignments.values()
    for _first, *others in groups(everyone, lambda a: (a.item, a.stakeholder, a.role, current(a))):
        for other in others:
            yield at("assignments", other.id, "role")


@rule(
    "leads_and_supports",
    HINT,
    N_("Leads and supports the same"),
    N_("“{actor}” both leads and supports “{item}”."),
    N_("Leave it so if that is meant; otherwise delete one of the two assignments."),
)
def _leads_and_supports(scope: Scope) -> Iterator[Spot]:
    for item in scope.assigned:
        leading = {assignment.stakeholder for assignment in scope.leads(item)}
        for assignment in scope.assigned[item]:
            if assignment.role == "support" and assignment.stakeholder in leading:
                yield _spot(scope, assignment)


@rule(
    "lead_without_tie_to_support",
    HINT,
    N_("Leads without a tie to those who support"),
    N_("In “{name}”, the lead has no tie to {others}, though it counts on their support."),
    N_("Note the tie if there is one; if not, plan how they will come into contact."),
)
def _lead_without_tie_to_support(scope: Scope) -> Iterator[Spot]:
    met, joined = _contacts(scope)
    nobody = frozenset[str]()
    for item in scope.assigned:
        leading = {assignment.stakeholder for assignment in scope.leads(item)}
        known = leading.union(*(met.get(lead, nobody) for lead in leading))
        shared = nobody.union(*(joined.get(lead, nobody) for lead in leading)) | leading
        helping = dict.fromkeys(a.stakeholder for a in scope.assigned[item] if a.role == "support")
        strangers = [actor for actor in helping if actor not in known and not shared & joined.get(actor, nobody)]
        if leading and strangers and item in scope.plan.items:
            yield at("items", item, "", others=names(scope.plan, strangers))


def _contacts(scope: Scope) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Whom each one has a tie to, and which mechanisms each one is a member of."""
    met: dict[str, set[str]] = {}
    joined: dict[str, set[str]] = {}
    for tie in scope.plan.ties.values():
        if not ended(tie):
            met.setdefault(tie.source, set()).add(tie.target)
            met.setdefault(tie.target, set()).add(tie.source)
            if tie.membership:
                joined.setdefault(tie.source, set()).add(tie.target)
    return met, joined


@rule(
    "leads_too_much",
    HINT,
    N_("Leads more than one in four actions"),
    N_("“{name}” leads {count} of {all} actions, more than one in four."),
    N_("Ask whether it can carry all of them, and who could take over some."),
)
def _leads_too_much(scope: Scope) -> Iterator[Spot]:
    led: dict[str, int] = {}
    for action in scope.actions:
        for lead in leads(scope.plan, action.id).who:
            led[lead] = led.get(lead, 0) + 1
    all_of_them = len(scope.actions)
    for actor, count in led.items():
        if all_of_them >= CROWDED_FROM and count * CROWDED_SHARE > all_of_them:
            yield at("stakeholders", actor, "", count=count, all=all_of_them)


RULES = (
    _problem_actor_leads,
    _problem_actor_helps,
    _population_leads,
    _placeholder_leads,
    _past_actor_leads,
    _same_assignment,
    _person_leads,
    _lead_not_set_up,
    _leads_and_supports,
    _lead_without_tie_to_support,
    _leads_too_much,
)
