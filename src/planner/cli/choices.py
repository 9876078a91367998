"""What was chosen for this run: the language and the author, by option, environment or settings."""

import os

from planner.i18n import LANGUAGES, Language
from planner.workspace.settings import read_settings

SYSTEM_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def language(asked: str | None) -> Language:
    """The language to speak: as asked, else by the settings, `$PLANNER_LANG` or the system; Spanish otherwise."""
    kept = None if asked else read_settings().language
    system = next(filter(None, map(os.environ.get, SYSTEM_VARIABLES)), None)
    for wish in (asked, kept, os.environ.get("PLANNER_LANG"), system):
        for known in LANGUAGES:
            if wish and wish.lower().partition("_")[0].partition("-")[0] == known:
                return known
    return "es"


def author(asked: str | None) -> str:
    """Who the work is done in the name of: as asked, else `$PLANNER_AUTHOR`, else the settings; may be empty.

    Never the computer's account: a table or an institution is an author too.
    """
    if asked is not None:
        return asked.strip()
    return os.environ.get("PLANNER_AUTHOR", "").strip() or read_settings().author
