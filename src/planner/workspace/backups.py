"""Backups of a plan: whole copies with their history, made before whatever could spoil it.

They stand in the program's own data folder of this computer and not beside the plan: a stick that is lost or lent takes
no old personal data with it, a folder that is shared stays tidy, and a purge finds every one of them.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from planner.i18n import N_, PlannerError, _
from planner.i18n.dates import now
from planner.workspace.settings import backup_folder, state_folder

if TYPE_CHECKING:
    from planner.workspace.workspace import Workspace

MOST_KEPT = 20
"""How many backups of one file are kept."""

MOST_BYTES = 200 * 1024 * 1024
"""How much room the backups of one file may take."""

ALWAYS_KEPT = 3
"""How many of the newest are kept however large they are."""

REASONS = {
    "made": N_("asked for"),
    "import": N_("before an import"),
    "merge": N_("before a merge"),
    "upgrade": N_("before the file was brought up to this version of Planner"),
    "restore": N_("before a backup was put back"),
    "mend": N_("before the file was mended"),
    "damaged": N_("the damaged file as it was found"),
}
"""Why a backup was made, in words."""

Copier = Callable[[Path, Path], None]
"""Copies one file to another that is not there yet."""

_STAMP = "%Y%m%dT%H%M%SZ"
_PLAIN_ID = re.compile(r"[0-9A-Za-z]{1,40}")
_NAME = re.compile(r"\d+ \d{8}T\d{6}Z \w+ [0-9a-f]{12} .*")


class BackupFailed(PlannerError):
    """No backup could be made, and what it was to go before is not begun."""

    def __init__(self, reason: str) -> None:
        super().__init__(_("No backup could be made, so nothing was changed. {reason}").format(reason=reason))


class NoSuchBackup(PlannerError):
    """There is no backup of that number."""

    def __init__(self, path: Path, number: int) -> None:
        says = _("There is no backup number {number} of {path}. List those there are with: planner backup list")
        super().__init__(says.format(number=number, path=path))


@dataclass(frozen=True, slots=True)
class Backup:
    """A whole copy of a plan as it was at a moment; `number` never changes, and no other backup here has it."""

    file: Path
    number: int
    at: datetime
    why: str
    place: str
    """Stands for the path of the file it was made of."""
    name: str
    """The name of that file, without its ending."""

    @property
    def size(self) -> int:
        """How many bytes it takes; 0 when it is gone meanwhile."""
        try:
            return self.file.stat().st_size
        except OSError:
            return 0

    @property
    def reason(self) -> str:
        """Why it was made, in words."""
        return _(REASONS[self.why]) if self.why in REASONS else self.why


def back_up(workspace: "Workspace", why: str) -> Path:
    """Keep the plan as it is now, and let the oldest backups of the file go; raises BackupFailed.

    `why` is a key of REASONS.
    """
    from planner.store.sqlite.copies import copy_whole

    return _keep(workspace.path, _folder_of_plan(workspace.file.plan_id()), workspace.clock(), why, copy_whole)


def back_up_damaged(path: Path, at: datetime) -> Path:
    """Keep the bytes of a file that the database cannot read; raises BackupFailed."""
    from planner.store.sqlite.copies import copy_bytes

    return _keep(path, _folder_of_damaged(path), at, "damaged", copy_bytes)


def restore(path: Path, backup: Backup, *, clock: Callable[[], datetime] = now) -> Path | None:
    """Put a backup back as the plan at `path`, which is kept as a backup first; returns that one.

    What is written on the restored plan is written as by a copy of its own. Whoever has it open sees it restored.
    Raises BackupFailed, or what is wrong with the backup or the place; then the plan is as it was.
    """
    from planner.store.sqlite.copies import check_whole, put_back
    from planner.store.sqlite.file import PlanFile

    check_whole(backup.file)
    PlanFile.open(backup.file, state_folder()).close()
    kept = _keep_present(path, backup, clock) if path.exists() else None
    put_back(backup.file, path, state_folder())
    return kept


def _keep_present(path: Path, restored: Backup, clock: Callable[[], datetime]) -> Path:
    from planner.store.errors import PlanLocked
    from planner.store.sqlite.copies import check_whole, copy_whole

    try:
        check_whole(path)
    except PlanLocked:
        raise
    except PlannerError:
        return back_up_damaged(path, clock())
    return _keep(path, restored.file.parent, clock(), "restore", copy_whole, spared=restored.file)


def list_backups(path: Path) -> list[Backup]:
    """The backups of a plan that this computer holds, newest first; those of its other copies here are among them.

    They are found by the plan itself, wherever its file was moved, and by the path once the file cannot be read.
    """
    found = [backup for folder in _folders(path) for backup in backups_in(folder)]
    return sorted(found, key=lambda backup: (backup.at, backup.number), reverse=True)


def backup_numbered(path: Path, number: int) -> Backup:
    """The backup of a number; raises NoSuchBackup."""
    for backup in list_backups(path):
        if backup.number == number:
            return backup
    raise NoSuchBackup(path, number)


def backups_in(folder: Path) -> Iterator[Backup]:
    """The backups that a folder holds, in no order."""
    return (backup_of(file) for file in folder.glob("*.plan") if _NAME.fullmatch(file.stem))


def backup_of(file: Path) -> Backup:
    """The backup that a file of ours is, by its name."""
    number, stamp, why, place, name = file.stem.split(" ", 4)
    return Backup(file, int(number), datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC), why, place, name)


def place_of(path: Path) -> str:
    """What stands for the path of a plan in the names of its backups."""
    return hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:12]


def _keep(path: Path, folder: Path, at: datetime, why: str, copy: "Copier", spared: Path | None = None) -> Path:
    from planner.store.errors import said_in_words

    try:
        with said_in_words(folder):
            backup_folder().mkdir(parents=True, exist_ok=True, mode=0o700)
            folder.mkdir(exist_ok=True)
            with _next_number() as number:
                stamp = at.astimezone(UTC).strftime(_STAMP)
                target = folder / f"{number:04d} {stamp} {why} {place_of(path)} {path.stem[:60]}.plan"
                copy(path, target)
    except PlannerError as error:
        raise BackupFailed(str(error)) from error
    _let_go(backup for backup in backups_in(folder) if backup.place == place_of(path) and backup.file != spared)
    return target


@contextmanager
def _next_number() -> Iterator[int]:
    """A number that no backup here has, kept from other programs for as long as the block runs."""
    everywhere = backup_folder()
    number = max((backup.number for folder in everywhere.iterdir() for backup in backups_in(folder)), default=0) + 1
    with ExitStack() as ending:
        while True:
            mark = everywhere / f".{number}"
            try:
                mark.touch(exist_ok=False)
            except FileExistsError:
                number += 1
                continue
            ending.callback(mark.unlink, missing_ok=True)
            yield number
            return


def _let_go(backups: Iterable[Backup]) -> None:
    """Remove the oldest beyond what is kept; one that cannot be removed waits for the next time."""
    newest_first = sorted(backups, key=lambda backup: backup.number, reverse=True)
    room = MOST_BYTES
    for place, backup in enumerate(newest_first):
        room -= backup.size
        if place >= ALWAYS_KEPT and (place >= MOST_KEPT or room < 0):
            with suppress(OSError):
                backup.file.unlink()


def _folder_of_plan(plan_id: str) -> Path:
    """The folder of a plan; a file that came from elsewhere may say anything for an id, and leads nowhere else."""
    plain = _PLAIN_ID.fullmatch(plan_id)
    return backup_folder() / (plan_id if plain else hashlib.sha256(plan_id.encode()).hexdigest()[:26])


def _folders(path: Path) -> list[Path]:
    from planner.store.sqlite.copies import plan_id_of

    everywhere = backup_folder()
    by_place = {file.parent for file in everywhere.glob(f"*/* {place_of(path)} *.plan")}
    plan_id = plan_id_of(path)
    return sorted(by_place | ({_folder_of_plan(plan_id)} if plan_id else set()))


def _folder_of_damaged(path: Path) -> Path:
    found = _folders(path)
    return found[0] if found else _folder_of_plan("unread")
