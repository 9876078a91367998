"""What is put before a person: what came in, and how it is held against the plan and brought in."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass

from planner.changes.change import Change
from planner.changes.incoming import Incoming
from planner.changes.reviewing import KEEP, Decisions, Held, Review, outcome
from planner.i18n import PlannerError, _, ngettext
from planner.workspace.importing import Arrival, Imported, Refusal, bring_in, reviewed
from planner.workspace.workspace import Workspace


class DecidedTooEarly(PlannerError):
    """Somebody changed in the plan what was decided here, before it came in."""

    def __init__(self) -> None:
        super().__init__(_("The plan was changed meanwhile and nothing was brought in. See what it says now."))


@dataclass(frozen=True, slots=True)
class Foretold:
    """What would happen if it were brought in now."""

    changes: tuple[Change, ...]
    held: tuple[Held, ...] = ()


class Matter(ABC):
    """A review, with everything else that should be known of where it comes from."""

    title: str
    review: Review
    incomings: tuple[Incoming, ...] = ()
    refused: tuple[Refusal, ...] = ()
    senders: tuple[str, ...] = ()
    """Who each file is from and what else is to be said of all of them, a sentence each."""
    silently = 0
    """How many changes come in without being points of the review."""
    whole = False
    """Whether every question must be answered before anything comes in."""

    @abstractmethod
    def again(self, workspace: Workspace) -> "Matter":
        """The same, held against the plan as it is by now."""

    @abstractmethod
    def foretell(self, workspace: Workspace, review: Review, decisions: Decisions) -> Foretold:
        """What would happen with these decisions."""

    @abstractmethod
    def bring_in(self, workspace: Workspace, review: Review, decisions: Decisions) -> Imported:
        """Bring in what the decisions accept, as one step, after a backup."""

    def after(self, decisions: Decisions) -> Review | None:
        """The questions once some are answered; None where answers bring up no others."""
        return None

    @property
    def unread(self) -> int:
        """How many things were not understood: cells, and whole files."""
        return sum(len(incoming.faults) for incoming in self.incomings) + len(self.refused)

    @property
    def noted(self) -> int:
        """How many notes there are to read."""
        return sum(len(incoming.notes) for incoming in self.incomings)

    @property
    def several(self) -> bool:
        """Whether it comes from more than one file, so that each value is told with who says it."""
        return len(self.incomings) > 1


class Arrived(Matter):
    """Files that were read."""

    def __init__(self, workspace: Workspace, arrival: Arrival) -> None:
        from planner.workspace.answers import newest_only, report, with_outsiders

        self._all = arrival
        self._arrival, _older = newest_only(workspace, arrival)
        self.review = with_outsiders(workspace.plan, reviewed(workspace, self._arrival))
        self.incomings, self.refused = self._arrival.incomings, self._arrival.refused
        self.title = _title(incoming.source.file for incoming in self.incomings)
        self.senders = report(workspace, self._arrival, self.review).sentences

    def again(self, workspace: Workspace) -> "Arrived":
        """The same files, held against the plan as it is by now."""
        return Arrived(workspace, self._all)

    def foretell(self, workspace: Workspace, review: Review, decisions: Decisions) -> Foretold:
        """What would happen with these decisions."""
        today = workspace.clock().astimezone().date()
        result = outcome(workspace.plan, review.points, decisions, ids=workspace.ids, today=today)
        return Foretold(result.changes, result.held)

    def bring_in(self, workspace: Workspace, review: Review, decisions: Decisions) -> Imported:
        """Bring in what the decisions accept, as one step, after a backup; raises DecidedTooEarly."""
        workspace.follow()
        if workspace.plan is not review.plan:
            now = {point.key: point.ours for point in self.again(workspace).review.points}
            taken = [point for point in review.points if decisions.get(point.key, KEEP) != KEEP]
            if any(point.key in now and now[point.key] != point.ours for point in taken):
                raise DecidedTooEarly
        return bring_in(workspace, self._arrival, review, decisions)


def _title(files: Iterable[str]) -> str:
    names = list(dict.fromkeys(files))
    if len(names) == 1:
        return names[0]
    return ngettext("{count} file", "{count} files", len(names)).format(count=len(names))
