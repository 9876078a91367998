"""Examining a plan file, mending what can be mended, and saying what can be done about the rest."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from planner.changes.change_set import MEND
from planner.i18n import PlannerError, _, ngettext
from planner.i18n.dates import now, say_moment
from planner.workspace.backups import Backup, back_up, back_up_damaged, list_backups
from planner.workspace.opening import open_plan
from planner.workspace.repair.examine import disagreements
from planner.workspace.settings import state_folder
from planner.workspace.workspace import new_id

if TYPE_CHECKING:
    from planner.store.sqlite.file import PlanFile


@dataclass(frozen=True, slots=True)
class Examination:
    """What is wrong with a plan file, what mending would leave of it, and what else can be done, all in sentences."""

    findings: tuple[str, ...]
    remaining: tuple[str, ...]
    advice: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings

    @property
    def mendable(self) -> bool:
        """Whether mending leaves nothing wrong."""
        return bool(self.findings) and not self.remaining


@dataclass(frozen=True, slots=True)
class Mended:
    """What was wrong, and the backup of the file as it was."""

    findings: tuple[str, ...]
    backup: Path


class CannotMend(PlannerError):
    """What is wrong with a file cannot be mended; nothing was changed."""

    def __init__(self, remaining: tuple[str, ...], advice: tuple[str, ...]) -> None:
        super().__init__("\n".join([_("This cannot be mended, and nothing was changed:"), *remaining, *advice]))


def examine(path: Path) -> Examination:
    """Look for everything that is wrong; mending is tried on a copy that is thrown away.

    Raises PlanMissing, NewerPlan or PlanLocked; a damaged file is examined as far as it can be read.
    """
    findings = _findings(path)
    if not findings:
        return Examination((), (), ())
    with TemporaryDirectory() as folder:
        remaining = _tried(path, Path(folder))
    return Examination(tuple(findings), remaining, tuple(_advice(path)) if remaining else ())


def mend(path: Path, *, author: str = "", clock: Callable[[], datetime] = now) -> Mended | None:
    """Mend what is wrong, after a backup; None when nothing is. Raises CannotMend, BackupFailed or what `examine` does.

    Records that the history does not account for are made anew from it; a file with spoilt parts is made anew where its
    history can still be read whole.
    """
    from planner.store.sqlite.copies import put_back

    found = examine(path)
    if found.sound:
        return None
    if not found.mendable:
        raise CannotMend(found.remaining, found.advice)
    if _readable(path):
        with open_plan(path, author=author, clock=clock) as workspace:
            kept = back_up(workspace, "mend")
            _refold(workspace.file, author, clock())
        return Mended(found.findings, kept)
    kept = back_up_damaged(path, clock())
    with TemporaryDirectory() as folder:
        put_back(_rebuilt(path, Path(folder)), path, state_folder())
    return Mended(found.findings, kept)


def _findings(path: Path) -> list[str]:
    from planner.store.errors import CannotReach, NotAPlan, PlanDamaged

    try:
        with open_plan(path) as workspace:
            return disagreements(workspace)
    except (PlanDamaged, NotAPlan, CannotReach) as error:
        return [error.sentence, *_readable_parts(path)]


def _tried(path: Path, folder: Path) -> tuple[str, ...]:
    """What would remain wrong after mending."""
    from planner.store.errors import CannotReach, HistoryContradicts, NotAPlan, PlanDamaged
    from planner.store.sqlite.copies import copy_whole

    copy = folder / "copy.plan"
    try:
        if _readable(path):
            copy_whole(path, copy)
            with open_plan(copy) as workspace:
                _refold(workspace.file, "", now())
        else:
            copy = _rebuilt(path, folder)
        with open_plan(copy) as workspace:
            return tuple(disagreements(workspace))
    except HistoryContradicts:
        return (_("The history contradicts itself, and the records cannot be made anew from it."),)
    except (PlanDamaged, NotAPlan, CannotReach):
        return (_("The history cannot be read whole, and the records cannot be made anew from it."),)


def _readable(path: Path) -> bool:
    """Whether the database finds nothing wrong with the file and the plan in it can be read."""
    from planner.store.errors import CannotReach, NotAPlan, PlanDamaged

    try:
        with open_plan(path) as workspace:
            return not workspace.file.damages()
    except (PlanDamaged, NotAPlan, CannotReach):
        return False


def _refold(file: "PlanFile", author: str, at: datetime) -> None:
    from planner.store.committing import Draft
    from planner.store.rewriting import rewrite

    draft = Draft(id=new_id(), author=author, at=at, origin=MEND, reason="", changes=())
    rewrite(file, lambda entries: entries, lambda _plan: [draft])


def _rebuilt(path: Path, folder: Path) -> Path:
    from planner.store.sqlite.salvage import rebuild, salvage

    target = folder / "mended.plan"
    rebuild(salvage(path), target)
    return target


def _readable_parts(path: Path) -> list[str]:
    from planner.store.sqlite.salvage import salvage

    found = salvage(path)
    if not found.sets and not found.records:
        return [_("Nothing in it can be read any more.")]
    sets = ngettext("{count} entry of the history", "{count} entries of the history", len(found.sets))
    records = ngettext("{count} record", "{count} records", found.records)
    says = _("What can still be read: {entries} of {expected}, and {records}.")
    expected = "?" if found.expected is None else found.expected
    told = {"entries": sets.format(count=len(found.sets)), "records": records.format(count=found.records)}
    return [says.format(expected=expected, **told)]


def _advice(path: Path) -> list[str]:
    return [_backup_advice(path), *_rescue_advice(path)]


def _rescue_advice(path: Path) -> list[str]:
    from planner.store.sqlite.salvage import records_in

    if not any(records_in(path).values()):
        return []
    says = _(
        "The records that can still be read become a new plan, without history, with: "
        "planner --plan {path} doctor --rescue NEW.plan"
    )
    return [says.format(path=path)]


def _backup_advice(path: Path) -> str:
    newest = newest_sound(path)
    if newest is None:
        return _("There is no sound backup of {path} on this computer; look for a copy elsewhere.").format(path=path)
    says = _("Backup {number} of {moment} is sound. Put it back with: planner --plan {path} backup restore {number}")
    return says.format(number=newest.number, moment=say_moment(newest.at), path=path)


def newest_sound(path: Path) -> Backup | None:
    """The newest backup of a plan that is whole and agrees with itself."""
    for backup in list_backups(path):
        try:
            if not _findings(backup.file):
                return backup
        except PlannerError:
            continue
    return None
