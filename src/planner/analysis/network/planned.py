"""What the ties that are only potential, planned or being set up would change in the network."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from planner.analysis.network.connections import Connections, connected
from planner.analysis.network.graph import Projection, project
from planner.analysis.question import Question
from planner.model.plan import Plan
from planner.model.ties import COUNTED, counted_states, is_planned

Effect = Literal["joins", "contact", "again"]


@dataclass(frozen=True, slots=True)
class Shape:
    """What a network looks like, in counts."""

    ties: int
    contacts: int
    """Pairs in contact."""
    parts: int
    largest: int
    """Actors of the largest part."""
    isolated: int
    """Actors without any tie."""
    reachable: int
    """Pairs that can reach each other, directly or through others."""
    holding: int
    """Actors without whom others lose contact."""
    bridges: int
    """Contacts without which a part falls into two."""


@dataclass(frozen=True, slots=True)
class Planned:
    """The network of existing ties, what it would be with the planned ones too, and what each of these does."""

    today: Shape
    then: Shape
    ties: dict[str, Effect]
    """By id of a planned tie, seen alone: it joins two parts, is a first contact within a part, or one more tie between
    two in contact."""
    gains: dict[str, int]
    """By stakeholder the contacts it would win; who would win none is left out."""


def planned(plan: Plan, question: Question) -> Planned:
    """What all planned ties together would change, within the types, sectors and territory of the question."""
    today = connected(projected(plan, question, COUNTED))
    then = connected(projected(plan, question, counted_states(with_planned=True)))
    gains = {id: count - today.degree[id] for id, count in then.degree.items() if count > today.degree[id]}
    return Planned(shape(today), shape(then), dict(_effects(plan, question, today)), gains)


def projected(plan: Plan, question: Question, states: frozenset[str]) -> Projection:
    """The projection of the ties in these states, within the question's other limits."""
    return project(
        plan, types=question.types or None, sectors=question.sectors or None, states=states,
        territory=question.territory,
    )  # fmt: skip


def shape(found: Connections) -> Shape:
    """The counts of a network."""
    sizes = [len(part) for part in found.cuts.parts]
    return Shape(
        ties=found.projection.ties, contacts=len(found.projection.pairs), parts=len(sizes),
        largest=max(sizes, default=0), isolated=sum(1 for others in found.projection.neighbours if not others),
        reachable=sum(size * (size - 1) // 2 for size in sizes), holding=len(found.bridges),
        bridges=len(found.cuts.bridges),
    )  # fmt: skip


def _effects(plan: Plan, question: Question, today: Connections) -> Iterator[tuple[str, Effect]]:
    for id, body in plan.ties.bodies.items():
        source, target = body.get("source", ""), body.get("target", "")
        if not is_planned(body) or (question.types and body.get("type") not in question.types):
            continue
        if source == target or source not in today.part or target not in today.part:
            continue
        if today.part[source] != today.part[target]:
            yield id, "joins"
        else:
            yield id, "again" if today.tied(source, target) else "contact"
