"""The way in and out: every way a command can end becomes an exit status and, at most, one sentence."""

import os
import sys
from collections.abc import Sequence
from typing import TextIO

import click

from planner.cli.root import planner
from planner.cli.speech import teach_click
from planner.i18n import PlannerError, _

DATA, USAGE, INTERRUPTED, PIPE_CLOSED = 1, 2, 130, 141
"""Exit statuses other than 0; the last two are those that a shell gives for the signals."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command; returns its exit status, and never lets a traceback out."""
    _write_utf8()
    teach_click()
    try:
        return _carried_out(list(arguments) if arguments is not None else None)
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        _stop_writing()
        return PIPE_CLOSED
    except Exception as error:  # noqa: BLE001 - the one place where what nobody expected ends
        return _unexpected(error)


def _carried_out(arguments: list[str] | None) -> int:
    try:
        status = planner.main(arguments, prog_name="planner", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as mistake:
        mistake.show()
        return mistake.exit_code
    except PlannerError as error:
        click.echo(error.sentence, err=True)
        return DATA
    return status if isinstance(status, int) else 0


def _unexpected(error: Exception) -> int:
    from planner.cli.log import keep_traceback

    file = keep_traceback(error)
    says = _("Planner stopped because of a fault of its own. What was saved before is safe.")
    told = _("The details are in {file}").format(file=file) if file else _("The details could not be written down.")
    click.echo(f"{says} {told}", err=True)
    return DATA


def _write_utf8() -> None:
    """Accents come out whole on consoles and pipes of whatever code page."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _stop_writing() -> None:
    """Nobody reads any more: what is still buffered goes nowhere, without a complaint at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        _point(stream, nowhere)


def _point(stream: TextIO, nowhere: int) -> None:
    try:
        os.dup2(nowhere, stream.fileno())
    except OSError:  # a stream that is no file, as in a test
        return
