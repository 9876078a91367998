"""Another copy of the plan before a person: its questions are points, and all of them need an answer."""

from planner.app.review.matter import Foretold, Matter
from planner.changes.reviewing import Decisions, Review
from planner.i18n import N_, ngettext
from planner.workspace.importing import Imported
from planner.workspace.merging import Merging, merge, read_other
from planner.workspace.workspace import Workspace


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
