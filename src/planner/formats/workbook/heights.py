"""Rows as tall as their text needs, and free to grow when somebody types more."""

from collections.abc import Iterable
from functools import lru_cache
from math import ceil
from typing import Any

from xlsxwriter.worksheet import Worksheet

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
