"""Cells that list several: how each member was written, who was taken away and who was added."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from planner.formats.workbook.columns import FieldColumns
from planner.formats.workbook.reading import RawCell
from planner.formats.workbook.returning.cells import Misread, Understood, checked, said, sentence
from planner.formats.workbook.returning.exported import TREES, Exported
from planner.formats.workbook.returning.values import Values
from planner.i18n import LANGUAGES, _, speaking
from planner.i18n.folding import fold, name_key
from planner.i18n.text import clean_line
from planner.model.fields import Field
from planner.model.types import RECORD_TYPES


class Sets:
    """Members of sets as one export wrote them."""

    def __init__(self, exported: Exported, values: Values) -> None:
        self._exported, self._values = exported, values

    def shown(self, declared: Field, collection: str, id: str) -> dict[str, str]:
        """The canonical members that a cell showed, by the text each was written with."""
        records = self._exported.plan.table(collection)
        columns: FieldColumns = self._exported.book.fields
        with speaking(self._exported.language):
            members = columns.members(declared, records[id]) if id in records else {}
        return {shown: member for member, shown in members.items()}

    def understood(self, table: str, declared: Field, part: str) -> Understood:
        """The canonical member that a part of a list means; raises Misread."""
        if declared.name == "known_none":
            return self._known_none(table, part)
        if declared.kind.name == "citation":
            return self._citation(declared, part)
        if declared.about.refers:
            return self._values.names.find(declared.about.refers, part)
        try:
            return Understood(declared.kind.understand(part))
        except ValueError as complaint:
            raise Misread(sentence(str(complaint))) from complaint

    def _citation(self, declared: Field, part: str) -> Understood:
        """A source by its name, and behind one of the commas the place in it; a misspelt name ends at the first."""
        names, sources = self._values.names, declared.about.refers
        for cut in (len(part), *(n for n in range(len(part) - 1, 0, -1) if part[n] == ",")):
            source = names.certain(sources, part[:cut])
            if source is not None:
                return _cited(declared, source, part[cut + 1 :])
        name, _comma, place = part.partition(",")
        return _cited(declared, names.find(sources, name), place)

    def _known_none(self, table: str, part: str) -> Understood:
        fields = {key.partition(".")[0] for key in self._exported.columns(table)}
        declared = RECORD_TYPES["items" if table in TREES else table].fields()
        for name in sorted(fields & declared.keys()):
            if fold(part) in {fold(declared[name].label(language)) for language in LANGUAGES}:
                return Understood(name)
        raise Misread(_("The names of columns are expected here."))


def _cited(declared: Field, source: Understood, place: str) -> Understood:
    try:
        return Understood(declared.kind.understand(f"{source.text} {place}"), source.asks)
    except ValueError as complaint:
        raise Misread(sentence(str(complaint))) from complaint


_AND = re.compile(r",| y | e | and ")


@dataclass(frozen=True, slots=True)
class Listed:
    """The members that a cell lists, in its order, and what a person should confirm."""

    members: tuple[str, ...]
    asks: tuple[str, ...] = ()


def listed(raw: RawCell | None, known: Mapping[str, str], find: Callable[[str], Understood]) -> Listed:
    """What a cell lists: `known` gives members by the texts they were written with, `find` all others.

    A list parted by commas is understood when every part of it is. Raises Misread.
    """
    if raw is None or raw.is_blank:
        return Listed(())
    members: dict[str, None] = {}
    asks: list[str] = []
    by_text = {name_key(clean_line(text)): member for text, member in known.items()}
    parts = _parts(said(checked(raw)), known)
    for part in parts:
        if name_key(part) in by_text:
            members[by_text[name_key(part)]] = None
            continue
        for understood in _found(part, by_text, find, alone=len(parts) == 1):
            members[understood.text] = None
            asks += [understood.asks] if understood.asks else []
    return Listed(tuple(members), tuple(asks))


def _parts(text: str, known: Mapping[str, str]) -> list[str]:
    """The parts between semicolons and line ends; a name that was written with one of them stays whole."""
    whole = []
    for name in sorted(known, key=len, reverse=True):
        if (";" in name or "\n" in name) and name in text:
            whole.append(clean_line(name))
            text = text.replace(name, ";", 1)
    parts = [clean_line(part) for line in text.splitlines() for part in line.split(";")]
    return whole + [part for part in parts if part]


def _found(
    part: str, by_text: Mapping[str, str], find: Callable[[str], Understood], *, alone: bool
) -> list[Understood]:  # fmt: skip
    """What a part means: one member, or several parted by commas."""
    try:
        return [_one(part, by_text, find)]
    except Misread as misread:
        refused = misread if alone else _naming(part, misread)
    pieces = [piece.strip() for piece in _AND.split(part)]
    if len(pieces) < 2 or not all(pieces):
        raise refused
    try:
        return [_one(piece, by_text, find) for piece in pieces]
    except Misread as misread:
        raise refused from misread


def _one(part: str, by_text: Mapping[str, str], find: Callable[[str], Understood]) -> Understood:
    known = by_text.get(name_key(part))
    return find(part) if known is None else Understood(known)


def _naming(part: str, misread: Misread) -> Misread:
    """The same with the part it is about, since the cell holds others."""
    return Misread(_("About “{part}”: {remedy}").format(part=part[:60], remedy=misread.remedy))
