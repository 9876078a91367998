"""Cells of a line: text with a look, cut or filled to a number of terminal columns."""

from dataclasses import dataclass
from typing import Literal

from rich.cells import cell_len, set_cell_size
from rich.style import Style

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
