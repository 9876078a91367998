"""Charts as lines of coloured text: bars, stacked bars and lines, in plain characters where a console needs them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.cells import cell_len

from planner.analysis.panel import Chart, Series, shown
from planner.app.widgets.cells import fitted
from planner.model import palette

COLORS = (palette.SKY, palette.ORANGE, palette.GREEN, palette.PURPLE, palette.YELLOW, palette.VERMILION, palette.BLUE)
"""Of series that have none of their own."""
FILLS = ("█", "▒", "▓", "░", "▚", "▤", "▥")
PLAIN_FILLS = ("#", "=", "%", "-", "o", "+", ":")
"""Each series has a fill of its own, since colour never says anything alone."""
EIGHTHS = " ▏▎▍▌▋▊▉"
LEAST_BAR = 8

Piece = tuple[str, str]
"""A text and its ink: a colour `#RRGGBB`, or a name of `planner.app.widgets.lines.LOOKS`."""
Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """What a chart is drawn on: so many characters, and whether only plain ones can be shown."""

    width: int
    height: int
    plain: bool = False

    def fill(self, number: int) -> str:
        """The character that a series is filled with."""
        fills = PLAIN_FILLS if self.plain else FILLS
        return fills[number % len(fills)]


def color_of(series: Series, number: int) -> str:
    """The colour of a series: its own, or the next of the palette."""
    return series.color or COLORS[number % len(COLORS)]


def drawn(chart: Chart, paper: Paper) -> list[Line]:
    """The lines of a chart: its title, its figures, and the same in a sentence."""

    title = f"{chart.title} ({chart.unit})" if chart.unit and chart.unit not in chart.title else chart.title
    lines: list[Line] = [((title, "title"),)]
    if len(chart.series) > 1 and chart.kind != "line":
        lines += legend(chart, paper)
    match chart.kind:
        case "line":
            lines += plotted(chart, paper)
        case "stacked":
            lines += _stacked(chart, paper)
        case _:
            lines += _bars(chart, paper)
    return lines


def legend(chart: Chart, paper: Paper, signs: Sequence[str] = ()) -> Iterator[Line]:
    """Which sign and colour stands for which series, on as many lines as it takes."""
    pieces: list[Piece] = []
    length = 0
    for number, series in enumerate(chart.series):
        sign = signs[number % len(signs)] if signs else paper.fill(number)
        needed = cell_len(series.name) + 4
        if length + needed > paper.width and pieces:
            yield tuple(pieces)
            pieces, length = [], 0
        pieces += [(f"{sign} ", color_of(series, number)), (f"{series.name}  ", "quiet")]
        length += needed
    yield tuple(pieces)


def _labels(chart: Chart, paper: Paper) -> tuple[list[str], int]:
    longest = max(map(cell_len, chart.labels), default=0)
    width = min(longest, max(10, paper.width * 2 // 5))
    return [fitted(label, width) for label in chart.labels], width


def _bars(chart: Chart, paper: Paper) -> Iterator[Line]:
    """A bar for every label and series; below zero it goes to the left of the axis."""
    labels, width = _labels(chart, paper)
    values = [value for series in chart.series for value in series.values if value is not None]
    said = max((cell_len(shown(value)) for value in values), default=0)
    low, high = min([0.0, *values]), max([0.0, *values])
    room = max(LEAST_BAR, paper.width - width - said - 3)
    left = round(room * -low / (high - low)) if high > low else 0
    scale = (left / -low if left else (room - left) / high) if high > low else 0.0
    for at, label in enumerate(labels):
        for number, series in enumerate(chart.series):
            name = label if not number else " " * width
            yield (f"{name} ", "text"), *_bar(series, number, at, left, scale, paper)


def _bar(series: Series, number: int, at: int, left: int, scale: float, paper: Paper) -> Iterator[Piece]:
    value, color = series.values[at], color_of(series, number)
    if value is None:
        yield " " * left + " —", "quiet"
        return
    fill = paper.fill(number)
    if value < 0:
        length = max(1, round(-value * scale))
        yield fill * length and (" " * (left - length) + fill * length), color
    else:
        yield " " * left, "text"
        yield _length(value * scale, fill, paper, some=value > 0), color
    yield f" {shown(value)}", "quiet"


def _length(length: float, fill: str, paper: Paper, *, some: bool) -> str:
    """A bar of a length; a value above zero is never drawn as nothing."""
    whole, rest = int(length), length - int(length)
    if paper.plain or fill != FILLS[0]:
        return fill * max(round(length), int(some))
    part = EIGHTHS[round(rest * 8)] if round(rest * 8) < 8 else fill
    bar = (fill * whole + part).rstrip()
    return bar or ("▏" if some else "")


def _stacked(chart: Chart, paper: Paper) -> Iterator[Line]:
    """One bar for every label, a stretch of it for every series, and the figures behind it."""
    labels, width = _labels(chart, paper)
    rows = [[series.values[at] for series in chart.series] for at in range(len(labels))]
    figures = [" · ".join("—" if value is None else shown(value) for value in row) for row in rows]
    most = max((sum(value or 0 for value in row) for row in rows), default=0) or 1
    room = max(LEAST_BAR, paper.width - width - max(map(cell_len, figures), default=0) - 3)
    for label, row, said in zip(labels, rows, figures, strict=True):
        pieces: list[Piece] = [(f"{label} ", "text")]
        ends, begun = 0.0, 0
        for number, value in enumerate(row):
            ends += (value or 0) * room / most
            length = max(round(ends) - begun, 1 if value else 0)
            begun += length
            pieces.append((paper.fill(number) * length, color_of(chart.series[number], number)))
        yield *pieces, (f" {said}", "quiet")


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
