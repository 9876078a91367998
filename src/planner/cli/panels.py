"""The panels of an analysis as plain text: title, sentences, table, bars, and how the figures were made."""

from collections.abc import Iterator, Sequence

from planner.analysis.panel import Chart, Panel, shown
from planner.cli.text import columns, table

LONGEST_BAR = 40


def told(panels: Sequence[Panel], limit: int | None) -> list[str]:
    """The lines of all panels, with an empty line between two; `limit` is the width of the terminal, if it has one."""
    lines: list[str] = []
    for panel in panels:
        lines += [*([""] if lines else []), *_panel(panel, limit)]
    return lines


def _panel(panel: Panel, limit: int | None) -> Iterator[str]:
    yield panel.title
    yield "=" * columns(panel.title)
    yield from panel.sentences
    for chart in panel.charts:
        yield ""
        yield from bars(chart, limit)
    if panel.columns and panel.rows:
        yield ""
        yield from table([column.label for column in panel.columns], _rows(panel), limit)
    elif panel.empty:
        yield panel.empty
    if panel.notes:
        yield ""
        yield from panel.notes


def _rows(panel: Panel) -> list[list[str]]:
    rows = []
    for row in panel.rows:
        cells = [shown(cell, column.kind) for cell, column in zip(row.cells, panel.columns, strict=True)]
        rows.append(["  " * row.depth + cells[0], *cells[1:]])
    return rows


def bars(chart: Chart, limit: int | None) -> Iterator[str]:
    """A chart as bars of signs, one for every label and series, with the figure behind it."""
    yield chart.title
    room = min(LONGEST_BAR, max(10, (limit or 80) - 40))
    most = max((value for series in chart.series for value in series.values if value is not None), default=0) or 1
    single = len(chart.series) == 1
    names = [label if single else f"{label} · {series.name}" for label in chart.labels for series in chart.series]
    values = [series.values[n] for n in range(len(chart.labels)) for series in chart.series]
    widest = max((columns(name) for name in names), default=0)
    for name, value in zip(names, values, strict=True):
        if value is not None:
            bar = "█" * max(round(room * value / most), 1 if value else 0)
            yield f"  {name}{' ' * (widest - columns(name))}  {bar} {shown(value)}".rstrip()
