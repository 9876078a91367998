"""Cells of a line, and named looks made from the theme's own variables for widgets that draw themselves."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from rich.cells import cell_len, set_cell_size
from rich.style import Style
from textual.app import App
from textual.color import Color

NO_STYLE = Style()


@dataclass(frozen=True, slots=True)
class Cell:
    """A text and its look; the text is never markup."""

    text: str
    style: Style = NO_STYLE


def fitted(text: str, width: int, align: Literal["left", "right", "center"] = "left") -> str:
    """`text` on exactly `width` terminal columns: filled with blanks, or cut with an ellipsis."""
    length = cell_len(text)
    if length > width:
        return set_cell_size(set_cell_size(text, max(0, width - 1)).rstrip() + "…", width) if width > 0 else ""
    if align == "right":
        return " " * (width - length) + text
    if align == "center":
        before = (width - length) // 2
        return " " * before + text + " " * (width - length - before)
    return text + " " * (width - length)


@lru_cache(maxsize=512)
def _style(ink: str, ground: str, attributes: str) -> Style:
    return Style.parse(" ".join(part for part in (attributes, ink, f"on {ground}" if ground else "") if part))


@lru_cache(maxsize=512)
def _mixed(ink: str, ground: str, share: float) -> str:
    return Color.parse(ground).blend(Color.parse(ink), share).hex6


def look(app: App[Any], ink: str = "foreground", ground: str = "", attributes: str = "", share: float = 1.0) -> Style:
    """A style from theme variables: text in `ink` on `ground` (none by default), bold, italic … as `attributes`.

    A share under 1 lets the ink sink towards the surface.
    """
    variables = app.theme_variables
    color = Color.parse(variables[ink]).hex6
    if share < 1:
        color = _mixed(color, Color.parse(variables["surface"]).hex6, share)
    return _style(color, Color.parse(variables[ground]).hex6 if ground else "", attributes)
