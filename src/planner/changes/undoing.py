"""Taking change sets back: which one is next, and what of it can still be taken back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planner.changes.applying import Clash, apply_checked
from planner.changes.change import Change
from planner.changes.change_set import NOT_UNDONE, ChangeSet
from planner.model.invariants import violations
from planner.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Undoing:
    """The changes that take a set back, and the parts that others changed since and that stay."""

    changes: tuple[Change, ...]
    kept: tuple[Clash, ...]


def take_back(plan: Plan, changes: Sequence[Change]) -> Undoing:
    """Invert what still stands as the set left it; a removal that would leave others dangling stays too."""
    wanted = [_inverse(plan, change) for change in reversed(changes) if _holds_something(change)]
    kept: list[Clash] = []
    while True:
        applied = apply_checked(plan, wanted)
        clashing = {id(clash.change) for clash in applied.clashes}
        kept += applied.clashes
        wanted = [change for change in wanted if id(change) not in clashing]
        broken = {problem.id for problem in violations(plan, applied.plan, wanted)}
        blocked = [change for change in wanted if change.id in broken]
        if not clashing and not blocked:
            return Undoing(tuple(wanted), tuple(kept))
        kept += [Clash(change, change.before) for change in blocked]
        wanted = [change for change in wanted if change.id not in broken]


def _holds_something(change: Change) -> bool:
    """Whether a change has anything to take back: a purge leaves changes without values, and records without leaves."""
    return change.before != change.after and (change.leaf is not None or bool(change.body))


def _inverse(plan: Plan, change: Change) -> Change:
    """The inverse; a record that was made goes with the place on the map that the program gave it since."""
    body = plan.table(change.collection).body(change.id)
    if not change.creates or body is None or "position" not in body or "position" in change.body:
        return change.inverse
    unplaced = {leaf: text for leaf, text in body.items() if leaf != "position"}
    return Change(change.collection, change.id, None, body, None) if unplaced == change.body else change.inverse


def next_undo(journal: Iterable[ChangeSet]) -> str | None:
    """The id of the newest set that is not taken back, from one author's sets in one copy, oldest first."""
    undoable, _redoable = _stacks(journal)
    return undoable[-1] if undoable else None


def next_redo(journal: Iterable[ChangeSet]) -> str | None:
    """The id of the undo to take back, unless something new was done since it."""
    _undoable, redoable = _stacks(journal)
    return redoable[-1] if redoable else None


def _stacks(journal: Iterable[ChangeSet]) -> tuple[list[str], list[str]]:
    undoable: list[str] = []
    redoable: list[str] = []
    for entry in journal:
        if entry.origin in NOT_UNDONE:
            continue
        if entry.undoes is None:
            undoable.append(entry.id)
            redoable.clear()
        elif entry.undoes in undoable:
            undoable.remove(entry.undoes)
            redoable.append(entry.id)
        elif entry.undoes in redoable:
            redoable.remove(entry.undoes)
            undoable.append(entry.id)
    return undoable, redoable
