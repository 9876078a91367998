"""Whose work it is: a person, a table or an institution, chosen once and never taken from the computer's account."""

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from planner.app.widgets.chooser import Choice, Chooser
from planner.i18n import _
from planner.i18n.text import clean_line, fold
from planner.workspace.history import authors

if TYPE_CHECKING:
    from planner.app.application import PlannerApp

LONGEST = 80


def author_choices(known: Sequence[str], typed: str, *, skip: str = "") -> list[Choice[str]]:
    """Who worked on the plan before, and the name that is typed; `skip` are the words for going on without one."""
    name = clean_line(typed)[:LONGEST]
    found = [Choice(author, author) for author in known if author and fold(name) in fold(author)]
    if name and all(choice.value != name for choice in found):
        found.insert(0, Choice(name, name, _("a new name")))
    if skip:
        found.append(Choice("", skip))
    return found


class AuthorChooser(Chooser[str]):
    """Asks whose work it is; empty when it is nobody's in particular."""

    def __init__(self, known: Sequence[str]) -> None:
        skip = _("Go on without a name")
        super().__init__(
            _("Who is working?"),
            lambda typed: author_choices(known, typed, skip=skip),
            _("A person, a table or an institution"),
        )

    def remark(self, found: int) -> str:
        """What the name is for."""
        return _("The name stands beside each change in the history. It can be changed in the settings (F2).")


async def ask_author(app: "PlannerApp") -> None:
    """Ask whose work it is and keep the answer; without one the work goes on in nobody's name."""
    workspace = app.session.workspace
    if workspace is None:
        return
    known = await asyncio.to_thread(authors, workspace)
    app.push_screen(AuthorChooser(known), lambda answer: app.choose(author=answer) if answer else None)
