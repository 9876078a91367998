"""Plain text for people and screen readers: aligned columns, or one record under another where they do not fit."""

import shutil
import sys
import unicodedata
from collections.abc import Iterable, Sequence

import click

Rows = Sequence[Sequence[str]]
GAP = 2


def say(*lines: str) -> None:
    """Write lines to standard output."""
    for line in lines:
        click.echo(line)


def width() -> int | None:
    """The columns of the terminal; None where nothing limits a line, as in a file."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def table(headings: Sequence[str], rows: Rows, limit: int | None) -> list[str]:
    """Rows under headings; columns that are empty throughout are left out.

    In a terminal too narrow for that, every row becomes a group of lines `heading: value`.
    """
    flat = [[_on_one_line(cell) for cell in row] for row in rows]
    used = [n for n in range(len(headings)) if any(row[n] for row in flat)]
    cells = [[headings[n] for n in used], *([row[n] for n in used] for row in flat)]
    widths = [max(map(columns, column)) for column in zip(*cells, strict=True)]
    if limit is not None and sum(widths) + GAP * (len(widths) - 1) > limit:
        return _stacked(cells[0], cells[1:])
    return [_aligned(row, widths) for row in cells] if flat else []


def pairs(facts: Iterable[tuple[str, str]]) -> list[str]:
    """Lines `label: value`; further lines of a value are indented."""
    return [f"{label}: {value.strip()}".replace("\n", "\n    ") for label, value in facts if value.strip()]


def columns(text: str) -> int:
    """How many columns a text takes in a terminal."""
    shown = (c for c in text if not unicodedata.combining(c))
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in shown)


def _on_one_line(cell: str) -> str:
    """The cell without line breaks; the blanks that indent it stay."""
    bare = cell.lstrip(" ")
    return " " * (len(cell) - len(bare)) + " ".join(bare.split())


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (wide - columns(cell)) for cell, wide in zip(row, widths, strict=True))
    return (" " * GAP).join(padded).rstrip()


def _stacked(headings: Sequence[str], rows: Rows) -> list[str]:
    lines: list[str] = []
    for row in rows:
        lines += ["", *pairs(zip(headings, row, strict=True))]
    return lines[1:]
