"""A workbook that comes back after an actor in it was made one with another."""

from pathlib import Path

from planner.changes.actors.merging import united
from planner.changes.applying import apply
from planner.changes.review.virtual_fields import value_of
from tests.formats.workbook.plans import plan_of
from tests.formats.workbook.returning.clerk import accepted, came, mailed


def test_what_is_said_of_the_one_that_went_is_said_of_the_one_that_stayed(tmp_path: Path) -> None:
    clerk = mailed(tmp_path).put("items", "I2", "lead2", "Cooperativa").put("stakeholders", "A3", "roles.es", "Ahorra")
    plan = plan_of()
    merged = apply(plan, united(plan, "A2", "A3").changes)
    found = accepted(came(clerk), merged)
    assert value_of(found, "items", "I2", "lead") == "A1 A2"
    assert found.stakeholders["A2"].roles.es == "Ahorra"
