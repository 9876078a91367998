"""Connections to a plan file: how they are opened, begun and kept honest."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from pathlib import Path, PurePath
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

UNREADABLE = (sqlite3.Error, UnicodeDecodeError)
"""What the driver raises where a file cannot be read: it cannot even say so where its complaint is spoilt."""

WAIT_SECONDS = 5.0
"""How long a writer waits for another program before it says so."""


def address_of(path: PurePath, mode: str) -> str:
    """The address of a file by its whole path; that of a network share begins with four slashes, for SQLite."""
    posix = path.as_posix()
    return f"file://{'' if posix.startswith('/') else '/'}{quote(posix, safe='/:')}?mode={mode}"


def connect(path: Path, *, read_only: bool, wait: float = WAIT_SECONDS) -> sqlite3.Connection:
    """A connection with the pragmas every one needs; it begins no transaction by itself and makes no file."""
    address = address_of(path.resolve(), "ro" if read_only else "rw")
    connection = sqlite3.connect(address, uri=True, timeout=wait, check_same_thread=False, isolation_level=None)
    with ExitStack() as failing:
        failing.callback(connection.close)
        for pragma in ("synchronous=FULL", "trusted_schema=OFF", "cell_size_check=ON"):
            connection.execute(f"PRAGMA {pragma}")
        failing.pop_all()
    return connection


@contextmanager
def reading_plainly(path: Path, *, read_only: bool, wait: float = WAIT_SECONDS) -> Iterator[sqlite3.Connection]:
    """One read transaction without SQLAlchemy, which takes as long to import as the app takes to paint."""
    with closing(connect(path, read_only=read_only, wait=wait)) as connection:
        connection.execute("BEGIN")
        yield connection


def giving_up_after(seconds: float) -> Callable[[int, int, int], None]:
    """What lets the database's backup wait for other programs so long and no longer; it would wait for ever."""
    until = time.monotonic() + seconds

    def look(status: int, _remaining: int, _total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > until:
            raise sqlite3.OperationalError("database is locked")

    return look


def open_engine(path: Path, *, read_only: bool, wait: float = WAIT_SECONDS) -> Engine:
    """An engine on the file, its transactions begun by us.

    The driver's own transactions lose atomicity around savepoints and DDL, so it is switched to
    autocommit and BEGIN is sent here: IMMEDIATE for writers, so that they queue instead of failing.
    """
    creator = partial(connect, path, read_only=read_only, wait=wait)
    engine = create_engine("sqlite://", creator=creator, poolclass=QueuePool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One write transaction: committed at the end of the block, rolled back by any error in it."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One read transaction: everything in the block is seen as of one moment."""
    with engine.connect() as connection, connection.begin():
        yield connection
