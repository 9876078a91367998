"""Finding a file or folder by typing its path, with what lies there listed underneath."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

from planner.app.widgets.chooser import Choice, Chooser
from planner.i18n import N_, _
from planner.i18n.folding import fold
from planner.i18n.text import sort_key

MOST_LISTED = 2000
"""A folder of more entries than this is not read to its end."""


class PathChooser(Chooser[Path]):
    """Answers with a file of one of some endings, or with a folder where `folders` may be taken."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", N_("Complete"), show=False, priority=True),
        Binding("ctrl+up", "above", N_("Folder above"), show=False),
    ]

    def __init__(self, title: str, begin: Path, endings: tuple[str, ...], *, folders: bool = False) -> None:
        super().__init__(title, self._listed, _("A path, like Documents/plan"), typed=_as_folder(begin))
        self._endings, self._folders = endings, folders

    def taken(self, choice: Choice[Path]) -> None:
        """Go into a folder, or answer with a file."""
        if choice.beside or not is_folder(choice.value):
            self.dismiss(choice.value)
        else:
            self._type(_as_folder(choice.value))

    def action_complete(self) -> None:
        """Take over the name that is highlighted."""
        choice = next(iter(self._listed(self.typed, only_named=True)), None)
        if choice is not None:
            self._type(_as_folder(choice.value) if is_folder(choice.value) else str(choice.value))

    def action_above(self) -> None:
        """Go to the folder above."""
        self._type(_as_folder(_split(self.typed)[0].parent))

    def _type(self, text: str) -> None:
        line = self.query_one("#typed", Input)
        line.value = text
        line.cursor_position = len(text)

    def _listed(self, typed: str, *, only_named: bool = False) -> Sequence[Choice[Path]]:
        folder, part = _split(typed)
        entries = [entry for entry in _entries(folder) if self._offered(entry) and fold(part) in fold(entry.name)]
        entries.sort(key=lambda entry: (not is_folder(entry), not fold(entry.name).startswith(fold(part)),
                                        sort_key(entry.name)))  # fmt: skip
        choices = [Choice(entry, entry.name + (os.sep if is_folder(entry) else "")) for entry in entries]
        if only_named:
            return choices
        if self._folders and not part and is_folder(folder):
            choices.insert(0, Choice(folder, _name(folder) + os.sep, _("this folder")))
        if not part and folder.resolve() != folder.resolve().parent:
            choices.append(Choice(folder.resolve().parent, "..", ""))
        return choices

    def _offered(self, entry: Path) -> bool:
        if entry.name.startswith("."):
            return False
        return is_folder(entry) or entry.suffix.lower() in self._endings


def is_folder(path: Path) -> bool:
    """Whether a folder is there; False also for what cannot be looked at."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def is_file(path: Path) -> bool:
    """Whether a file is there; False also for what cannot be looked at."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def typed_path(text: str) -> Path:
    """The path that was typed, or dropped in by a file manager between quotes; `~` is the person's own folder."""
    bare = text.strip()
    if len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "'\"":
        bare = bare[1:-1]
    path = Path(bare)
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def _name(folder: Path) -> str:
    return folder.name or folder.resolve().name


def _split(typed: str) -> tuple[Path, str]:
    """The folder that is looked into, and what was typed of a name in it."""
    path = typed_path(typed)
    if not typed.strip() or typed.rstrip().endswith(("/", os.sep)):
        return path, ""
    return path.parent, path.name


def _entries(folder: Path) -> list[Path]:
    found: list[Path] = []
    try:
        for entry in folder.iterdir():
            found.append(entry)
            if len(found) >= MOST_LISTED:
                break
    except (OSError, ValueError):
        return []
    return found


def _as_folder(path: Path) -> str:
    text = str(path)
    return "" if text == "." else text if text.endswith(os.sep) else text + os.sep
