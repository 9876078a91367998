"""What the typed cells of one row say otherwise than the record that was sent out, aspect by aspect."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from planner.changes.review.incoming import Kind
from planner.formats.workbook.cells import fitting
from planner.formats.workbook.returning.assignments import InTree
from planner.formats.workbook.returning.cells import Misread, Understood
from planner.formats.workbook.returning.exported import TREES, Exported
from planner.formats.workbook.returning.rows import Typed
from planner.formats.workbook.returning.sets import Sets, listed
from planner.formats.workbook.returning.values import Values, same_value
from planner.i18n import _
from planner.model.fields import PRESENT, Field
from planner.model.types import RECORD_TYPES


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One aspect of a record that a row says otherwise."""

    aspect: str
    base: str | None
    value: str | None
    key: str
    """The column it stands in."""
    kind: Kind
    asks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Misunderstood:
    """A cell that was not understood."""

    key: str
    remedy: str


@dataclass(slots=True)
class Said:
    """Everything that a row says otherwise, and what of it was not understood."""

    differences: list[Difference] = field(default_factory=list)
    faults: list[Misunderstood] = field(default_factory=list)


class Reading:
    """Reads rows of one workbook against what it was exported with."""

    def __init__(self, exported: Exported, values: Values, in_tree: InTree) -> None:
        self._exported, self._values, self._in_tree = exported, values, in_tree
        self._sets = Sets(exported, values)

    def of(self, typed: Typed) -> Said:
        """What the touched cells of a row say."""
        said = Said()
        for key in self._once(typed):
            try:
                for difference in self._column(typed, key):
                    said.differences.append(difference)
            except Misread as misread:
                cell = f"{key}.{misread.part}" if misread.part else key
                said.faults.append(Misunderstood(cell, misread.remedy))
        return said

    def _once(self, typed: Typed) -> Iterator[str]:
        """The touched columns in their order, an amount and its currency as one."""
        for key in (column.known.key for column in typed.table.columns if column.known is not None):
            if key not in typed.changed:
                continue
            amount = key.removesuffix(".currency")
            if amount == key or amount not in typed.changed:
                yield amount

    def _column(self, typed: Typed, key: str) -> Iterator[Difference]:
        if typed.table.key in TREES and key in self._in_tree.keys:
            return self._virtual(typed, key)
        declared = RECORD_TYPES[typed.collection].fields().get(key.partition(".")[0])
        if declared is None:
            if typed.is_blank(key):
                return iter(())
            raise Misread(_("A strategy has nothing like this: write it in a row that stands under it."))
        if declared.shape == "many":
            return self._members(typed, key, declared)
        return self._single(typed, key, declared)

    def _virtual(self, typed: Typed, key: str) -> Iterator[Difference]:
        for aspect, base, value, asks in self._in_tree.read(typed, key):
            kind = Kind.MOVED if key == "belongs" else _kind(value, emptied=typed.is_blank(key))
            if base != value:
                yield Difference(aspect=aspect, base=base, value=value, key=key, kind=kind, asks=asks)

    def _single(self, typed: Typed, key: str, declared: Field) -> Iterator[Difference]:
        base = typed.body.get(key)
        understood = self._understood(typed, key, declared, base)
        value = understood.text if understood else None
        if value is None and base is not None and declared.about.required and declared.shape == "one":
            raise Misread(_("This cannot be left empty."))
        if same_value(declared, base, value):
            return
        asks = [understood.asks] if understood and understood.asks else []
        if base is not None and fitting(base) != base:
            asks.append(_("The text was cut where the cell ended, so its end would be lost."))
        kind = _kind(value, emptied=value is None)
        yield Difference(aspect=key, base=base, value=value, key=key, kind=kind, asks=tuple(asks))

    def _understood(self, typed: Typed, key: str, declared: Field, base: str | None) -> Understood | None:
        cell = typed.cell(key)
        if declared.kind.name == "money":
            known = declared.kind.read(base) if base else None
            return self._values.money(cell, typed.cell(f"{key}.currency"), known)
        return None if cell is None or cell.is_blank else self._values.of(declared, cell)

    def _members(self, typed: Typed, key: str, declared: Field) -> Iterator[Difference]:
        known = self._sets.shown(declared, typed.collection, typed.id)
        found = listed(typed.cell(key), known, lambda part: self._sets.understood(typed.table.key, declared, part))
        held = set(known.values())
        for member in sorted(held - set(found.members)):
            kind = Kind.EMPTIED if typed.is_blank(key) else Kind.CHANGED
            yield Difference(aspect=f"{declared.name}[{member}]", base=PRESENT, value=None, key=key, kind=kind)
        for member in found.members:
            if member not in held:
                yield Difference(aspect=f"{declared.name}[{member}]", base=None, value=PRESENT, key=key,
                                 kind=Kind.CHANGED, asks=found.asks)  # fmt: skip


def _kind(value: str | None, *, emptied: bool) -> Kind:
    return Kind.EMPTIED if value is None and emptied else Kind.CHANGED
