"""How far along the plan is: statuses and progress up the tree, the words others use for them, indicators."""

from planner.analysis.advance_panels import rolled_up, translated
from planner.analysis.indicator_panels import measured
from planner.analysis.indicators import measurements
from planner.analysis.panel import Panel
from planner.analysis.question import Question
from planner.analysis.statuses import progress
from planner.model.plan import Plan


def panels(plan: Plan, question: Question) -> tuple[Panel, ...]:
    """The progress of each strategy with its branches, every action as others call its status, and the indicators."""
    found = progress(plan, question)
    return (
        rolled_up(plan, found),
        measured(plan, measurements(plan, question)),
        translated(plan, found, question),
    )
