"""Dates short enough for a column, with the precision they are known by."""

import re

from planner.i18n import _
from planner.i18n.dates import MONTHS
from planner.i18n.language import current_language
from planner.model.when import When

WIDTH = 8
_PART = re.compile(r"(\d{4})-([QCS])(\d)")


def brief(when: When | None) -> str:
    """A date in at most eight characters: `30/06/26`, `jun 2026`, `T2 2026`, `2026`; empty for None."""
    if when is None:
        return ""
    if when.exact:
        return f"{when.first:%d/%m/%y}"
    part = _PART.fullmatch(when.text)
    if part is not None:
        year, letter, number = part.groups()
        return f"{_letter(letter)}{number} {year}"
    if len(when.text) == len("2026-06"):
        return f"{MONTHS[current_language()][when.first.month - 1][:3]} {when.first.year}"
    return when.text


def _letter(part: str) -> str:
    """The letter of a quarter, a third and a half of a year, as people abbreviate them."""
    return {"Q": _("Q|quarter"), "C": _("C|third of a year"), "S": _("H|half")}[part].partition("|")[0]
