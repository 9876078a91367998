"""How an export reaches the disk: made beside its target and moved into place, or not at all."""

import errno
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from planner.i18n import PlannerError, _

Progress = Callable[[float, str], None]
"""Told the share that is done, from 0 to 1, and what is being written."""

Cancelled = Callable[[], bool]
"""Asked between steps whether to stop."""


PLAN_MARK = b"PLAN"
"""What SQLite's header of a plan file says at byte 68: the store's application id."""


class MissingFolder(PlannerError):
    """The folder an export should go to is not there."""

    def __init__(self, folder: Path) -> None:
        super().__init__(_("The folder {folder} does not exist: create it or choose another.").format(folder=folder))


class TargetNotWritable(PlannerError):
    """The target cannot be written, for a reason the system gave."""

    def __init__(self, target: Path, reason: str = "") -> None:
        super().__init__(self._says().format(target=target, folder=target.parent, name=target.name, reason=reason))

    def _says(self) -> str:
        return _("{target} cannot be written ({reason}): choose another name or folder.")


class TargetInUse(TargetNotWritable):
    """Another program holds the target, or it is protected."""

    def _says(self) -> str:
        return _(
            "{target} cannot be replaced: close it if it is open in another program, such as Excel or a browser, "
            "or choose another name."
        )


class TargetIsFolder(TargetNotWritable):
    """A folder stands where the file should be written."""

    def _says(self) -> str:
        return _("{target} is a folder: choose the name of a file.")


class TargetIsPlan(TargetNotWritable):
    """A plan stands where the file should be written: the whole work of a municipality, with its history."""

    def _says(self) -> str:
        return _("{target} is a plan file, and no export replaces one: choose another name.")


class FolderNotWritable(TargetNotWritable):
    """Nothing may be written into the folder of the target."""

    def _says(self) -> str:
        return _("Nothing can be written into the folder {folder}: choose a folder of your own.")


class DiskFull(TargetNotWritable):
    """There is no room left for the file."""

    def _says(self) -> str:
        return _("The disk is full, so {target} was not written: free some space and try again.")


class NameNotPossible(TargetNotWritable):
    """The system cannot have a file of that name."""

    def _says(self) -> str:
        return _("No file can be called “{name}” here: choose a shorter or simpler name.")


class ExportCancelled(PlannerError):
    """Someone stopped the export; nothing was written."""

    def __init__(self) -> None:
        super().__init__(_("The export was cancelled; no file was written."))


def go_on(progress: Progress | None, cancelled: Cancelled | None, share: float, doing: str) -> None:
    """Say how far the export is and what comes now; raises ExportCancelled when it was asked to stop."""
    if cancelled is not None and cancelled():
        raise ExportCancelled
    if progress is not None:
        progress(share, doing)


@contextmanager
def atomically(target: Path) -> Iterator[Path]:
    """Give a path beside `target` to write to; it replaces the target only when the block ends well.

    Raises MissingFolder or a TargetNotWritable; whatever goes wrong, the target stays as it was and nothing else
    remains.
    """
    if not target.parent.is_dir():
        raise MissingFolder(target.parent)
    if target.is_dir():
        raise TargetIsFolder(target)
    refuse_plan(target)
    draft = target.with_name(f".{secrets.token_hex(6)}{target.suffix}")
    try:
        try:
            yield draft
            _settle(draft)
        except OSError as error:
            raise _explained(error, target, draft) from error
        _replace(draft, target)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def refuse_plan(target: Path) -> None:
    """Raises TargetIsPlan when a plan stands at the target, under whatever name."""
    if not target.is_file():
        return
    try:
        with target.open("rb") as stream:
            head = stream.read(72)
    except OSError:  # what the matter is shows when it is replaced
        return
    if head.startswith(b"SQLite format 3\x00") and head[68:72] == PLAN_MARK:
        raise TargetIsPlan(target)


def _settle(draft: Path) -> None:
    """Make sure the disk has the bytes before the name points at them."""
    with draft.open("rb+") as stream:
        os.fsync(stream.fileno())


def _replace(draft: Path, target: Path) -> None:
    try:
        draft.replace(target)
    except PermissionError as error:
        raise TargetInUse(target) from error
    except OSError as error:
        raise _explained(error, target, draft) from error


def _explained(error: OSError, target: Path, draft: Path) -> Exception:
    """The sentence for an error about the draft; an error about another file stays as it came."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return DiskFull(target)
    if error.filename is not None and os.fspath(error.filename) != os.fspath(draft):
        return error
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return FolderNotWritable(target)
    if error.errno in {errno.ENAMETOOLONG, errno.EINVAL}:
        return NameNotPossible(target)
    return TargetNotWritable(target, error.strerror or str(error))
