"""Connections to a plan file: how they are opened, begun and kept honest."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

WAIT_SECONDS = 5.0
"""How long a writer waits for another program before it says so."""


def open_engine(path: Path, *, read_only: bool, wait: float = WAIT_SECONDS) -> Engine:
    """An engine on the file; pragmas as every connection needs them, transactions begun by us.

    The driver's own transactions lose atomicity around savepoints and DDL, so it is switched to
    autocommit and BEGIN is sent here: IMMEDIATE for writers, so that they queue instead of failing.
    """
    address = f"{path.resolve().as_uri()}?mode={'ro' if read_only else 'rw'}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, timeout=wait, check_same_thread=False, isolation_level=None)

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        for pragma in ("synchronous=FULL", "trusted_schema=OFF", "cell_size_check=ON"):
            connection.execute(f"PRAGMA {pragma}")

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
