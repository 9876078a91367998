"""Reading the journal: the plan as of a revision and on from there, and what happened to a record."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from sqlalchemy import Connection, func, select

from planner.changes.applying import apply
from planner.changes.change import Change
from planner.changes.change_set import ALWAYS, ChangeSet, Span
from planner.model.plan import Plan
from planner.model.record import field_of_leaf
from planner.model.types import RECORD_TYPES
from planner.store.encoding import bodies_of, entry_of
from planner.store.schema import change_set_table as journal


def entries_after(connection: Connection, revision: int) -> list[ChangeSet]:
    """The sets committed after a revision, oldest first."""
    rows = connection.execute(select(journal).where(journal.c.revision > revision).order_by(journal.c.revision))
    return [entry_of(row) for row in rows]


def entry_called(connection: Connection, id: str) -> ChangeSet | None:
    """The set with this id, if it was committed."""
    row = connection.execute(select(journal).where(journal.c.id == id)).first()
    return entry_of(row) if row else None


def headings_of(connection: Connection, author: str, copy: str) -> list[ChangeSet]:
    """One author's sets in one copy without their changes, oldest first: enough to know what can be undone."""
    columns = [column for column in journal.c if column.name != "changes"]
    query = select(*columns).where(journal.c.author == author, journal.c.copy == copy).order_by(journal.c.revision)
    return [entry_of(_Heading(row)) for row in connection.execute(query)]


def authors_of(connection: Connection) -> list[str]:
    """Everybody who committed, whoever did so last first."""
    latest = func.max(journal.c.revision)
    query = select(journal.c.author).group_by(journal.c.author).order_by(latest.desc())
    return list(connection.execute(query).scalars())


class _Heading:
    """A journal row that was read without its changes."""

    changes = "[]"

    def __init__(self, row: object) -> None:
        self._row = row

    def __getattr__(self, name: str) -> object:
        return getattr(self._row, name)


def newest_entries(
    connection: Connection, limit: int, before: int | None, record: str | None, span: Span = ALWAYS
) -> list[ChangeSet]:
    """Up to `limit` sets of a span of time, newest first, before a revision if given, about one record if given."""
    query = select(journal).order_by(journal.c.revision.desc())
    if before is not None:
        query = query.where(journal.c.revision < before)
    if span.since is not None:
        query = query.where(journal.c.at >= span.since.isoformat())
    if span.until is not None:
        query = query.where(journal.c.at < span.until.isoformat())
    if record is None:
        return [entry_of(row) for row in connection.execute(query.limit(limit))]
    naming = connection.execute(query.where(journal.c.changes.contains(record, autoescape=True)))
    about = (entry for entry in map(entry_of, naming) if any(_about(change, record) for change in entry.says))
    return list(islice(about, limit))


def _about(change: Change, record: str) -> bool:
    """Whether a change is of the record or of a reference to it."""
    return change.id == record or record in _referred(change)


def _referred(change: Change) -> Iterator[str | None]:
    fields = RECORD_TYPES[change.collection].fields()
    for value in (change.before, change.after):
        leaves = {change.leaf or "": value} if isinstance(value, str) else value or {}
        for leaf, text in leaves.items():
            field = fields.get(field_of_leaf(leaf))
            yield field.references(leaf, text) if field is not None else None


def last_writer(connection: Connection, collection: str, id: str, leaf: str | None) -> ChangeSet | None:
    """The newest set that wrote a leaf, or anything of a record when the leaf is None."""
    query = (
        select(journal)
        .where(journal.c.changes.contains(f'["{collection}","{id}",', autoescape=True))
        .order_by(journal.c.revision.desc())
    )
    for row in connection.execute(query):
        entry = entry_of(row)
        for change in entry.says:
            if change.id == id and (leaf is None or change.leaf in (leaf, None)):
                return entry
    return None


@dataclass(frozen=True, slots=True)
class Head:
    """The plan as of a revision of its file, and the highest number seen of every copy."""

    plan: Plan
    revision: int
    seen: Mapping[str, int] = field(default_factory=dict)

    def after(self, entries: Sequence[ChangeSet]) -> "Head":
        """The head once these sets, the next of the journal, are applied."""
        revision, seen = self.revision, dict(self.seen)
        for entry in entries:
            revision = entry.revision
            seen[entry.copy] = max(seen.get(entry.copy, 0), entry.number)
        return Head(apply(self.plan, (change for entry in entries for change in entry.changes)), revision, seen)


def read_head(connection: sqlite3.Connection) -> Head:
    """The head as of now."""
    bodies = bodies_of(connection.execute("SELECT type, id, model, body FROM record").fetchall())
    (revision,) = connection.execute("SELECT revision FROM plan").fetchone()
    seen = dict(connection.execute("SELECT copy, max(number) FROM change_set GROUP BY copy"))
    return Head(Plan.of_bodies(bodies), revision, seen)
