"""Which items of plans answer which items of frameworks and diagnoses, by the links people made."""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.model.actions import ANSWERING, REFERENCE_KINDS
from planner.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Homes:
    """Where every item stands, worked out once for all of them."""

    strategy: Mapping[str, str]
    """The strategy of every item and of every strategy itself, by id."""
    parent: Mapping[str, str]
    """What every item stands directly under, by id."""

    def path(self, id: str) -> list[str]:
        """The id and everything above it, the strategy last."""
        path = [id]
        while (above := self.parent.get(path[-1])) is not None and above not in path:
            path.append(above)
        return path


def homes(plan: Plan) -> Homes:
    """The homes of all items; items in a cycle or under nothing have none."""
    parent = {id: place.partition(" ")[0] for id, body in plan.items.bodies.items() if (place := body.get("place"))}
    strategy: dict[str, str] = {id: id for id in plan.strategies}
    for id in parent:
        walked: list[str] = []
        at: str | None = id
        while at is not None and at not in strategy and at not in walked:
            walked.append(at)
            at = parent.get(at)
        if at in strategy:
            strategy.update(dict.fromkeys(walked, strategy[at]))
    return Homes(strategy, parent)


def is_reference(plan: Plan, strategy: str) -> bool:
    """Whether a tree is one that others answer to, rather than being carried out."""
    body = plan.strategies.body(strategy) or {}
    return body.get("kind") in REFERENCE_KINDS


def answers(plan: Plan, known: Homes) -> list[tuple[str, str, str]]:
    """Every answer across trees as (what answers, what is answered, the answering strategy), each pair once."""
    found: dict[tuple[str, str], str] = {}
    for body in plan.links.bodies.values():
        source, target = body.get("source", ""), body.get("target", "")
        home, other = known.strategy.get(source), known.strategy.get(target)
        if body.get("type") in ANSWERING and home is not None and other is not None and home != other:
            found[source, target] = home
    return [(source, target, home) for (source, target), home in found.items()]
