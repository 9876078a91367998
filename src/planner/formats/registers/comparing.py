"""What it takes to bring a plan to what files state: records made, leaves edited, nothing removed."""

from planner.changes.change import Change
from planner.changes.drafting import create, edit
from planner.formats.registers.merged import following
from planner.formats.registers.reading import Reading
from planner.model.plan import Plan
from planner.model.types import RECORD_TYPES


def changes_for(reading: Reading, plan: Plan) -> list[Change]:
    """The changes that make `plan` hold what the files state; `reading` must have been read for this plan.

    Leaves that the files do not state stay as they are, and so do members of a set and records that only the plan has.
    A stakeholder that was merged into another since the files were written is not made again: it stays merged, and
    what the files say of it as a reference goes to the one that stayed.
    """
    changes: list[Change] = []
    for collection in RECORD_TYPES:
        table = plan.table(collection)
        for id, stated in reading.bodies.get(collection, {}).items():
            known = table.body(id)
            body = following(collection, stated, known or {}, plan)
            if known is None:
                changes.append(create(collection, id, body))
            elif "merged_into" not in known:
                changes += edit(plan, collection, id, body)
    return changes
