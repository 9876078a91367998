"""Two copies of one plan that went separate ways, each a journal folded into a plan, and what joining them takes."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from planner.changes.applying import apply
from planner.changes.change import Change
from planner.changes.change_set import MERGE, ChangeSet
from planner.changes.merge.conflicts import Copies
from planner.changes.merge.divergence import contested, doubtful, names_in, touched, uncontested
from planner.changes.merge.resolution import Reunited, reunite
from planner.changes.merge.rule import Meeting, meet
from planner.changes.review.points import KEEP, Decisions
from planner.model.invariants import violations
from planner.model.plan import Plan
from tests.changes.editing import Step, draft

BEGUN = datetime(2026, 3, 1, 9, tzinfo=UTC)


@dataclass
class Copy:
    """One copy of a plan on somebody's laptop."""

    name: str
    plan: Plan = field(default_factory=Plan)
    journal: list[ChangeSet] = field(default_factory=list)

    def commit(self, *changes: Change, origin: str = "app", statement: Sequence[Change] | None = None) -> None:
        """Save changes, knowing all that this copy knows."""
        if not changes and statement is None:
            return
        seen: dict[str, int] = {}
        for entry in self.journal:
            seen[entry.copy] = max(seen.get(entry.copy, 0), entry.number)
        number = seen.get(self.name, 0) + 1
        self.journal.append(ChangeSet(
            id=f"{self.name}{number}", copy=self.name, number=number, seen=seen, author=self.name, reason="",
            at=BEGUN + timedelta(minutes=len(self.journal)), origin=origin, changes=changes,
            statement=tuple(statement) if statement is not None else None,
        ))  # fmt: skip
        self.plan = apply(self.plan, changes)

    def live(self, steps: Sequence[Step]) -> "Copy":
        """Make edits one after another."""
        for number, step in enumerate(steps):
            self.commit(*draft(self.plan, step, f"{self.name}ID{number:03}"))
        return self

    def handed_on(self, name: str) -> "Copy":
        """A copy on another laptop."""
        return Copy(name, self.plan, list(self.journal))


def parted(here: Copy, there: Copy) -> tuple[Copies, Meeting]:
    """What two copies need to become one."""
    known = {entry.id for entry in here.journal} & {entry.id for entry in there.journal}
    mine, news = ([entry for entry in copy.journal if entry.id not in known] for copy in (here, there))
    ours, theirs = touched(names_in(mine)), touched(names_in(news))
    disputed = contested(ours, theirs)
    plain = tuple(uncontested(here.plan, lambda: there.plan, news, theirs, disputed))
    meeting = meet(here.journal, news, about=disputed)
    base = apply(here.plan, plain)
    copies = Copies(here.plan, lambda: there.plan, base, plain, lambda: mine, news, doubtful(ours, theirs), "otra.plan")
    return copies, meeting


def joined(here: Copy, there: Copy, decisions: Decisions | None = None) -> Reunited:
    """Both as one, as far as it is decided."""
    return reunite(*parted(here, there), decisions or {})


def answered(here: Copy, there: Copy, choice: int) -> Reunited:
    """Both as one, every question answered alike: KEEP for this copy, 0 for the other."""
    decisions: dict[str, int] = {}
    while True:
        found = joined(here, there, decisions)
        asked = [point.key for point in found.points if point.key not in decisions]
        if not asked:
            return found
        decisions |= dict.fromkeys(asked, choice)


def sound(before: Plan, found: Reunited) -> bool:
    """Whether the joined plan is what its changes make of the one before, and keeps every invariant."""
    return apply(before, found.changes) == found.plan and not violations(before, found.plan, found.changes)


def merge(here: Copy, there: Copy, choice: int = KEEP) -> None:
    """Bring the other copy into this one, every question answered alike."""
    found = answered(here, there, choice)
    known = {entry.id for entry in here.journal}
    here.journal += [came_in(entry) for entry in there.journal if entry.id not in known]
    here.commit(*found.changes, origin=MERGE, statement=found.statement)


def came_in(entry: ChangeSet) -> ChangeSet:
    """A set as another copy keeps it: it says what it said, and did nothing there by itself."""
    return replace(entry, changes=(), statement=entry.says)
