"""Quick entry: lines from a talking room become actors and ties, and doubts are asked before anything is made."""

from collections.abc import Callable
from dataclasses import dataclass

from planner.changes.change import Change
from planner.changes.change_set import ChangeSet
from planner.model.plan import Plan
from planner.workspace.entry.grammar import read_lines
from planner.workspace.entry.reader import Choice, Decisions, Doubt, EntryReader, decided
from planner.workspace.workspace import Workspace

__all__ = ["Choice", "Decisions", "Doubt", "Reading", "decided", "enter", "read_entry"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the lines would change, and what has to be decided first."""

    changes: tuple[Change, ...]
    doubts: tuple[Doubt, ...]
    already: tuple[str, ...]
    """Lines that say what the plan already says."""


def read_entry(plan: Plan, text: str, ids: Callable[[], str], decisions: Decisions | None = None) -> Reading:
    """Read lines against a plan; lines with an open doubt change nothing yet."""
    reader = EntryReader(plan, ids, decisions or {})
    for line in read_lines(text):
        reader.take(line)
    return Reading(tuple(reader.changes), tuple(reader.doubts.values()), tuple(reader.already))


def enter(
    workspace: Workspace, text: str, decisions: Decisions | None = None, *, origin: str = "entry"
) -> tuple[Reading, ChangeSet | None]:
    """Save what the lines say as one set, if nothing is in doubt; returns the reading and the set."""
    reading = read_entry(workspace.plan, text, workspace.ids, decisions)
    if reading.doubts:
        return reading, None
    return reading, workspace.commit(reading.changes, origin=origin)
