"""The lines of one strategy or of several, and those of them that a filter keeps."""

from collections.abc import Callable
from itertools import takewhile

from planner.app.strategy.outline import Outline


class TimelineOutline(Outline):
    """The outline of what the timeline shows."""

    def keeping(self, wanted: Callable[[str], bool]) -> set[int]:
        """The lines that are wanted, with the lines they hang on."""
        kept: set[int] = set()
        for number, line in enumerate(self.lines):
            if wanted(line.id):
                kept.add(number)
                kept.update(takewhile(lambda above: above not in kept, self.parents(number)))
        return kept
