"""Rows of a sheet that one body is asked to fill in: a column in front says which they are, and they are coloured."""

from dataclasses import replace
from typing import Any

from planner.formats.workbook import cells
from planner.formats.workbook.columns import Column
from planner.formats.workbook.recipient import Recipient
from planner.formats.workbook.styles import INK, Look, tint
from planner.formats.workbook.table_sheet import Register, Row
from planner.i18n import _
from planner.model import palette

MARK = "for_you"
"""The key of the column that says in words which rows are to be filled in."""


MARKED = ("items", "indicators", "observations", "budget_lines", "reports", "stakeholders", "ties")
"""The sheets in which rows are marked."""


OWN = tint(palette.YELLOW, 0.6)


READING = "#7B858F"
"""Grey that is still read on paper."""


def own_word() -> str:
    """The word that stands beside a row to be filled in; a sign goes with it."""
    return _("► Yours")


def marked(register: Register[Any], recipient: Recipient) -> Register[Any]:
    """The register with a column in front that says which rows are the recipient's; the others are grey.

    Registers whose rows nobody leads or supports, like the sources, stay as they are.
    """
    if register.key not in MARKED:
        return register
    own = recipient.own(register.key)
    yours, others = cells.text(own_word()), cells.text(_("to read"), faint=True)
    help = _("Rows marked “{word}” are yours to fill in; the others are there to read.").format(word=own_word())
    column: Column[Any] = Column(
        MARK, _("For you"), 11.5, lambda record: yours if record.id in own else others, computed=True, help=help
    )
    first, last = register.paper
    columns = [*register.columns[: first - 1], column, *register.columns[first - 1 :]]
    rows = [replace(row, look=_look(row, own)) for row in register.rows]
    return replace(
        register, columns=columns, rows=rows, paper=(first, last + 1), frozen=register.frozen + 1,
        says=f"{register.says} {_says(own)}",
    )  # fmt: skip


def _look(row: Row[Any], own: frozenset[str]) -> Look:
    if row.id in own:
        return Look(OWN, bold=row.look.bold, ink=INK)
    return Look(row.look.fill, bold=row.look.bold, ink=READING)


def _says(own: frozenset[str]) -> str:
    if not own:
        return _("No row here is yours: it is all to read.")
    return _("Yellow rows marked “{word}” are yours.").format(word=own_word())
