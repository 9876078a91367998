"""What a workbook that came back says otherwise than when it was sent out, as suggestions; the plan is only read.

Imported only when a workbook is read, since it takes the columns from what writes them.
"""

from datetime import date
from pathlib import Path

from planner.changes.review.incoming import Incoming
from planner.formats.output.writing import Cancelled
from planner.model.plan import Plan

__all__ = ["read_incoming"]


def read_incoming(
    path: Path, plan: Plan, plan_id: str, today: date, cancelled: Cancelled | None = None
) -> Incoming:  # fmt: skip
    """Everything that the workbook at a path suggests about the plan that has this id, and what was not understood.

    Rows are known by their id and compared with what the workbook carries of its own export; without that, with the
    plan itself as it would be shown `today`, and then every difference is asked. Raises a NotReadable or NewerWorkbook
    for a file that cannot be read, OtherPlan, HandMade or NoTables for one that is no workbook of this plan, and
    ReadingCancelled.
    """
    from planner.formats.workbook.returning.interpreting import interpret

    return interpret(path, plan, plan_id, today, cancelled)
