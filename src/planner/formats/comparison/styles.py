"""How the kinds of change look on a map: a colour, a shape and a line each, so that none is known by colour alone."""

from typing import Any

from planner.analysis.comparison.kinds import CHANGED, GONE, GROWN, KINDS, NEW, SAME, SHRUNK
from planner.formats.map.appearance import INSIDES, NO_SECTOR_COLOR, OUTLINES, rim
from planner.formats.map.words import Said, both
from planner.i18n import N_, _

FIGURES = {NEW: "✚", GONE: "○", GROWN: "▲", SHRUNK: "▼", CHANGED: "◆", SAME: "●"}
"""The shape of an actor's figure."""

DASHES: dict[str, tuple[int, ...]] = {
    NEW: (),
    GONE: (2, 4),
    GROWN: (),
    SHRUNK: (7, 5),
    CHANGED: (12, 4, 2, 4),
    SAME: (),
}
WIDTHS = {NEW: 2.4, GONE: 2.0, GROWN: 3.6, SHRUNK: 1.6, CHANGED: 1.8, SAME: 1.0}
"""The line of a tie: its dashes and gaps, and how thick it is in pixels."""

ACTORS = {
    NEW: N_("New"),
    GONE: N_("No longer there"),
    GROWN: N_("Grew: more or closer relations"),
    SHRUNK: N_("Shrank: fewer or looser relations"),
    CHANGED: N_("Changed otherwise"),
    SAME: N_("Unchanged"),
}
TIES = {
    NEW: N_("New relation"),
    GONE: N_("No longer there"),
    GROWN: N_("Became closer"),
    SHRUNK: N_("Became looser"),
    CHANGED: N_("Changed otherwise"),
    SAME: N_("Unchanged"),
}
"""What the legend says of actors and of ties."""


def actor_look(kind: str) -> dict[str, Any]:
    """Shape, colour and words of actors of a kind, as the page takes those of a sector."""
    sign = FIGURES[kind]
    fill = NO_SECTOR_COLOR if kind == SAME else KINDS[kind].color
    outline, inside = OUTLINES[sign], INSIDES.get(sign, OUTLINES[sign])
    label = _said(ACTORS[kind])
    return {"code": kind, "outline": outline, "inside": inside, "fill": fill, "rim": rim(fill), "label": label}


def tie_look(kind: str) -> dict[str, Any]:
    """Line, colour and words of ties of a kind, as the page takes those of a tie type."""
    color = "#C9C5BB" if kind == SAME else rim(KINDS[kind].color)
    line = {"color": color, "dashes": list(DASHES[kind]), "mutual": True, "membership": False}
    return {"code": kind, "label": _said(TIES[kind]), **line}


def _said(text: str) -> Said:
    return both(lambda: _(text))
