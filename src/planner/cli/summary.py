"""How much there is of what, in a line."""

from collections import Counter
from collections.abc import Sequence

from planner.changes.change import Change
from planner.changes.wording import nouns
from planner.i18n import _
from planner.model.plan import Plan


def counted(plan: Plan) -> str:
    """The number of records of every type that occurs: `40 actors, 90 ties`."""
    counts = {name: len(table) for name, table in plan.tables() if name != "plan" and len(table)}
    return _listed(counts) or _("empty")


def counted_changes(changes: Sequence[Change]) -> list[str]:
    """How many records of each type are added, changed and removed, a line each; nothing when none is."""
    added = Counter(change.collection for change in changes if change.creates)
    removed = Counter(change.collection for change in changes if change.removes)
    changed = Counter(c for c, _id in {(change.collection, change.id) for change in changes if change.leaf is not None})
    told = ((_("Added: {what}"), added), (_("Changed: {what}"), changed), (_("Removed: {what}"), removed))
    return [says.format(what=_listed(counts)) for says, counts in told if counts]


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {nouns(name, count)}" for name, count in counts.items())
