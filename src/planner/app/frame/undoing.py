"""Undo and redo from a key: what was taken back is said, and what others changed since stays and is said too."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.app.application import PlannerApp
    from planner.workspace.undoing import Undone
    from planner.workspace.workspace import Workspace


def undo(app: "PlannerApp") -> None:
    """Take back the author's newest change."""
    from planner.workspace.undoing import undo as take_back

    _write(app, take_back)


def redo(app: "PlannerApp") -> None:
    """Make again what the author took back last."""
    from planner.workspace.undoing import redo as make_again

    _write(app, make_again)


def _write(app: "PlannerApp", work: "Callable[[Workspace], Undone]") -> None:
    if app.session.workspace is not None:
        app.session.write(work, lambda undone: _say(app, undone))


def _say(app: "PlannerApp", undone: "Undone") -> None:
    from planner.workspace.history import heading

    plan = app.session.plan
    if plan is None:
        return
    words = heading(plan, undone.entry)
    if undone.kept:
        from planner.app.dialogs.kept import KeptDialog

        app.push_screen(KeptDialog(words, undone))
    else:
        app.notify(words, timeout=3, markup=False)
