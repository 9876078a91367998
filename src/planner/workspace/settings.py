"""What a person chose on this computer, and where the program keeps its own files."""

import json
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Literal, get_args

from planner.i18n import LANGUAGES, Language

DEFAULT_PLAN = "amatitlan.plan"


def default_plan() -> Path:
    """The plan that is opened when none is named: `$PLANNER_PLAN`, else `amatitlan.plan` here."""
    return Path(os.environ.get("PLANNER_PLAN") or DEFAULT_PLAN)


def settings_folder() -> Path:
    """Where the settings file stands; `$PLANNER_CONFIG` names another folder, as portable installations do."""
    chosen = os.environ.get("PLANNER_CONFIG")
    if chosen:
        return Path(chosen)
    from platformdirs import user_config_path

    return user_config_path("planner", appauthor=False)


def state_folder() -> Path:
    """Where this computer's own state stands."""
    from platformdirs import user_state_path

    return user_state_path("planner", appauthor=False)


def backup_folder() -> Path:
    """Where backups of plans stand; `$PLANNER_BACKUPS` names another folder, as one that is itself kept safe."""
    chosen = os.environ.get("PLANNER_BACKUPS")
    if chosen:
        return Path(chosen)
    from platformdirs import user_data_path

    return user_data_path("planner", appauthor=False) / "backups"


def log_file() -> Path:
    """Where tracebacks go."""
    from platformdirs import user_log_path

    return user_log_path("planner", appauthor=False) / "planner.log"


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
