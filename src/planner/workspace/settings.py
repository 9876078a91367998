"""What a person chose on this computer: language, theme, plain characters, and whose work it is."""

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Literal, get_args

from planner.i18n import LANGUAGES, Language
from planner.workspace.folders import settings_folder

Plainness = Literal["auto", "yes", "no"]
"""Whether only plain characters are drawn: found out, always, or never."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices; a field that is empty was never chosen."""

    language: Language | None = None
    theme: str = "planner-dark"
    plain: Plainness = "auto"
    author: str = ""

    def having(self, **chosen: Any) -> "Settings":
        """The settings with some choices made anew."""
        return replace(self, **chosen)


def settings_file() -> Path:
    """Where the settings of this user of the computer are kept."""
    return settings_folder() / "settings.json"


def read_settings(file: Path | None = None) -> Settings:
    """The kept settings; what is missing or cannot be read is as if it was never chosen."""
    try:
        kept = json.loads((file or settings_file()).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(kept, dict):
        return Settings()
    known = {field.name for field in fields(Settings)}
    return Settings(**{name: value for name, value in kept.items() if name in known and _may_be(name, value)})


def _may_be(name: str, value: object) -> bool:
    """Whether a choice is one that could have been made here."""
    choices = {"language": LANGUAGES, "plain": get_args(Plainness)}
    return isinstance(value, str) and (name not in choices or value in choices[name])


def keep_settings(settings: Settings, file: Path | None = None) -> None:
    """Write the settings; a folder that cannot be written to costs only the memory of them."""
    text = json.dumps(asdict(settings), ensure_ascii=False, indent=2)
    file = file or settings_file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text + "\n", encoding="utf-8")
    except OSError:
        return
