"""What is wrong or missing in a plan, as a list that waits to be worked off."""

from planner.model.problems import Problem
from planner.workspace.workspace import Workspace


def problems(workspace: Workspace) -> list[Problem]:
    """Every problem of the plan as of today on the workspace's clock."""
    from planner.model.rules import problems as all_problems

    return all_problems(workspace.plan, workspace.clock().astimezone().date())
