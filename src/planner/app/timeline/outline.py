"""The lines of one strategy or of several, one under another, and those of them that a filter keeps."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import takewhile

from planner.app.strategy.outline import Line, Outline
from planner.model.plan import Plan

ALL = "*"
"""Stands for all strategies together."""


class TimelineOutline(Outline):
    """The outline of one strategy, or of several, each of which can then be folded."""

    def __init__(self, plan: Plan, roots: Sequence[str], before: "TimelineOutline | None" = None) -> None:
        self.roots: tuple[str, ...] = tuple(roots)
        same = before is not None and before.roots == self.roots and before.plan.items is plan.items
        if before is not None and same:
            self.plan, self.strategy, self.lines, self.at = plan, before.strategy, before.lines, before.at
        elif len(roots) == 1:
            super().__init__(plan, roots[0])
        else:
            self.plan, self.strategy = plan, ALL
            self.lines = _joined([Outline(plan, root).lines for root in roots])
            self.at = {line.id: number for number, line in enumerate(self.lines)}

    def keeping(self, wanted: Callable[[str], bool]) -> set[int]:
        """The lines that are wanted, with the lines they hang on."""
        kept: set[int] = set()
        for number, line in enumerate(self.lines):
            if wanted(line.id):
                kept.add(number)
                kept.update(takewhile(lambda above: above not in kept, self.parents(number)))
        return kept


def _joined(several: Sequence[Sequence[Line]]) -> list[Line]:
    """The lines of several strategies under one another, each strategy one level down, so that it can be folded."""
    lines: list[Line] = []
    for one in several:
        base = len(lines)
        lines += [
            replace(line, depth=line.depth + 1, after=line.after + base,
                    parent=line.parent + base if line.parent >= 0 else -1)
            for line in one
        ]  # fmt: skip
    return lines
