"""From the rows of a table to suggestions: records known again, others new, nothing emptied and nothing removed."""

from planner.changes.review.incoming import Incoming, Source
from planner.formats.tables.actions import read_actions
from planner.formats.tables.cells import Reading
from planner.formats.tables.guessing import ColumnLacking, Mapping
from planner.formats.tables.stakeholders import read_stakeholders
from planner.formats.tables.table import Table
from planner.formats.tables.ties import read_ties
from planner.formats.tables.words import label
from planner.i18n import _, ngettext
from planner.model.plan import Plan

READERS = {"stakeholders": read_stakeholders, "ties": read_ties, "items": read_actions}


def read_rows(plan: Plan, plan_id: str, table: Table, mapping: Mapping) -> Incoming:
    """What a table suggests for a plan, its columns meaning what the mapping says.

    What the plan does not know yet comes in plainly; what it says otherwise is asked, since nobody knows what the
    table was made from. A blank cell says nothing. The ids of new records follow from the plan and from what they
    are called, so that reading the same table again suggests nothing more. Raises ColumnLacking when no column holds
    what no row can do without, NoStrategy when the plan has none for actions.
    """
    if mapping.lacking:
        raise ColumnLacking(table.file, label(mapping.collection, mapping.lacking[0]), table.headings)
    reading = Reading(plan, plan_id, table, mapping)
    READERS[mapping.collection](reading)
    unchanged = len(table.rows) - len(reading.touched)
    return Incoming(
        source=Source(file=table.file, plan=plan_id),
        suggestions=tuple(reading.suggestions),
        faults=tuple(reading.faults),
        notes=(*table.notes, *_notes(table, mapping)),
        unchanged=unchanged,
    )


def _notes(table: Table, mapping: Mapping) -> list[str]:
    notes: list[str] = []
    unread = [heading for heading, key in mapping.fields.items() if key is None and table.column(heading)]
    if unread:
        says = ngettext(
            "This column was left out: {headings}.", "These columns were left out: {headings}.", len(unread)
        )
        notes.append(says.format(headings=", ".join(unread)))
    if table.sheets:
        says = _("Only the sheet “{sheet}” was read; there are others: {others}.")
        notes.append(says.format(sheet=table.sheet, others=", ".join(table.sheets)))
    return notes
