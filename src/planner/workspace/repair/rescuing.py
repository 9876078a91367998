"""Saving what can still be read of a plan whose history is lost: its records, as a new plan that begins with them."""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from planner.changes.change import Change
from planner.changes.change_set import NEW
from planner.changes.drafting import create
from planner.i18n.dates import now
from planner.model.invariants import violations
from planner.model.plan import Plan
from planner.model.record import Body, field_of_leaf
from planner.model.types import RECORD_TYPES
from planner.workspace.opening import open_plan
from planner.workspace.workspace import new_id


def rescue(path: Path, target: Path, *, author: str = "", clock: Callable[[], datetime] = now) -> int:
    """Make a new plan of the records that can still be read in a file; returns how many it holds.

    References to records that are lost are left out, and records that cannot do without them. The new plan is no copy
    of the old one. Raises PlanDamaged where nothing can be read, PlanExists, DiskFull or CannotReach;
    then there is none.
    """
    from planner.store.errors import PlanDamaged
    from planner.store.sqlite.file import PlanFile
    from planner.store.sqlite.salvage import records_in

    plan = sound_part(Plan.of_bodies({name: rows for name, rows in records_in(path).items() if name in RECORD_TYPES}))
    changes = _made(plan)
    if not changes:
        raise PlanDamaged(path)
    PlanFile.create(target, new_id())
    with ExitStack() as failing:
        failing.callback(target.unlink, missing_ok=True)
        with open_plan(target, author=author, clock=clock) as workspace:
            workspace.commit(changes, origin=NEW, reason=path.name)
        failing.pop_all()
    return len(changes)


def sound_part(plan: Plan) -> Plan:
    """The part of a plan that breaks no invariant: first fields go, then records that cannot do without them."""
    while problems := violations(Plan(), plan, _made(plan)):
        rows: dict[str, dict[str, Body | None]] = {}
        for problem in problems:
            body = rows.get(problem.collection, {}).get(problem.id) or plan.table(problem.collection).body(problem.id)
            rest = _without(body or {}, field_of_leaf(problem.field))
            rows.setdefault(problem.collection, {})[problem.id] = rest if rest != body else None
        plan = plan.replacing(rows)
    return plan


def _made(plan: Plan) -> list[Change]:
    return [create(name, id, body) for name, table in plan.tables() for id, body in table.bodies.items()]


def _without(body: Body, field: str) -> Body:
    return {leaf: text for leaf, text in body.items() if field_of_leaf(leaf) != field}
