"""Rules on what was sent out to be filled in."""

from collections.abc import Iterator

from planner.i18n import N_
from planner.model.awaiting import awaited
from planner.model.rules.rule import HINT, Scope, Spot, at, rule


@rule(
    "answer_overdue",
    HINT,
    N_("“{name}” has not answered what was sent to it; it was due by {due}."),
    N_("Bring the answer in if it came, ask for it, or send a new workbook with a later date."),
)
def _answer_overdue(scope: Scope) -> Iterator[Spot]:
    """Said of the body, not of the sending: it is the body that somebody has to ask."""
    for body, sending in awaited(scope.plan).items():
        if sending.due is not None and sending.due.before(scope.today):
            yield at("stakeholders", body, "", due=sending.due)


RULES = (_answer_overdue,)
