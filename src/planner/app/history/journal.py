"""The change sets as far as they were read: from the newest back, a page at a time, as the reader scrolls."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from planner.app.history.filter import Wanted
from planner.changes.change_set import ChangeSet
from planner.workspace.history import history
from planner.workspace.workspace import Workspace

PAGE = 100
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Page:
    """Sets that were read, newest first, and how far the reading went."""

    entries: tuple[ChangeSet, ...]
    links: tuple[tuple[str, str], ...]
    """Every set that takes another back, with the one it takes back, whether or not it is shown."""
    newest: int
    reached: int
    complete: bool


def read_older(workspace: Workspace, wanted: Wanted, before: int | None, stop: Stop) -> Page:
    """The next page of sets that are wanted, before a revision; `stop` ends a search nobody waits for any more."""
    found: list[ChangeSet] = []
    links: list[tuple[str, str]] = []
    newest, complete = 0, False
    while len(found) < PAGE and not complete and not stop():
        read = history(workspace, limit=PAGE, before=before, record=wanted.record)
        complete = not read
        found += [entry for entry in read if wanted.passes(workspace.plan, entry)]
        links += [(entry.id, entry.undoes) for entry in read if entry.undoes is not None]
        before = read[-1].revision if read else before
        newest = max([newest, *(entry.revision for entry in read)])
    return Page(tuple(found), tuple(links), newest, before or 0, complete)


def read_newer(workspace: Workspace, wanted: Wanted, after: int) -> Page:
    """The sets that are wanted, after a revision."""
    found: list[ChangeSet] = []
    links: list[tuple[str, str]] = []
    newest, before = after, None
    while True:
        read = history(workspace, limit=PAGE, before=before, record=wanted.record)
        fresh = [entry for entry in read if entry.revision > after]
        found += [entry for entry in fresh if wanted.passes(workspace.plan, entry)]
        links += [(entry.id, entry.undoes) for entry in fresh if entry.undoes is not None]
        newest = max([newest, *(entry.revision for entry in fresh)])
        if len(fresh) < len(read) or not read:
            return Page(tuple(found), tuple(links), newest, after, complete=False)
        before = read[-1].revision


class Journal:
    """What was read of the history, newest first."""

    def __init__(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self.entries: dict[str, ChangeSet] = {}
        self.undone: frozenset[str] = frozenset()
        """The sets that another took back, and that was not taken back itself."""
        self.day_begins: set[str] = set()
        """The sets under which a new day begins, reading downwards."""
        self.newest = 0
        self.reached: int | None = None
        self.complete = False
        self._links: tuple[tuple[str, str], ...] = ()

    @property
    def begun(self) -> bool:
        """Whether anything was read yet."""
        return self.reached is not None or self.complete

    def add_older(self, page: Page) -> None:
        """Take in a page under those that are there."""
        last = next(reversed(self.entries.values()), None)
        self.entries |= {entry.id: entry for entry in page.entries}
        self.day_begins |= _day_begins(page.entries, last)
        self.newest = max(self.newest, page.newest)
        self.reached, self.complete = page.reached, page.complete
        self._link(self._links + page.links)

    def add_newer(self, page: Page) -> None:
        """Take in sets that were committed since."""
        first = next(iter(self.entries.values()), None)
        fresh = (*page.entries, first) if first is not None else page.entries
        self.day_begins = (self.day_begins - {entry.id for entry in fresh}) | _day_begins(fresh, None)
        self.entries = {entry.id: entry for entry in page.entries} | self.entries
        self.newest = max(self.newest, page.newest)
        self._link(page.links + self._links)

    def _link(self, links: tuple[tuple[str, str], ...]) -> None:
        self._links = links
        undone: set[str] = set()
        for id, undoes in links:
            if id not in undone:
                undone.add(undoes)
        self.undone = frozenset(undone)


def _day_begins(entries: Sequence[ChangeSet], above: ChangeSet | None) -> set[str]:
    """The sets whose day is not that of the one above them."""
    begins, day = set(), _day(above) if above is not None else None
    for entry in entries:
        own = _day(entry)
        if own != day:
            begins.add(entry.id)
        day = own
    return begins


def _day(entry: ChangeSet) -> date:
    return entry.at.astimezone().date()
