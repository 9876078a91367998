"""What is put before a person: what came in or another copy, and how it is held against the plan and brought in."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from planner.changes.applying import apply
from planner.changes.change import Change
from planner.changes.review.accepting import Held, outcome
from planner.changes.review.incoming import Incoming
from planner.changes.review.points import KEEP, Decisions, Review
from planner.i18n import N_, PlannerError, _, current_language, ngettext
from planner.model.plan import Plan
from planner.workspace.importing.arrival import Arrival, Imported, Refusal
from planner.workspace.importing.bring_in import bring_in, reviewed
from planner.workspace.merging import Merging, merge, read_other
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
    first: Decisions | None = None
    """What is decided before anybody is asked; None for what nobody need be asked for."""
    silently = 0
    """How many changes come in without being points of the review."""
    both = N_("The file and the plan were both changed.")
    """What a conflict is, as a message id."""
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

    def waiting(self, review: Review, decisions: Decisions) -> int:
        """How many questions are open, also those whose answers contradict one another."""
        return len(review.waiting(decisions))

    def after(self, review: Review, decisions: Decisions) -> Review | None:
        """The questions once some of a review are answered; None when they are the same."""
        return None

    def revision_file(self) -> Path | None:
        """Where what waits would be written, to be decided in Excel; None where that cannot be."""
        return None

    def write_revision(self, workspace: Workspace, review: Review, decisions: Decisions, target: Path) -> int:
        """Write what waits, to be decided in Excel and read back; returns how many rows that is."""
        return 0

    @property
    def unread(self) -> int:
        """How many things were not understood: cells, and whole files."""
        return sum(len(incoming.faults) for incoming in self.incomings) + len(self.refused)

    @property
    def noted(self) -> int:
        """How many notes there are to read."""
        return sum(len(incoming.notes) for incoming in self.incomings)


class Arrived(Matter):
    """Files that were read."""

    def __init__(self, workspace: Workspace, arrival: Arrival, folder: Path | None = None) -> None:
        """`folder` is where the files lie."""
        from planner.workspace.importing.files import first_decisions
        from planner.workspace.sending.answers import report

        self._arrival, self._folder = arrival, folder
        self.review = reviewed(workspace, arrival)
        self.incomings, self.refused = arrival.incomings, arrival.refused
        self.title = _title(incoming.source.file for incoming in self.incomings)
        self.senders = report(workspace, arrival, self.review).sentences
        self.first = first_decisions(arrival, self.review)
        self.remembered = bool(self._answers(workspace, workspace.plan))
        """Whether the plan would remember that answers came, even if they say nothing new."""

    def again(self, workspace: Workspace) -> "Arrived":
        """The same files, held against the plan as it is by now."""
        return Arrived(workspace, self._arrival, self._folder)

    def foretell(self, workspace: Workspace, review: Review, decisions: Decisions) -> Foretold:
        """What would happen with these decisions."""
        today = workspace.today
        result = outcome(workspace.plan, review.points, decisions, ids=workspace.ids, today=today)
        changes = (*result.changes, *self._answers(workspace, apply(workspace.plan, result.changes)))
        return Foretold(changes, result.held)

    def bring_in(self, workspace: Workspace, review: Review, decisions: Decisions) -> Imported:
        """Bring in what the decisions accept, as one step, after a backup; raises DecidedTooEarly."""
        workspace.follow()
        if workspace.plan is not review.plan:
            now = {point.key: point.ours for point in self.again(workspace).review.points}
            taken = [point for point in review.points if decisions.get(point.key, KEEP) != KEEP]
            if any(point.key not in now or now[point.key] != point.ours for point in taken):
                raise DecidedTooEarly
        return bring_in(workspace, self._arrival, review, decisions)

    def revision_file(self) -> Path | None:
        """Where what waits would be written: beside the files, and never over what somebody decided there."""
        from planner.workspace.importing.files import NAME

        if self._folder is None:
            return None
        first = self._folder / NAME
        others = (first.with_stem(f"{first.stem}-{number}") for number in count(2))
        return next(file for file in chain([first], others) if not file.exists())

    def write_revision(self, workspace: Workspace, review: Review, decisions: Decisions, target: Path) -> int:
        """Write what waits, to be decided in Excel and read back; returns how many rows that is."""
        from planner.workspace.importing.files import write_revision

        return write_revision(workspace, self._arrival, review, decisions, target, current_language())

    def _answers(self, workspace: Workspace, plan: Plan) -> list[Change]:
        from planner.workspace.sending.log import answered

        return answered(workspace, self._arrival, plan)


def _title(files: Iterable[str]) -> str:
    names = list(dict.fromkeys(files))
    if len(names) == 1:
        return names[0]
    return ngettext("{count} file", "{count} files", len(names)).format(count=len(names))


class Copies(Matter):
    """Two copies of one plan."""

    both = N_("Both copies changed it.")
    whole = True

    def __init__(self, merging: Merging) -> None:
        self.merging = merging
        self.review = merging.review
        self.title = merging.path.name
        self.silently = len(merging.changes({}))
        self.senders = tuple(_told(merging))

    def again(self, workspace: Workspace) -> "Copies":
        """The other copy, held against the plan as it is by now; raises what `read_other` raises."""
        return Copies(read_other(workspace, self.merging.path))

    def waiting(self, review: Review, decisions: Decisions) -> int:
        """How many questions are open, also those whose answers contradict one another."""
        return len(self.merging.open(decisions))

    def after(self, review: Review, decisions: Decisions) -> Review | None:
        """The questions once some of a review are answered; None when they are the same."""
        found = self.merging.review_after(decisions)
        return None if {p.key for p in found.points} == {p.key for p in review.points} else found

    def foretell(self, workspace: Workspace, review: Review, decisions: Decisions) -> Foretold:
        """What would happen with these decisions."""
        return Foretold(tuple(self.merging.changes(decisions)))

    def bring_in(self, workspace: Workspace, review: Review, decisions: Decisions) -> Imported:
        """Join both copies, after a backup; raises what `merge` raises, then nothing is saved."""
        merged = merge(workspace, self.merging, decisions)
        return Imported(merged.entry if merged else None, (), merged.backup if merged else None)


def _told(merging: Merging) -> list[str]:
    """Who wrote what the other copy has and this one has not."""
    counts: dict[str, int] = {}
    for entry in merging.news:
        counts[entry.author or "?"] = counts.get(entry.author or "?", 0) + 1
    says = [ngettext("{author}: {count} change", "{author}: {count} changes", count) for count in counts.values()]
    return [said.format(author=author, count=count) for said, (author, count) in zip(says, counts.items(), strict=True)]
