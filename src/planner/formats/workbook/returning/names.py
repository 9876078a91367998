"""Whom and what cells mean by a name: labels of the file, codes, names, acronyms, and what is nearly one of these."""

import re
from collections.abc import Iterable, Iterator, Sequence

from planner.formats.workbook.returning.cells import Misread, Understood
from planner.formats.workbook.returning.doubts import NOTHING_ALIKE, alike
from planner.formats.workbook.returning.exported import Exported
from planner.i18n import _
from planner.i18n.folding import fold, name_key
from planner.i18n.text import clean_line
from planner.model.naming import called, name_of, names, short_code, survivor, title_of
from planner.model.plan import Plan
from planner.model.record import Record
from planner.model.strategies import Item, Strategy

SHORT_CODE = re.compile(r"[A-Za-z]-[0-9A-Za-z]{4,40}")
MOST = 4
"""Names that are pointed out at most."""
MOST_LOOKED = 1_000
"""Unknown names of one file for which a near one is looked for."""


class Names:
    """Every name that a cell of one workbook may use for a record."""

    def __init__(self, exported: Exported, plan: Plan) -> None:
        self._exported, self._plan = exported, plan
        self._labels: dict[str, dict[str, set[str]]] = {}
        self._names: dict[str, dict[str, set[str]]] = {}
        self._codes: dict[str, set[str]] | None = None
        self._new: dict[str, dict[str, set[str]]] = {}
        self._titles: dict[str, str] = {}
        self._numbered: dict[str, str] = {}
        self._looked = 0

    def learn(self, collection: str, id: str, words: Iterable[str], title: str) -> None:
        """Take in what a new row of the file is called."""
        self._titles[id] = title
        known = self._new.setdefault(collection, {})
        for word in words:
            if fold(word):
                known.setdefault(fold(word), set()).add(id)

    def number(self, code: str, id: str) -> None:
        """Take in the number that a new row gets in the tree."""
        self._numbered.setdefault(fold(code), id)

    def titled(self, id: str, among: Sequence[str]) -> str:
        """What to call a record when a person is asked about it."""
        return self._titles.get(id) or name_of(self._plan, id, among) or name_of(self._exported.plan, id, among)

    def find(self, collections: Sequence[str], text: str, remedy: str = "") -> Understood:
        """The id of the record of these collections that a text names; raises Misread, with a remedy of its own."""
        return self.certain(collections, text) or self._near(collections, clean_line(text), remedy)

    def certain(self, collections: Sequence[str], text: str) -> Understood | None:
        """What a text names without a doubt, or a new row by its number; raises Misread when it may be several."""
        typed = clean_line(text)
        for found in self._certain(collections, typed):
            if len(found) == 1:
                return Understood(next(iter(found)))
            if found:
                raise Misread(self._ambiguous(collections, found))
        numbered = self._numbered.get(fold(typed)) if "items" in collections else None
        if numbered is None:
            return None
        says = _("“{typed}” was read as the new row “{name}”.")
        return Understood(numbered, says.format(typed=typed, name=self.titled(numbered, collections)))

    def knows_place(self, code: str) -> bool:
        """Whether something stands at a place of the trees."""
        return fold(code) in self._places()

    def _certain(self, collections: Sequence[str], typed: str) -> Iterator[set[str]]:
        """The records meant, by what is most certain first."""
        yield {id for name in collections for id in self._labels_of(name).get(name_key(typed), ())}
        if "items" in collections:
            yield self._places().get(fold(typed), set())
        if SHORT_CODE.fullmatch(typed) or typed.isalnum():
            for plan in (self._exported.plan, self._plan):
                yield {record.id for name in collections for record in _coded(plan, name, typed)}
        folded = fold(typed)
        if folded:
            old = {id for name in collections for id in self._names_of(name).get(folded, ())}
            yield old or {id for name in collections for id in self._new.get(name, {}).get(folded, ())}

    def _labels_of(self, collection: str) -> dict[str, set[str]]:
        if collection not in self._labels:
            known: dict[str, set[str]] = {}
            for id, label in self._exported.labels(collection).items():
                known.setdefault(name_key(clean_line(label)), set()).add(id)
            self._labels[collection] = known
        return self._labels[collection]

    def _names_of(self, collection: str) -> dict[str, set[str]]:
        """Folded names of all records, exported or not; who was merged into another now means the other."""
        if collection not in self._names:
            known: dict[str, set[str]] = {}
            for plan in (self._exported.plan, self._plan):
                for id, record in plan.table(collection).items():
                    living = survivor(self._plan, id) if collection == "stakeholders" else id
                    for word in (*names(plan, record), *_numbered_titles(self._exported, collection, record)):
                        known.setdefault(word, set()).add(living)
            self._names[collection] = known
        return self._names[collection]

    def _places(self) -> dict[str, set[str]]:
        """The codes of places in the trees: the mark of a strategy, the mark and a number, or a number alone."""
        if self._codes is None:
            labels, codes = self._exported.book.labels, dict[str, set[str]]()
            for id in (*self._exported.plan.strategies, *self._exported.plan.items):
                place = labels.place(id)
                codes.setdefault(fold(place), set()).add(id)
            for table in ("items", "frameworks"):
                for row in self._exported.tree(table):
                    if row.depth and table == "items":
                        codes.setdefault(fold(row.number), set()).add(row.id)
            self._codes = codes
        return self._codes

    def _ambiguous(self, collections: Sequence[str], found: Iterable[str]) -> str:
        says = _("It may be any of these: {choices}. Name one by its code.")
        return says.format(choices=", ".join(self._with_code(collections, id) for id in sorted(found)[:MOST]))

    def _with_code(self, collections: Sequence[str], id: str) -> str:
        for plan in (self._plan, self._exported.plan):
            record = plan.find(id, collections)
            if record is not None:
                return f"{title_of(plan, record)} ({short_code(plan, record)})"
        return self.titled(id, collections)

    def _near(self, collections: Sequence[str], typed: str, remedy: str) -> Understood:
        """What a text is nearly: taken and asked about when it is one thing only, else pointed out."""
        self._looked += 1
        words = {word: ids for name in collections for word, ids in self._names_of(name).items()}
        near = alike(self._plan, collections, typed, words) if self._looked <= MOST_LOOKED else NOTHING_ALIKE
        if len(near.close) == 1:
            says = _("“{typed}” was read as “{name}”: is that meant?")
            return Understood(near.close[0], says.format(typed=typed, name=self.titled(near.close[0], collections)))
        shown = [name for id in (*near.close, *near.far) if (name := self.titled(id, collections))]
        raise Misread(self._unknown(collections, list(dict.fromkeys(shown))[:MOST], remedy))

    def _unknown(self, collections: Sequence[str], shown: Sequence[str], remedy: str) -> str:
        if shown:
            says = _("Nothing in the plan is called so; did you mean “{near}”?")
            return says.format(near=_("” or “").join(shown))
        if "stakeholders" in collections:
            says = _("Nobody in the plan is called so: add a row for it to the sheet “{sheet}” first.")
            return says.format(sheet=self._exported.register("stakeholders").name)
        return remedy or _("Nothing in the plan is called so: choose from the list of the cell.")


def _coded(plan: Plan, collection: str, typed: str) -> list[Record]:
    """Records by their id or short code only; names are looked up in an index."""
    if SHORT_CODE.fullmatch(typed) or typed in plan.table(collection):
        return list(called(plan, collection, typed))
    return []


def _numbered_titles(exported: Exported, collection: str, record: Record) -> Iterator[str]:
    """An item's title behind its number or code, as sheets and views show it."""
    if not isinstance(record, Item | Strategy):
        return
    row = exported.tree_row(record.id) if collection == "items" else None
    for number in {record.code or "", row.number if row is not None else ""} - {""}:
        for title in {record.title.es or "", record.title.en or ""} - {""}:
            yield fold(f"{number} {title}")
