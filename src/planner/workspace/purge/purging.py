"""Removing personal data everywhere it stands: the records, the whole history and every backup on this computer.

A purge cannot be undone. What it took out stays named in the history, without its values; what is left of a text that
only mentioned somebody is written anew with a mark in the name's place.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from planner.changes import drafting
from planner.changes.change import Change
from planner.changes.change_set import PURGE, ChangeSet
from planner.changes.purging import Leaf, Wanted, blanked, leaves_with, mark, redacted_leaves
from planner.i18n import PlannerError, _
from planner.i18n.dates import now
from planner.model.naming import SHORTEST_CODE, called
from planner.model.plan import Plan
from planner.model.record import Body
from planner.model.types import RECORD_TYPES
from planner.model.understanding import Ambiguous
from planner.workspace.backups import Backup, list_backups
from planner.workspace.opening import open_plan
from planner.workspace.workspace import new_id

if TYPE_CHECKING:
    from planner.store.committing import Draft
    from planner.workspace.workspace import Workspace

Subject = tuple[str, str]
"""Collection and id of a record."""


class NothingToPurge(PlannerError):
    """What was named stands nowhere."""

    def __init__(self) -> None:
        super().__init__(_("Nothing of it stands in the plan, its history or its backups."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a person wants removed: whole records with what hangs on them, and texts wherever they stand."""

    records: tuple[Subject, ...] = ()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """What a wish comes to in one file."""

    removed: tuple[Subject, ...]
    """Records that go from the plan."""
    leaves: frozenset[Leaf]
    """What loses its values in the history; None for a leaf stands for the whole record."""
    rewritten: Mapping[Subject, Body]
    """What stays in those leaves of the records that stay."""
    signed: int
    """How many sets bear one of the texts as author or reason."""

    def __bool__(self) -> bool:
        return bool(self.leaves or self.signed)


@dataclass(frozen=True, slots=True)
class Purging:
    """What was purged: in the plan, in which backups, and which backups were removed since nothing could read them."""

    scope: Scope
    cleaned: tuple[Backup, ...]
    removed: tuple[Backup, ...]


def scope_of(workspace: "Workspace", wish: Wish) -> Scope:
    """What a wish comes to in an open plan; raises CannotRemove."""
    return _scope(workspace.plan, workspace.file.journal(), wish)


def subjects_called(workspace: "Workspace", text: str, *, only_codes: bool = False) -> list[Subject]:
    """The record a person means by a name or a short code, also one that was removed before; none, or just one.

    Raises Ambiguous where several are meant.
    """
    found = [] if only_codes else [record for name in RECORD_TYPES for record in called(workspace.plan, name, text)]
    subjects = [(record.collection, record.id) for record in found] or _coded(workspace, text)
    if len(subjects) > 1:
        raise Ambiguous(workspace.plan, text, found)
    return subjects


def _coded(workspace: "Workspace", code: str) -> list[Subject]:
    """The record of a short code among all that ever were."""
    letter, _dash, tail = code.strip().upper().partition("-")
    if len(tail) < SHORTEST_CODE:
        return []
    ever = {
        (change.collection, change.id)
        for entry in workspace.file.journal()
        for change in entry.told
        if RECORD_TYPES[change.collection].about.letter == letter and change.id.endswith(tail)
    }
    return sorted(ever)


def names_elsewhere(workspace: "Workspace", wish: Wish, scope: Scope) -> list[tuple[str, int]]:
    """The names of the wanted records that stand in other records or in the history too, and in how many places."""
    told = []
    entries = workspace.file.journal()
    for collection, id in wish.records:
        body = workspace.plan.table(collection).body(id) or {}
        for name in dict.fromkeys(text for leaf, text in body.items() if leaf.partition(".")[0] == "name"):
            found = _scope(workspace.plan, entries, Wish(texts=(name,)))
            count = found.signed + len({leaf for leaf in found.leaves if (*leaf[:2], None) not in scope.leaves})
            if count and name not in wish.texts:
                told.append((name, count))
    return told


def purge(path: Path, wish: Wish, *, author: str = "", clock: Callable[[], datetime] = now) -> Purging:
    """Purge a plan and its backups on this computer, for good; done again, it goes on where it was cut off.

    Raises NothingToPurge, CannotRemove, HistoryContradicts, or what `PlanFile.commit` raises.
    """
    from planner.store.errors import HistoryContradicts, NewerPlan, NotAPlan, PlanDamaged, said_in_words

    author = Wanted(wish.texts).redacted(author)
    scope = _purge_file(path, wish, author, clock())
    cleaned, removed = [], []
    for backup in list_backups(path):
        try:
            if _purge_file(backup.file, wish, author, clock()):
                cleaned.append(backup)
        except (PlanDamaged, NotAPlan, NewerPlan, HistoryContradicts):
            with said_in_words(backup.file):
                backup.file.unlink(missing_ok=True)
            removed.append(backup)
    if not (scope or cleaned or removed):
        raise NothingToPurge
    return Purging(scope, tuple(cleaned), tuple(removed))


def _purge_file(path: Path, wish: Wish, author: str, at: datetime) -> Scope:
    from planner.store.rewriting import rewrite, sweep

    wanted = Wanted(wish.texts)
    with open_plan(path) as workspace:
        scope = scope_of(workspace, wish)
        if scope:
            rewrite(
                workspace.file,
                lambda entries: [_cleaned(entry, scope, wanted) for entry in entries],
                lambda plan: _drafts(plan, scope, author, at),
            )
        sweep(workspace.file)
    return scope


def _scope(plan: Plan, entries: Sequence[ChangeSet], wish: Wish) -> Scope:
    wanted = Wanted(wish.texts)
    known = {(change.collection, change.id) for entry in entries for change in (*entry.changes, *entry.says)}
    removed = _closure(plan, [subject for subject in wish.records if subject in known])
    gone = [subject for subject in wish.records if subject in known and subject not in removed]
    leaves: set[Leaf] = {(collection, id, None) for collection, id in (*removed, *gone)}
    for leaf in leaves_with(entries, wanted):
        collection, id, _name = leaf
        if (collection, id, None) not in leaves:
            leaves.add(leaf if id in plan.table(collection) else (collection, id, None))
    signed = sum(wanted.within(entry.author) or wanted.within(entry.reason) for entry in entries)
    if not removed and all(blanked(entry, leaves) is entry for entry in entries):
        return Scope((), frozenset(), {}, signed)
    rewritten = {
        (collection, id): kept
        for collection, id in sorted({leaf[:2] for leaf in leaves})
        if (body := plan.table(collection).body(id)) is not None and (collection, id) not in removed
        if (kept := redacted_leaves(body, collection, id, leaves, wanted))
    }
    return Scope(tuple(removed), frozenset(leaves), rewritten, signed)


def _closure(plan: Plan, records: Sequence[Subject]) -> list[Subject]:
    """The records that go with these."""
    found: dict[Subject, None] = {}
    for collection, id in records:
        for change in drafting.remove(plan, collection, id):
            if change.removes:
                found[change.collection, change.id] = None
    return list(found)


def _cleaned(entry: ChangeSet, scope: Scope, wanted: Wanted) -> ChangeSet:
    clean = blanked(entry, scope.leaves)
    author, reason = (_signed(text, wanted) for text in (entry.author, entry.reason))
    return clean if (author, reason) == (entry.author, entry.reason) else replace(clean, author=author, reason=reason)


def _signed(text: str, wanted: Wanted) -> str:
    from planner.changes.purging import MARK

    return text if not wanted.within(text) else wanted.redacted(text) or MARK


def _drafts(plan: Plan, scope: Scope, author: str, at: datetime) -> "list[Draft]":
    """The purge, which names what it took out without a value, and what is written anew after it."""
    changes: dict[Leaf, Change] = {}
    for collection, id in scope.removed:
        for change in drafting.remove(plan, collection, id):
            if change.removes or (change.collection, change.id) not in scope.removed:
                changes[change.collection, change.id, change.leaf] = change
    ordered = sorted(changes.values(), key=lambda change: change.removes)
    marks = [mark(leaf) for leaf in sorted(scope.leaves, key=str) if leaf not in changes]
    drafts = [_draft(author, at, [*marks, *ordered])]
    anew = [
        Change(collection, id, leaf, None, text)
        for (collection, id), body in scope.rewritten.items()
        for leaf, text in body.items()
    ]
    return [*drafts, _draft(author, at, anew)] if anew else drafts


def _draft(author: str, at: datetime, changes: Sequence[Change]) -> "Draft":
    from planner.store.committing import Draft

    return Draft(id=new_id(), author=author, at=at, origin=PURGE, reason="", changes=tuple(changes))
