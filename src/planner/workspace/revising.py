"""Deciding in Excel: what waits is written as a revision, and what was decided there is read back."""

from pathlib import Path

from planner.changes.reviewing import Decisions, Review, plainly
from planner.formats.revision import decided
from planner.i18n import Language
from planner.workspace.importing import Arrival
from planner.workspace.workspace import Workspace

NAME = "revision.xlsx"
"""What a revision is called when nothing is said."""


def write_revision(
    workspace: Workspace, arrival: Arrival, review: Review, decisions: Decisions, target: Path, language: Language
) -> int:
    """Write what waits as a revision; returns how many rows it has. Raises what `atomically` raises."""
    from planner.formats.revision import write_revision as write
    from planner.formats.writing import refuse_plan

    refuse_plan(target)
    return write(review, arrival.incomings, decisions, target, language, workspace.file.plan_id())


def first_decisions(arrival: Arrival, review: Review) -> dict[str, int]:
    """What nobody need be asked for: what is plain, and what a revision among the files decided and still holds.

    A point that a revision left open stays open, and so does one about which the plan says something else since.
    """
    plain = {key: place for key, place in plainly(review).items() if key not in arrival.choices}
    return plain | decided(review, arrival.choices)
