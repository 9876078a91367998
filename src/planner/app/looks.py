"""Named looks made from the theme's own variables: for widgets that draw their lines themselves.

A component class for each would cost a pass over the stylesheet at every mount.
"""

from functools import lru_cache
from typing import Any

from rich.style import Style
from textual.app import App
from textual.color import Color


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
