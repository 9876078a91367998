"""The panels of an analysis as plain text: title, sentences, table, bars, and how the figures were made."""

from collections.abc import Iterator, Sequence
from itertools import cycle

from planner.analysis.panel import Chart, Panel, shown
from planner.cli.text import columns, table

LONGEST_BAR = 40
SIGNS = "█▒░▓#=+-·"
"""What the parts of a bar are made of, by series."""


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
        yield from _headings(panel)
    elif panel.empty:
        yield panel.empty
    if panel.notes:
        yield ""
        yield from panel.notes


def _headings(panel: Panel) -> Iterator[str]:
    """What the headings mean that do not explain themselves."""
    helped = [f"{column.label}: {column.help}" for column in panel.columns if column.help]
    if helped:
        yield from ("", *helped)


def _rows(panel: Panel) -> list[list[str]]:
    rows = []
    for row in panel.rows:
        cells = [shown(cell, column.kind) for cell, column in zip(row.cells, panel.columns, strict=True)]
        rows.append(["  " * row.depth + cells[0], *cells[1:]])
    return rows


def bars(chart: Chart, limit: int | None) -> Iterator[str]:
    """A chart as bars of signs, with a key below where there are several series: those that add up in one bar a label,
    others (what was asked, committed and spent) below one another."""
    yield chart.title
    room = min(LONGEST_BAR, max(10, (limit or 80) - 40))
    widest = max(map(columns, chart.labels), default=0)
    rows = [[series.values[n] for series in chart.series] for n in range(len(chart.labels))]
    stacked = chart.kind == "stacked"
    known = [[value for value in row if value is not None] for row in rows]
    most = max((sum(row) if stacked else max(row, default=0) for row in known), default=0) or 1
    for label, row in zip(chart.labels, rows, strict=True):
        pieces = [(_bar(sign, value, room / most), shown(value)) for sign, value in zip(cycle(SIGNS), row, strict=False)
                  if value is not None]  # fmt: skip
        if stacked and pieces:
            pieces = [("".join(bar for bar, _said in pieces), " + ".join(said for _bar, said in pieces))]
        for n, (bar, said) in enumerate(pieces):
            name = "" if n else label
            yield f"  {name}{' ' * (widest - columns(name))}  {bar} {said}".rstrip()
    if len(chart.series) > 1:
        yield "  " + "   ".join(
            f"{sign} {series.name}" for sign, series in zip(cycle(SIGNS), chart.series, strict=False)
        )


def _bar(sign: str, value: float | None, scale: float) -> str:
    return sign * max(round((value or 0) * scale), 1 if value else 0)
