"""Where actors stand in the drawing: as on the exported map, and nobody moves who has been shown."""

from collections.abc import Mapping

from planner.model.plan import Plan
from planner.model.values import Position


def places(plan: Plan, shown: Mapping[str, Position]) -> dict[str, Position]:
    """A position for every actor; those `shown` before stay. Imports igraph: call it in a thread."""
    from planner.analysis.layout import positions
    from planner.workspace.arranging import positions_of

    stored = {id for id, body in plan.stakeholders.bodies.items() if "position" in body}
    kept = {id: place for id, place in shown.items() if id not in stored}
    return dict(positions(plan, kept) if shown else positions_of(plan))
