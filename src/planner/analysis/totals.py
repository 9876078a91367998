"""Totals of a plan, as a cover shows them: how much there is, how far along, and how much money."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from planner.model import vocabularies
from planner.model.actions import actions, is_told
from planner.model.assignments import leads
from planner.model.plan import Plan
from planner.model.progress import TIMELINESS, status_of, timeliness
from planner.model.ties import counted
from planner.model.vocabulary import Vocabulary

UNKNOWN = ""
"""The key that counts what nobody stated."""


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts by code in the order of the vocabulary, with `UNKNOWN` last; codes that do not occur are left out."""

    actors: int
    actors_by_sector: dict[str, int]
    ties: int
    """Those that count: planned ones do not."""
    ties_by_type: dict[str, int]
    strategies: int
    items: int
    actions: int
    """Items that somebody is to do: the leaves of strategies that are carried out."""
    actions_by_status: dict[str, int]
    """The actions, and what was reported on above them."""
    actions_by_timeliness: dict[str, int]
    led_actions: int
    """Actions that somebody leads, by an assignment of their own or from above."""
    indicators: int
    reports: int
    budget: dict[tuple[str, str], Decimal]
    """Sum by (budget kind, currency); different currencies are never added up."""


def totals(plan: Plan, today: date) -> Totals:
    """The totals of a whole plan, or of what an edition left of it, on a day."""
    actors = [body for body in plan.stakeholders.bodies.values() if "merged_into" not in body]
    ties = [body.get("type") for body in counted(plan)]
    to_do = actions(plan)
    told = [item for item in plan.items.values() if is_told(plan, item)]
    return Totals(
        actors=len(actors),
        actors_by_sector=_counted(vocabularies.SECTOR, (body.get("sector") for body in actors)),
        ties=len(ties),
        ties_by_type=_counted(vocabularies.TIE_TYPE, ties),
        strategies=len(plan.strategies),
        items=len(plan.items),
        actions=len(to_do),
        actions_by_status=_counted(vocabularies.STATUS, (status_of(plan, item.id, today) for item in told)),
        actions_by_timeliness=_counted(TIMELINESS, (timeliness(plan, item.id, today) for item in to_do)),
        led_actions=sum(1 for item in to_do if leads(plan, item.id).who),
        indicators=len(plan.indicators),
        reports=len(plan.reports),
        budget=budget(plan),
    )


def budget(plan: Plan, items: Iterable[str] | None = None) -> dict[tuple[str, str], Decimal]:
    """Sums of money by (budget kind, currency), over all budget lines or those of `items`, in a stable order."""
    wanted = None if items is None else set(items)
    sums: dict[tuple[str, str], Decimal] = {}
    for line in plan.budget_lines.values():
        if line.amount is not None and (wanted is None or line.item in wanted):
            key = (line.kind or UNKNOWN, line.amount.currency)
            sums[key] = sums.get(key, Decimal(0)) + line.amount.amount
    order = {term.code: n for n, term in enumerate(vocabularies.BUDGET_KIND)}
    return {key: sums[key] for key in sorted(sums, key=lambda key: (key[1] != "GTQ", key[1], order.get(key[0], 9)))}


def _counted(vocabulary: Vocabulary, codes: Iterable[str | None]) -> dict[str, int]:
    counts = Counter(code or UNKNOWN for code in codes)
    known = [term.code for term in vocabulary if term.code in counts]
    others = sorted(code for code in counts if code not in vocabulary and code != UNKNOWN)
    return {code: counts[code] for code in [*known, *others, *([UNKNOWN] if UNKNOWN in counts else [])]}
