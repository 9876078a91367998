"""Change sets in words and counts: what a person reads in the history, before an undo and in a conflict."""

from collections import Counter
from collections.abc import Mapping, Sequence

from planner.changes.change import Change, Value
from planner.i18n import _
from planner.model import display
from planner.model.fields import Field
from planner.model.naming import noun, nouns, title_of
from planner.model.plan import Plan
from planner.model.record import field_of_leaf
from planner.model.types import RECORD_TYPES


def describe(plan: Plan, change: Change) -> str:
    """One change in words; names are looked up in `plan`, or in the change for a record that is not there."""
    name = _name(plan, change)
    if change.creates:
        return _("Added {noun}: {name}").format(noun=noun(change.collection), name=name)
    if change.removes:
        return _("Removed {noun}: {name}").format(noun=noun(change.collection), name=name)
    leaf = change.leaf or ""
    field = RECORD_TYPES[change.collection].fields().get(field_of_leaf(leaf))
    if field is None:
        return _("{name}: “{leaf}”, which no record of its kind has").format(name=name, leaf=leaf)
    label = display.label(field, leaf)
    if change.before is None and change.after is None:
        return _("{name}: {field} without a value").format(name=name, field=label)
    if field.shape == "many":
        return _member(plan, field, change, name, label)
    if field.kind.name == "place" and _parent(change.before) == _parent(change.after) is not None:
        return _("{name}: another place within “{parent}”").format(
            name=name, parent=display.value(plan, field, change.after)
        )
    before, after = (display.value(plan, field, text) for text in (change.before, change.after))
    if change.before is None:
        return _("{name}: {field} is now “{after}”").format(name=name, field=label, after=after)
    if change.after is None:
        return _("{name}: {field} emptied (was “{before}”)").format(name=name, field=label, before=before)
    return _("{name}: {field} from “{before}” to “{after}”").format(name=name, field=label, before=before, after=after)


def _parent(place: Value) -> str | None:
    """The id of what an item stands under by a place."""
    return place.partition(" ")[0] if isinstance(place, str) else None


def _member(plan: Plan, field: Field, change: Change, name: str, label: str) -> str:
    member = display.leaf_value(plan, field, change.leaf or "", change.after)
    says = _("{name}: {field} lost “{member}”") if change.after is None else _("{name}: {field} gained “{member}”")
    return says.format(name=name, field=label, member=member)


def _name(plan: Plan, change: Change) -> str:
    """What the record is called; just what kind it is where a damaged file says of it what no record holds."""
    try:
        record = plan.get(change.collection, change.id)
        if record is None and change.leaf is None and (change.before or change.after):
            record = RECORD_TYPES[change.collection].from_body(change.id, change.body)
        return noun(change.collection) if record is None else title_of(plan, record)
    except (KeyError, ValueError, TypeError):
        return noun(change.collection)


def counted_changes(changes: Sequence[Change]) -> list[str]:
    """How many records of each type are added, changed and removed, a line each; nothing when none is."""
    added = Counter(change.collection for change in changes if change.creates)
    removed = Counter(change.collection for change in changes if change.removes)
    changed = Counter(c for c, _id in {(change.collection, change.id) for change in changes if change.leaf is not None})
    told = ((_("Added: {what}"), added), (_("Changed: {what}"), changed), (_("Removed: {what}"), removed))
    return [says.format(what=listed_counts(counts)) for says, counts in told if counts]


def listed_counts(counts: Mapping[str, int]) -> str:
    """Records of every type in one line: `40 actors, 90 ties`."""
    return ", ".join(f"{count} {nouns(name, count)}" for name, count in counts.items())
