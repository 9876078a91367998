"""A change set: changes made together, with who, when, why and from where."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from planner.changes.change import Change

NEW, UNDO, REDO, EXPORT, LAYOUT = "new", "undo", "redo", "export", "layout"
PURGE, MEND, MERGE = "purge", "mend", "merge"
"""Origins the program itself tells apart.

Others name the side an edit came from: app, cli, load, entry, map.
"""

NOT_UNDONE = frozenset({NEW, EXPORT, LAYOUT, PURGE, MEND})
"""What the undo key passes by: how a plan began, what the program does on its own, and what must not come back."""

READ_ANEW = frozenset({PURGE, MEND})
"""Sets that came with records the journal does not account for: whoever has the plan in memory reads it anew."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time in UTC, from `since` on and before `until`; None leaves an end open."""

    since: datetime | None = None
    until: datetime | None = None


ALWAYS = Span()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSet:
    """Changes that are committed, undone and read as one."""

    id: str
    copy: str
    number: int
    """Counts the sets made in this copy, from 1."""
    seen: Mapping[str, int] = field(default_factory=dict)
    """The highest number known of every copy when it was made, its own predecessor included."""
    author: str
    at: datetime
    """UTC."""
    origin: str
    reason: str
    """What the changes alone do not say: the files that were loaded, the moment gone back to."""
    undoes: str | None = None
    revision: int = 0
    """Its place in this file's journal; other files hold it at another."""
    changes: tuple[Change, ...] = ()
    """What it did to this file's plan."""
    statement: tuple[Change, ...] | None = None
    """What it says to other copies where that is not what it did here.

    A set that came from another copy did nothing here by itself; the merge that brought it in did.
    """

    @property
    def says(self) -> tuple[Change, ...]:
        """What it says wherever copies meet."""
        return self.changes if self.statement is None else self.statement

    @property
    def came(self) -> bool:
        """Whether a merge brought it in from another copy."""
        return self.statement is not None and self.origin != MERGE

    @property
    def told(self) -> tuple[Change, ...]:
        """What a reader of the history is told of it: what it did here, else what it says."""
        return self.changes or self.says

    def knew(self, other: "ChangeSet") -> bool:
        """Whether it was made with the other already seen."""
        return self.seen.get(other.copy, 0) >= other.number
