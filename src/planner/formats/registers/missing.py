"""Records that stood in a dumped file and were taken out of it: asked about, and never removed silently."""

from collections.abc import Iterator

from planner.changes.incoming import NOTHING, Kind, Suggestion, Where, body_text
from planner.formats.registers.base import Base
from planner.formats.registers.writing import held_by_file
from planner.model.edition import Edition, edition
from planner.model.fields import OnDelete
from planner.model.plan import Plan
from planner.model.record import Body, field_of_leaf
from planner.model.types import RECORD_TYPES

Gone = dict[str, tuple[str, Body]]
"""Collection and body by id."""


def gone_by_file(dumped: Edition, stated: set[str]) -> dict[str, Gone]:
    """The dumped records that no file states any more, by the name of the file of the dump that held them."""
    gone = {id: (name, body) for name, table in dumped.plan.tables() if name != "plan"
            for id, body in table.bodies.items() if id not in stated}  # fmt: skip
    held = held_by_file(dumped) if gone else {}
    return {file: {id: gone[id] for id in ids if id in gone} for file, ids in held.items()}


def missing(plan: Plan, base: Base, gone: Gone, file: str) -> Iterator[Suggestion]:
    """A suggestion for each record that a file held and does not hold any more.

    What only hangs on another such record is not asked by itself: it goes and stays with the other.
    """
    shown = edition(plan, base.audience).plan if gone else plan
    for id, (name, body) in gone.items():
        if not _hangs(name, body, gone):
            whole = plan.table(name).body(id)
            untouched = whole is not None and shown.table(name).body(id) == body
            yield Suggestion(
                collection=name, id=id, aspect=NOTHING, base=body_text(whole if whole and untouched else body),
                value=None, kind=Kind.MISSING, where=Where(file),
            )  # fmt: skip


def _hangs(collection: str, body: Body, gone: Gone) -> bool:
    fields = RECORD_TYPES[collection].fields()
    for leaf, text in body.items():
        field = fields[field_of_leaf(leaf)]
        if field.about.on_delete is OnDelete.CASCADE and field.references(leaf, text) in gone:
            return True
    return False
