"""Which ties count: those that exist today, on demand the planned ones too; those that ended never do."""

from collections.abc import Iterator

from planner.model import vocabularies
from planner.model.actors import Tie
from planner.model.plan import Plan
from planner.model.record import Body

EXISTING = frozenset({"existing"})
PLANNED = vocabularies.LIFE.having("planned")
"""Potential, planned and being set up."""
COUNTED = EXISTING
"""What counts where nobody asks for more."""

UNSTATED = "existing"
"""What is taken for the state of a tie of which nobody noted it."""
_ORDER = tuple(term.code for term in vocabularies.LIFE if term.code in COUNTED | PLANNED)


def counted_states(*, with_planned: bool = False) -> frozenset[str]:
    """The states of the ties that count."""
    return COUNTED | PLANNED if with_planned else COUNTED


def state_of(tie: Tie | Body) -> str:
    """The state of a tie, given as a record or a body."""
    return (tie.state if isinstance(tie, Tie) else tie.get("state")) or UNSTATED


def counts(tie: Tie | Body, *, with_planned: bool = False) -> bool:
    """Whether a tie counts: an existing one, and with the switch a planned one too."""
    return state_of(tie) in counted_states(with_planned=with_planned)


def is_planned(tie: Tie | Body) -> bool:
    """Whether a tie is not there yet."""
    return state_of(tie) in PLANNED


def ended(tie: Tie | Body) -> bool:
    """Whether a tie is neither there nor planned."""
    return not counts(tie, with_planned=True)


def nearness(tie: Tie | Body) -> int:
    """How near a tie is to being there: the more, the nearer."""
    return -1 if ended(tie) else _ORDER.index(state_of(tie))


def between_actors(plan: Plan) -> Iterator[tuple[str, Body]]:
    """Every tie in whatever state, by id, between two different actors of whom none was merged into another."""
    actors = plan.stakeholders.bodies
    for id, body in plan.ties.bodies.items():
        source, target = body.get("source", ""), body.get("target", "")
        if source != target and _is_there(actors.get(source)) and _is_there(actors.get(target)):
            yield id, body


def counted(plan: Plan, *, with_planned: bool = False) -> Iterator[Body]:
    """The ties between actors that count."""
    states = counted_states(with_planned=with_planned)
    return (body for _id, body in between_actors(plan) if state_of(body) in states)


def any_planned(plan: Plan) -> bool:
    """Whether the switch makes a difference: some tie between actors is planned."""
    return any(is_planned(body) for _id, body in between_actors(plan))


def _is_there(actor: Body | None) -> bool:
    return actor is not None and "merged_into" not in actor
