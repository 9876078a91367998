"""How sectors, ties and states look on the map: never by colour alone."""

from typing import Any

from planner.formats.map.words import Said, both
from planner.i18n import _
from planner.model import palette, vocabularies
from planner.model.vocabulary import Term, Vocabulary

PAPER = "#FAF9F6"
"""What the map is drawn on; colours of lines are judged against it."""

_DISC = "M1 0A1 1 0 1 1 -1 0A1 1 0 1 1 1 0Z"
_DIAMOND = "M0 -1.22L1.22 0L0 1.22L-1.22 0Z"

OUTLINES = {
    "■": "M-.7 -.88H.7Q.88 -.88 .88 -.7V.7Q.88 .88 .7 .88H-.7Q-.88 .88 -.88 .7V-.7Q-.88 -.88 -.7 -.88Z",
    "◆": _DIAMOND,
    "●": _DISC,
    "▲": "M0 -1.2L1.16 .82H-1.16Z",
    "▼": "M0 1.2L1.16 -.82H-1.16Z",
    "★": "M0 -1.3L.34 -.44L1.24 -.4L.53 .17L.77 1.05L0 .54L-.77 1.05L-.53 .17L-1.24 -.4L-.34 -.44Z",
    "✚": "M-.4 -1.05H.4V-.4H1.05V.4H.4V1.05H-.4V.4H-1.05V-.4H-.4Z",
    "◈": _DIAMOND,
    "◎": _DISC,
    "○": _DISC,
    "": _DISC,
}
"""The outline of each sign as an SVG path around 0,0 with an area near that of a disc of radius 1."""

INSIDES = {
    "◈": _DIAMOND + "M0 -.74L.74 0L0 .74L-.74 0ZM0 -.4L.4 0L0 .4L-.4 0Z",
    "◎": _DISC + "M.66 0A.66 .66 0 1 1 -.66 0A.66 .66 0 1 1 .66 0ZM.34 0A.34 .34 0 1 1 -.34 0A.34 .34 0 1 1 .34 0Z",
    "○": _DISC + "M.62 0A.62 .62 0 1 1 -.62 0A.62 .62 0 1 1 .62 0Z",
}
"""What is filled (even-odd) where it is not the whole outline."""

NO_SECTOR_COLOR = "#DAD8D2"

LINE_PATTERNS: dict[str, tuple[int, ...]] = {
    "member_of": (2, 4),
    "agreement": (14, 3, 3, 3),
    "supports": (9, 4),
    "part_of": (7, 5),
    "represents": (12, 4, 2, 4),
    "informs": (2, 3),
    "trains": (5, 3),
    "refers": (3, 4),
    "convenes": (10, 5),
    "influences": (6, 3, 2, 3),
    "conflict": (3, 3),
}
"""Dashes and gaps by tie type; types not named here are drawn as one stroke."""

LINE_WIDTHS = {"weak": 1.0, "medium": 1.8, "strong": 3.0}
PLAIN_WIDTH = 1.5


def rim(color: str) -> str:
    """`color`, as a line must have it to stand out from the paper."""
    return palette.legible(color, PAPER, palette.LINE_CONTRAST)


def sector_look(code: str) -> dict[str, Any]:
    """Shape and colour of a sector; the empty code is that of actors whose sector is unknown."""
    term = vocabularies.SECTOR[code]
    sign = term.sign if term.sign in OUTLINES else ""
    fill = term.color or NO_SECTOR_COLOR
    return {
        "code": code,
        "outline": OUTLINES[sign],
        "inside": INSIDES.get(sign, OUTLINES[sign]),
        "fill": fill,
        "rim": rim(fill),
    }


def tie_look(code: str) -> dict[str, Any]:
    """Colour, dashes and kind of a tie type."""
    term = vocabularies.TIE_TYPE[code]
    return {
        "code": code,
        "label": term_label(vocabularies.TIE_TYPE, code) if code else both(lambda: _("has a relation with")),
        "color": rim(term.color or palette.GREY),
        "dashes": list(LINE_PATTERNS.get(code, ())),
        "mutual": "mutual" in term.traits,
        "membership": "membership" in term.traits,
    }


def term_label(vocabulary: Vocabulary, code: str) -> Said:
    """The label of a code in both languages."""
    term: Term = vocabulary[code]
    return both(lambda: term.label())
