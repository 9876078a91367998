"""Bringing in what came back: files are read, held against the plan, and what is accepted becomes one change set."""

from dataclasses import replace

from planner.changes.applying import apply
from planner.changes.review.accepting import outcome
from planner.changes.review.duplicate_rows import with_twins
from planner.changes.review.points import Decisions, Review, State, review
from planner.workspace.importing.arrival import Arrival, Imported
from planner.workspace.workspace import Workspace


def reviewed(workspace: Workspace, arrival: Arrival) -> Review:
    """Hold what arrived against the plan as it is now, and say who gave it the values that are in conflict.

    A point from a body that neither leads nor supports the row asks.
    """
    from planner.workspace.importing.writers import writers
    from planner.workspace.sending.correspondents import with_outsiders

    workspace.follow()
    found = with_outsiders(workspace.plan, review(workspace.plan, arrival.incomings))
    found = replace(found, points=tuple(with_twins(found.points)))
    wrote = writers(workspace, found.of(State.CONFLICT))
    points = [replace(point, ours_by=wrote.get(point.key, "")) for point in found.points]
    return replace(found, points=tuple(points))


def foreseen(workspace: Workspace, found: Review, decisions: Decisions) -> Imported:
    """What `bring_in` would leave out; nothing is saved."""
    today = workspace.today
    return Imported(None, outcome(workspace.plan, found.points, decisions, ids=workspace.ids, today=today).held, None)


def bring_in(
    workspace: Workspace, arrival: Arrival, found: Review, decisions: Decisions, origin: str = "import"
) -> Imported:  # fmt: skip
    """Commit what the decisions accept as one set, after a backup; raises what `commit` raises."""
    from planner.workspace.backups import back_up
    from planner.workspace.sending.log import answered

    today = workspace.today
    result = outcome(workspace.plan, found.points, decisions, ids=workspace.ids, today=today)
    changes = [*result.changes, *answered(workspace, arrival, apply(workspace.plan, result.changes))]
    if not changes:
        return Imported(None, result.held, None)
    backup = back_up(workspace, "import")
    reason = ", ".join(dict.fromkeys(incoming.source.file for incoming in arrival.incomings))
    entry = workspace.commit(changes, origin=origin, reason=reason)
    return Imported(entry, result.held, backup)
