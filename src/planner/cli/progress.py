"""How far long work is: one line at a terminal, nothing elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from planner.i18n import _


@contextmanager
def shown_progress() -> Iterator[Callable[[float, str], None] | None]:
    """Yields what is told the share done and what is being written; the line is gone at the end."""
    if not sys.stderr.isatty():
        yield None
        return
    try:
        yield _show
    finally:
        click.echo("\r" + " " * len(_line(100)) + "\r", nl=False, err=True)


def _show(share: float, _doing: str) -> None:
    click.echo("\r" + _line(round(100 * share)), nl=False, err=True)


def _line(percent: int) -> str:
    return _("Writing … {percent} %").format(percent=f"{percent:3}")
