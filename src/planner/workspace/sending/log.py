"""What the plan remembers of answers: which sending a file answers, and that it came."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from planner.changes.change import Change
from planner.changes.drafting import create, edit
from planner.changes.review.incoming import Incoming, Source
from planner.i18n.dates import say_moment
from planner.i18n.text import clean_line
from planner.model.documents import Sending
from planner.model.naming import survivor
from planner.model.plan import Plan
from planner.workspace.workspace import Workspace

if TYPE_CHECKING:
    from planner.workspace.importing.arrival import Arrival


def sending_of(plan: Plan, source: Source) -> Sending | None:
    """What a file answers: the sending with its export, or else with its number to the same body."""
    sent = [one for one in plan.sendings.values() if same_body(plan, one.stakeholder, source.sender_id)]
    exact = [one for one in sent if source.export and one.export == source.export]
    numbered = [one for one in sent if source.number and one.number == source.number]
    return next(iter(exact or numbered), None)


def untouched(incoming: Incoming) -> bool:
    """Whether nobody saved a workbook since it was written: it says midnight of its own day, as the writer does."""
    source = incoming.source
    as_written = bool(source.day) and source.saved.startswith(f"{source.day}T00:00:00")
    return as_written and not incoming.suggestions and not incoming.faults


def same_body(plan: Plan, one: str, other: str) -> bool:
    """Whether two ids mean one body, by way of merged duplicates too."""
    return bool(other) and survivor(plan, one) == survivor(plan, other)


def answered(workspace: Workspace, arrival: "Arrival", plan: Plan) -> list[Change]:
    """What the plan remembers of these answers: that they came, when they were last saved, and under which name.

    `plan` is the plan as it will be once everything else came in.
    """
    today = workspace.today
    changes: list[Change] = []
    sources = [incoming.source for incoming in arrival.incomings if not untouched(incoming)]
    for source in sorted(sources, key=lambda one: (one.number, one.saved)):
        body = survivor(plan, source.sender_id)
        if body not in plan.stakeholders:
            continue
        said = {"answered": today.isoformat(), "saved": source.saved or None, "file": clean_line(source.file)}
        known = sending_of(plan, source)
        if known is None:
            changes.append(create("sendings", workspace.ids(), _remembered(source, body, said)))
        elif known.answered is None or later(source.saved, known.saved or ""):
            changes = [change for change in changes if change.id != known.id] + edit(plan, "sendings", known.id, said)
    return changes


def _remembered(source: Source, body: str, said: Mapping[str, str | None]) -> dict[str, str]:
    """A sending that only its answer tells of."""
    kept = {
        "stakeholder": body, "number": str(source.number) if source.number else None, "edition": source.edition or None,
        "sent": source.day or None, "export": source.export or None, **said,
    }  # fmt: skip
    return {leaf: text for leaf, text in kept.items() if text}


def later(one: str, other: str) -> bool:
    """Whether one moment is certainly after the other; an unknown one is before every known one."""
    mine, theirs = read_moment(one), read_moment(other)
    return mine is not None and (theirs is None or mine > theirs)


def number_of(sending: Sending) -> int:
    """The number of the export, 0 when it is not known."""
    return int(sending.number) if sending.number is not None else 0


def read_moment(moment: str) -> datetime | None:
    """A moment that a file tells; None when it does not, or not as a moment."""
    try:
        read = datetime.fromisoformat(moment)
    except ValueError:
        return None
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def told_moment(text: str) -> str:
    """A moment in words; empty when it is none."""
    moment = read_moment(text)
    return say_moment(moment) if moment else ""
