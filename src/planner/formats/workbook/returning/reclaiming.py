"""Rows that lost their id on the way, found again by the texts that still stand in them."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from typing import Any

from planner.formats.workbook.columns import Column
from planner.formats.workbook.reading import FoundRow, FoundTable
from planner.formats.workbook.returning.exported import Exported
from planner.formats.workbook.returning.typed import said
from planner.i18n import LANGUAGES
from planner.i18n.text import clean

Signature = tuple[str, ...]
NAMING = ("title", "name", "concept")
CODES = ("code", "acronym")
WORDS = frozenset(f".{language}" for language in LANGUAGES)
TELLING = frozenset({"belongs", "code", "acronym", "item", "indicator", "source", "type", "target", "kind"})
"""Columns beside those of words by which a row is told; the others are what people mostly fill in."""


def reclaimed(rows: Iterable[FoundRow], table: FoundTable, exported: Exported, known: set[str]) -> dict[int, str]:
    """Ids by the numbers of rows without one: those whose texts stood in one row only, which is not there any more.

    Where a table lost all its ids, what a row is called is enough, or the code it has where it stands.
    To be called in the language of the export.
    """
    lost = list(rows)
    missing = [sent for sent in exported.register(table.key).rows if sent.id not in known]
    if not lost or not missing or not exported.based:
        return {}
    columns = {key: column for key, column in exported.columns(table.key).items() if key in table.keys}
    shown = {sent.id: _shown(columns, sent.record) for sent in missing}
    found = _matched(lost, shown, lambda keys: tuple(key for key in keys if key in TELLING or key[-3:] in WORDS))
    if not table.id_column:
        found |= _matched(*_left(lost, shown, found), partial(_among, NAMING))
        coded = {id: texts for id, texts in shown.items() if any(texts.get(key) for key in CODES)}
        found |= _matched(*_left(lost, coded, found), partial(_among, ("belongs", *CODES)))
    return found


def _among(fields: Collection[str], keys: Iterable[str]) -> Signature:
    return tuple(key for key in keys if key.partition(".")[0] in fields)


def _left(
    rows: list[FoundRow], shown: Mapping[str, dict[str, str]], found: Mapping[int, str]
) -> tuple[list[FoundRow], dict[str, dict[str, str]]]:
    """The rows and the records that were not found yet."""
    taken = set(found.values())
    left = {id: texts for id, texts in shown.items() if id not in taken}
    return [row for row in rows if row.number not in found], left


def _shown(columns: Mapping[str, Column[Any]], record: Any) -> dict[str, str]:
    cells = {key: column.cell(record).value for key, column in columns.items()}
    return {key: clean(value) if isinstance(value, str) else "" for key, value in cells.items()}


def _matched(
    rows: list[FoundRow], shown: Mapping[str, dict[str, str]], chosen: Callable[[Iterable[str]], Signature]
) -> dict[int, str]:  # fmt: skip
    """Rows and records with the same texts in the chosen columns, where there is one of each."""
    keys = chosen(next(iter(shown.values()))) if shown else ()
    if not keys:
        return {}
    signatures = {id: tuple(texts[key] for key in keys) for id, texts in shown.items()}
    often = Counter(signatures.values())
    ids = {texts: id for id, texts in signatures.items() if often[texts] == 1 and any(texts)}
    typed = {row.number: _typed(row, keys) for row in rows}
    repeated = Counter(typed.values())
    return {number: ids[texts] for number, texts in typed.items() if texts in ids and repeated[texts] == 1}


def _typed(row: FoundRow, keys: Signature) -> Signature:
    cells = (row.cells.get(key) for key in keys)
    return tuple("" if cell is None or not isinstance(cell.value, str) else clean(said(cell)) for cell in cells)
