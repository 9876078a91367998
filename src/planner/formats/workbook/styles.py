"""Looks of the workbook's cells: one family of calm greys and one accent, each format made once."""

from dataclasses import dataclass
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

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
