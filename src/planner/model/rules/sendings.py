"""Rules on what was sent out to be filled in, and who was written to last and has not answered."""

from collections.abc import Iterator

from planner.i18n import N_
from planner.model.documents import Sending
from planner.model.naming import survivor
from planner.model.plan import Plan
from planner.model.rules.rule import HINT, Scope, Spot, at, rule


def newest_sendings(plan: Plan) -> dict[str, Sending]:
    """The newest sending to each body, by the body's id; what went to a merged duplicate counts as its survivor's."""
    newest: dict[str, Sending] = {}
    for sending in plan.sendings.values():
        body = survivor(plan, sending.stakeholder)
        known = newest.get(body)
        if known is None or (sending.number or 0) >= (known.number or 0):
            newest[body] = sending
    return newest


def awaited(plan: Plan) -> dict[str, Sending]:
    """The newest sendings that nobody answered, by the body's id."""
    return {body: sending for body, sending in newest_sendings(plan).items() if sending.answered is None}


@rule(
    "answer_overdue",
    HINT,
    N_("Answers that are overdue"),
    N_("“{name}” has not answered what was sent to it; it was due by {due}."),
    N_("Bring the answer in if it came, ask for it, or send a new workbook with a later date."),
)
def _answer_overdue(scope: Scope) -> Iterator[Spot]:
    """Said of the body, not of the sending: it is the body that somebody has to ask."""
    for body, sending in awaited(scope.plan).items():
        if sending.due is not None and sending.due.before(scope.today):
            yield at("stakeholders", body, "", due=sending.due)


RULES = (_answer_overdue,)
