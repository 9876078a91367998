"""The longest chain through steps that wait for one another, and how long each step may slip (critical path method).

J. E. Kelley and M. R. Walker, "Critical-path planning and scheduling", 1959: a forward pass gives the earliest day a
step can begin, a backward pass the latest one, and steps for which both are the same are critical.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Waits = Mapping[str, Iterable[str]]
"""What each step waits for."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step in a network of steps; days are counted from the beginning, which is day 0."""

    id: str
    days: int | None
    """How long it takes; None when that is not known, which counts as 0 and is said wherever it matters."""
    earliest: int
    """The day on which it can begin at the soonest."""
    slack: int
    """How many days it may begin later without the whole taking longer (total float)."""

    @property
    def finish(self) -> int:
        """The day on which it can be over at the soonest."""
        return self.earliest + (self.days or 0)


@dataclass(frozen=True, slots=True)
class CriticalPath:
    """The network of all steps that wait for something or are waited for."""

    steps: tuple[Step, ...]
    """By their earliest day; what a step waits for comes before it."""
    chain: tuple[str, ...]
    """The ids of one longest chain, from its first step to its last."""
    length: int
    """How many days the longest chain takes, at least."""
    circular: tuple[str, ...] = ()
    """The ids of steps that wait for themselves by way of others, and of those between such: they are left out."""

    @property
    def unknown(self) -> tuple[str, ...]:
        """The ids of steps whose length is not known: the chain may be longer, and another one than it seems."""
        return tuple(step.id for step in self.steps if step.days is None)


def critical_path(days: Mapping[str, int | None], waits: Waits) -> CriticalPath:
    """The critical path of steps of known or unknown length; `waits` gives for a step those it must wait for."""
    before = {id: sorted({other for other in waits.get(id, ()) if other in days}) for id in days}
    circular = _circular(before)
    before = {id: [o for o in others if o not in circular] for id, others in before.items() if id not in circular}
    order = _in_order(before)
    earliest = _forward(order, before, days)
    length = max((earliest[id] + (days[id] or 0) for id in order), default=0)
    latest = _backward(order, before, days, length)
    steps = [Step(id, days[id], earliest[id], latest[id] - earliest[id]) for id in order]
    turn = {id: place for place, id in enumerate(order)}
    return CriticalPath(
        steps=tuple(sorted(steps, key=lambda step: (step.earliest, turn[step.id]))),
        chain=_chain(steps, before), length=length, circular=tuple(sorted(circular)),
    )  # fmt: skip


def _in_order(before: Mapping[str, Iterable[str]]) -> list[str]:
    """The steps so that what each waits for comes first; those in or behind a circle are left out."""
    left = {id: len(list(others)) for id, others in before.items()}
    after = _turned(before)
    ready = sorted((id for id, count in left.items() if not count), reverse=True)
    order: list[str] = []
    while ready:
        id = ready.pop()
        order.append(id)
        for other in after[id]:
            left[other] -= 1
            if not left[other]:
                ready.append(other)
    return order


def _turned(before: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    after: dict[str, list[str]] = {id: [] for id in before}
    for id, others in before.items():
        for other in others:
            after[other].append(id)
    return after


def _circular(before: Mapping[str, Iterable[str]]) -> set[str]:
    """What remains when steps that wait for nothing, and then those nothing waits for, are taken off from both ends."""
    kept = set(before) - set(_in_order(before))
    inner = {id: [other for other in before[id] if other in kept] for id in kept}
    return kept - set(_in_order(_turned(inner)))


def _forward(order: Iterable[str], before: Waits, days: Mapping[str, int | None]) -> dict[str, int]:
    earliest: dict[str, int] = {}
    for id in order:
        earliest[id] = max((earliest[other] + (days[other] or 0) for other in before[id]), default=0)
    return earliest


def _backward(order: list[str], before: Waits, days: Mapping[str, int | None], length: int) -> dict[str, int]:
    """The latest day on which each step may begin."""
    latest = {id: length - (days[id] or 0) for id in order}
    for id in reversed(order):
        for other in before[id]:
            latest[other] = min(latest[other], latest[id] - (days[other] or 0))
    return latest


def _chain(steps: Iterable[Step], before: Waits) -> tuple[str, ...]:
    """One chain of critical steps from the end back to the beginning, the first by id where there are several."""
    known = {step.id: step for step in steps if not step.slack}
    at = max(known.values(), key=lambda step: (step.finish, step.days or 0, step.id), default=None)
    chain: list[str] = []
    while at is not None:
        chain.append(at.id)
        begins = at.earliest
        ahead = [known[o] for o in before[at.id] if o in known and known[o].finish == begins]
        at = min(ahead, key=lambda step: (-(step.days or 0), step.id), default=None)
    return tuple(reversed(chain))
