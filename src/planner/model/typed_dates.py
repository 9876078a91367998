"""Dates as people type them: the day first, months by name, parts of a year by number or word."""

import re

from planner.i18n.dates import MONTHS
from planner.i18n.text import fold

_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})")
_MONTH_FIRST = re.compile(r"(?P<month>\d{1,2})[/.-](?P<year>\d{4})")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[/.-](?P<month>\d{1,2})(?:[/.-](?P<day>\d{1,2}))?")

_MONTH_NAMED = re.compile(r"(?:(?P<day>\d{1,2}) (?:de )?)?(?P<month>[a-z]+) (?:del? )?(?P<year>\d{4})")
_MONTH_BEFORE_DAY = re.compile(r"(?P<month>[a-z]+) (?P<day>\d{1,2}) (?P<year>\d{4})")

_LETTERS = {
    "trimestre": "Q", "quarter": "Q", "q": "Q", "t": "Q", "cuatrimestre": "C", "third": "C", "c": "C",
    "semestre": "S", "half": "S", "s": "S",
}  # fmt: skip
_ORDINALS = {
    "primer": 1, "primero": 1, "first": 1, "i": 1, "segundo": 2, "second": 2, "ii": 2,
    "tercer": 3, "tercero": 3, "third": 3, "iii": 3, "cuarto": 4, "fourth": 4, "iv": 4,
}  # fmt: skip
_WORDS = "trimestre|quarter|cuatrimestre|third|semestre|half"
_PARTS = (
    re.compile(
        rf"(?:(?P<number>\d) ?(?:o|er|ro|do|to|st|nd|rd|th)?|(?P<ordinal>[a-z]+)) (?P<part>{_WORDS})"
        r" (?:del? |of )?(?P<year>\d{4})"
    ),
    re.compile(rf"(?P<part>{_WORDS}|[qtcs]) ?(?P<number>\d) (?:del? |of )?(?P<year>\d{{4}})"),
    re.compile(r"(?P<year>\d{4}) (?P<part>[qtcs])(?P<number>\d)"),
)


def typed_when(text: str) -> str:
    """What a typed date is canonically, on no calendar perhaps; nothing when it reads like no date."""
    bare, folded = text.strip(), fold(text)
    for form in (_DAY_FIRST, _MONTH_FIRST, _YEAR_FIRST):
        if match := form.fullmatch(bare):
            return _day(match["year"], int(match["month"]), match.groupdict().get("day"))
    for form in _PARTS:
        if match := form.fullmatch(folded):
            number = match["number"] or _ORDINALS.get(match["ordinal"], "")
            return f"{match['year']}-{_LETTERS[match['part']]}{number}"
    for form in (_MONTH_NAMED, _MONTH_BEFORE_DAY):
        if match := form.fullmatch(folded):
            return _day(match["year"], _month(match["month"]), match["day"])
    return ""


def _day(year: str, month: int, day: str | None) -> str:
    return f"{year}-{month:02}" + (f"-{int(day):02}" if day else "")


def _month(word: str) -> int:
    """The month whose name begins so, in either language; 0 when none does."""
    for names in MONTHS.values():
        for number, name in enumerate(names, start=1):
            if len(word) >= 3 and fold(name).startswith(word):
                return number
    return 9 if word in {"set", "setiembre"} else 0
