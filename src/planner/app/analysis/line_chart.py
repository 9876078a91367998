"""A line chart in dots of braille, or in plain signs: every series ends in a sign of its own."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rich.cells import cell_len

from planner.analysis.panel import Chart, shown
from planner.app.analysis.charts import Line, Paper, Piece, color_of, legend
from planner.app.widgets.cells import fitted

ENDS = ("●", "■", "▲", "◆", "▼", "✚")
PLAIN_ENDS = ("o", "#", "^", "+", "v", "*")
DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bits of a braille character, by row and column of its dots."""
LEAST_HEIGHT, MOST_HEIGHT = 4, 16


class Canvas:
    """Characters, each with the dots and the series drawn in it last."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.dots = [[0] * width for _row in range(height)]
        self.signs = [[""] * width for _row in range(height)]
        self.owner = [[-1] * width for _row in range(height)]

    def dot(self, x: int, y: int, series: int) -> None:
        """Set a dot; two across and four down make a character."""
        column, row = min(self.width - 1, x // 2), min(self.height - 1, y // 4)
        self.dots[row][column] |= DOTS[y % 4][x % 2]
        self.owner[row][column] = series

    def line(self, begin: tuple[int, int], end: tuple[int, int], series: int) -> None:
        """Dots from one place to another."""
        (x0, y0), (x1, y1) = begin, end
        steps = max(abs(x1 - x0), abs(y1 - y0), 1)
        for step in range(steps + 1):
            self.dot(round(x0 + (x1 - x0) * step / steps), round(y0 + (y1 - y0) * step / steps), series)

    def mark(self, x: int, y: int, series: int, sign: str) -> None:
        """A sign on a value."""
        column, row = min(self.width - 1, x // 2), min(self.height - 1, y // 4)
        self.signs[row][column], self.owner[row][column] = sign, series

    def pieces(self, row: int, chart: Chart, *, plain: bool) -> Iterator[Piece]:
        """One line of it."""
        for column in range(self.width):
            owner, dots = self.owner[row][column], self.dots[row][column]
            sign = self.signs[row][column] or ("." if plain and dots else chr(0x2800 + dots) if dots else " ")
            yield sign, color_of(chart.series[owner], owner) if owner >= 0 else "text"


def plotted(chart: Chart, paper: Paper) -> Iterator[Line]:
    """The legend, the lines between a scale and an axis, and the first, middle and last label."""
    ends = PLAIN_ENDS if paper.plain else ENDS
    yield from legend(chart, paper, ends)
    values = [value for series in chart.series for value in series.values if value is not None]
    if not values:
        return
    low, high = min([0.0, *values]), max([0.0, *values]) or 1.0
    scale = [shown(high), *[""] * 3, shown(low)]
    margin = max(map(cell_len, scale)) + 1
    height = max(LEAST_HEIGHT, min(MOST_HEIGHT, paper.height - 5))
    canvas = Canvas(max(8, paper.width - margin - 3), height)
    _draw(chart, canvas, low, high, ends)
    bar, corner, flat = ("|", "+", "-") if paper.plain else ("│", "└", "─")
    for row in range(height):
        said = scale[0] if not row else scale[-1] if row == height - 1 else ""
        yield (f"{said:>{margin}}{bar}", "quiet"), *canvas.pieces(row, chart, plain=paper.plain)
    yield ((" " * margin + corner + flat * canvas.width, "quiet"),)
    yield ((" " * (margin + 1) + _axis(chart.labels, canvas.width), "quiet"),)


def _draw(chart: Chart, canvas: Canvas, low: float, high: float, ends: Sequence[str]) -> None:
    wide, tall = canvas.width * 2 - 1, canvas.height * 4 - 1
    steps = max(1, len(chart.labels) - 1)
    for number, series in enumerate(chart.series):
        places = [
            None if value is None else (round(at * wide / steps), round((high - value) * tall / (high - low)))
            for at, value in enumerate(series.values)
        ]
        for begin, end in pairwise(places):
            if begin is not None and end is not None:
                canvas.line(begin, end, number)
        for place in filter(None, places):
            canvas.mark(*place, number, ends[number % len(ends)])


def _axis(labels: Sequence[str], width: int) -> str:
    """The first label, the one in the middle when there is room, and the last."""
    first, last = labels[0], labels[-1] if len(labels) > 1 else ""
    room = width - cell_len(first) - cell_len(last)
    if room < 1:
        return fitted(first, width)
    middle = labels[len(labels) // 2] if len(labels) > 2 and len(labels) % 2 else ""
    return first + fitted(middle if cell_len(middle) + 2 <= room else "", room, "center") + last
