"""`FIELD=VALUE` as people type it: which field is meant, what it is to hold, and where an action stands."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from planner.i18n import LANGUAGES, _, current_language
from planner.i18n.folding import closest, fold
from planner.model.naming import called
from planner.model.plan import Plan
from planner.model.understanding import Ambiguous
from planner.workspace.editing import NotFound

if TYPE_CHECKING:
    from planner.model.fields import Field


def parent_called(plan: Plan, text: str) -> str:
    """The id of the strategy or action that is meant; raises NotFound or Ambiguous."""
    found = [record for collection in ("strategies", "items") for record in called(plan, collection, text)]
    if not found:
        raise NotFound("strategies", text)
    if len(found) > 1:
        raise Ambiguous(plan, text, found)
    return found[0].id


Values = dict[str, str]
"""Typed values by field, or by one language of it (`name.es`)."""


def field_values(collection: str, texts: Sequence[str]) -> Values:
    """The values of `FIELD=VALUE` texts; a usage error where there is no `=` or no such field."""
    values: Values = {}
    for text in texts:
        word, equals, value = text.partition("=")
        if not equals or not word.strip():
            raise click.UsageError(_("“{text}” is not written as FIELD=VALUE.").format(text=text[:60]))
        name = field_name(collection, word.strip())
        if name in values:
            raise click.UsageError(_("The field “{name}” is given twice.").format(name=word.strip()))
        values[name] = value
    return values


def field_name(collection: str, word: str) -> str:
    """The name of the field that a person means by its name or its label, with the language behind its dot.

    Raises UsageError with the nearest name.
    """
    from planner.model.types import RECORD_TYPES

    bare, dot, tongue = word.rpartition(".")
    if not dot or tongue.lower() not in LANGUAGES:
        bare, tongue = word, ""
    fields = RECORD_TYPES[collection].fields()
    open_to_people = settable(collection)
    known = {fold(label): field.name for field in open_to_people for label in (field.label("es"), field.label("en"))}
    known |= {fold(field.name): field.name for field in open_to_people}
    known |= dict.fromkeys(PARENT_WORDS, PARENT) if collection == "items" else {}
    known |= dict.fromkeys({*TITLE_WORDS} - known.keys(), "title") if "title" in fields else {}
    found = known.get(fold(bare))
    if found is None or (tongue and fields[found].shape != "words"):
        raise click.UsageError(_unknown(collection, word, known))
    return f"{found}.{tongue.lower()}" if tongue else found


def settable(collection: str) -> "list[Field]":
    """The fields that people may fill."""
    from planner.model.types import RECORD_TYPES

    fields = RECORD_TYPES[collection].fields().values()
    return [field for field in fields if not field.about.hidden or field.name in SETTABLE]


def told_fields(collection: str) -> str:
    """A sentence that asks for fields, and every field with its label, a line each."""
    says = _("Say what the fields are to hold, as FIELD=VALUE. The fields are:")
    return "\n".join([says, *(f"  {field.name}: {_told(field)}" for field in settable(collection))])


def _told(field: "Field") -> str:
    """What a field is, and what it takes where that is a list."""
    terms = ", ".join(term.label() for term in field.about.vocabulary or ())
    return "; ".join(part for part in (field.label(), terms, field.help().rstrip(".")) if part)


PARENT = "place"
SETTABLE = (PARENT, "position")
"""Fields that forms do not show and that can be given here all the same."""

PARENT_WORDS = ("under", "bajo", "parent")
"""How people say under which action or strategy an action stands."""

TITLE_WORDS = ("name", "nombre")
"""How people say the title of what has no name."""


def _unknown(collection: str, word: str, known: dict[str, str]) -> str:
    from planner.model.naming import noun

    near = closest(word, _as_written(collection, known))
    if near is not None:
        says = _("There is no field “{word}” for “{type}”; did you mean “{near}”?")
        return says.format(word=word, type=noun(collection), near=near)
    says = _("There is no field “{word}” for “{type}”; choose one of: {known}.")
    names = [field.name if current_language() == "en" else field.label().lower() for field in settable(collection)]
    return says.format(word=word, type=noun(collection), known=", ".join(names))


def _as_written(collection: str, known: dict[str, str]) -> dict[str, str]:
    """The words for fields, each with how it is written: names of fields as they are, labels in lower case."""
    fields = settable(collection)
    written = {fold(label): label.lower() for field in fields for label in (field.label("es"), field.label("en"))}
    return {word: written.get(word, word) for word in known} | {field.name: field.name for field in fields}
