"""Rows as actions of a strategy: known again by code or title, put under what they belong to, with their people."""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.changes.review.virtual_fields import BELONGS, LEAD, ROLE, leading
from planner.formats.registers.keys import register_id
from planner.formats.tables.actors_meant import Actors, Meant, new_actor
from planner.formats.tables.cells import Leaves, Reading, Said
from planner.formats.tables.table import Row
from planner.formats.tables.trees import Trees
from planner.formats.tables.words import REPORTED, ROLES
from planner.i18n import LANGUAGES, _
from planner.i18n.folding import fold
from planner.i18n.text import clean_line
from planner.model import vocabularies
from planner.model.fields import PRESENT
from planner.model.strategies import Item
from planner.model.types import RECORD_TYPES
from planner.model.understanding import Ambiguous

COLLECTION = Item.collection
TITLES = tuple(f"title.{tongue}" for tongue in LANGUAGES)


def read_actions(reading: Reading) -> None:
    """Suggest actions with their leads, supporters, status and place."""
    _Actions(reading).read()


@dataclass(slots=True)
class _Draft:
    """A row with the action it is about."""

    row: Row
    id: str
    code: str
    title: str


class _Actions:
    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._actors = Actors(reading.plan, reading.plan_id)
        self._drafts: dict[str, _Draft] = {}
        rows = reading.table.rows
        self._trees = Trees(reading.plan, reading.mapping.under, map(self._code, rows), map(self._belongs, rows))

    def read(self) -> None:
        drafts = [draft for row in self._reading.table.rows if (draft := self._draft(row))]
        own: dict[str, str] = {}
        for draft in drafts:
            own.setdefault(fold(draft.code), draft.id)
            own.setdefault(fold(draft.title), draft.id)
        own.pop("", None)
        self._drafts = {draft.id: draft for draft in drafts if draft.id not in self._reading.plan.items}
        for draft in drafts:
            self._suggest(draft, own)

    def _code(self, row: Row) -> str:
        return clean_line(self._reading.text(row, "code"))

    def _belongs(self, row: Row) -> str:
        return clean_line(self._reading.text(row, BELONGS))

    def _draft(self, row: Row) -> _Draft | None:
        reading = self._reading
        title = next((text for key in TITLES if (text := clean_line(reading.text(row, key)))), "")
        code = self._code(row)
        if not title and not code:
            reading.lacks(row, "title")
            return None
        belongs = self._belongs(row)
        try:
            known = self._trees.find(code, title, belongs)
        except Ambiguous as error:
            reading.fault(row, "code" if code else TITLES[0], code or title, str(error))
            return None
        if known is None and not title:
            reading.lacks(row, "title")
            return None
        told_by = fold(code) or f"{fold(belongs)}/{fold(title)}"
        id = known or register_id(reading.plan_id, COLLECTION, f"{self._trees.strategy_meant(belongs)}/{told_by}")
        return _Draft(row, id, code, title)

    def _suggest(self, draft: _Draft, own: dict[str, str]) -> None:
        reading, row = self._reading, draft.row
        leaves = reading.leaves(row)
        people, asks = self._people(row)
        reported = self._reported(row)
        parent, doubt = self._parent(draft, own)
        doubt = doubt or self._doubt_above(parent, own)
        if draft.id in reading.plan.items:
            moved = {BELONGS: parent} if parent.heading else {}
            reading.compare(row, COLLECTION, draft.id, self._without_titles(draft, leaves) | reported | moved)
            reading.compare(row, COLLECTION, draft.id, people, asks)
            return
        if not any(leaf in leaves for leaf in TITLES):
            return
        body = {leaf: said.value for leaf, said in leaves.items()}
        reading.create(row, COLLECTION, draft.id, {**body, "place": parent.value}, doubt)
        reading.compare(row, COLLECTION, draft.id, reported, doubt)
        reading.compare(row, COLLECTION, draft.id, people, doubt or asks)

    def _without_titles(self, draft: _Draft, leaves: Leaves) -> Leaves:
        """The leaves without a title that differs from the action's only in accents, capitals and signs."""
        body = self._reading.plan.items.bodies[draft.id]
        return {leaf: said for leaf, said in leaves.items()
                if leaf not in TITLES or fold(said.value) != fold(body.get(leaf, ""))}  # fmt: skip

    def _parent(self, draft: _Draft, own: dict[str, str]) -> tuple[Said, str]:
        """Under what the row puts its action, with the heading when a cell says so; and why that must be asked."""
        reading = self._reading
        said = self._belongs(draft.row)
        heading = reading.heading(draft.row, BELONGS) if said else ""
        if said:
            found = own.get(fold(said)) or self._trees.place_called(said)
            if found and found != draft.id:
                return Said(found, heading, said), ""
            asks = _("The table puts it under “{name}”, which is not in the plan; it would come under the strategy.")
            return Said(self._trees.under, "", said), asks.format(name=said)
        above = self._trees.above_code(draft.code, own)
        return Said(above or self._trees.under, "", ""), "" if above else self._trees.doubt

    def _doubt_above(self, parent: Said, own: dict[str, str]) -> str:
        """Why a new action must wait, when what it stands under is new too and must be asked."""
        seen: set[str] = set()
        while parent.value in self._drafts and parent.value not in seen:
            seen.add(parent.value)
            parent, doubt = self._parent(self._drafts[parent.value], own)
            if doubt:
                return _("It waits for what it belongs to. {why}").format(why=doubt)
        return ""

    def _reported(self, row: Row) -> Leaves:
        fields = RECORD_TYPES["reports"].fields()
        found = {key: self._reading.scalar(row, key, fields[key]) for key in REPORTED}
        return {key: said for key, said in found.items() if said is not None}

    def _people(self, row: Row) -> tuple[Leaves, str]:
        """Who leads and helps, as aspects of the action; and why it must be asked."""
        leaves: Leaves = {}
        asks: list[str] = []
        leaders: list[tuple[str, bool]] = []
        for role in ROLES:
            for meant, second in self._named(row, role):
                asks.append(meant.asks)
                if role in ("lead", "co_lead"):
                    leaders.append((meant.id, second or role == "co_lead"))
                else:
                    said = Said(PRESENT, self._reading.heading(row, role), self._reading.text(row, role))
                    leaves[f"{ROLE}{role}[{meant.id}]"] = said
        value = leading(leaders)
        if value is not None:
            said_by = ("lead", "co_lead")
            leaves[LEAD] = Said(value, self._reading.heading(row, *said_by), self._reading.text(row, *said_by))
        return leaves, _("It waits for an actor who may be in the plan already.") if any(asks) else ""

    def _named(self, row: Row, role: str) -> Iterator[tuple[Meant, bool]]:
        """The actors of a role in a row, each with whether it is marked as second to the lead."""
        reading = self._reading
        heading = reading.heading(row, role)
        for text in self._actors.parted(reading.text(row, role)):
            name, second = _unmarked(text)
            try:
                meant = self._actors.named(name)
            except Ambiguous as error:
                reading.fault(row, role, name, str(error))
                continue
            made = new_actor(meant, name, reading.table.where(row, heading), heading) if meant.is_new else None
            if made is not None:
                reading.add(row, made)
            if made is not None or not meant.is_new:
                yield meant, second


def _unmarked(name: str) -> tuple[str, bool]:
    """The name without the mark of a co-lead that our own workbooks put behind it, and whether it had one."""
    term = vocabularies.ROLE["co_lead"]
    for mark in (term.es, term.en):
        before, bracket, within = name.rpartition("(")
        if bracket and within.endswith(")") and fold(within) == fold(mark):
            return before.strip(), True
    return name, False
