"""Where actors stand on the map: kept in the plan, so that nobody jumps from one day to the next."""

from collections.abc import Mapping

from planner.changes.change import Change
from planner.changes.change_set import LAYOUT, ChangeSet
from planner.i18n import PlannerError
from planner.model.edition import edition
from planner.model.fields import Audience
from planner.model.plan import Plan
from planner.model.value_kinds import POSITION
from planner.model.values import Position
from planner.workspace.editing import set_leaves
from planner.workspace.workspace import Workspace


def positions_of(plan: Plan) -> Mapping[str, Position]:
    """A position for every actor: the plan's own, and computed ones for those that have none yet.

    Those a shareable map may show are placed first and by themselves, so that their places betray nothing.
    """
    from planner.analysis.network.layout import positions

    shown = positions(edition(plan, Audience.SHAREABLE).plan)
    return positions(plan, kept=shown)


def keep_positions(workspace: Workspace) -> Mapping[str, Position]:
    """Write the computed positions into the plan, so that they stay; where nothing can be saved, only compute."""
    found = positions_of(workspace.plan)
    changes = [
        Change("stakeholders", id, "position", None, POSITION.write(place))
        for id, place in found.items()
        if "position" not in (workspace.plan.stakeholders.body(id) or {"position": ""})
    ]
    if changes and not workspace.read_only:
        _save(workspace, changes)
    return found


def _save(workspace: Workspace, changes: list[Change]) -> None:
    try:
        workspace.commit(changes, origin=LAYOUT)
    except PlannerError:
        workspace.follow()


def move_actor(workspace: Workspace, id: str, place: Position, *, origin: str = "map") -> ChangeSet | None:
    """Put an actor where a person dragged it."""
    return set_leaves(workspace, "stakeholders", id, {"position": POSITION.write(place)}, origin=origin)
