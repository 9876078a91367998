"""The list of open problems: what is wrong, where and what to do; enter goes to the record."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from planner.app.frame.main_screen import Destination
from planner.app.session import Session
from planner.app.widgets.chooser import Choice, Chooser
from planner.i18n import _
from planner.i18n.text import fold
from planner.model.naming import name_of
from planner.model.problems import Problem, Severity

if TYPE_CHECKING:
    from planner.workspace.workspace import Workspace

SIGNS = {Severity.ERROR: ("✕", "error"), Severity.WARNING: ("△", "warning"), Severity.HINT: ("·", "secondary")}
"""The sign of each severity, and the theme variable of its colour."""

ORDER = list(SIGNS)


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
    from planner.workspace.checking import problems

    return problems(workspace)


class ProblemsDialog(Chooser[Destination]):
    """The open problems, the gravest first."""

    def __init__(self) -> None:
        super().__init__(_("Open problems"), self._found, _("Type to narrow the list"))

    def _found(self, typed: str) -> Sequence[Choice[Destination]]:
        wanted = fold(typed)
        plan = self.session.plan
        assert plan is not None, "the list is opened over an open plan"  # noqa: S101
        return [
            self._choice(problem, name_of(plan, problem.id))
            for problem in self.session.problems
            if wanted in fold(f"{name_of(plan, problem.id)} {problem.sentence}")
        ]

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
