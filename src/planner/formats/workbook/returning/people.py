"""Who does what in an action: leads and co-leads as one aspect, everybody else role by role."""

import re
from collections.abc import Iterator, Mapping

from planner.changes.aspects import CO_LEAD, LEAD, LEADING, ROLE, leaders, leading
from planner.formats.workbook.reading import RawCell
from planner.formats.workbook.returning.exported import Exported
from planner.formats.workbook.returning.members import Listed, listed
from planner.formats.workbook.returning.misreading import Misread, Understood
from planner.formats.workbook.returning.names import Names
from planner.formats.workbook.rows import assigned
from planner.i18n import LANGUAGES, _
from planner.i18n.text import fold
from planner.model.edition import edition
from planner.model.fields import PRESENT, Audience
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
