"""Where the program keeps its own files: settings, log and state, each in the system's place for them."""

import os
from pathlib import Path

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
