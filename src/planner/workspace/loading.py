"""Loading registers: what the files say becomes one change set."""

from collections.abc import Sequence
from pathlib import Path

from planner.changes.change import Change
from planner.workspace.workspace import Workspace


def load(workspace: Workspace, files: Sequence[Path], *, dry_run: bool = False, origin: str = "load") -> list[Change]:
    """Take in register files as one change set; returns its changes, which a dry run does not save.

    Raises RegisterErrors with every error of every file; then nothing was saved.
    """
    from planner.formats.registers import changes_for, read_registers

    reading = read_registers(files, workspace.plan)
    changes = changes_for(reading, workspace.plan)
    if not dry_run:
        workspace.commit(changes, reason=", ".join(file.name for file in files), origin=origin)
    return changes
