"""Where responsibilities sit badly: leads without a tie to supports, idle influence, one body leading too much."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from planner.analysis.coverage.answers import homes
from planner.analysis.network.connections import connections
from planner.analysis.question import Question, within
from planner.model import vocabularies
from planner.model.actions import actions, is_action
from planner.model.actors import is_there
from planner.model.assignments import leads, of_actor, supports
from planner.model.plan import Plan
from planner.model.tree import branches, children

if TYPE_CHECKING:
    from planner.analysis.workload.figures import Load

Kind = Literal["untied", "idle_influence", "leads_too_much", "sector_absent", "unknown_part"]

TOO_MUCH = 0.25
"""The share of all led actions from which one institution leads too much."""
FEWEST = 4
"""Below this many led actions a share says nothing."""
INFLUENTIAL = Decimal(4)
"""The mean rating of influence, from 1 to 5, from which an actor is influential."""
BUSIEST = 0.1
"""The share of actors with most contacts that count as influential where nobody was rated."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing to talk about."""

    kind: Kind
    stakeholder: str | None = None
    other: str | None = None
    """The support without a tie, or the axis a sector is absent from."""
    code: str = ""
    """The sector that is absent."""
    items: tuple[str, ...] = ()
    share: float = 0.0


def gaps(plan: Plan, found: Mapping[str, "Load"], question: Question) -> list[Gap]:
    """All of them, by kind in the order of `Kind`."""
    return [
        *untied(plan, question),
        *idle_influence(plan, question),
        *leading_too_much(found),
        *absent_sectors(plan, question),
        *unknown_parts(plan, question),
    ]


def untied(plan: Plan, question: Question) -> list[Gap]:
    """Pairs of a lead and a support of the same action that have no contact on the map, each with their actions."""
    known, contacts = homes(plan), connections(plan, with_planned=True)  # whoever plans a tie saw the gap
    pairs: dict[tuple[str, str], list[str]] = {}
    for item in actions(plan):
        if not question.wants(known.strategy.get(item.id)):
            continue
        helping = supports(plan, item.id)
        for lead in leads(plan, item.id).who:
            for support in helping:
                if not contacts.tied(lead, support) and question.stakeholder in (None, lead, support):
                    pairs.setdefault((lead, support), []).append(item.id)
    ordered = sorted(pairs.items(), key=lambda pair: -len(pair[1]))
    return [Gap("untied", lead, support, items=tuple(items)) for (lead, support), items in ordered]


def idle_influence(plan: Plan, question: Question) -> list[Gap]:
    """Influential actors without any part in the plan, by their ratings or, without any, by their contacts."""
    return [
        Gap("idle_influence", id) for id in influential(plan)
        if not of_actor(plan, id) and question.stakeholder in (None, id) and _partner(plan, id)
    ]  # fmt: skip


def influential(plan: Plan) -> list[str]:
    """The ids of influential actors, the most influential first."""
    rated: dict[str, list[Decimal]] = {}
    for rating in plan.ratings.values():
        if rating.dimension == "influence" and rating.value is not None and rating.subject in plan.stakeholders:
            rated.setdefault(rating.subject, []).append(rating.value)
    means = {id: sum(values, Decimal(0)) / len(values) for id, values in rated.items()}
    if means:
        return [id for id, mean in sorted(means.items(), key=lambda entry: -entry[1]) if mean >= INFLUENTIAL]
    degree = {id: count for id, count in connections(plan).degree.items() if count}
    ordered = sorted(degree, key=lambda who: -degree[who])
    return ordered[: round(len(degree) * BUSIEST)]


def leading_too_much(found: Mapping[str, "Load"]) -> list[Gap]:
    """Institutions that lead over a quarter of the actions anybody leads."""
    shares = {who: load.leads / load.led_in_all for who, load in found.items() if load.led_in_all >= FEWEST}
    return [Gap("leads_too_much", who, share=share) for who, share in shares.items() if share > TOO_MUCH]


def absent_sectors(plan: Plan, question: Question) -> list[Gap]:
    """Sectors on the map that have no part in an axis, for every topmost item of a strategy that is carried out."""
    present = [
        term.code
        for term in vocabularies.SECTOR
        if term.code != "population" and any(b.get("sector") == term.code for b in plan.stakeholders.bodies.values())
    ]
    return [
        Gap("sector_absent", other=axis, code=code)
        for axis, sectors in _sectors_by_axis(plan, question).items() for code in present if code not in sectors
    ]  # fmt: skip


def _sectors_by_axis(plan: Plan, question: Question) -> dict[str, set[str | None]]:
    found: dict[str, set[str | None]] = {}
    for strategy in plan.strategies:
        for axis in children(plan, strategy) if question.wants(strategy) else ():
            below = [axis, *(branch.item for branch in branches(plan, axis.id))]
            if sum(1 for item in below if is_action(plan, item)) > 1:
                found[axis.id] = {sector for item in below for sector in _sectors(plan, item.id)}
    return found


def _sectors(plan: Plan, item: str) -> Iterator[str | None]:
    yield from (plan.stakeholders[who].sector for who in (*leads(plan, item).who, *supports(plan, item)))


def unknown_parts(plan: Plan, question: Question) -> list[Gap]:
    """Actors on the map of whom nobody knows a role, a resource, an action or a part in the plan."""
    return [
        Gap("unknown_part", actor.id) for actor in plan.stakeholders.values()
        if not of_actor(plan, actor.id) and not (actor.roles or actor.resources or actor.actions)
        and question.stakeholder in (None, actor.id) and within(plan, actor.territory, question.territory)
        and _partner(plan, actor.id) and actor.kind != "population"
    ]  # fmt: skip


def _partner(plan: Plan, id: str) -> bool:
    body = plan.stakeholders.body(id)
    return body is not None and is_there(body) and body.get("problem_actor") != "yes"
