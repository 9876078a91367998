"""What is drawn of a network: actors with a sign and a place, and the ties between them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from planner.model import vocabularies
from planner.model.actors import Stakeholder
from planner.model.plan import Plan
from planner.model.record import Body
from planner.model.ties import counted, is_planned
from planner.model.values import Position

MUTUAL = vocabularies.TIE_TYPE.having("mutual")


@dataclass(frozen=True, slots=True)
class Line:
    """All ties between two actors, drawn as one line: the types by code, and which ends it points to."""

    source: str
    target: str
    types: tuple[str, ...]
    forth: bool
    back: bool
    dashed: bool

    @property
    def color(self) -> str:
        """The colour of its first type."""
        return vocabularies.TIE_TYPE[self.types[0]].color

    def other(self, id: str) -> str:
        """The end that is not `id`."""
        return self.target if id == self.source else self.source


@dataclass(frozen=True)
class Scene:
    """The actors by id, and one line for every two that are tied."""

    actors: Mapping[str, Stakeholder]
    lines: Mapping[tuple[str, str], Line]
    tied: Mapping[str, tuple[Line, ...]]
    """The lines of each actor."""
    with_planned: bool = False
    """Whether planned ties count, which are drawn in any case."""

    def counted(self, lines: Iterable[Line]) -> int:
        """How many of these lines count."""
        return sum(self.with_planned or not line.dashed for line in lines)

    @cached_property
    def contacts(self) -> Mapping[str, int]:
        """How many others each actor has contact with: whoever has most is the best connected."""
        return {id: self.counted(lines) for id, lines in self.tied.items()}


def scene(plan: Plan, *, with_planned: bool = False) -> Scene:
    """Everything that can be drawn of a plan: all ties but those that ended."""
    bodies = plan.stakeholders.bodies
    actors = {id: plan.stakeholders[id] for id, body in bodies.items() if "merged_into" not in body}
    between: dict[tuple[str, str], list[Body]] = {}
    for body in counted(plan, with_planned=True):
        source, target = body["source"], body["target"]
        between.setdefault((source, target) if source < target else (target, source), []).append(body)
    lines = {pair: _line(pair, ties) for pair, ties in between.items()}
    tied: dict[str, list[Line]] = {}
    for line in lines.values():
        tied.setdefault(line.source, []).append(line)
        tied.setdefault(line.target, []).append(line)
    return Scene(actors, lines, {id: tuple(own) for id, own in tied.items()}, with_planned)


def _line(pair: tuple[str, str], ties: list[Body]) -> Line:
    source, target = pair
    types = tuple(dict.fromkeys(tie.get("type", "") for tie in ties))
    mutual = not MUTUAL.isdisjoint(types)
    forth = mutual or any(tie["source"] == source for tie in ties)
    back = mutual or any(tie["source"] == target for tie in ties)
    return Line(source, target, types, forth, back, all(is_planned(tie) for tie in ties))


def places(plan: Plan, shown: Mapping[str, Position]) -> dict[str, Position]:
    """A position for every actor; those `shown` before stay. Imports igraph: call it in a thread."""
    from planner.analysis.network.layout import positions
    from planner.workspace.positions import positions_of

    stored = {id for id, body in plan.stakeholders.bodies.items() if "position" in body}
    kept = {id: place for id, place in shown.items() if id not in stored}
    return dict(positions(plan, kept) if shown else positions_of(plan))
