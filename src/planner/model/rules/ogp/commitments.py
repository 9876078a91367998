"""The open government commitments of a plan: which there are, their milestones, and how they stand."""

from collections.abc import Iterator

from planner.i18n.folding import fold
from planner.model import vocabularies
from planner.model.actions import REFERENCE_KINDS
from planner.model.assignments import takes_part
from planner.model.progress import status_of_report
from planner.model.rules.rule import Scope
from planner.model.strategies import Item, Strategy

LEVELS = frozenset({"not_started", "limited", "substantial", "complete", "no_evidence"})
"""The completion levels of the IRM and what it says when there is nothing to go by
(opengovpartnership.org/glossary/completion)."""
BEGUN = frozenset({"limited", "substantial", "complete"})

Commitment = Item | Strategy


def commitments(scope: Scope) -> list[Commitment]:
    """The commitments that somebody reads: items of that level, and strategies of that kind that have others.

    Of what was not asked for by name, those of ended strategies and those that a later one continues are left out.
    A chosen strategy without any commitment is read as one itself.
    """
    items = [item for item in scope.plan.items.values() if item.level == "commitment" and _read(scope, item)]
    holding = {scope.strategy[item.id].id for item in items}
    asked = (strategy for strategy in scope.plan.strategies.values() if strategy.id not in holding)
    return [*items, *(one for one in asked if _read_whole(scope, one))]


def _read_whole(scope: Scope, strategy: Strategy) -> bool:
    if scope.chosen:
        return strategy.id in scope.chosen and strategy.kind not in REFERENCE_KINDS
    return strategy.kind == "commitment" and strategy.id in scope.plan.items.grouped("place")


def _read(scope: Scope, item: Item) -> bool:
    strategy = scope.strategy.get(item.id)
    if strategy is None or strategy.kind in REFERENCE_KINDS:
        return False
    if scope.chosen:
        return strategy.id in scope.chosen
    return strategy.state != "ended" and not any(_continues(scope, id) for id in _referring(scope, item.id))


def _referring(scope: Scope, id: str) -> Iterator[str]:
    return (link.source for link in scope.plan.links.where("target", id))


def _continues(scope: Scope, id: str) -> bool:
    return (scope.plan.items.body(id) or {}).get("level") == "commitment"


def predecessors(scope: Scope, one: Commitment) -> list[str]:
    """The ids of the commitments that one is linked to, as what it continues."""
    return [link.target for link in scope.plan.links.where("source", one.id) if _continues(scope, link.target)]


def below(scope: Scope, id: str) -> list[Item]:
    """Every item below a commitment or milestone."""
    children = scope.plan.items.grouped("place")
    found: list[str] = []
    waiting = list(children.get(id, ()))
    while waiting:
        at = waiting.pop(0)
        if at not in found:
            found.append(at)
            waiting += children.get(at, ())
    return [scope.plan.items[at] for at in found]


def milestones(scope: Scope, one: Commitment) -> list[Item]:
    """The items of the level milestone below a commitment."""
    return [item for item in below(scope, one.id) if item.level == "milestone"]


def all_milestones(scope: Scope) -> Iterator[Item]:
    """The milestones of all commitments."""
    return (item for one in commitments(scope) for item in milestones(scope, one))


def leads(scope: Scope, id: str) -> list[str]:
    """The ids of those who lead or co-lead."""
    return [assignment.stakeholder for assignment in scope.leads(id)]


def helping(scope: Scope, one: Commitment) -> list[str]:
    """The ids of those who take part in a commitment, or in anything below it, without leading it."""
    within = [one.id, *(item.id for item in below(scope, one.id))]
    assigned = [a for id in within for a in scope.assigned.get(id, ()) if takes_part(a)]
    return list(dict.fromkeys(a.stakeholder for a in assigned if a.stakeholder not in leads(scope, one.id)))


def begun(scope: Scope, one: Commitment) -> bool:
    """Whether it certainly has begun; where no start is known, that of what it belongs to counts."""
    started = (record.start for record in (one, scope.strategy.get(one.id)) if record is not None and record.start)
    start = next(started, None)
    return start is not None and start.before(scope.today)


def status(scope: Scope, id: str) -> str | None:
    """The status by the report that counts."""
    return status_of_report(scope.plan, id)


def closed(scope: Scope, id: str) -> bool:
    """Whether the newest report closes it."""
    return status(scope, id) in vocabularies.STATUS.having("closed")


def texts(scope: Scope, one: Commitment) -> str:
    """All that is written of a commitment and what is below it, in small letters without accents."""
    records: list[Commitment] = [one, *below(scope, one.id)]
    words = (text for record in records for said in (record.title, record.description) for text in (said.es, said.en))
    return fold(" ".join(text for text in words if text))
