"""Cells that list several: who was taken away, who was added, and what each part of the list means."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from planner.formats.workbook.reading import RawCell
from planner.formats.workbook.returning.misreading import Misread, Understood
from planner.formats.workbook.returning.typed import checked, said
from planner.i18n import _
from planner.i18n.text import clean_line

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
    by_text = {clean_line(text).casefold(): member for text, member in known.items()}
    parts = _parts(said(checked(raw)), known)
    for part in parts:
        if part.casefold() in by_text:
            members[by_text[part.casefold()]] = None
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
    known = by_text.get(part.casefold())
    return find(part) if known is None else Understood(known)


def _naming(part: str, misread: Misread) -> Misread:
    """The same with the part it is about, since the cell holds others."""
    return Misread(_("About “{part}”: {remedy}").format(part=part[:60], remedy=misread.remedy))
