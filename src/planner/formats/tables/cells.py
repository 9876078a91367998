"""What the cells of a row say, as leaves of a record, and what was not understood of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planner.changes.review.incoming import NOTHING, Fault, Kind, Suggestion, body_text
from planner.changes.review.virtual_fields import value_of
from planner.formats.tables.guessing import Mapping
from planner.formats.tables.table import Row, Table
from planner.formats.tables.words import BELONGS, DIRECTION, ID, REPORTED, ROLES, field_called, label
from planner.i18n import _
from planner.i18n.text import clean_line
from planner.model.fields import PRESENT, Field
from planner.model.plan import Plan
from planner.model.understanding import Ambiguous, NotUnderstood, canonical

APART = (BELONGS, DIRECTION, ID, *ROLES, *REPORTED)
"""Keys that are no leaves of the record."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one cell says of one aspect."""

    value: str
    heading: str
    typed: str


Leaves = dict[str, Said]


class Reading:
    """A table that is being read for a plan: its cells by what they stand for, and what comes of them."""

    def __init__(self, plan: Plan, plan_id: str, table: Table, mapping: Mapping) -> None:
        self.plan, self.plan_id, self.table, self.mapping = plan, plan_id, table, mapping
        self.suggestions: list[Suggestion] = []
        self.faults: list[Fault] = list(table.faults)
        self.touched: set[int] = set()
        """The numbers of the rows that suggest something or were not understood."""
        self._said: dict[tuple[tuple[str, str], str], list[str | None]] = {}
        self._at = {heading: at for at, heading in enumerate(table.headings)}
        self._headings = {key: mapping.headings(key) for key in mapping.keys}

    def text(self, row: Row, *keys: str) -> str:
        """What stands in the cells of these keys; several cells are parted by semicolons."""
        texts = [row.cells[self._at[heading]] for key in keys for heading in self._headings.get(key, ())]
        return "; ".join(text for text in texts if text)

    def heading(self, row: Row, *keys: str) -> str:
        """The heading of the first filled column of these keys, or of the first one."""
        headings = [heading for key in keys for heading in self._headings.get(key, ())]
        filled = [heading for heading in headings if row.cells[self._at[heading]]]
        return next(iter([*filled, *headings]), "")

    def leaves(self, row: Row, *without: str) -> Leaves:
        """The leaves that the cells of a row state; what is not understood is noted and left out."""
        leaves: Leaves = {}
        for key in self._headings:
            name = key.partition(".")[0]
            text = self.text(row, key)
            field = field_called(self.mapping.collection, key)
            if text and field is not None and name not in APART and name not in without:
                for leaf, value in self._understood(row, key, field, text):
                    leaves[leaf] = Said(value, self.heading(row, key), text)
        return leaves

    def scalar(self, row: Row, key: str, field: Field) -> Said | None:
        """What the cell of a key says of a field; None when it is blank or not understood."""
        text = self.text(row, key)
        for _leaf, value in self._understood(row, key, field, text) if text else ():
            return Said(value, self.heading(row, key), text)
        return None

    def _understood(self, row: Row, key: str, field: Field, text: str) -> Iterator[tuple[str, str]]:
        for part in members(text) if field.shape == "many" else [text]:
            try:
                value = canonical(self.plan, field, part)
            except NotUnderstood as error:
                self.fault(row, key, part, f"{field.label()}: {error.complaint}.")
                continue
            except Ambiguous as error:
                self.fault(row, key, part, str(error))
                continue
            if field.shape == "many":
                yield f"{field.name}[{value}]", PRESENT
            else:
                yield key if field.shape == "words" else field.name, value

    def fault(self, row: Row, key: str, found: str, remedy: str) -> None:
        """Note that a cell was not understood."""
        self.touched.add(row.number)
        self.faults.append(Fault(self.table.where(row, self.heading(row, key)), found, remedy))

    def lacks(self, row: Row, key: str) -> None:
        """Note that a row does not say what no row can do without."""
        found = next((cell for cell in row.cells if cell), "")
        named = label(self.mapping.collection, key)
        self.fault(row, key, found, _("Fill in “{field}”; without it the row says nothing.").format(field=named))

    def create(self, row: Row, collection: str, id: str, leaves: dict[str, str], asks: str = "") -> None:
        """Suggest a new record."""
        self.add(row, Suggestion(
            collection=collection, id=id, aspect=NOTHING, base=None, value=body_text(leaves), kind=Kind.NEW,
            where=self.table.where(row), asks=asks,
        ))  # fmt: skip

    def compare(self, row: Row, collection: str, id: str, leaves: Leaves, asks: str = "") -> None:
        """Suggest what a row says of a record: plainly what is not known yet, as a question what is said otherwise."""
        new = id not in self.plan.table(collection)
        for aspect, said in leaves.items():
            ours = value_of(self.plan, collection, id, aspect)
            if ours == said.value:
                continue
            kind = Kind.NEW if new else Kind.MOVED if aspect == BELONGS else Kind.CHANGED
            self.add(row, Suggestion(
                collection=collection, id=id, aspect=aspect, base=None, value=said.value, kind=kind,
                where=self.table.where(row, said.heading), heading=said.heading, typed=said.typed, asks=asks,
                based=ours is None,
            ))  # fmt: skip

    def add(self, row: Row, suggestion: Suggestion) -> None:
        """Suggest something because of a row; the same twice is said once."""
        self.touched.add(row.number)
        known = [one for one in self._said.get((suggestion.record, suggestion.aspect), ()) if one == suggestion.value]
        if not known:
            self._said.setdefault((suggestion.record, suggestion.aspect), []).append(suggestion.value)
            self.suggestions.append(suggestion)


def members(text: str) -> list[str]:
    """The members that a cell lists: one a line, or parted by semicolons or upright bars."""
    return [part for part in map(clean_line, re.split(r"[;|\n]", text)) if part]
