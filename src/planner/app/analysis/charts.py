"""Charts as lines of coloured text: bars, stacked bars and lines, in plain characters where a console needs them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
    from planner.app.analysis.line_chart import plotted

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
