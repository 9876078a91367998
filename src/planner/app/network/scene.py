"""What is drawn of a network: actors with a sign and a place, and the ties between them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planner.model import vocabularies
from planner.model.actors import Stakeholder, Tie
from planner.model.plan import Plan

FAINT_STATES = frozenset({"potential", "planned", "building"})
"""Ties in these states are drawn dashed."""


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


@dataclass(frozen=True, slots=True)
class Scene:
    """The actors by id, and one line for every two that are tied."""

    actors: Mapping[str, Stakeholder]
    lines: Mapping[tuple[str, str], Line]
    tied: Mapping[str, tuple[Line, ...]]
    """The lines of each actor."""


def scene(plan: Plan) -> Scene:
    """Everything that can be drawn of a plan."""
    actors = {id: actor for id, actor in plan.stakeholders.items() if actor.merged_into is None}
    between: dict[tuple[str, str], list[Tie]] = {}
    for tie in plan.ties.values():
        if tie.source in actors and tie.target in actors and tie.source != tie.target and tie.state != "past":
            between.setdefault(_pair(tie), []).append(tie)
    lines = {pair: _line(pair, ties) for pair, ties in between.items()}
    tied: dict[str, list[Line]] = {}
    for line in lines.values():
        tied.setdefault(line.source, []).append(line)
        tied.setdefault(line.target, []).append(line)
    return Scene(actors, lines, {id: tuple(own) for id, own in tied.items()})


def ties_between(plan: Plan, first: str, second: str) -> Iterator[Tie]:
    """Every tie between two actors, in both directions."""
    for source, target in ((first, second), (second, first)):
        yield from (tie for tie in plan.ties.where("source", source) if tie.target == target)


def _pair(tie: Tie) -> tuple[str, str]:
    return (tie.source, tie.target) if tie.source < tie.target else (tie.target, tie.source)


def _line(pair: tuple[str, str], ties: list[Tie]) -> Line:
    source, target = pair
    types = tuple(dict.fromkeys(tie.type or "" for tie in ties))
    forth = any(tie.mutual or tie.source == source for tie in ties)
    back = any(tie.mutual or tie.source == target for tie in ties)
    return Line(source, target, types, forth, back, all(tie.state in FAINT_STATES for tie in ties))
