"""The grammar of quick entry: one line is a name, or names with a tie between them."""

import re
from dataclasses import dataclass
from typing import Literal

from planner.i18n.text import clean_line
from planner.model.vocabularies import TIE_TYPE

_MARK = re.compile(r"\s*(?:[-–—•▪◦‣●○■□➢✓*·\uf0b7]|\d{1,3}[.)]|[A-Za-z]\))\s+")
_SEPARATOR = re.compile(r"[-–—_=*~.·•#\s]*")
_ARROWS = re.compile(r"\s*(<-+>|<=+>|<>|-+>|=+>|→|↔|<-+|<|>|=)\s*")
_TURNED = re.compile(r"(?P<acronym>[^()\s]{2,20})\s*\((?P<name>[^()]+\s[^()]+)\)(?P<rest>.*)$")
_TAIL = re.compile(r"\s*(?:\((?P<acronym>[^()\s]{2,20})\)|\[(?P<sector>[^\[\]]+)\])$")

Direction = Literal["to", "from", "both"]
Fault = Literal["unfinished", "chained"]


@dataclass(frozen=True, slots=True)
class Named:
    """A name as it was written, with the acronym in its brackets and the sector in its square ones."""

    name: str
    acronym: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line: who is named first, and the tie to each of the others; `verb` is None when none was written."""

    number: int
    text: str
    first: Named
    others: tuple[Named, ...] = ()
    verb: str | None = None
    direction: Direction = "to"
    fault: Fault | None = None
    """Why no tie can be read: nobody is named on the other side, or there is more than one arrow."""


def read_lines(text: str) -> list[Line]:
    """The lines of a text that say something, with bullets and numbering taken off; one for each name on the left."""
    lines: list[Line] = []
    for number, raw in enumerate(text.splitlines(), start=1):
        bare = clean_line(_MARK.sub("", raw, count=1) if _MARK.match(raw) else raw)
        if not _SEPARATOR.fullmatch(bare):
            lines += _lines(number, bare)
    return lines


def _lines(number: int, text: str) -> list[Line]:
    arrow = _ARROWS.search(text, 1)
    if arrow is None or text[0] in "<>=":
        left, verb = _parted(text)
        if verb and left.strip() and TIE_TYPE.find(verb):  # a tie was meant, and its arrow left out
            return [Line(number, text, named(left), (), verb, "to", "unfinished")]
        return [Line(number, text, one) for one in _names(text)]
    right, verb = _parted(text[arrow.end() :])
    others, direction = _names(right), _direction(arrow[1])
    fault: Fault | None = "chained" if _ARROWS.search(right) else None if others else "unfinished"
    return [Line(number, text, left, others, verb, direction, fault) for left in _names(text[: arrow.start()])]


def _parted(right: str) -> tuple[str, str | None]:
    """Names and verb: a verb that is known may follow names with colons in them."""
    first, last = right.partition(":"), right.rpartition(":")
    others, colon, verb = last if TIE_TYPE.find(last[2]) else first
    return others, (clean_line(verb) or None) if colon else None


def _direction(arrow: str) -> Direction:
    if arrow in {"=", "↔", "<>"} or (arrow[0] == "<" and arrow[-1] == ">"):
        return "both"
    return "from" if arrow[0] == "<" else "to"


def _names(text: str) -> tuple[Named, ...]:
    return tuple(named(part) for part in text.split(";") if part.strip())


def named(text: str) -> Named:
    """A name with what stands in brackets after it; `(Guatemala)` is no acronym and stays part of the name.

    `MINTRAB (Ministerio de Trabajo)` is read as well as the other way about.
    """
    name, found = clean_line(text), dict[str, str]()
    turned = _TURNED.match(name)
    if turned and _is_acronym(turned["acronym"]):
        name = f"{turned['name']} ({turned['acronym']}){turned['rest']}"
    while (tail := _TAIL.search(name)) and tail.start() and str(tail.lastgroup) not in found:
        if tail["acronym"] and not _is_acronym(tail["acronym"]):
            break
        found[str(tail.lastgroup)] = tail[str(tail.lastgroup)].strip()
        name = name[: tail.start()]
    return Named(name, found.get("acronym"), found.get("sector"))


def _is_acronym(text: str) -> bool:
    return sum(letter.isupper() for letter in text) >= 2
