"""Copies of a plan of which one was purged: what was taken out in one must not come back from the other."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from planner.changes.change_set import PURGE, ChangeSet
from planner.changes.purging import Leaf, Purged, blank, purged_leaves
from planner.i18n import PlannerError, _
from planner.i18n.dates import now
from planner.workspace.backups import list_backups
from planner.workspace.opening import open_plan
from planner.workspace.settings import state_folder
from planner.workspace.workspace import new_id

if TYPE_CHECKING:
    from planner.store.sqlite.file import PlanFile
    from planner.workspace.workspace import Workspace


class PurgedThere(PlannerError):
    """The other copy was purged of what still stands here."""

    def __init__(self, path: Path, other: Path) -> None:
        says = _(
            "In {other} personal data were removed for good that still stand here. Remove them here first with: "
            "planner --plan {path} purge --from {other}"
        )
        super().__init__(says.format(path=path, other=other))


@contextmanager
def without_purged(workspace: "Workspace", other: Path) -> Iterator[Path]:
    """The file to read another copy from: itself, or a copy for the while without what was purged here.

    Raises PurgedThere where the other was purged of what still stands here.
    """
    from planner.store.rewriting import purges_of, rewrite
    from planner.store.sqlite.copies import copy_whole
    from planner.store.sqlite.file import PlanFile

    with closing(PlanFile.open(other, state_folder())) as file:
        ours, theirs = purged_leaves(purges_of(workspace.file)), purged_leaves(purges_of(file))
        if theirs and _stands(workspace.file.journal(), theirs):
            raise PurgedThere(workspace.path, other)
        clean = not ours or not _stands(file.journal(), ours)
    if clean:
        yield other
        return
    with TemporaryDirectory() as folder:
        copy = Path(folder) / other.name
        copy_whole(other, copy)
        with closing(PlanFile.open(copy, state_folder())) as file:
            rewrite(file, lambda entries: [blank(entry, ours) for entry in entries], lambda _plan: [])
        yield copy


def purge_like(path: Path, other: Path, *, author: str = "", clock: Callable[[], datetime] = now) -> list[Leaf]:
    """Purge a plan and its backups here of what another copy was purged of; returns what still stood here.

    Raises HistoryContradicts, or what `PlanFile.open` and `commit` raise.
    """
    from planner.store.rewriting import purges_of
    from planner.store.sqlite.file import PlanFile

    with closing(PlanFile.open(other, state_folder())) as file:
        purged = purged_leaves(purges_of(file))
    if not purged:
        return []
    with open_plan(path) as workspace:
        stood = [leaf for leaf in purged.marks if _stands(workspace.file.journal(), _only(purged, leaf))]
    for place in (path, *(backup.file for backup in list_backups(path))):
        with open_plan(place) as workspace:
            _take_out(workspace.file, purged, author, clock())
    return stood


def _take_out(file: "PlanFile", purged: Purged, author: str, at: datetime) -> None:
    from planner.store.committing import Draft
    from planner.store.rewriting import rewrite, sweep

    if _stands(file.journal(), purged):
        draft = Draft(id=new_id(), author=author, at=at, origin=PURGE, reason="", changes=())
        rewrite(file, lambda entries: [blank(entry, purged) for entry in entries], lambda _plan: [draft])
    sweep(file)


def _stands(entries: Sequence[ChangeSet], purged: Purged) -> bool:
    """Whether a journal holds values that were purged before their writer knew."""
    return any(blank(entry, purged) is not entry for entry in entries)


def _only(purged: Purged, leaf: Leaf) -> Purged:
    return Purged({leaf: purged.marks[leaf]})
