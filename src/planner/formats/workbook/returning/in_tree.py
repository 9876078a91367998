"""The columns of the action plan that no field declares: whom an action belongs to, who does it, how far it is."""

from collections.abc import Iterator

from planner.changes.aspects import BELONGS, PERCENT, STATUS, value_of
from planner.formats.workbook.reading import RawCell
from planner.formats.workbook.returning.exported import Exported
from planner.formats.workbook.returning.misreading import Misread, Understood
from planner.formats.workbook.returning.people import LEAD_CELLS, ROLES, People
from planner.formats.workbook.returning.typed import checked, said
from planner.formats.workbook.returning.typed_row import Typed
from planner.formats.workbook.returning.values import Values
from planner.i18n import _
from planner.model.monitoring import Report

Found = tuple[str, str | None, str | None, tuple[str, ...]]
"""An aspect, what was sent out, what is said now, and why a person should confirm it."""


class InTree:
    """Reads those columns."""

    keys = frozenset({BELONGS, STATUS, PERCENT, *LEAD_CELLS, *ROLES})

    def __init__(self, exported: Exported, values: Values, people: People) -> None:
        self._exported, self._values, self._people = exported, values, people

    def read(self, typed: Typed, key: str) -> Iterator[Found]:
        """What one touched column says; raises Misread."""
        if key == BELONGS:
            yield self._belongs(typed)
        elif key in (STATUS, PERCENT):
            yield self._progress(typed, key)
        elif key in LEAD_CELLS:
            yield from self._leads(typed, key)
        else:
            yield from self._people.role(typed.id, key, typed.cell(key))

    def _belongs(self, typed: Typed) -> Found:
        base = value_of(self._exported.plan, typed.collection, typed.id, BELONGS) if typed.id else None
        if typed.collection == "strategies":
            raise Misread(_("A strategy stands under nothing: leave it empty."))
        cell = typed.cell(BELONGS)
        if cell is None or cell.is_blank:
            raise Misread(_("Write the number of the row it stands under."))
        understood = self.parent(cell)
        if typed.id and understood.text == typed.id:
            raise Misread(_("A row cannot stand under itself."))
        return BELONGS, base, understood.text, (understood.asks,) if understood.asks else ()

    def parent(self, cell: RawCell) -> Understood:
        """The strategy or item that a row stands under; raises Misread."""
        text = said(checked(cell))
        if not isinstance(cell.value, str) and "." in text and self._values.names.knows_place(f"{text}0"):
            raise Misread(_("It may be {one} or {other}: write it as text.").format(one=text, other=f"{text}0"))
        remedy = _("Nothing stands at that number: write the number of the row it stands under.")
        return self._values.names.find(("strategies", "items"), text, remedy)

    def _progress(self, typed: Typed, key: str) -> Found:
        base = value_of(self._exported.plan, typed.collection, typed.id, key) if typed.id else None
        if key == PERCENT and self._is_rolled_up(typed.id):
            raise Misread(_("The progress of this row is worked out from the rows under it: write theirs."))
        if typed.is_blank(key):
            if base is None:
                return key, None, None, ()
            raise Misread(_("What was reported stays: to change it, write the new value or add a report."))
        cell = typed.cell(key)
        assert cell is not None  # noqa: S101 - it is not blank
        understood = self._values.of(Report.fields()[key], cell)
        return key, base, understood.text, (understood.asks,) if understood.asks else ()

    def _is_rolled_up(self, id: str) -> bool:
        row = self._exported.tree_row(id)
        return row is not None and row.has_children and not self._exported.plan.reports.where("item", id)

    def _leads(self, typed: Typed, key: str) -> Iterator[Found]:
        """All columns of who leads are one aspect, read with the first that was touched; each has its own faults."""
        cells = {name: typed.cell(name) for name in LEAD_CELLS if name in typed.changed}
        if key == next(iter(cells)):
            yield self._people.leads(typed.id, cells)
        self._people.named(typed.id, key, typed.cell(key))
