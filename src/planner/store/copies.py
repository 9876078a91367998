"""Which copy of a plan this file is: copied files must never number their change sets alike."""

import json
import uuid
from pathlib import Path


def copy_key_of(path: Path, machine: str) -> str:
    """What tells this file from every copy of it: the computer and the file's own number on its disk.

    Renaming keeps it; copying, or opening on another computer, gives another.
    """
    status = path.stat()
    return f"{machine}:{status.st_dev:x}:{status.st_ino:x}"


def machine_id(state_folder: Path) -> str:
    """A random name of this computer, made once and kept in the program's own folder.

    Falls back to the network card's number where that folder cannot be written.
    """
    file = state_folder / "computer-id"
    try:
        if not file.exists():
            state_folder.mkdir(parents=True, exist_ok=True)
            file.write_text(uuid.uuid4().hex, encoding="ascii")
        return file.read_text(encoding="ascii").strip()
    except OSError:
        return f"{uuid.getnode():x}"


def known_copies(text: str) -> dict[str, str]:
    """The copies a plan file knows: copy id by key."""
    copies: dict[str, str] = json.loads(text)
    return copies
