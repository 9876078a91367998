"""Looks of the workbook's cells: calm greys and one accent, and rows as tall as their text needs."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from planner.model import palette

FONT = {"font_name": "Arial", "font_size": 10}
"""A font every office has, so that widths measured here hold there."""

INK = "#1F2933"
FAINT = "#8A94A0"
RULE = "#D3D9DF"
PAPER = "#FFFFFF"


def tint(color: str, share: float) -> str:
    """`color` mixed with white: 0 leaves it, 1 is white."""
    return _mixed(color, 255, share)


def shade(color: str, share: float) -> str:
    """`color` mixed with black: 0 leaves it, 1 is black."""
    return _mixed(color, 0, share)


def _mixed(color: str, towards: int, share: float) -> str:
    parts = [int(color[i : i + 2], 16) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(part + (towards - part) * share):02X}" for part in parts)


ALARM = shade(palette.VERMILION, 0.25)
"""For what must be seen before anything else; dark enough for white text."""

QUIET = "#5B6770"


@dataclass(frozen=True, slots=True)
class Look:
    """How the cells of a row look, whatever they hold."""

    fill: str = ""
    bold: bool = False
    ink: str = INK


PLAIN = Look()
STRATEGY = Look(tint(palette.ACCENT, 0.78), bold=True, ink=shade(palette.ACCENT, 0.45))
BRANCH = Look(tint(palette.ACCENT, 0.92), bold=True)
LIMB = Look("#F5F7F9")


def look_of_depth(depth: int, *, has_children: bool) -> Look:
    """The look of a row by how deep it stands in its tree; what has nothing below it stays plain."""
    if depth == 0:
        return STRATEGY
    if not has_children:
        return PLAIN
    return BRANCH if depth == 1 else LIMB


class Styles:
    """The formats of one workbook."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[Any, ...], Format] = {}

    def of(self, **properties: Any) -> Format:
        """A format of the house font with these XlsxWriter properties, made once."""
        key = tuple(sorted(properties.items()))
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._workbook.add_format(
                {**FONT, "font_color": INK, "valign": "top", **properties}
            )
        return made

    def cell(
        self, look: Look, shows: str = "", align: str = "left", indent: int = 0, faint: bool = False,
        wrapped: bool = True,
    ) -> Format:  # fmt: skip
        """The format of a data cell: `shows` is its number format, `faint` marks what is not the row's own."""
        key = (look, shows, align, indent, faint, wrapped)
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self.of(**_cell_properties(*key))
        return made

    def over(self, **properties: Any) -> Format:
        """A format that only changes these properties of whatever cell it is laid over."""
        key = ("over", *sorted(properties.items()))
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._workbook.add_format(properties)
        return made

    def heading(self, color: str) -> Format:
        """The format of a heading cell above a column."""
        return self.of(bold=True, font_color=PAPER, bg_color=color, text_wrap=True, valign="vcenter", font_size=9,
                       border=1, border_color=PAPER)  # fmt: skip


def _cell_properties(look: Look, shows: str, align: str, indent: int, faint: bool, wrapped: bool) -> dict[str, Any]:
    properties: dict[str, Any] = {"text_wrap": wrapped, "align": align, "bottom": 1, "bottom_color": RULE}
    properties["font_color"] = FAINT if faint else look.ink
    properties["italic"] = faint
    properties["bold"] = look.bold and not faint
    if look.fill:
        properties["bg_color"] = look.fill
    if shows:
        properties["num_format"] = shows
    if indent or align == "right":
        properties["indent"] = indent or 1
    return properties


LINE = 12.75
"""Points of one line of the house font."""

SLACK = 3
TALLEST = 400
"""Points; Excel ends at 409."""

UNIT = 560
"""Thousandths of the font's size in one unit of column width."""

_NARROW, _SLIM, _BROAD, _CAPITAL, _USUAL = 250, 330, 850, 690, 556
_WIDTHS = (
    dict.fromkeys("iljI|'.,:;! ·", _NARROW) | dict.fromkeys("ftr()-/[]«»", _SLIM) | dict.fromkeys("mwMW%@…—", _BROAD)
)
"""Widths of Arial's letters, in thousandths of its size, near enough to break lines as Excel does."""


class GrowingSheet(Worksheet):
    """A worksheet whose row heights are a first guess: Excel fits such a row again when its text changes."""

    fixed: frozenset[int] = frozenset()

    def _xml_start_tag(self, tag: str, attributes: Any = ()) -> None:
        if tag == "row":
            number = dict(attributes)["r"]
            kept = [pair for pair in attributes if pair[0] != "customHeight" or int(number) - 1 in self.fixed]
            super()._xml_start_tag(tag, kept)
        else:
            super()._xml_start_tag(tag, attributes)


def lines(text: str, width: float) -> int:
    """How many lines `text` takes in a column of that width."""
    room = max(3.0, width)
    if len(text) * _BROAD <= room * UNIT and "\n" not in text:
        return 1
    return sum(_wrapped(paragraph, room) for paragraph in text.split("\n"))


def _wrapped(paragraph: str, room: float) -> int:
    """Lines of a paragraph that is broken between words, and within those that are longer than a line."""
    if len(paragraph) > 40 * room:
        return ceil(len(paragraph) / room)
    blank = _NARROW / UNIT
    count, used = 1, 0.0
    for word in paragraph.split(" "):
        size = _size(word)
        if used and used + blank + size > room:
            count, used = count + 1, 0.0
        used += size + (blank if used else 0)
        if used > room:
            count, used = count + ceil(used / room) - 1, used % room
    return count


@lru_cache(maxsize=20_000)
def _size(word: str) -> float:
    """The width of a word, in units of column width."""
    return sum(_WIDTHS.get(c, _CAPITAL if c.isupper() else _USUAL) for c in word) / UNIT


def height(texts: Iterable[tuple[str, float]]) -> float:
    """The height in points of a row with these texts, each with the width of its column."""
    most = max((lines(text, width) for text, width in texts), default=1)
    return min(TALLEST, most * LINE + SLACK)
