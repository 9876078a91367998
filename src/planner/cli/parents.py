"""Where an action stands: the action or strategy that people name as its parent."""

from planner.model.naming import called
from planner.model.plan import Plan
from planner.model.understanding import Ambiguous
from planner.workspace.editing import NotFound


def parent_called(plan: Plan, text: str) -> str:
    """The id of the strategy or action that is meant; raises NotFound or Ambiguous."""
    found = [record for collection in ("strategies", "items") for record in called(plan, collection, text)]
    if not found:
        raise NotFound("strategies", text)
    if len(found) > 1:
        raise Ambiguous(plan, text, found)
    return found[0].id
