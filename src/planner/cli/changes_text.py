"""Changes in words, as a command reports what it did, and how much there is of what."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from planner.changes.applying import apply
from planner.changes.change import Change
from planner.changes.wording import describe, listed_counts
from planner.i18n import _, ngettext
from planner.model.naming import short_code
from planner.model.plan import Plan

if TYPE_CHECKING:
    from planner.workspace.undoing import Undone
    from planner.workspace.workspace import Workspace

MOST = 50
"""How many changes are told one by one; the rest are counted."""


def told_changes(before: Plan, changes: Sequence[Change]) -> list[str]:
    """Changes in words, a line each; new records with the code they have afterwards."""
    after = apply(before, changes)
    lines = [_told(before, after, change) for change in changes[:MOST]]
    hidden = len(changes) - len(lines)
    if hidden:
        lines.append(ngettext("and {count} more change", "and {count} more changes", hidden).format(count=hidden))
    return lines


def _told(before: Plan, after: Plan, change: Change) -> str:
    said = describe(before if change.after is None else after, change)
    record = after.get(change.collection, change.id) if change.creates else None
    return f"{said} ({short_code(after, record)})" if record is not None else said


def told_undone(workspace: "Workspace", undone: "Undone") -> list[str]:
    """What an undo or redo did, and what it left because others changed it since."""
    from planner.workspace.history import heading

    lines = [heading(workspace.plan, undone.entry)]
    if undone.kept:
        lines.append(_("Left as it is, because it was changed since:"))
        lines += [f"  {describe(workspace.plan, clash.change)}" for clash in undone.kept]
    return lines


def counted(plan: Plan) -> str:
    """The number of records of every type that occurs: `40 actors, 90 ties`."""
    counts = {name: len(table) for name, table in plan.tables() if name != "plan" and len(table)}
    return listed_counts(counts) or _("empty")
