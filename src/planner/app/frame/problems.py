"""The list of open problems: what is wrong, where and what to do; enter goes to the record.

Where there are many, they are counted by kind first, and enter on a kind lists those of that kind.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text
from textual.widgets import Input

from planner.app.host import Destination
from planner.app.session import Session
from planner.app.widgets.chooser import MOST_SHOWN, Choice, Chooser
from planner.i18n import _
from planner.i18n.folding import fold
from planner.i18n.text import listed
from planner.model.naming import name_of
from planner.model.plan import Plan
from planner.model.problems import Problem, Severity

if TYPE_CHECKING:
    from planner.workspace.workspace import Workspace

SIGNS = {Severity.ERROR: ("✕", "error"), Severity.WARNING: ("△", "warning"), Severity.HINT: ("·", "secondary")}
"""The sign of each severity, and the theme variable of its colour."""

ORDER = list(SIGNS)

FIRST = 3
"""How many records stand for all of a kind."""
KIND = "kind"
"""Where a choice goes that stands for all problems of a kind."""


async def look_for_problems(session: Session) -> None:
    """Find the problems of the plan shown, in a thread, and put their number on the status line."""
    import asyncio

    workspace = session.workspace
    if workspace is None:
        return
    found = await asyncio.to_thread(_problems, workspace)
    session.problems = tuple(sorted(found, key=lambda problem: ORDER.index(problem.severity)))
    session.mark(session.saved)


def _problems(workspace: "Workspace") -> Sequence[Problem]:
    from planner.workspace.repair.examine import problems

    return problems(workspace)


class ProblemsDialog(Chooser[Destination]):
    """The open problems, the gravest first."""

    def __init__(self) -> None:
        super().__init__(_("Open problems"), self._found, _("Type to narrow the list"))

    def _found(self, typed: str) -> Sequence[Choice[Destination]]:
        wanted = fold(typed)
        plan = self.session.plan
        assert plan is not None, "the list is opened over an open plan"  # noqa: S101
        if not wanted and len(self.session.problems) > MOST_SHOWN:
            return self._kinds(plan)
        from planner.model.rules import RULES

        titles = {rule.code: rule.title for rule in RULES}
        return [
            self._choice(problem, name_of(plan, problem.id))
            for problem in self.session.problems
            if wanted in fold(f"{name_of(plan, problem.id)} {problem.sentence} {titles[problem.code]}")
        ]

    def _kinds(self, plan: Plan) -> Sequence[Choice[Destination]]:
        """One choice for each kind, with how many there are."""
        from planner.analysis.checks.figures import kinds
        from planner.model.rules import RULES

        found = kinds(self.session.problems, RULES)
        return [self._kind(plan, kind.rule.title, kind.problems) for kind in found]

    def _kind(self, plan: Plan, title: str, found: Sequence[Problem]) -> Choice[Destination]:
        sign, color = SIGNS[found[0].severity]
        names = listed([name_of(plan, one.id) for one in found], FIRST)
        return Choice((KIND, title), f"{title} ({len(found)})", names, sign, self.app.theme_variables[color])

    def taken(self, choice: Choice[Destination]) -> None:
        """Go to the record, or list the problems of a kind."""
        if choice.value[0] == KIND:
            self.query_one("#typed", Input).value = choice.value[1]
        else:
            super().taken(choice)

    def _choice(self, problem: Problem, name: str) -> Choice[Destination]:
        sign, color = SIGNS[problem.severity]
        ink = self.app.theme_variables[color]
        advice = problem.advice if not name or name in problem.sentence else f"{name}: {problem.advice}"
        return Choice((problem.collection, problem.id), problem.sentence, advice, sign, ink)

    def drawn(self, choice: Choice[Destination]) -> Text:
        """The sentence, and under it what to do."""
        line = Text(overflow="fold")
        line.append(self.planner.glyphs(choice.sign) + " ", choice.color)
        line.append(choice.name)
        line.append(f"\n  {choice.beside}", "dim")
        return line

    def remark(self, found: int) -> str:
        """A good word when nothing is open."""
        if not self.session.problems:
            return _("Nothing is pending: the plan holds no problems.")
        return super().remark(found)
