"""One strategy or several as lines from top to bottom, and which are shown when some are folded or filtered away."""

import itertools
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from planner.i18n.folding import fold
from planner.model.assignments import assigned, leads
from planner.model.naming import names
from planner.model.plan import Plan
from planner.model.tree import branches

ALL = "*"
"""Stands for all strategies together."""
MANY = 200
"""A tree of more items than this begins with its lower levels folded."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a strategy (`depth` 0 when it stands alone, else 1) or an item; its branch ends before line `after`.

    `parent` is the number of the line it hangs on, -1 for a strategy.
    """

    id: str
    depth: int
    number: str
    after: int
    parent: int


class Outline:
    """All lines of one strategy, or of several of which each can be folded; parents before children."""

    def __init__(self, plan: Plan, roots: Sequence[str], before: "Outline | None" = None) -> None:
        """`before` is an outline of the plan as it was: its lines are taken over if no item changed since."""
        self.plan, self.roots = plan, tuple(roots)
        same = before is not None and before.roots == self.roots and before.plan.items is plan.items
        self.lines: list[Line] = before.lines if before is not None and same else _lines(plan, self.roots)
        self.at: Mapping[str, int] = {line.id: number for number, line in enumerate(self.lines)}

    def has_children(self, number: int) -> bool:
        """Whether anything stands under a line."""
        return self.lines[number].after > number + 1

    def parents(self, number: int) -> Iterator[int]:
        """The lines above a line that it hangs on, the nearest first."""
        while (number := self.lines[number].parent) >= 0:
            yield number

    def root(self, id: str | None) -> int:
        """The number of the strategy that a line is in; 0 for what is in none."""
        number = self.at.get(id, 0) if id is not None else 0
        return next(reversed(list(self.parents(number))), number)

    def unfolded(self, folded: Collection[str]) -> list[int]:
        """The lines that show while these ids are folded; a strategy that stands alone is always open."""
        shown, number = [], 0
        while number < len(self.lines):
            shown.append(number)
            line = self.lines[number]
            number = line.after if line.depth and line.id in folded else number + 1
        return shown

    def passing(self, typed: str) -> list[int]:
        """The lines in which every word typed is found, with the lines they hang on."""
        words = fold(typed).split()
        shown: set[int] = set()
        for number, text in enumerate(self._texts):
            if all(word in text for word in words):
                shown.add(number)
                shown.update(itertools.takewhile(lambda above: above not in shown, self.parents(number)))
        return sorted(shown)

    def numbered(self, typed: str, near: str | None = None) -> int | None:
        """The first line whose number or code begins with what was typed; the very number goes before others.

        The strategy in which the line `near` stands is looked through before the others.
        """
        wanted = typed.strip().casefold().rstrip(".")
        begin, starts = self.root(near), None
        for number in itertools.chain(range(begin, len(self.lines)), range(begin)):
            line = self.lines[number]
            known = (line.number, self.code(line.id).casefold())
            if wanted and wanted in known:
                return number
            if wanted and starts is None and any(name.startswith(wanted) for name in known):
                starts = number
        return starts

    def code(self, id: str) -> str:
        """The code of an item or strategy as people wrote it."""
        return (self.plan.items.body(id) or self.plan.strategies.body(id) or {}).get("code", "")

    def folded_at_first(self) -> set[str]:
        """What is folded before anybody folds: nothing, or the third level of a tree of very many items."""
        if len(self.lines) <= MANY:
            return set()
        return {line.id for number, line in enumerate(self.lines) if line.depth >= 2 and self.has_children(number)}

    @cached_property
    def _texts(self) -> list[str]:
        return [f"{line.number} {_words(self.plan, line.id)}" for line in self.lines]


def _words(plan: Plan, id: str) -> str:
    record = plan.find(id, ("items", "strategies"))
    given = dict.fromkeys((*(a.stakeholder for a in assigned(plan, id)), *leads(plan, id).who))
    actors = [fold(plan.stakeholders[actor].short_name) for actor in given if actor in plan.stakeholders]
    return "\n".join([*(names(plan, record) if record is not None else ()), *actors])


def _lines(plan: Plan, roots: Sequence[str]) -> list[Line]:
    top = int(len(roots) > 1)
    found: list[tuple[str, int, str]] = []
    for root in roots:
        found.append((root, top, ""))
        found += [(branch.item.id, top + branch.depth, branch.number) for branch in branches(plan, root)]
    ends, parents = [len(found)] * len(found), [-1] * len(found)
    above: list[int] = []
    for number, (_id, depth, _number) in enumerate(found):
        while above and found[above[-1]][1] >= depth:
            ends[above.pop()] = number
        parents[number] = above[-1] if above else -1
        above.append(number)
    return [Line(*line, end, parent) for line, end, parent in zip(found, ends, parents, strict=True)]
