"""Merging another copy of the plan: reading what it says, asking what must be asked, joining both histories."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

from planner.changes.applying import apply
from planner.changes.change import Change
from planner.changes.change_set import MERGE, ChangeSet
from planner.changes.merge.conflicts import Copies
from planner.changes.merge.divergence import contested, doubtful, names_in, touched, uncontested
from planner.changes.merge.resolution import Reunited, reunite
from planner.changes.merge.rule import Meeting, meet
from planner.changes.review.points import KEEP, Decisions, Point, Review
from planner.i18n import PlannerError, _, ngettext
from planner.i18n.text import clean_line
from planner.workspace.settings import state_folder
from planner.workspace.workspace import Workspace


class OtherPlan(PlannerError):
    """The other file is no copy of this plan."""

    def __init__(self, path: Path) -> None:
        says = _("{path} holds another plan and not a copy of this one. Only copies of one plan can be merged.")
        super().__init__(says.format(path=path))


class StillOpen(PlannerError):
    """A merge waits for answers; nothing was written."""

    def __init__(self, points: tuple[Point, ...]) -> None:
        self.points = points
        says = ngettext(
            "{count} question of the merge is not answered yet. Nothing was saved.",
            "{count} questions of the merge are not answered yet. Nothing was saved.",
            len(points),
        )
        super().__init__(says.format(count=len(points)))


@dataclass(frozen=True, slots=True)
class Merging:
    """Another copy as it was read, held against this plan at one revision."""

    path: Path
    revision: int
    copies: Copies
    meeting: Meeting
    _last: dict[frozenset[tuple[str, int]], Reunited] = field(default_factory=dict, repr=False, compare=False)

    @property
    def news(self) -> tuple[ChangeSet, ...]:
        """The change sets that only the other copy has and that say anything, oldest first."""
        return tuple(entry for entry in self.copies.news if entry.says)

    @property
    def review(self) -> Review:
        """The questions, before any is answered."""
        return self.review_after({})

    def review_after(self, decisions: Decisions) -> Review:
        """The questions once some are answered: an answer may bring up another, or make one needless."""
        return Review(self.copies.here, self.joined(decisions).points)

    def open(self, decisions: Decisions) -> tuple[Point, ...]:
        """The questions that wait for an answer, also those whose answers contradict one another."""
        return self.joined(decisions).open

    def changes(self, decisions: Decisions) -> tuple[Change, ...]:
        """What merging changes in this plan, as far as it is decided."""
        return self.joined(decisions).changes

    def joined(self, decisions: Decisions) -> Reunited:
        """Both copies as one, as far as it is decided."""
        key = frozenset(decisions.items())
        if key not in self._last:
            self._last.clear()
            self._last[key] = reunite(self.copies, self.meeting, decisions)
        return self._last[key]

    def taking(self, side: str, decided: Decisions | None = None) -> dict[str, int]:
        """The decisions that answer every question, or the rest of them, for one side: `mine` or `theirs`."""
        decisions = dict(decided or {})
        while points := [point for point in self.joined(decisions).points if point.key not in decisions]:
            decisions |= {point.key: KEEP if side == "mine" else 0 for point in points}
        return decisions


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did: its own set, the sets it brought in, and the backup made before."""

    entry: ChangeSet
    news: tuple[ChangeSet, ...]
    backup: Path


def read_other(workspace: Workspace, path: Path) -> Merging:
    """Read another copy without writing to it, and hold it against the plan as it is now.

    Raises OtherPlan, TwoHistories, PurgedThere, or what `PlanFile.open` raises.
    """
    from planner.store.joining import apart, names_called, sets_called
    from planner.store.sqlite.file import PlanFile, no_collection
    from planner.workspace.purge.copies import without_purged

    workspace.follow()
    with (
        without_purged(workspace, path) as clean,
        closing(PlanFile.open(clean, state_folder())) as other,
        no_collection(),
    ):
        other.read_only = True
        if other.plan_id() != workspace.file.plan_id():
            raise OtherPlan(path)
        known, told = apart(workspace.file, other)
        news, head = sets_called(other, told), workspace.head
        there = cache(lambda: other.load().plan)
        ours, theirs = touched(names_called(workspace.file, known)), touched(names_in(news))
        disputed = contested(ours, theirs)
        plain = tuple(uncontested(head.plan, there, news, theirs, disputed))
        meeting = meet(workspace.file.journal(), news, about=disputed) if disputed else Meeting({}, ())
        mine, base = cache(partial(sets_called, workspace.file, known)), apply(head.plan, plain)
        copies = Copies(head.plan, there, base, plain, mine, news, doubtful(ours, theirs), path.name)
        merging = Merging(path, head.revision, copies, meeting)
        if merging.joined({}).points:
            there()
    return merging


def merge(workspace: Workspace, merging: Merging, decisions: Mapping[str, int]) -> Merged | None:
    """Join both copies in this file, after a backup; None when the other says nothing that is not known here.

    Raises StillOpen while a question waits, ChangedMeanwhile, or what `PlanFile.commit` raises; then nothing is saved.
    """
    from planner.store.committing import Draft
    from planner.store.errors import PlanReadOnly
    from planner.store.joining import Joining
    from planner.workspace.backups import back_up

    joined = merging.joined(decisions)
    if joined.open:
        raise StillOpen(joined.open)
    if not merging.news:
        return None
    if workspace.read_only:
        raise PlanReadOnly(workspace.path)
    backup = back_up(workspace, MERGE)
    draft = Draft(
        id=workspace.ids(), author=workspace.author, at=workspace.clock(), origin=MERGE,
        reason=clean_line(merging.path.name), changes=joined.changes,
    )  # fmt: skip
    joining = Joining(merging.revision, joined.plan, tuple(merging.copies.news), draft, joined.statement)
    entries = workspace.join(joining)
    return Merged(entries[-1], tuple(entries[:-1]), backup)
