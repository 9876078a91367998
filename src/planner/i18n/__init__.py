"""Languages, numbers, dates, sorting and searching without accents: what every other room may use."""

from planner.i18n.language import (
    LANGUAGES,
    N_,
    Language,
    PlannerError,
    _,
    current_language,
    ngettext,
    set_language,
    speaking,
)

__all__ = [
    "LANGUAGES",
    "N_",
    "Language",
    "PlannerError",
    "_",
    "current_language",
    "ngettext",
    "set_language",
    "speaking",
]
