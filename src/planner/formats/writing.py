"""How an export reaches the disk: made beside its target and moved into place, or not at all."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from planner.i18n import PlannerError, _

Progress = Callable[[int, int], None]
"""Told how many steps of how many are done."""

Cancelled = Callable[[], bool]
"""Asked between steps whether to stop."""


class MissingFolder(PlannerError):
    """The folder an export should go to is not there."""

    def __init__(self, folder: Path) -> None:
        super().__init__(_("The folder {folder} does not exist: create it or choose another.").format(folder=folder))


class TargetNotWritable(PlannerError):
    """The target cannot be replaced: it is open elsewhere, protected, or the disk is full."""

    def __init__(self, target: Path, reason: str) -> None:
        super().__init__(
            _(
                "{target} cannot be written ({reason}): close it if it is open in another program, "
                "or choose another name or folder."
            ).format(target=target, reason=reason)
        )


class ExportCancelled(PlannerError):
    """Someone stopped the export; nothing was written."""

    def __init__(self) -> None:
        super().__init__(_("The export was cancelled; no file was written."))


def go_on(progress: Progress | None, cancelled: Cancelled | None, done: int, steps: int) -> None:
    """Say how far the export is; raises ExportCancelled when it was asked to stop."""
    if cancelled is not None and cancelled():
        raise ExportCancelled
    if progress is not None:
        progress(done, steps)


@contextmanager
def atomically(target: Path) -> Iterator[Path]:
    """Give a path beside `target` to write to; it replaces the target only when the block ends well.

    Raises MissingFolder or TargetNotWritable; whatever goes wrong, the target stays as it was and nothing else remains.
    """
    draft = _draft_beside(target)
    try:
        try:
            yield draft
            with draft.open("rb+") as written:
                os.fsync(written.fileno())
            draft.replace(target)
        except OSError as error:
            raise TargetNotWritable(target, error.strerror or str(error)) from error
    finally:
        draft.unlink(missing_ok=True)


def _draft_beside(target: Path) -> Path:
    if not target.parent.is_dir():
        raise MissingFolder(target.parent)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.stem[:40]}-", suffix=target.suffix, dir=target.parent)
    except OSError as error:
        raise TargetNotWritable(target, error.strerror or str(error)) from error
    os.close(handle)
    Path(name).chmod(0o644)
    return Path(name)
