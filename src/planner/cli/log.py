"""The log: where tracebacks go, without anything that people wrote."""

from collections.abc import Iterator
from pathlib import Path
from traceback import TracebackException

from planner.workspace.folders import log_file

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
