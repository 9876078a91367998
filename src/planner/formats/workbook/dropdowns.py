"""One unmistakable text for every record that a cell may name, and the hidden lists of dropdowns."""

from collections import Counter
from collections.abc import Iterable, Mapping

from xlsxwriter import Workbook

from planner.formats.workbook.cells import fitting, term_label
from planner.i18n import _
from planner.i18n.folding import name_key
from planner.i18n.text import sort_key
from planner.model.actors import Territory
from planner.model.edition import Edition
from planner.model.naming import short_code, title_of
from planner.model.plan import Plan
from planner.model.record import Record
from planner.model.search import SEARCHED
from planner.model.strategies import Strategy
from planner.model.tree import branches
from planner.model.vocabularies import TERRITORY_KIND
from planner.model.vocabulary import Vocabulary


class Labels:
    """Labels by record id, in the language spoken while it was made."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._marks = {id: _mark(strategy, n) for n, (id, strategy) in enumerate(plan.strategies.items())}
        self._numbers: dict[str, str] = {}
        self._homes: dict[str, str] = {}
        for strategy in plan.strategies:
            for branch in branches(plan, strategy):
                self._numbers[branch.item.id] = branch.number
                self._homes[branch.item.id] = strategy
        self._several = len(set(self._homes.values())) > 1
        self._lists = {name: self._of_collection(name) for name in SEARCHED if name != "items"}
        self._lists["items"] = self._of_items()
        self._labels = {id: label for labels in self._lists.values() for id, label in labels.items()}

    def of(self, id: str | None) -> str:
        """The label of the record with this id; empty when there is none."""
        return self._labels.get(id, "") if id else ""

    def every(self, *collections: str) -> list[str]:
        """The labels of these collections: items as they stand in their trees, the rest in Spanish order."""
        return [label for name in collections for label in self._lists.get(name, {}).values()]

    def mark(self, strategy: str) -> str:
        """What the items of a strategy are told apart by: its code, or a letter."""
        return self._marks.get(strategy, "")

    def place(self, parent: str) -> str:
        """What an item belongs to, in few characters: the mark of the strategy and the number within it."""
        if parent in self._marks:
            return self._marks[parent]
        return " ".join(part for part in (self.mark(self._homes.get(parent, "")), self._numbers.get(parent)) if part)

    def _of_collection(self, name: str) -> dict[str, str]:
        table = self._plan.table(name)
        kept = [table[id] for id in table if "merged_into" not in (table.body(id) or {})]
        chosen = _apart({record.id: self._candidates(record) for record in kept})
        return dict(sorted(chosen.items(), key=lambda pair: sort_key(pair[1])))

    def _of_items(self) -> dict[str, str]:
        in_order = [self._plan.items[id] for id in self._numbers]
        astray = [item for id, item in self._plan.items.items() if id not in self._numbers]
        return _apart({item.id: self._candidates(item) for item in (*in_order, *astray)})

    def _candidates(self, record: Record) -> list[str]:
        """What it might be called, the shortest first; the last is nobody else's."""
        title = title_of(self._plan, record)
        last = f"{title} ({short_code(self._plan, record)})"
        if record.collection == "stakeholders":
            return [getattr(record, "short_name", "") or title, title, last]
        if isinstance(record, Territory):
            return [title, f"{title} ({TERRITORY_KIND.label(record.kind).lower()})", last]
        if record.collection == "items":
            numbered = self._numbered(record.id)
            return [numbered, f"{numbered} ({short_code(self._plan, record)})"]
        return [title, last]

    def _numbered(self, id: str) -> str:
        item = self._plan.items[id]
        mark = self.mark(self._homes.get(id, "")) if self._several else ""
        number = item.code or self._numbers.get(id, "")
        return " ".join(part for part in (mark, number, item.title.pick()) if part) or short_code(self._plan, item)


def _mark(strategy: Strategy, place: int) -> str:
    return strategy.code or (chr(ord("A") + place) if place < 26 else f"S{place + 1}")


def _apart(candidates: Mapping[str, list[str]]) -> dict[str, str]:
    """For each id the first of its candidates that nobody else has as well."""
    taken = Counter(name_key(name) for names in candidates.values() for name in dict.fromkeys(names))
    return {
        id: next((name for name in names if taken[name_key(name)] == 1), names[-1]) for id, names in candidates.items()
    }


SHEET = "_listas"


class Lists:
    """The lists that columns asked for, each once, by the name a dropdown uses."""

    def __init__(self, edition: Edition, labels: Labels) -> None:
        self._edition, self._labels = edition, labels
        self._lists: dict[str, list[tuple[str, str]]] = {}

    def of_vocabulary(self, vocabulary: Vocabulary) -> str:
        """The name of the list of a vocabulary's terms; conflict is not offered where it must not show."""
        shown = [t for t in vocabulary if self._edition.internal or "conflict" not in t.traits]
        return self._keep(vocabulary.name, ((term_label(vocabulary, t.code), t.code) for t in shown))

    def of_records(self, *collections: str) -> str:
        """The name of the list of the records of these collections, as cells name them."""
        return self._keep("_".join(collections), ((label, "") for label in self._labels.every(*collections)))

    def of_flags(self) -> str:
        """The name of the list of yes and no."""
        return self._keep("flag", ((_("yes"), "yes"), (_("no"), "no")))

    def write(self, workbook: Workbook) -> None:
        """Write the sheet: two columns a list, what is read and the code behind it, and define the names."""
        sheet = workbook.add_worksheet(SHEET)
        for place, (name, entries) in enumerate(self._lists.items()):
            column = place * 2
            sheet.write_string(0, column, name)
            sheet.write_string(0, column + 1, _("code"))
            for row, (label, code) in enumerate(entries, start=1):
                sheet.write_string(row, column, fitting(label))
                sheet.write_string(row, column + 1, code)
            letter = _letters(column)
            workbook.define_name(name, f"={SHEET}!${letter}$2:${letter}${max(2, len(entries) + 1)}")
        sheet.very_hidden()

    def _keep(self, key: str, entries: Iterable[tuple[str, str]]) -> str:
        name = f"lista_{key}"
        if name not in self._lists:
            self._lists[name] = list(entries)
        return name


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
