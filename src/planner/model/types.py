"""The record types by the name of their collection, in the order people read them."""

from planner.model.actors import Stakeholder, Territory, Tie
from planner.model.documents import PlanSheet, Sending, Source
from planner.model.monitoring import BudgetLine, Indicator, Observation, Report
from planner.model.record import Record
from planner.model.strategies import Assignment, Item, Link, Strategy
from planner.model.workshops import Participant, Rating, Workshop

RECORD_TYPES: dict[str, type[Record]] = {
    kind.collection: kind
    for kind in (
        PlanSheet, Source, Territory, Stakeholder, Tie, Strategy, Item, Assignment, Indicator, Observation,
        BudgetLine, Report, Link, Workshop, Participant, Rating, Sending,
    )
}  # fmt: skip

MODEL_VERSION = 1
"""Stands on every stored body and change set; raised whenever leaves change their meaning."""
