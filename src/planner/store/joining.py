"""Joining in the sets of another copy: the protocol of a commit, with many sets and one that says what came of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, insert, update
from sqlalchemy.exc import DBAPIError

from planner.changes.applying import apply_checked
from planner.changes.change import Change
from planner.changes.change_set import ChangeSet
from planner.i18n import PlannerError, _
from planner.model.invariants import violations
from planner.model.types import MODEL_VERSION
from planner.store.committing import Draft, numbered, own_copy, write_records
from planner.store.encoding import BodyTexts, row_of
from planner.store.engine import writing
from planner.store.errors import PlanGone, PlanReadOnly, Refused, said_in_words
from planner.store.head import Head
from planner.store.plan_file import PlanFile
from planner.store.replacing import was_replaced
from planner.store.schema import change_set_table, plan_table


class ChangedMeanwhile(PlannerError):
    """Somebody changed the plan after the other copy was held against it; nothing was written."""

    def __init__(self) -> None:
        super().__init__(_("The plan was changed meanwhile. Nothing was saved; merge again."))


class TwoHistories(PlannerError):
    """Two different sets bear one number: a file was put back from a backup behind the program's back."""

    def __init__(self, here: ChangeSet, there: ChangeSet) -> None:
        says = _(
            "The two files cannot become one: each holds another change under the same number, one by {one} and one by "
            "{other}, as when a file was put back from a backup. Dump the other and load its registers here instead."
        )
        one, other = (entry.author or _("no name given") for entry in (here, there))
        super().__init__(says.format(one=one, other=other))


@dataclass(frozen=True, slots=True)
class Joining:
    """What a merge brings in: the other copy's sets in their order, and the set that says what came of them here."""

    on: int
    """The revision of this file that it was read against."""
    news: tuple[ChangeSet, ...]
    draft: Draft
    statement: tuple[Change, ...]
    """The answers that a person gave."""


def news_of(ours: Sequence[ChangeSet], theirs: Sequence[ChangeSet]) -> list[ChangeSet]:
    """The sets of the other journal that ours lacks, oldest first; raises TwoHistories."""
    by_number = {(entry.copy, entry.number): entry for entry in ours}
    by_id = {entry.id: entry for entry in ours}
    news: list[ChangeSet] = []
    for entry in theirs:
        known = by_number.get((entry.copy, entry.number)) or by_id.get(entry.id)
        if known is None:
            news.append(entry)
        elif (known.id, known.copy, known.number) != (entry.id, entry.copy, entry.number):
            raise TwoHistories(known, entry)
    return news


def join(file: PlanFile, head: Head, joining: Joining) -> tuple[Head, list[ChangeSet]]:
    """Write the sets in one transaction; returns the new head and all that was written.

    Raises ChangedMeanwhile when the head is no longer the newest, Refused when an invariant would break, or what
    `PlanFile.commit` raises for a file that cannot be written; then nothing was written.
    """
    if file.read_only:
        raise PlanReadOnly(file.path)
    if not file.path.exists():
        raise PlanGone(file.path)
    with said_in_words(file.path):
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
    applied = apply_checked(head.plan, draft.changes)
    if replaced or not joining.on == head.revision == row.revision - count or applied.clashes:
        raise ChangedMeanwhile
    problems = violations(head.plan, applied.plan, draft.changes)
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
    write_records(connection, applied.plan, draft.changes, bodies)
    connection.execute(insert(change_set_table), [row_of(entry, bodies) for entry in (*came, merge)])
    return Head(applied.plan, row.revision, {**known, copy: merge.number}), [*came, merge]


def _renumbered(news: Sequence[ChangeSet], revision: int) -> list[ChangeSet]:
    """The sets as this file keeps them: they did nothing here by themselves, and say what they always said."""
    return [
        replace(entry, revision=number, changes=(), statement=entry.says)
        for number, entry in enumerate(news, revision + 1)
    ]
