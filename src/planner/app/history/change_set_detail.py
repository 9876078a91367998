"""One change set in full: who, when and from where, then record by record what was before and what is now."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from planner.app.history.set_list import undone_word
from planner.app.theme import Glyphs
from planner.app.widgets.lines import Paragraph, gap, heading
from planner.changes.change import Change, Value
from planner.changes.change_set import ChangeSet
from planner.i18n import _, ngettext
from planner.i18n.dates import say_date, say_moment
from planner.model import display
from planner.model.fields import Audience, Field
from planner.model.naming import noun, title_of
from planner.model.plan import Plan
from planner.model.record import field_of_leaf, member_of_leaf
from planner.model.types import RECORD_TYPES
from planner.workspace.exporting.exports import read_mark
from planner.workspace.history import author_of, origin_of
from planner.workspace.history import heading as heading_of

MOST = 300
"""How many changes of one set are told one by one; the rest are counted."""
MOST_IN_FULL = 30
"""In a larger set, records that were made or removed are told by their names alone."""
BOOKKEEPING = ("position", "place", "exports")
"""Fields that a new or removed record is not described by."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What the lines are made from; the plan is one that remembers what the set removed."""

    plan: Plan
    entry: ChangeSet
    undone: bool
    record: str | None
    """The record that is asked about: what the set did to it is told first."""
    glyphs: Glyphs

    def paragraphs(self) -> Iterator[Paragraph]:
        """All of it."""
        entry = self.entry
        yield Paragraph(((heading_of(self.plan, entry), "title"),))
        yield Paragraph(((f"{say_moment(entry.at)} · {author_of(entry)} · {origin_of(entry)}", "quiet"),))
        if self.undone:
            says = _("What this did no longer counts: {word}.").format(word=undone_word(entry))
            yield Paragraph(((self.glyphs("↩ ") + says, "warn"),))
        yield gap()
        count = len(entry.told)
        yield heading(ngettext("{count} change", "{count} changes", count).format(count=count))
        told = sorted(entry.told, key=lambda change: (change.id != self.record, not change.removes))[:MOST]
        for (collection, id), changes in groupby(told, lambda change: (change.collection, change.id)):
            yield from self._record(collection, id, list(changes))
        if count > len(told):
            more = count - len(told)
            words = ngettext("and {count} more change", "and {count} more changes", more).format(count=more)
            yield Paragraph(((words, "quiet"),))

    def _record(self, collection: str, id: str, changes: list[Change]) -> Iterator[Paragraph]:
        whole = next((change for change in changes if change.leaf is None), None)
        sign, look = ("~", "label") if whole is None else ("+", "good") if whole.creates else ("-", "warn")
        goes = (collection, id)
        record = self.plan.get(collection, id)
        name = title_of(self.plan, record) if record is not None else _("no longer in the plan")
        kind = {"~": "{noun}", "+": _("{noun}, added"), "-": _("{noun}, removed")}[sign].format(noun=noun(collection))
        yield Paragraph(((f"{sign} ", look), (name, "link"), (f" · {kind}", "quiet")), goes=goes)
        for change in changes:
            if change.leaf is not None and change.leaf.startswith("exports[") and change.after is None:
                continue
            if change.leaf is not None:
                yield self._leaf(change, goes)
            elif id == self.record or len(self.entry.told) <= MOST_IN_FULL:
                yield from self._body(change, goes)

    def _body(self, change: Change, goes: tuple[str, str]) -> Iterator[Paragraph]:
        for leaf, text in change.body.items():
            field = self._field(change, leaf)
            if field is None or field.name in BOOKKEEPING or field.about.hidden:
                continue
            value = display.leaf_value(self.plan, field, leaf, text)
            pieces = ((f"{display.label(field, leaf)}: ", "label"), (value, "text"))
            yield Paragraph(pieces, goes=goes, indent=2)

    def _leaf(self, change: Change, goes: tuple[str, str]) -> Paragraph:
        leaf = change.leaf or ""
        field = self._field(change, leaf)
        if field is None:
            return Paragraph(((leaf, "quiet"),), goes=goes, indent=2)
        label = (f"{display.label(field, leaf)}: ", "label")
        if field.name == "exports":
            return Paragraph((label, (_export(leaf), "text")), goes=goes, indent=2)
        if field.shape == "many":
            lost = change.after is None
            member = display.leaf_value(self.plan, field, leaf, change.after)
            says = _("without {member}") if lost else _("with {member}")
            return Paragraph((label, (says.format(member=member), "text")), goes=goes, indent=2)
        if field.name == "position":
            return Paragraph((label, (_("another place on the map"), "text")), goes=goes, indent=2)
        before, after = self._value(field, change.before), self._value(field, change.after)
        if field.kind.name == "place" and before == after:
            return Paragraph(
                (label, (_("another place within “{parent}”").format(parent=after), "text")), goes=goes, indent=2
            )
        arrow = self.glyphs(" → ")
        return Paragraph((label, (before, "quiet"), (arrow, "label"), (after, "text")), goes=goes, indent=2)

    def _value(self, field: Field, text: Value) -> str:
        if text is None:
            return _("no data")
        return display.value(self.plan, field, text) or _("no longer in the plan")

    def _field(self, change: Change, leaf: str) -> Field | None:
        return RECORD_TYPES[change.collection].fields().get(field_of_leaf(leaf))


def _export(leaf: str) -> str:
    """The edition, number and day that the plan remembers of an export."""
    mark = read_mark(member_of_leaf(leaf))
    word = _("Internal edition") if mark.audience is Audience.INTERNAL else _("Shareable edition")
    return _("{edition} no. {number} · {day}").format(edition=word, number=mark.number, day=say_date(mark.day))
