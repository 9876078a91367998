"""Plain text for people and screen readers: aligned columns, how far work is, and what must be said first."""

import shutil
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from planner.i18n import _

if TYPE_CHECKING:
    from planner.model.plan import Plan

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
    if text.isascii():  # most cells are, and tables have hundreds of thousands
        return len(text)
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


def warn_if_invented(plan: "Plan", *, as_json: bool = False) -> None:
    """Say on top of an output that the plan is invented; beside it where the output is JSON."""
    if plan.sheet.fictitious:
        click.echo(_("INVENTED EXAMPLE: no body, figure or date in it is real."), err=as_json)


Told = Callable[[float, str], None]
"""Takes the share of the work that is done, from 0 to 1, and what comes now in words."""


@contextmanager
def shown_progress() -> Iterator[Told | None]:
    """Yields what is told how far the work is; None where nobody looks. The line is gone at the end."""
    if not sys.stderr.isatty():
        yield None
        return
    try:
        yield _show
    finally:
        click.echo(f"\r{'':{_width()}}\r", nl=False, err=True)


def _show(share: float, doing: str) -> None:
    line = f"{100 * share:3.0f} %  {doing}"
    click.echo(f"\r{line[: _width()]:{_width()}}", nl=False, err=True)


def _width() -> int:
    """One column less than there is: a full line would wrap."""
    return shutil.get_terminal_size().columns - 1
