"""Connections to a plan file: how they are opened, begun and kept honest."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from planner.store.driver import WAIT_SECONDS, connect


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
