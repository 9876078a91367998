"""Reading the journal: what others committed, what an author did, what happened to a record."""

from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from planner.changes.change_set import ChangeSet
from planner.store.encoding import entry_of
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


def newest_entries(connection: Connection, limit: int, before: int | None, record: str | None) -> list[ChangeSet]:
    """Up to `limit` sets, newest first, before a revision if given, about one record if given."""
    query = select(journal).order_by(journal.c.revision.desc())
    if before is not None:
        query = query.where(journal.c.revision < before)
    if record is not None:
        query = query.where(journal.c.changes.contains(f'"{record}"', autoescape=True))
    entries = (entry_of(row) for row in connection.execute(query.limit(limit)))
    return [entry for entry in entries if record is None or _about(entry, record)]


def _about(entry: ChangeSet, record: str) -> bool:
    return any(change.id == record or record in _texts(change.before, change.after) for change in entry.changes)


def _texts(*values: object) -> Iterable[str]:
    for value in values:
        if isinstance(value, str):
            yield from value.split(" ")
        elif isinstance(value, dict):
            for text in value.values():
                yield from text.split(" ")


def last_writer(connection: Connection, collection: str, id: str, leaf: str | None) -> ChangeSet | None:
    """The newest set that wrote a leaf, or anything of a record when the leaf is None."""
    query = (
        select(journal)
        .where(journal.c.changes.contains(f'["{collection}","{id}",', autoescape=True))
        .order_by(journal.c.revision.desc())
    )
    for row in connection.execute(query):
        entry = entry_of(row)
        for change in entry.changes:
            if change.id == id and (leaf is None or change.leaf in (leaf, None)):
                return entry
    return None
