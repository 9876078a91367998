"""Change sets in words: what a person reads in the history, before an undo and in a conflict."""

from planner.changes.change import Change, Value
from planner.i18n import _, current_language
from planner.model.fields import Field
from planner.model.naming import name_of, title_of
from planner.model.plan import Plan
from planner.model.record import field_of_leaf, member_of_leaf
from planner.model.types import RECORD_TYPES

NOUNS = {
    "plan": ("the plan", "el plan"),
    "sources": ("source", "fuente"),
    "territories": ("territory", "territorio"),
    "stakeholders": ("actor", "actor"),
    "ties": ("tie", "relación"),
    "strategies": ("strategy", "estrategia"),
    "items": ("action", "acción"),
    "assignments": ("assignment", "asignación"),
    "indicators": ("indicator", "indicador"),
    "observations": ("value", "valor"),
    "budget_lines": ("budget line", "renglón de presupuesto"),
    "reports": ("progress report", "informe de avance"),
    "links": ("link", "vínculo"),
    "workshops": ("workshop", "taller"),
    "participants": ("participant", "participante"),
    "ratings": ("rating", "valoración"),
}


def noun(collection: str) -> str:
    """What one record of a collection is called in a sentence."""
    english, spanish = NOUNS[collection]
    return spanish if current_language() == "es" else english


def describe(plan: Plan, change: Change) -> str:
    """One change in words; names are looked up in `plan`, or in the change for a record that is not there."""
    name = _name(plan, change)
    if change.creates:
        return _("Added {noun}: {name}").format(noun=noun(change.collection), name=name)
    if change.removes:
        return _("Removed {noun}: {name}").format(noun=noun(change.collection), name=name)
    leaf = change.leaf or ""
    field = RECORD_TYPES[change.collection].fields()[field_of_leaf(leaf)]
    label = _label(field, leaf)
    if field.shape == "many":
        return _member(plan, field, change, name, label)
    before, after = show(plan, field, change.before), show(plan, field, change.after)
    if change.before is None:
        return _("{name}: {field} is now “{after}”").format(name=name, field=label, after=after)
    if change.after is None:
        return _("{name}: {field} emptied (was “{before}”)").format(name=name, field=label, before=before)
    return _("{name}: {field} from “{before}” to “{after}”").format(name=name, field=label, before=before, after=after)


def show(plan: Plan, field: Field, text: Value) -> str:
    """A canonical text of a field as a person reads it: terms by label, records by name."""
    if not isinstance(text, str):
        return ""
    if field.kind.name == "place":
        return name_of(plan, text.partition(" ")[0])
    if field.about.refers:
        reference, _blank, rest = text.partition(" ")
        return f"{name_of(plan, reference)} {rest}".strip()
    if field.about.vocabulary is not None:
        return field.about.vocabulary.label(text)
    try:
        return field.kind.show(field.kind.read(text))
    except ValueError:
        return text


def _member(plan: Plan, field: Field, change: Change, name: str, label: str) -> str:
    member = show(plan, field, member_of_leaf(change.leaf or ""))
    says = _("{name}: {field} lost “{member}”") if change.after is None else _("{name}: {field} gained “{member}”")
    return says.format(name=name, field=label, member=member)


def _label(field: Field, leaf: str) -> str:
    tongue = member_of_leaf(leaf) if field.shape == "words" else ""
    return f"{field.label()} ({tongue})" if tongue else field.label()


def _name(plan: Plan, change: Change) -> str:
    record = plan.get(change.collection, change.id)
    if record is None and change.leaf is None:
        record = RECORD_TYPES[change.collection].from_body(change.id, change.body)
    if record is None:
        return noun(change.collection)
    return title_of(plan, record)
