"""Who was sent what, by when it is due and who has not answered: everybody a workbook could go to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.analysis.concerns import taking_part
from planner.i18n.text import sort_key
from planner.model.awaiting import newest_sendings
from planner.model.naming import name_of
from planner.model.plan import Plan
from planner.model.sendings import Sending
from planner.workspace.sending import reachable


class Standing(StrEnum):
    """How it stands with somebody, the most pressing first."""

    OVERDUE = "overdue"
    AWAITED = "awaited"
    UNSENT = "unsent"
    ANSWERED = "answered"
    UNNAMED = "unnamed"
    """Not named yet, so that no letter reaches it."""
    GROUP = "group"
    """People, whom no letter of the plan reaches."""


@dataclass(frozen=True, slots=True)
class Correspondent:
    """Somebody with a part in the plan, or who was written to, and the newest that was sent."""

    id: str
    name: str
    standing: Standing
    sending: Sending | None = None


def correspondents(plan: Plan, today: date) -> tuple[Correspondent, ...]:
    """Everybody who leads or supports something or was written to, overdue answers first."""
    newest = newest_sendings(plan)
    ids = dict.fromkeys([*taking_part(plan), *(id for id in newest if id in plan.stakeholders)])
    found = [Correspondent(id, name_of(plan, id), _standing(plan, id, newest, today), newest.get(id)) for id in ids]
    order = list(Standing)
    return tuple(sorted(found, key=lambda one: (order.index(one.standing), sort_key(one.name))))


def _standing(plan: Plan, id: str, newest: Mapping[str, Sending], today: date) -> Standing:
    sending = newest.get(id)
    if sending is None:
        if reachable(plan, id):
            return Standing.UNSENT
        return Standing.UNNAMED if plan.stakeholders[id].placeholder else Standing.GROUP
    if sending.answered is not None:
        return Standing.ANSWERED
    overdue = sending.due is not None and sending.due.before(today)
    return Standing.OVERDUE if overdue else Standing.AWAITED
