"""What every command is given: which plan it is about, who works on it, and in which language."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.i18n import LANGUAGES, Language
from planner.workspace.settings import default_plan, read_settings

if TYPE_CHECKING:
    from planner.workspace.workspace import Workspace

SYSTEM_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def language(asked: str | None) -> Language:
    """The language to speak: as asked, else by the settings, `$PLANNER_LANG` or the system; Spanish otherwise."""
    kept = None if asked else read_settings().language
    system = next(filter(None, map(os.environ.get, SYSTEM_VARIABLES)), None)
    for wish in (asked, kept, os.environ.get("PLANNER_LANG"), system):
        for known in LANGUAGES:
            if wish and wish.lower().partition("_")[0].partition("-")[0] == known:
                return known
    return "es"


def author(asked: str | None) -> str:
    """Who the work is done in the name of: as asked, else `$PLANNER_AUTHOR`, else the settings; may be empty.

    Never the computer's account: a table or an institution is an author too.
    """
    if asked is not None:
        return asked.strip()
    return os.environ.get("PLANNER_AUTHOR", "").strip() or read_settings().author


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
        return author(self.author_asked)

    def open(self) -> "Workspace":
        """Open the plan; raises what `open_plan` raises."""
        from planner.workspace.opening import open_plan

        return open_plan(self.plan, author=self.author)


pass_session = click.make_pass_decorator(Session)
