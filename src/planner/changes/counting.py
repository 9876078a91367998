"""Changes counted: how many records of every type they add, change and remove."""

from collections import Counter
from collections.abc import Mapping, Sequence

from planner.changes.change import Change
from planner.changes.wording import nouns
from planner.i18n import _


def counted_changes(changes: Sequence[Change]) -> list[str]:
    """How many records of each type are added, changed and removed, a line each; nothing when none is."""
    added = Counter(change.collection for change in changes if change.creates)
    removed = Counter(change.collection for change in changes if change.removes)
    changed = Counter(c for c, _id in {(change.collection, change.id) for change in changes if change.leaf is not None})
    told = ((_("Added: {what}"), added), (_("Changed: {what}"), changed), (_("Removed: {what}"), removed))
    return [says.format(what=listed_counts(counts)) for says, counts in told if counts]


def listed_counts(counts: Mapping[str, int]) -> str:
    """Records of every type in one line: `40 actors, 90 ties`."""
    return ", ".join(f"{count} {nouns(name, count)}" for name, count in counts.items())
