"""Dates as people know and type them: a year, a part of it, a month or a day, and what is certain about them."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from planner.i18n.dates import MONTHS, say_date, say_month, say_part
from planner.i18n.folding import fold

_FORM = re.compile(r"(\d{4})(?:-(?:([QCS])(\d)|(\d{2})(?:-(\d{2}))?))?", re.ASCII)
_MONTHS_IN_PART = {"Q": 3, "C": 4, "S": 6}


@dataclass(frozen=True, slots=True)
class When:
    """A date with its precision, known as the interval from `first` to `last`, both included.

    Written `2023`, `2023-S1` (half), `2023-C2` (four months), `2023-Q2` (quarter), `2023-06` or `2023-06-30`.
    """

    text: str
    first: date
    last: date

    def before(self, other: "When | date") -> bool:
        """True only when it is certain: every day of this comes before every day of `other`."""
        return self.last < (other.first if isinstance(other, When) else other)

    def perhaps_before(self, other: "When | date") -> bool:
        """True when some day of this comes before some day of `other`."""
        return self.first < (other.last if isinstance(other, When) else other)

    @property
    def exact(self) -> bool:
        """Whether it names one day."""
        return self.first == self.last

    def __str__(self) -> str:
        year, part, number, month, day = _parts(self.text)
        if day:
            return say_date(self.first)
        if month:
            return say_month(int(year), int(month))
        return say_part(int(year), part, int(number)) if part else year

    def __lt__(self, other: "When") -> bool:
        return (self.first, self.last) < (other.first, other.last)


def _parts(text: str) -> tuple[str, ...]:
    match = _FORM.fullmatch(text)
    return tuple(group or "" for group in match.groups()) if match else ()


@lru_cache(maxsize=4096)
def read_when(text: str) -> When | None:
    """The date in its canonical text; None when `text` is not one."""
    parts = _parts(text)
    if not parts or parts[0] == "0000":
        return None
    try:
        return When(text, *_interval(*parts))
    except ValueError:
        return None


def _interval(year: str, part: str, number: str, month: str, day: str) -> tuple[date, date]:
    if day:
        exact = date(int(year), int(month), int(day))
        return exact, exact
    if month:
        return _months(int(year), int(month), 1)
    if part:
        size = _MONTHS_IN_PART[part]
        return _months(int(year), (int(number) - 1) * size + 1, size)
    return _months(int(year), 1, 12)


def _months(year: int, first: int, count: int) -> tuple[date, date]:
    last = first + count - 1
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


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
