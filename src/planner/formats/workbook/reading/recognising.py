"""Tells from a row of headings which table stands below it, whatever its order, language and slips of the pen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from rapidfuzz.fuzz import ratio

from planner.formats.workbook.reading.headings import KnownColumn, KnownTable, known_tables
from planner.i18n import Language
from planner.i18n.folding import fold

ID, LONGEST_ID = "id", 8
"""The heading of the ids, and how long it may be with signs and blanks around it."""
ENOUGH = 3
"""Headings that make a table, the one of the ids counted."""
ALIKE, SHORTEST = 88, 5
"""How much of 100 a changed heading must be like the known one, and the least letters that say anything."""

Headings = Mapping[int, str]
"""The headings of a row by the number of their column."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a row of headings belongs to."""

    table: KnownTable
    known: Mapping[int, KnownColumn]
    """By the number of the column."""
    guessed: frozenset[int]
    """The columns whose heading only resembles the one it is taken for."""
    id_column: int
    """0 when there is none."""


def is_id(heading: str) -> bool:
    """Whether a heading is that of the ids."""
    return len(heading) <= LONGEST_ID and fold(heading) == ID


def recognise(headings: Headings, sheet: str) -> Recognised | None:
    """What the headings belong to, in a sheet of this name; None when they are those of no table."""
    id_column = next((place for place, heading in headings.items() if is_id(heading)), 0)
    folded = {place: fold(heading) for place, heading in headings.items() if place != id_column}
    if sum(heading in _every_heading() for heading in folded.values()) + bool(id_column) < ENOUGH:
        return None
    best = max(_readings(folded, id_column, fold(sheet)), key=lambda reading: reading[0], default=None)
    if best is None:
        return None
    _score, table, known = best
    alike = _alike(table, folded, known)
    return Recognised(table, {**known, **alike}, frozenset(alike), id_column)


Score = tuple[int, int, int, bool]
Reading = tuple[Score, KnownTable, dict[int, KnownColumn]]


def _readings(folded: Headings, id_column: int, sheet: str) -> Iterator[Reading]:
    """What the headings might be: best is where most are known, then where fewest are missing, then by language."""
    for table in known_tables():
        known = _matched(table, folded)
        own = _headings(table.key, table.language)
        count = len(known) + bool(id_column)
        enough = count >= ENOUGH and (id_column or count * 2 > len(folded))
        if enough and any(not column.computed for column in known.values()):
            missing = len(table.columns) - len(known)
            spoken = sum(heading in own for heading in folded.values())
            yield (len(known), -missing, spoken, fold(table.name) == sheet), table, known


def _matched(table: KnownTable, folded: Headings) -> dict[int, KnownColumn]:
    """The known columns: by the table's own language first, each once, the leftmost where it stands twice."""
    own, any_language = _headings(table.key, table.language), _in_any_language(table.key)
    known: dict[int, KnownColumn] = {}
    taken: set[str] = set()
    for place, heading in sorted(folded.items()):
        column = own.get(heading) or any_language.get(heading)
        if column is not None and column.key not in taken:
            known[place] = column
            taken.add(column.key)
    return known


def _alike(table: KnownTable, folded: Headings, known: Mapping[int, KnownColumn]) -> dict[int, KnownColumn]:
    """Columns whose heading nearly is that of one that is missing: a slip of the pen, a plural."""
    taken = {column.key for column in known.values()}
    alike: dict[int, KnownColumn] = {}
    for place, heading in folded.items():
        if place in known:
            continue
        near = {
            column.key: column for name, column in _in_any_language(table.key).items()
            if column.key not in taken and _nearly(name, heading)
        }  # fmt: skip
        if len(near) == 1:
            ((key, column),) = near.items()
            alike[place] = column
            taken.add(key)
    return alike


def _nearly(name: str, heading: str) -> bool:
    long_enough = min(len(name), len(heading)) >= SHORTEST
    return long_enough and _digits(name) == _digits(heading) and ratio(name, heading) >= ALIKE


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


@cache
def _every_heading() -> frozenset[str]:
    return frozenset(heading for table in known_tables() for heading in table.by_heading())


@cache
def _headings(key: str, language: Language) -> Mapping[str, KnownColumn]:
    return next(table for table in known_tables() if (table.key, table.language) == (key, language)).by_heading()


@cache
def _in_any_language(key: str) -> Mapping[str, KnownColumn]:
    return {
        heading: column for table in known_tables() if table.key == key
        for heading, column in table.by_heading().items()
    }  # fmt: skip
