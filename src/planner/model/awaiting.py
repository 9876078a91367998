"""Who was written to last and has not answered."""

from planner.model.naming import survivor
from planner.model.plan import Plan
from planner.model.sendings import Sending


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
