"""What can still be read of a damaged plan file, and a whole one made of it."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import insert, update

from planner.changes.applying import apply_checked
from planner.model.plan import Plan
from planner.model.record import Body
from planner.model.upgrades import NewerModel
from planner.store.encoding import bodies_of, entry_of
from planner.store.errors import HistoryContradicts, NotAsWritten, PlanDamaged, said_in_words
from planner.store.rewriting import record_rows
from planner.store.schema import change_set_table, plan_table, record_table
from planner.store.sqlite.connection import UNREADABLE, connect, open_engine, writing
from planner.store.sqlite.file import PlanFile


@dataclass(frozen=True, slots=True)
class Salvage:
    """What can be read of a file and made sense of: its plan row, journal sets in order, and how many records."""

    head: sqlite3.Row | None
    sets: tuple[sqlite3.Row, ...]
    records: int

    @property
    def expected(self) -> int | None:
        """How many sets there should be; None where the file does not say."""
        said = self.head["revision"] if self.head is not None else None
        return said if isinstance(said, int) else None

    @property
    def whole(self) -> bool:
        """Whether the journal is there from the first set to the last, from which the records can be made."""
        return self.expected is not None and [row["revision"] for row in self.sets] == [*range(1, self.expected + 1)]


def salvage(path: Path) -> Salvage:
    """What can be read of a file, however little; only reads."""
    try:
        with closing(connect(path, read_only=True)) as connection:
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA cell_size_check=OFF")
            head = next(_rows(connection, "SELECT * FROM plan"), None)
            sets = _sets(connection)
    except (*UNREADABLE, OSError):
        return Salvage(None, (), 0)
    return Salvage(head, sets, sum(len(found) for found in records_in(path).values()))


def _sets(connection: sqlite3.Connection) -> tuple[sqlite3.Row, ...]:
    """The readable sets, sought from both ends, since a spoilt page stops each way."""
    found: dict[int, sqlite3.Row] = {}
    for query in ("SELECT * FROM change_set ORDER BY revision", "SELECT * FROM change_set ORDER BY revision DESC"):
        for row in _rows(connection, query):
            if row["revision"] in found:
                break
            found[row["revision"]] = row
    return tuple(found[revision] for revision in sorted(found) if _says_something(found[revision]))


def _says_something(row: sqlite3.Row) -> bool:
    """Whether a journal row holds what a set is written as."""
    try:
        entry_of(_Row(dict(row)))
    except (NotAsWritten, NewerModel):
        return False
    return True


def _rows(connection: sqlite3.Connection, query: str) -> Iterator[Any]:
    """The rows of a query up to the first that cannot be read."""
    with suppress(*UNREADABLE):
        yield from connection.execute(query)


def records_in(path: Path) -> dict[str, dict[str, Body]]:
    """The bodies that can still be read, by collection and id, as today's model writes them; only reads."""
    bodies: dict[str, dict[str, Body]] = {}
    try:
        with closing(connect(path, read_only=True)) as connection:
            connection.execute("PRAGMA cell_size_check=OFF")
            for query in ("SELECT type, id, model, body FROM record ORDER BY type, id",
                          "SELECT type, id, model, body FROM record ORDER BY type DESC, id DESC"):  # fmt: skip
                for row in _rows(connection, query):
                    with suppress(NotAsWritten, NewerModel, ValueError, TypeError, AttributeError):
                        for collection, found in bodies_of([row]).items():
                            bodies.setdefault(collection, {}).update(found)
    except (*UNREADABLE, OSError):
        return bodies
    return bodies


def rebuild(found: Salvage, target: Path) -> None:
    """Make a whole plan file of a whole journal; raises PlanDamaged or HistoryContradicts, then there is none."""
    if found.head is None or not found.whole:
        raise PlanDamaged(target)
    PlanFile.create(target, found.head["id"])
    with ExitStack() as failing:
        failing.callback(target.unlink)
        with said_in_words(target):
            _fill(found.head, found, target)
        failing.pop_all()


def _fill(head: sqlite3.Row, found: Salvage, target: Path) -> None:
    rows = [dict(row) for row in found.sets]
    entries = [entry_of(_Row(row)) for row in rows]
    folded = apply_checked(Plan(), (change for entry in entries for change in entry.changes))
    if folded.clashes:
        raise HistoryContradicts(target)
    engine = open_engine(target, read_only=False)
    try:
        with writing(engine) as connection:
            connection.execute(update(plan_table).values(revision=head["revision"], copies=head["copies"]))
            if rows:
                connection.execute(insert(change_set_table), rows)
            if records := record_rows(folded.plan):
                connection.execute(insert(record_table), records)
    finally:
        engine.dispose()


class _Row:
    """A row whose columns are attributes, as the journal's reader takes it."""

    def __init__(self, columns: dict[str, Any]) -> None:
        self.__dict__.update(columns)
