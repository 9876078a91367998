"""How what a plan holds reads: the words of a value, of a whole field and of a label, for every view and export."""

from planner.i18n.text import sort_key
from planner.model.fields import Field, declared_fields
from planner.model.naming import name_of
from planner.model.plan import Plan
from planner.model.record import Body, field_of_leaf, member_of_leaf
from planner.model.values import Citation, Words

APART = "; "
"""What stands between the members of a set, as people type them."""


def label(field: Field, leaf: str = "") -> str:
    """What a field is called, with the language where the leaf is one side of a bilingual text."""
    tongue = member_of_leaf(leaf) if field.shape == "words" else ""
    return f"{field.label()} ({tongue})" if tongue else field.label()


def value(plan: Plan, field: Field, text: object) -> str:
    """A canonical text of a field as a person reads it: terms and fields by label, records by name; else nothing."""
    if not isinstance(text, str):
        return ""
    if field.name == "known_none":
        lacked = declared_fields(field.owner).get(text)
        return lacked.label() if lacked is not None else text
    if field.kind.name == "place":
        return name_of(plan, text.partition(" ")[0])
    if field.about.refers:
        reference, _blank, rest = text.partition(" ")
        place = f", {Citation(reference, rest).said}" if rest else ""
        return f"{name_of(plan, reference)}{place}"
    if field.about.vocabulary is not None:
        return field.about.vocabulary.label(text)
    try:
        return field.kind.show(field.kind.read(text))
    except ValueError:
        return text


def leaf_value(plan: Plan, field: Field, leaf: str, text: object) -> str:
    """What one leaf says: for a set, the member it stands for."""
    return value(plan, field, member_of_leaf(leaf) if field.shape == "many" else text)


def members(plan: Plan, field: Field, body: Body) -> list[str]:
    """The members of a set that a body holds, in Spanish order."""
    held = (member_of_leaf(leaf) for leaf in body if field_of_leaf(leaf) == field.name)
    return sorted((value(plan, field, member) for member in held), key=sort_key)


def whole(plan: Plan, field: Field, body: Body) -> str:
    """All that a body says in a field, in the current language; empty when nobody knows."""
    if field.shape == "words":
        return Words(body.get(f"{field.name}.es"), body.get(f"{field.name}.en")).pick()
    if field.shape == "many":
        return APART.join(members(plan, field, body))
    return value(plan, field, body.get(field.name))
