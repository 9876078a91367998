"""Joining in the sets of another copy: the protocol of a commit, with many sets and one that says what came of them."""

import json
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import DBAPIError

from planner.changes.change import Change
from planner.changes.change_set import ChangeSet
from planner.changes.merge.divergence import Name, names_in
from planner.i18n import PlannerError, _
from planner.model.invariants import violations
from planner.model.plan import Plan
from planner.model.types import MODEL_VERSION
from planner.store.committing import Draft, numbered, own_copy, write_records
from planner.store.encoding import BodyTexts, entry_of, row_of
from planner.store.errors import PlanGone, PlanReadOnly, Refused, said_in_words
from planner.store.journal import Head
from planner.store.schema import change_set_table as journal
from planner.store.schema import plan_table
from planner.store.sqlite.connection import reading, writing
from planner.store.sqlite.copies import was_replaced
from planner.store.sqlite.file import PlanFile, no_collection


class ChangedMeanwhile(PlannerError):
    """Somebody changed the plan after the other copy was held against it; nothing was written."""

    def __init__(self) -> None:
        super().__init__(_("The plan was changed meanwhile. Nothing was saved; merge again."))


class TwoHistories(PlannerError):
    """Two different sets bear one number: a file was put back from a backup behind the program's back."""

    def __init__(self, one: str, other: str) -> None:
        """The authors of the two sets."""
        says = _(
            "The two files cannot become one: each holds another change under the same number, one by {one} and one by "
            "{other}, as when a file was put back from a backup. Dump the other and load its registers here instead."
        )
        unnamed = _("no name given")
        super().__init__(says.format(one=one or unnamed, other=other or unnamed))


@dataclass(frozen=True, slots=True)
class Joining:
    """What a merge brings in: the other copy's sets in their order, and the set that says what came of them here."""

    on: int
    """The revision of this file that it was read against."""
    plan: Plan
    """The plan as of that revision with the changes of the draft."""
    news: tuple[ChangeSet, ...]
    draft: Draft
    statement: tuple[Change, ...]
    """The answers that a person gave."""


def apart(ours: PlanFile, theirs: PlanFile) -> tuple[set[str], set[str]]:
    """The ids of the sets that only ours holds and of those that only theirs does; raises TwoHistories."""
    here, there = _numbers(ours), _numbers(theirs)
    for number in here.keys() & there.keys():
        if here[number] != there[number]:
            raise TwoHistories(*(_author(file, id) for file, id in ((ours, here[number]), (theirs, there[number]))))
    known, told = set(here.values()), set(there.values())
    return known - told, told - known


def sets_called(file: PlanFile, ids: Container[str]) -> list[ChangeSet]:
    """The sets with these ids, oldest first."""
    with said_in_words(file.path), reading(file.engine) as connection:
        return [entry_of(row) for row in _rows(connection, ids)]


def names_called(file: PlanFile, ids: Container[str]) -> Iterator[Name]:
    """What the sets with these ids say anything about, without making their changes."""
    with said_in_words(file.path), reading(file.engine) as connection:
        rows = _rows(connection, ids)
    yield from names_in(entry_of(row) for row in rows if row.model != MODEL_VERSION)
    texts = [row.changes for row in rows if row.model == MODEL_VERSION]
    for kept in json.loads(f"[{','.join(texts)}]"):
        for collection, id, leaf, _before, _after in kept if isinstance(kept, list) else kept["says"]:
            yield collection, id, leaf


def _rows(connection: Connection, ids: Container[str]) -> list[Any]:
    known = connection.execute(select(journal.c.revision, journal.c.id).order_by(journal.c.revision))
    first = next((row.revision for row in known if row.id in ids), None)
    if first is None:
        return []
    query = select(journal).where(journal.c.revision >= first).order_by(journal.c.revision)
    return [row for row in connection.execute(query) if row.id in ids]


def _numbers(file: PlanFile) -> dict[tuple[str, int], str]:
    """The id of every set by its copy and the number it has there."""
    query = select(journal.c.copy, journal.c.number, journal.c.id)
    with said_in_words(file.path), reading(file.engine) as connection:
        return {(copy, number): id for copy, number, id in connection.execute(query)}


def _author(file: PlanFile, id: str) -> str:
    entry = file.entry(id)
    return entry.author if entry is not None else ""


def join(file: PlanFile, head: Head, joining: Joining) -> tuple[Head, list[ChangeSet]]:
    """Write the sets in one transaction; returns the new head and all that was written.

    Raises ChangedMeanwhile when the head is no longer the newest, Refused when an invariant would break, or what
    `PlanFile.commit` raises for a file that cannot be written; then nothing was written.
    """
    if file.read_only:
        raise PlanReadOnly(file.path)
    if not file.path.exists():
        raise PlanGone(file.path)
    with said_in_words(file.path), no_collection():
        try:
            with writing(file.engine) as connection:
                result = _joined(connection, head, joining, file)
                file.fault("before commit")
            file.fault("after commit")
        except DBAPIError:
            if file.entry(joining.draft.id) is None:
                raise
            result = file.follow(head)
    merge = result[1][-1]
    file.site.remember(merge.copy, merge.number)
    file.model = MODEL_VERSION
    return result


def _joined(connection: Connection, head: Head, joining: Joining, file: PlanFile) -> tuple[Head, list[ChangeSet]]:
    """The protocol of a commit, inside an open write transaction: raise the revision, see that nobody came between."""
    connection.exec_driver_sql(f"PRAGMA user_version={MODEL_VERSION}")
    count, draft = len(joining.news) + 1, joining.draft
    raising = update(plan_table).values(revision=plan_table.c.revision + count)
    row = connection.execute(raising.returning(plan_table.c.revision, plan_table.c.copies)).one()
    replaced = was_replaced(connection, head, row.revision - count, row.copies)
    if replaced or not joining.on == head.revision == row.revision - count:
        raise ChangedMeanwhile
    problems = violations(head.plan, joining.plan, draft.changes)
    if problems:
        raise Refused(problems)
    came = _renumbered(joining.news, head.revision)
    known = dict(head.seen)
    for entry in came:
        known[entry.copy] = max(known.get(entry.copy, 0), entry.number)
    copy = own_copy(connection, row.copies, file.site, draft, head.seen, known)
    merge = replace(numbered(draft, copy, row.revision, known), statement=joining.statement)
    file.fault("before write")
    bodies = BodyTexts()
    write_records(connection, joining.plan, draft.changes, bodies)
    connection.execute(insert(journal), [row_of(entry, bodies) for entry in (*came, merge)])
    return Head(joining.plan, row.revision, {**known, copy: merge.number}), [*came, merge]


def _renumbered(news: Sequence[ChangeSet], revision: int) -> list[ChangeSet]:
    """The sets as this file keeps them: they did nothing here by themselves, and say what they always said."""
    return [
        replace(entry, revision=number, changes=(), statement=entry.says)
        for number, entry in enumerate(news, revision + 1)
    ]
