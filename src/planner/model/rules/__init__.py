"""What a planner should look at again: rules over a whole plan that collect located problems."""

from planner.model.rules.registry import PROFILES, RULES, counted, problems
from planner.model.rules.rule import Rule

__all__ = ["PROFILES", "RULES", "Rule", "counted", "problems"]
