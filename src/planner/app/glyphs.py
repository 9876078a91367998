"""Signs as the terminal can show them: symbols and braille, or plain characters where the font lacks them."""

import os
import sys
from collections.abc import Mapping

from planner.workspace.settings import Plainness

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
