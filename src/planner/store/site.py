"""Which copy of a plan a file is: copied files must never number their change sets alike."""

import json
import uuid
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Site:
    """Where a plan file is written: a key that no copy of it shares, and what this computer remembers of the copies."""

    key: str
    state_folder: Path

    def remembers(self, copy: str) -> int:
        """The highest number this computer remembers having given in a copy; 0 when it remembers none."""
        kept = _kept(self.state_folder / "copies" / copy)
        return int(kept) if kept.isdecimal() else 0

    def remember(self, copy: str, number: int) -> None:
        """Keep the highest number given in a copy.

        A backup put back over a file has its key, and would give the numbers after its own a second time.
        """
        _keep(self.state_folder / "copies" / copy, str(number))


def site_of(path: Path, state_folder: Path) -> Site:
    """The site of a file: its computer and its own number on the disk.

    Renaming keeps the key; copying, or opening on another computer, gives another.
    """
    status = path.stat()
    return Site(f"{machine_id(state_folder)}:{status.st_dev:x}:{status.st_ino:x}", state_folder)


def machine_id(state_folder: Path) -> str:
    """A random name of this computer, made once and kept in the program's own folder.

    Falls back to the network card's number where that folder cannot be written.
    """
    file = state_folder / "computer-id"
    if not _kept(file):
        _keep(file, uuid.uuid4().hex)
    return _kept(file) or f"{uuid.getnode():x}"


def known_copies(text: str) -> dict[str, str]:
    """The copies a plan file knows: copy id by key."""
    copies: dict[str, str] = json.loads(text)
    return copies


def _kept(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""


def _keep(file: Path, text: str) -> None:
    """Write a small file of the program's own; where that cannot be done, it is as if nothing was ever kept."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="ascii")
