"""What every command is given: which plan it is about, and who works on it."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli import choices
from planner.workspace.folders import default_plan

if TYPE_CHECKING:
    from planner.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Session:
    """The options that stand before the command."""

    path: Path | None = None
    author_asked: str | None = None

    @property
    def plan(self) -> Path:
        """Where the plan is that the command is about."""
        return self.path or default_plan()

    @property
    def author(self) -> str:
        """Who the work is done in the name of; may be empty."""
        return choices.author(self.author_asked)

    def open(self) -> "Workspace":
        """Open the plan; raises what `open_plan` raises."""
        from planner.workspace.opening import open_plan

        return open_plan(self.plan, author=self.author)


pass_session = click.make_pass_decorator(Session)
