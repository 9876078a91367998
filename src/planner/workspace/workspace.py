"""The open plan: the value everyone reads, the only way to change it, and who is told of changes."""

import threading
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from planner.changes.change import Change
from planner.changes.change_set import ChangeSet
from planner.i18n.dates import now
from planner.i18n.text import clean_line
from planner.model.plan import Plan
from planner.model.types import MODEL_VERSION

if TYPE_CHECKING:
    from planner.store.joining import Joining
    from planner.store.journal import Head
    from planner.store.sqlite.file import PlanFile

Listener = Callable[[Plan, Sequence[ChangeSet]], None]


def new_id() -> str:
    """A fresh ULID: 26 characters that sort by time and mean nothing to people."""
    from ulid import ULID

    return str(ULID())


class Workspace:
    """One open plan; `plan` never changes under whoever holds it, and any thread may call the methods."""

    def __init__(
        self,
        file: "PlanFile",
        *,
        author: str = "",
        clock: Callable[[], datetime] = now,
        ids: Callable[[], str] = new_id,
        before_upgrade: "Callable[[Workspace], object] | None" = None,
    ) -> None:
        """`before_upgrade` keeps a file of an older version as it is, before anything is written into it."""
        self._before_upgrade = before_upgrade
        self.file, self.author, self.clock, self.ids = file, author, clock, ids
        self._head = file.load()
        self._lock = threading.RLock()
        self._listeners: list[Listener] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    @property
    def author(self) -> str:
        """Who works here: a person, a table or an institution; empty when nobody said."""
        return self._author

    @author.setter
    def author(self, author: str) -> None:
        self._author = clean_line(author)

    @property
    def plan(self) -> Plan:
        """The plan as of the last commit that is known here."""
        return self._head.plan

    @property
    def head(self) -> "Head":
        """The plan with its revision, both of one moment."""
        return self._head

    @property
    def revision(self) -> int:
        """How many change sets this file holds, as far as is known here."""
        return self._head.revision

    @property
    def today(self) -> date:
        """The present day on the clock of this workspace, where people are."""
        return self.clock().astimezone().date()

    @property
    def path(self) -> Path:
        """Where the plan file is."""
        return self.file.path

    @property
    def read_only(self) -> bool:
        """Whether nothing can be saved here."""
        return self.file.read_only

    def commit(
        self, changes: Sequence[Change], *, origin: str = "app", reason: str = "", undoes: str | None = None
    ) -> ChangeSet | None:
        """Save changes as one set; None when there are none. `reason` says what the changes alone do not.

        A set that `undoes` another is kept without changes too: it says that nothing of the other can be taken back.
        Raises what `PlanFile.commit` raises; then nothing was saved.
        """
        from planner.store.committing import Draft

        if not changes and undoes is None:
            return None
        draft = Draft(
            id=self.ids(), author=self.author, at=self.clock(), origin=origin, reason=clean_line(reason),
            changes=tuple(changes), undoes=undoes,
        )  # fmt: skip
        with self._lock:
            self._keep_older()
            self._head, others, entry = self.file.commit(self._head, draft)
        self._tell([*others, entry])
        return entry

    def join(self, joining: "Joining") -> list[ChangeSet]:
        """Save what a merge brings in; raises what `planner.store.joining.join` raises, then nothing was saved."""
        from planner.store.joining import join

        with self._lock:
            self._keep_older()
            self._head, entries = join(self.file, self._head, joining)
        self._tell(entries)
        return entries

    def follow(self) -> list[ChangeSet]:
        """Take in what other programs committed to the file; returns those sets."""
        with self._lock:
            self._head, entries = self.file.follow(self._head)
        self._tell(entries)
        return entries

    def past(self, revision: int) -> Plan:
        """The plan as it was at a revision of this file."""
        return self.file.past(self._head, revision)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with the new plan after every change; returns what ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def close(self) -> None:
        """Let go of the file."""
        self.file.close()

    def _keep_older(self) -> None:
        """Keep a file that an older version wrote as it is, before the first commit makes today's version of it."""
        if self._before_upgrade is not None and self.file.model < MODEL_VERSION and not self.read_only:
            self._before_upgrade(self)

    def _tell(self, entries: Sequence[ChangeSet]) -> None:
        if entries:
            for listener in tuple(self._listeners):
                listener(self.plan, entries)
