"""What the panels of the network share: names, sectors, a chart of the first actors, and which ties went in."""

from collections.abc import Sequence

from planner.analysis.network import Network
from planner.analysis.panel import Chart, Series, Value
from planner.analysis.planned_ties import EXISTING
from planner.analysis.question import Question
from planner.i18n import _, ngettext
from planner.i18n.listing import listed
from planner.model import vocabularies
from planner.model.naming import name_of
from planner.model.plan import Plan

CHARTED = 10
"""How many actors a chart shows."""


def name(plan: Plan, id: str) -> str:
    """An actor's name."""
    return name_of(plan, id, ("stakeholders",))


def sector(plan: Plan, id: str) -> Value:
    """An actor's sector in words, or nothing."""
    code = plan.stakeholders.bodies[id].get("sector")
    return vocabularies.SECTOR.label(code) if code else None


def chart(plan: Plan, title: str, ids: Sequence[str], series: Sequence[Series]) -> tuple[Chart, ...]:
    """The figures of these actors, one series beside or upon the other; nothing without actors."""
    if not ids:
        return ()
    labels = tuple(plan.stakeholders[id].short_name for id in ids)
    totals = [sum(one.values[n] or 0 for one in series) for n in range(len(ids))]
    said = "; ".join(f"{label}: {total:.0f}" for label, total in zip(labels, totals, strict=True))
    one = len(series) == 1
    return (Chart(kind="bars" if one else "stacked", title=title, labels=labels, series=tuple(series),
                  says=f"{title}. {said}."),)  # fmt: skip


def counted(plan: Plan, found: Network, question: Question) -> tuple[str, ...]:
    """Which ties went in."""
    if question.states:
        states = listed([term.label().lower() for term in vocabularies.LIFE if term.code in question.states])
        first = _("Only ties in these states count: {states}.").format(states=states)
    else:
        first = _("Ties that exist today count, and those of which nobody noted the state; planned ones stand apart.")
    tied = _("Several ties between two are one contact. A membership is a tie from the member.")
    return first, tied, *_conflicts(plan, found, question)


def _conflicts(plan: Plan, found: Network, question: Question) -> tuple[str, ...]:
    kinds, states = vocabularies.TIE_TYPE.having("conflict"), question.states or EXISTING
    wanted = kinds & question.types if question.types else kinds
    count = sum(
        1 for body in plan.ties.bodies.values()
        if body.get("type") in wanted and body.get("state", "existing") in states
        and body.get("source") in found.figures and body.get("target") in found.figures
    )  # fmt: skip
    text = ngettext("One tie is a conflict; it counts as contact too. Choose tie types to leave it out.",
                    "{count} ties are conflicts; they count as contact too. Choose tie types to leave them out.",
                    count)  # fmt: skip
    return (text.format(count=count),) if count else ()
