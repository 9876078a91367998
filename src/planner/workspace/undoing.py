"""Undo and redo of one's own change sets, and going back to a point of the history."""

from dataclasses import dataclass

from planner.changes.applying import Clash, difference
from planner.changes.change import Change
from planner.changes.change_set import REDO, UNDO, ChangeSet
from planner.changes.undoing import next_redo, next_undo, take_back
from planner.i18n import PlannerError, _
from planner.i18n.dates import say_moment
from planner.workspace.history import heading
from planner.workspace.workspace import Workspace


class NothingToUndo(PlannerError):
    """The author has no change set left that is not undone."""

    def __init__(self) -> None:
        super().__init__(_("There is nothing of yours left to undo."))


class NothingToRedo(PlannerError):
    """The author has undone nothing since the last edit."""

    def __init__(self) -> None:
        super().__init__(_("There is nothing to redo."))


class AllChangedSince(PlannerError):
    """Others changed everything that would be taken back; the next undo goes on to the set before."""

    def __init__(self, what: str) -> None:
        super().__init__(_("“{what}” cannot be undone: others have changed all of it since.").format(what=what))


@dataclass(frozen=True, slots=True)
class Undone:
    """The set that took another back, which one, and the parts that others changed since and that stayed."""

    entry: ChangeSet
    taken_back: ChangeSet
    kept: tuple[Clash, ...]


def undo(workspace: Workspace) -> Undone:
    """Take back the author's newest change set of this copy; raises NothingToUndo."""
    workspace.follow()
    id = next_undo(_own_sets(workspace))
    if id is None:
        raise NothingToUndo
    return _take_back(workspace, id, UNDO)


def redo(workspace: Workspace) -> Undone:
    """Take back the author's newest undo; raises NothingToRedo."""
    workspace.follow()
    id = next_redo(_own_sets(workspace))
    if id is None:
        raise NothingToRedo
    return _take_back(workspace, id, REDO)


def changes_back_to(workspace: Workspace, revision: int) -> list[Change]:
    """What going back to a revision would change, to be read before it is done.

    Numbers of exports that were handed out stay taken, and actors stay where they are on the map.
    """
    changes = difference(workspace.plan, workspace.past(revision))
    return [change for change in changes if not _stays(change)]


def _stays(change: Change) -> bool:
    unplaced = change.leaf == "position" and change.after is None
    return unplaced or (change.leaf or "").startswith("exports[")


def undo_to(workspace: Workspace, point: ChangeSet) -> ChangeSet | None:
    """Bring the plan back to how it was just after a set, as one new set that can itself be undone."""
    changes = changes_back_to(workspace, point.revision)
    return workspace.commit(changes, reason=say_moment(point.at), origin="back")


def _own_sets(workspace: Workspace) -> list[ChangeSet]:
    copy = workspace.file.copy()
    return workspace.file.headings(workspace.author, copy) if copy else []


def _take_back(workspace: Workspace, id: str, origin: str) -> Undone:
    entry = workspace.file.entry(id)
    if entry is None:
        raise NothingToUndo
    undoing = take_back(workspace.plan, entry.changes)
    saved = workspace.commit(undoing.changes, origin=origin, undoes=entry.id)
    if saved is None or not saved.changes:
        raise AllChangedSince(heading(workspace.plan, entry))
    return Undone(saved, entry, undoing.kept)
