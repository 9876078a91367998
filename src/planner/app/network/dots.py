"""A canvas of braille dots (or plain characters) for lines, with text and boxes over them."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

ACROSS, DOWN = 2, 4
"""Dots in a cell."""
BRAILLE = 0x2800
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of a dot by its row and column in the cell."""


class DotCanvas:
    """Cells of a pane; lines are given in dots, text in cells, both from the top left."""

    def __init__(self, width: int, height: int, *, plain: bool = False) -> None:
        self.width, self.height, self.plain = width, height, plain
        size = width * height
        self._bits = bytearray(size)
        self._strokes = [" "] * size if plain else []
        self._colors: list[str] = [""] * size
        self._text: dict[int, tuple[str, Style]] = {}

    def line(self, x0: float, y0: float, x1: float, y1: float, color: str, *, dashed: bool = False) -> None:
        """A line of dots from one point to another, clipped to the canvas."""
        clipped = clip(x0, y0, x1, y1, self.width * ACROSS - 1, self.height * DOWN - 1)
        if clipped is None:
            return
        x0, y0, x1, y1 = clipped
        steps = max(1, int(max(abs(x1 - x0), abs(y1 - y0))))
        stroke = _stroke(x1 - x0, y1 - y0) if self.plain else ""
        across, down = (x1 - x0) / steps, (y1 - y0) / steps
        for step in range(steps + 1):
            if not (dashed and step % 6 > 2):
                self._dot(int(x0 + across * step + 0.5), int(y0 + down * step + 0.5), color, stroke)

    def write(self, column: int, row: int, text: str, style: Style) -> None:
        """Text from a cell on; what falls off the canvas is left out."""
        if not 0 <= row < self.height:
            return
        at = column
        for char in text:
            wide = cell_len(char)
            if wide and at >= 0 and at + wide <= self.width:
                self._text[row * self.width + at] = (char, style)
                if wide == 2:
                    self._text[row * self.width + at + 1] = ("", style)
            at += wide

    def free(self, column: int, row: int, length: int) -> bool:
        """Whether cells are on the canvas and bear no text yet."""
        if not (0 <= row < self.height and column >= 0 and column + length <= self.width):
            return False
        start = row * self.width + column
        return all(cell not in self._text for cell in range(start, start + length))

    def strips(self, ground: Style) -> list[Strip]:
        """The canvas as lines of the screen."""
        return [Strip(self._segments(row, ground), self.width) for row in range(self.height)]

    def _segments(self, row: int, ground: Style) -> Sequence[Segment]:
        segments: list[Segment] = []
        run, style = "", ground
        start = row * self.width
        for cell in range(start, start + self.width):
            char, wanted = self._cell(cell, ground)
            if wanted is not style and wanted != style:
                if run:
                    segments.append(Segment(run, style))
                run, style = "", wanted
            run += char
        if run:
            segments.append(Segment(run, style))
        return segments

    def _cell(self, cell: int, ground: Style) -> tuple[str, Style]:
        written = self._text.get(cell)
        if written is not None:
            return written[0], ground + written[1]
        bits = self._bits[cell]
        if not bits:
            return " ", ground
        char = self._strokes[cell] if self.plain else chr(BRAILLE + bits)
        return char, ground + _colored(self._colors[cell])

    def _dot(self, x: int, y: int, color: str, stroke: str) -> None:
        cell = (y // DOWN) * self.width + x // ACROSS
        self._bits[cell] |= _BITS[y % DOWN][x % ACROSS]
        self._colors[cell] = color
        if stroke:
            self._strokes[cell] = stroke


_styles: dict[str, Style] = {}


def _colored(color: str) -> Style:
    style = _styles.get(color)
    if style is None:
        style = _styles[color] = Style(color=color)
    return style


def _stroke(across: float, down: float) -> str:
    """The plain character nearest to the slope of a line."""
    if abs(down) * 2 < abs(across):
        return "-"
    if abs(across) * 2 < abs(down):
        return "|"
    return "\\" if (across > 0) == (down > 0) else "/"


def clip(
    x0: float, y0: float, x1: float, y1: float, right: float, bottom: float
) -> tuple[float, float, float, float] | None:
    """The part of a line inside the rectangle from (0, 0) to (right, bottom), after Liang and Barsky (1984)."""
    across, down = x1 - x0, y1 - y0
    enters, leaves = 0.0, 1.0
    for towards, room in ((-across, x0), (across, right - x0), (-down, y0), (down, bottom - y0)):
        if towards == 0:
            if room < 0:
                return None
            continue
        at = room / towards
        if towards < 0:
            enters = max(enters, at)
        else:
            leaves = min(leaves, at)
    if enters > leaves:
        return None
    return x0 + enters * across, y0 + enters * down, x0 + leaves * across, y0 + leaves * down
