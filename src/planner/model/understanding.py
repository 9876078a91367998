"""What a person types into a field, as leaves: words of a vocabulary, names of records, numbers, dates."""

from collections.abc import Iterable

from planner.i18n import LANGUAGES, PlannerError, _, current_language
from planner.i18n.folding import closest, fold
from planner.i18n.text import clean_line
from planner.model.fields import PRESENT, Field, declared_fields
from planner.model.naming import called, short_code, title_of
from planner.model.plan import Plan
from planner.model.record import Body, Record, field_of_leaf
from planner.model.types import RECORD_TYPES

Leaves = dict[str, str | None]


class UnknownField(PlannerError):
    """A record type has no such field."""

    def __init__(self, collection: str, name: str) -> None:
        known = list(RECORD_TYPES[collection].fields())
        near = closest(name, known)
        hint = _("did you mean “{near}”?").format(near=near) if near else ", ".join(known)
        super().__init__(_("There is no field “{name}” in {collection}: {hint}").format(
            name=name[:60], collection=collection, hint=hint))  # fmt: skip


class NotUnderstood(PlannerError):
    """A field cannot take what was typed."""

    def __init__(self, field: Field, text: str, complaint: str) -> None:
        says = _("{field}: “{text}” was not understood; {complaint}.")
        super().__init__(says.format(field=field.label(), text=text[:60], complaint=complaint))
        self.field, self.complaint = field, complaint


class Ambiguous(PlannerError):
    """A name stands for several records."""

    def __init__(self, plan: Plan, text: str, records: Iterable[Record]) -> None:
        choices = ", ".join(f"{title_of(plan, record)} ({short_code(plan, record)})" for record in records)
        super().__init__(_("“{text}” may be any of these: {choices}. Name one by its code.").format(
            text=text[:60], choices=choices))  # fmt: skip


def understand(plan: Plan, collection: str, name: str, text: str, current: Body | None = None) -> Leaves:
    """The leaves that a typed value gives to a field of a record; None empties a leaf.

    `name` is a field, or one language of it (`name.es`); several members are parted by `;` or line ends.
    Raises UnknownField, NotUnderstood or Ambiguous.
    """
    field = RECORD_TYPES[collection].fields().get(field_of_leaf(name))
    if field is None or name not in _ways_to_name(field):
        raise UnknownField(collection, name)
    if field.shape == "many":
        return _members(plan, field, text, current or {})
    leaf = f"{name}.{current_language()}" if field.shape == "words" and name == field.name else name
    return {leaf: canonical(plan, field, text) if text.strip() else None}


def _ways_to_name(field: Field) -> tuple[str, ...]:
    languages = LANGUAGES if field.shape == "words" else ()
    return field.name, *(f"{field.name}.{language}" for language in languages)


def canonical(plan: Plan, field: Field, text: str) -> str:
    """The canonical text of one typed scalar of a field; raises NotUnderstood or Ambiguous."""
    if field.kind.name == "citation":
        source, _blank, place = clean_line(text).partition(" ")
        return f"{_reference(plan, field, source)} {place}".strip()
    if field.name == "known_none":
        return _lacked(field, text)
    if field.about.refers and field.kind.name == "reference":
        return _reference(plan, field, text)
    vocabulary = field.about.vocabulary
    if vocabulary is not None:
        code = vocabulary.find(text)
        if code is not None:
            return code
        if not vocabulary.is_open:
            accepted = ", ".join(term.label() for term in vocabulary)
            raise NotUnderstood(field, text, _("it takes one of: {accepted}").format(accepted=accepted))
    try:
        return field.kind.understand(text)
    except ValueError as complaint:
        raise NotUnderstood(field, text, str(complaint)) from complaint


def _reference(plan: Plan, field: Field, text: str) -> str:
    found = [record for name in field.about.refers for record in called(plan, name, clean_line(text))]
    if not found:
        raise NotUnderstood(field, text, _("nothing in the plan is called so"))
    if len(found) > 1:
        raise Ambiguous(plan, text, found)
    return found[0].id


def _lacked(field: Field, text: str) -> str:
    """The field that a person names by what it is called, in either language."""
    named = {fold(name): other.name for other in declared_fields(field.owner).values()
             for name in (other.name, *(other.label(language) for language in LANGUAGES))}  # fmt: skip
    if fold(text) not in named:
        raise NotUnderstood(field, text, _("the name of a field is expected here"))
    return named[fold(text)]


def _members(plan: Plan, field: Field, text: str, current: Body) -> Leaves:
    typed = [part for line in text.splitlines() for part in line.split(";") if part.strip()]
    wanted = {f"{field.name}[{canonical(plan, field, part)}]" for part in typed}
    present = {leaf for leaf in current if leaf.startswith(f"{field.name}[")}
    gone: Leaves = dict.fromkeys(present - wanted)
    return gone | dict.fromkeys(wanted - present, PRESENT)
