"""How much there is of what, in a line."""

from planner.changes.counting import listed_counts
from planner.i18n import _
from planner.model.plan import Plan


def counted(plan: Plan) -> str:
    """The number of records of every type that occurs: `40 actors, 90 ties`."""
    counts = {name: len(table) for name, table in plan.tables() if name != "plan" and len(table)}
    return listed_counts(counts) or _("empty")
