"""What a person chose on this computer: language, theme, plain characters, and whose work it is."""

import json
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from planner.app.glyphs import Plainness
from planner.i18n import Language

FOLDER_VARIABLE = "PLANNER_CONFIG"
"""Names another folder for the preferences, as tests and portable installations do."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """The choices; a field that is empty was never chosen."""

    language: Language | None = None
    theme: str = "planner-dark"
    plain: Plainness = "auto"
    author: str = ""

    def having(self, **chosen: Any) -> "Preferences":
        """The preferences with some choices made anew."""
        return replace(self, **chosen)


def preferences_file() -> Path:
    """Where the preferences are kept for this user of the computer."""
    folder = os.environ.get(FOLDER_VARIABLE)
    if folder:
        return Path(folder) / "settings.json"
    from platformdirs import user_config_path

    return user_config_path("planner", appauthor=False) / "settings.json"


def read_preferences(file: Path) -> Preferences:
    """The kept preferences; what is missing or cannot be read is as if it was never chosen."""
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Preferences()
    known = {field.name for field in fields(Preferences)}
    chosen = {name: value for name, value in kept.items() if name in known} if isinstance(kept, dict) else {}
    if chosen.get("language") not in {None, "es", "en"}:
        del chosen["language"]
    if chosen.get("plain") not in {"auto", "yes", "no"}:
        chosen.pop("plain", None)
    return Preferences(**chosen)


def keep_preferences(preferences: Preferences, file: Path) -> None:
    """Write the preferences; a folder that cannot be written to costs only the memory of them."""
    text = json.dumps(asdict(preferences), ensure_ascii=False, indent=2)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text + "\n", encoding="utf-8")
    except OSError:
        return
