"""The plan as of a revision of its file: how it is read whole, and how it goes on with the journal."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from planner.changes.applying import apply
from planner.changes.change_set import ChangeSet
from planner.model.plan import Plan
from planner.store.encoding import bodies_of


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
