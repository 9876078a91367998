"""Columns of the action plan that no field declares: what an action belongs to, who does what, how far it is."""

import re
from collections.abc import Iterator, Mapping

from planner.changes.review.virtual_fields import (
    BELONGS,
    CO_LEAD,
    LEAD,
    PERCENT,
    ROLE,
    STATUS,
    leaders,
    leading,
    value_of,
)
from planner.formats.workbook.reading import RawCell
from planner.formats.workbook.returning.cells import Misread, Understood, checked, said
from planner.formats.workbook.returning.exported import Exported
from planner.formats.workbook.returning.names import Names
from planner.formats.workbook.returning.rows import Typed
from planner.formats.workbook.returning.sets import Listed, listed
from planner.formats.workbook.returning.values import Values
from planner.i18n import LANGUAGES, _
from planner.i18n.folding import fold
from planner.model.assignments import LEADING, assigned
from planner.model.edition import edition
from planner.model.fields import PRESENT, Audience
from planner.model.monitoring import Report
from planner.model.plan import Plan
from planner.model.strategies import Assignment
from planner.model.vocabularies import LIFE

LEAD_CELLS = ("lead1", "lead2", "lead3", "co_lead")
ROLES = ("support", "accountable", "funder", "target_group")
_BRACKET = re.compile(r"(.+?)\s*\(([^()]+)\)")
_STATES = frozenset(fold(term.label(language)) for term in LIFE for language in LANGUAGES)

Found = tuple[str, str | None, str | None, tuple[str, ...]]
"""An aspect, what was sent out, what is said now, and why a person should confirm it."""


class People:
    """Reads the cells that name people; `plan` is the plan of today, which may hold leads that were never sent out."""

    def __init__(self, exported: Exported, names: Names, plan: Plan) -> None:
        self._exported, self._names, self._plan = exported, names, plan
        self._shareable: Plan | None = None

    def leads(self, id: str, cells: Mapping[str, RawCell | None]) -> Found:
        """Who leads by the touched cells, and by what was sent out in all others; what was misread stays as it was."""
        base = assigned(self._exported.plan, id, LEADING) if id else []
        asks: list[str] = []
        said: dict[str, list[str]] = {}
        for name, people in _by_cell(base).items():
            said[name] = people
            if name in cells:
                try:
                    found = self.named(id, name, cells[name])
                except Misread:
                    continue
                said[name], asks = list(found.members), [*asks, *found.asks]
        seconds = set(said["co_lead"])
        firsts = [who for name in LEAD_CELLS[:-1] for who in said[name]]
        added = [who for who in said["co_lead"] if "co_lead" in cells and who not in firsts]
        kept = self._withheld(id)
        was = leading([*((a.stakeholder, a.role == "co_lead") for a in base), *kept])
        return LEAD, was, leading([*((who, who in seconds) for who in (*firsts, *added)), *kept]), tuple(asks)

    def named(self, id: str, cell_name: str, cell: RawCell | None) -> Listed:
        """Whom one cell of those who lead names; raises Misread."""
        roles = ("co_lead",) if cell_name == "co_lead" else LEADING
        return self._listed(cell, self._shown(id, roles))

    def role(self, id: str, role: str, cell: RawCell | None) -> Iterator[Found]:
        """Who was taken on for a role and who was let go, one by one; raises Misread."""
        held = {a.stakeholder for a in assigned(self._exported.plan, id, (role,))} if id else set()
        found = self._listed(cell, self._shown(id, (role,)))
        for who in sorted(held - set(found.members)):
            yield f"{ROLE}{role}[{who}]", PRESENT, None, ()
        for who in found.members:
            if who not in held:
                yield f"{ROLE}{role}[{who}]", None, PRESENT, found.asks

    def _shown(self, id: str, roles: tuple[str, ...]) -> dict[str, str]:
        """Stakeholders by the texts that the cell showed, with what is said of the state of their part."""
        if not id:
            return {}
        shown: dict[str, str] = {}
        for assignment in assigned(self._exported.plan, id, roles):
            label = self._exported.book.labels.of(assignment.stakeholder)
            shown[label] = assignment.stakeholder
            if assignment.state is not None:
                language = self._exported.language
                shown[f"{label} ({LIFE.label(assignment.state, language).lower()})"] = assignment.stakeholder
        return shown

    def _listed(self, cell: RawCell | None, shown: Mapping[str, str]) -> Listed:
        held = frozenset(shown.values())
        return listed(cell, shown, lambda part: self._actor(part, held))

    def _actor(self, part: str, held: frozenset[str]) -> Understood:
        """A stakeholder; what is said in brackets of the state of its part is not read here."""
        known = self._names.certain(("stakeholders",), part)
        bracket = _BRACKET.fullmatch(part)
        if known is not None or bracket is None or fold(bracket[2]) not in _STATES:
            return known or self._names.find(("stakeholders",), part)
        found = self._names.find(("stakeholders",), bracket[1])
        says = _("What stands in brackets (“{state}”) is not read here: change it in the program.")
        if found.text in held:
            raise Misread(says.format(state=bracket[2]))
        return Understood(found.text, " ".join(filter(None, (found.asks, says.format(state=bracket[2])))))

    def _withheld(self, id: str) -> list[tuple[str, bool]]:
        """Leads that the edition kept back: nobody who filled in the workbook could see or remove them."""
        if not id or self._exported.audience is Audience.INTERNAL:
            return []
        if self._shareable is None:
            self._shareable = edition(self._plan, Audience.SHAREABLE).plan
        shown = set((leaders(self._shareable, id) or "").split())
        kept = [token for token in (leaders(self._plan, id) or "").split() if token not in shown]
        return [(token.removeprefix(CO_LEAD), token.startswith(CO_LEAD)) for token in kept]


def _by_cell(base: list[Assignment]) -> dict[str, list[str]]:
    """Whom each cell named: the first two one each, the third all others, the last who of them are co-leads."""
    people = [assignment.stakeholder for assignment in base]
    seconds = [assignment.stakeholder for assignment in base if assignment.role == "co_lead"]
    return {"lead1": people[:1], "lead2": people[1:2], "lead3": people[2:], "co_lead": seconds}


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
