"""Whom a key in a file means: a record of the same file, of another register, or of the plan."""

from collections.abc import Iterable

from planner.formats.registers.drafts import Draft, Sheet
from planner.formats.registers.keys import register_id
from planner.formats.registers.problems import Complaints, Where, did_you_mean
from planner.i18n import _
from planner.i18n.text import clean_line
from planner.model.naming import survivor
from planner.model.plan import Plan
from planner.model.record import Body, field_of_leaf
from planner.model.types import RECORD_TYPES


class Directory:
    """Every record that files and plan know, by register, collection and key."""

    def __init__(self, sheets: Iterable[Sheet], plan: Plan, complaints: Complaints) -> None:
        self._plan = plan
        self._complaints = complaints
        self._by_key: dict[tuple[str, str, str], Draft] = {}
        self._by_id: dict[str, Draft] = {}
        self._registers: set[str] = set()
        for sheet in sheets:
            self._registers.add(sheet.register)
            for draft in sheet.drafts:
                self._enter(draft)

    def _enter(self, draft: Draft) -> None:
        if draft.key is not None:
            first = self._by_key.setdefault((draft.register, draft.collection, draft.key), draft)
            if first is not draft:
                self._twice(draft, draft.key, first.where)
                return
            draft.id = draft.id or register_id(draft.register, draft.collection, draft.key)
        if draft.id:
            self.claim(draft)

    def claim(self, draft: Draft) -> None:
        """Note a draft's id; two records with one id are a problem unless one says that it is the other."""
        first = self._by_id.setdefault(draft.id, draft)
        if first.same and not draft.same:
            self._by_id[draft.id] = draft
        elif first is not draft and not draft.same:
            self._twice(draft, draft.key or draft.id, first.where)

    def taken(self, id: str) -> bool:
        """Whether a record of the files has this id."""
        return id in self._by_id

    def knows(self, id: str, collections: Iterable[str]) -> bool:
        """Whether files or plan have a record with this id in one of these collections."""
        draft = self._by_id.get(id)
        if draft is not None:
            return draft.collection in collections
        return any(id in self._plan.table(name) for name in collections)

    def _twice(self, draft: Draft, key: str, first: Where) -> None:
        what = _("this record stands in the files already: {where}").format(where=first)
        self._complaints.add(draft.where, key, what, _("Join the two, or give one another key"))

    def find(self, text: str, refers: tuple[str, ...], sheet: Sheet, where: Where, key: str) -> str | None:
        """The id that a reference means; None when it means nothing, and then that is noted."""
        said = clean_line(text)
        register, colon, name = said.rpartition(":")
        register = register if colon else sheet.register
        named = [self._by_key[place].id for place in self._places(register, refers, name) if place in self._by_key]
        if len(named) > 1:
            what = _("“{word}” is the key of several records").format(word=said)
            self._complaints.add(where, key, what, _("Give each its own key"))
        if named:
            return named[0]
        known = self._elsewhere(said, refers, sheet) or self._in_plan(register, name, refers)
        if known is None:
            self._unknown(said, refers, sheet, where, key)
        return known

    def absent(self, text: str, refers: tuple[str, ...]) -> bool:
        """Whether a reference means a record of another register that neither the files nor the plan hold."""
        register, _colon, name = clean_line(text).rpartition(":")
        return bool(register) and register not in self._registers and self._in_plan(register, name, refers) is None

    def _places(self, register: str, refers: tuple[str, ...], name: str) -> list[tuple[str, str, str]]:
        return [(register, collection, name) for collection in refers]

    def _in_plan(self, register: str, name: str, refers: tuple[str, ...]) -> str | None:
        for collection in refers:
            id = register_id(register, collection, name)
            if id in self._plan.table(collection):
                return id
        return None

    def _elsewhere(self, said: str, refers: tuple[str, ...], sheet: Sheet) -> str | None:
        for collection in refers:
            id = sheet.elsewhere.get((collection, said), said)
            if self.knows(id, (collection,)):
                return id
        return None

    def _unknown(self, said: str, refers: tuple[str, ...], sheet: Sheet, where: Where, key: str) -> None:
        keys = [
            name if register == sheet.register else f"{register}:{name}"
            for register, collection, name in self._by_key
            if collection in refers
        ]
        what = _("there is no record with the key “{word}”").format(word=said)
        otherwise = _("Add it under “{collection}”, or load the file that has it together with this one")
        remedy = did_you_mean(said, keys, otherwise.format(collection=refers[0]))
        self._complaints.add(where, key, what, remedy)


def following(collection: str, stated: Body, known: Body, plan: Plan) -> dict[str, str]:
    """The stated leaves, with references to merged stakeholders turned to those that stayed.

    Leaves that the plan has just so (`known`) stay: then it was the plan that referred to the merged one.
    """
    fields = RECORD_TYPES[collection].fields()
    leaves: dict[str, str] = {}
    for leaf, text in stated.items():
        referred = fields[field_of_leaf(leaf)].references(leaf, text)
        stayed = survivor(plan, referred) if referred and known.get(leaf) != text else referred
        if stayed != referred:
            leaf, text = leaf.replace(f"[{referred}]", f"[{stayed}]"), text.replace(str(referred), str(stayed))
        leaves[leaf] = text
    return leaves
