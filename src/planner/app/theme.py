"""The looks of the program: dark, light and for the projector, and signs as the terminal can show them."""

import os
import sys
from collections.abc import Mapping

from textual.theme import Theme

from planner.i18n import N_
from planner.model import palette
from planner.workspace.settings import Plainness

THEME_TITLES = {
    "planner-dark": N_("Dark"),
    "planner-light": N_("Light"),
    "planner-projection": N_("Projection"),
}

DARK = Theme(
    name="planner-dark",
    primary=palette.SKY,
    secondary=palette.GREY,
    accent=palette.SKY,
    warning=palette.ORANGE,
    error="#FF8A5C",
    success="#3CC79C",
    foreground="#DDE3EA",
    background="#12161C",
    surface="#171C23",
    panel="#222A34",
    dark=True,
    variables={
        "border": "#3A4653",
        "border-blurred": "#2C3540",
        "footer-key-foreground": palette.SKY,
        "input-selection-background": "#56B4E9 35%",
        "block-cursor-background": "#1F4E6B",
        "block-cursor-foreground": "#FFFFFF",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#26313D",
    },
)

LIGHT = Theme(
    name="planner-light",
    primary="#005E96",
    secondary="#5F6B76",
    accent="#005E96",
    warning="#8A5A00",
    error="#A83F00",
    success="#006B4E",
    foreground="#1B232B",
    background="#F4F6F8",
    surface="#FBFCFD",
    panel="#E4E9EE",
    dark=False,
    variables={
        "border": "#9AA7B3",
        "border-blurred": "#C6CFD7",
        "footer-key-foreground": "#005E96",
        "input-selection-background": "#0072B2 25%",
        "block-cursor-background": "#005E96",
        "block-cursor-foreground": "#FFFFFF",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#D3E1EB",
    },
)

PROJECTION = Theme(
    name="planner-projection",
    primary="#004A7A",
    secondary="#333333",
    accent="#004A7A",
    warning="#6B4300",
    error="#8A2F00",
    success="#00513B",
    foreground="#000000",
    background="#FFFFFF",
    surface="#FFFFFF",
    panel="#E6E6E6",
    dark=False,
    text_alpha=1.0,
    variables={
        "border": "#333333",
        "border-blurred": "#777777",
        "footer-key-foreground": "#004A7A",
        "text-muted": "#333333",
        "input-selection-background": "#004A7A 30%",
        "block-cursor-background": "#004A7A",
        "block-cursor-foreground": "#FFFFFF",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#CFE0EC",
    },
)

THEMES = (DARK, LIGHT, PROJECTION)


_SIGNS = "■◆●▲★▼✚◈◎○◔◐◕▣◌‖✕✓△·→←↔═─╳▾▴…⚑⌕≈↩⇠⊂⧉▸◂✎│┃╌"
_PLAIN = "#+o^*vx%@.:;8=-!xv!.><==-xv^~!/~<<c+><*||-"
_SUBSTITUTES = {ord(sign): plain for sign, plain in zip(_SIGNS, _PLAIN, strict=True)}

_PLAIN_TERMINALS = frozenset({"linux", "dumb", "unknown", "cons25", "vt100", "vt220"})
"""Terminals whose fonts hold little beyond ASCII."""


class Glyphs:
    """How signs are written on this terminal."""

    def __init__(self, *, plain: bool) -> None:
        self.plain = plain

    def __call__(self, text: str) -> str:
        """`text` with every sign the terminal may lack replaced by a plain character."""
        return text.translate(_SUBSTITUTES) if self.plain else text


def needs_plain(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Whether the terminal is one whose font lacks symbols: the old Windows console, a bare Linux console."""
    if platform == "win32":
        return "WT_SESSION" not in environment and "TERM_PROGRAM" not in environment
    return environment.get("TERM", "") in _PLAIN_TERMINALS


def glyphs_for(plainness: Plainness) -> Glyphs:
    """The signs for a setting: as the terminal needs, or as the person chose."""
    return Glyphs(plain=needs_plain() if plainness == "auto" else plainness == "yes")
