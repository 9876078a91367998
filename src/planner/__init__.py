"""Planner: stakeholder maps and action plans for municipal migration strategies."""
