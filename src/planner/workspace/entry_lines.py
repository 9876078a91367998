"""The grammar of quick entry: one line is a name, or two names with a tie between them."""

import re
from dataclasses import dataclass

from planner.i18n.text import clean_line

_MARK = re.compile(r"^\s*(?:[-–•*·]|\d{1,3}[.)])\s+")
_ARROW = r"<-+>|<=+>|<>|-+>|=+>|→|↔|<-+|<|>|="
_TIE = re.compile(rf"^(?P<left>[^<>=].*?)\s*(?P<arrow>{_ARROW})\s*(?P<right>[^:]+?)\s*(?::\s*(?P<verb>.*))?$")
_NAME = re.compile(r"^(?P<name>.*?)(?:\s*\((?P<acronym>[^()\s]{2,20})\))?(?:\s*\[(?P<sector>[^\[\]]+)\])?$")
_BOTH = {"=", "<>", "↔"}


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
    mutual: bool = False


def read_lines(text: str) -> list[Line]:
    """The lines of a text that say something, with bullets and numbering taken off."""
    lines = []
    for number, raw in enumerate(text.splitlines(), start=1):
        bare = clean_line(_MARK.sub("", raw))
        if bare:
            lines.append(_line(number, bare))
    return lines


def _line(number: int, text: str) -> Line:
    match = _TIE.match(text)
    if match is None:
        return Line(number, text, named(text))
    left = named(match["left"])
    right = tuple(named(part) for part in match["right"].split(";") if part.strip())
    arrow = match["arrow"]
    mutual = arrow in _BOTH or (arrow.startswith("<") and arrow.endswith(">"))
    verb = clean_line(match["verb"] or "") or None
    if arrow.startswith("<") and not mutual and len(right) == 1:
        left, right = right[0], (left,)
    return Line(number, text, left, right, verb, mutual)


def named(text: str) -> Named:
    """A name with what stands in brackets after it."""
    match = _NAME.match(clean_line(text))
    if match is None or not match["name"]:
        return Named(clean_line(text))
    return Named(match["name"], match["acronym"], match["sector"])
