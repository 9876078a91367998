"""What the analyses found, computed in threads over the plan as a value and kept until it is another."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from planner.analysis.question import Question
from planner.analysis.registry import Analysis
from planner.app.analysis.sheet import Sheet, sheets_of
from planner.i18n import PlannerError
from planner.model.plan import Plan

MOST_KEPT = 40

Asked = tuple[str, Question]
"""The name of an analysis and what it is asked."""


@dataclass(frozen=True, slots=True)
class Result:
    """The panels of an analysis with the plan they are about; `sentence` says why there are none."""

    plan: Plan
    sheets: tuple[Sheet, ...] = ()
    sentence: str = ""


class Results:
    """Answers by question; each is computed once at a time, whatever happens meanwhile."""

    def __init__(self, arrived: Callable[[Asked], None]) -> None:
        """`arrived` is told which question has a new answer."""
        self._kept: dict[Asked, Result] = {}
        self._latest: dict[str, Result] = {}
        self._running: set[Asked] = set()
        self._arrived = arrived

    def known(self, asked: Asked) -> Result | None:
        """The answer to a question, be it about the plan as it was before."""
        return self._kept.get(asked)

    def latest(self, analysis: str) -> Result | None:
        """The newest answer of an analysis, whatever it was asked."""
        return self._latest.get(analysis)

    def is_current(self, asked: Asked, plan: Plan) -> bool:
        """Whether the answer is about this very plan."""
        known = self._kept.get(asked)
        return known is not None and known.plan is plan

    async def find(self, analysis: Analysis, question: Question, plan: Plan) -> None:
        """Compute an answer unless it is known or on its way."""
        asked = (analysis.name, question)
        if asked in self._running or self.is_current(asked, plan):
            return
        self._running.add(asked)
        try:
            found = await asyncio.to_thread(_found, analysis, question, plan)
        finally:
            self._running.discard(asked)
        self._keep(asked, found)
        self._arrived(asked)

    def _keep(self, asked: Asked, found: Result) -> None:
        self._kept.pop(asked, None)
        self._kept[asked] = self._latest[asked[0]] = found
        while len(self._kept) > MOST_KEPT:
            del self._kept[next(iter(self._kept))]


def _found(analysis: Analysis, question: Question, plan: Plan) -> Result:
    try:
        return Result(plan, sheets_of(analysis.panels(plan, question)))
    except PlannerError as error:
        return Result(plan, sentence=error.sentence)
