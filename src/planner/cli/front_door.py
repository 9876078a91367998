"""The way in and out: Click in the reader's language, the log, and how every command ends."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from traceback import TracebackException
from typing import TextIO

import click
import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.types

from planner.cli.root import planner
from planner.i18n import PlannerError, _, ngettext
from planner.workspace.settings import log_file

LARGEST, KEPT = 500_000, 2
"""Bytes of a log file, and how many older ones are kept."""


def keep_traceback(error: BaseException) -> Path | None:
    """Write where an error came from into the log; returns the file, or None when it cannot be written.

    Error messages stay out: they may quote names and notes of the plan.
    """
    import logging
    from logging.handlers import RotatingFileHandler

    file = log_file()
    record = logging.LogRecord("planner", logging.ERROR, __file__, 0, "\n".join(_lines(error)), None, None)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(file, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8")
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        handler.emit(record)
        handler.close()
    except OSError:
        return None
    return file


def _lines(error: BaseException) -> Iterator[str]:
    cause = error.__cause__ or error.__context__
    if cause is not None:
        yield from _lines(cause)
        yield "then:"
    kind = type(error)
    yield f"{kind.__module__}.{kind.__qualname__}"
    yield "".join(TracebackException.from_exception(error, capture_locals=False).stack.format()).rstrip()


SPEAKING = (click.core, click.decorators, click.exceptions, click.formatting, click.parser, click.types)
"""The modules of click whose sentences can reach a reader here."""


def teach_click() -> None:
    """Give those modules our `_` and `ngettext` in place of those of the process, which know one language only."""
    for module in SPEAKING:
        for name, ours in (("_", _), ("ngettext", ngettext)):
            if hasattr(module, name):
                setattr(module, name, ours)


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
