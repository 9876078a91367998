"""How far long work is: one line at a terminal, nothing elsewhere."""

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

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
