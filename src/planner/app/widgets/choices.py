"""The choices a field offers: the terms of its vocabulary, yes or no, or the records it may refer to."""

from collections.abc import Callable, Sequence

from planner.app.widgets.chooser import Choice
from planner.i18n import _
from planner.i18n.folding import fold
from planner.i18n.text import clean_line, sort_key
from planner.model import vocabularies
from planner.model.actors import Stakeholder
from planner.model.fields import Field
from planner.model.naming import name_of
from planner.model.plan import Plan
from planner.model.search import find
from planner.model.vocabulary import Vocabulary

Finding = Callable[[str], Sequence[Choice[str]]]
"""Gives the choices for what was typed; the value of a choice is a canonical text, empty for *unknown*."""


def unknown() -> Choice[str]:
    """The choice that empties a field."""
    return Choice("", _("not known"), sign="○")


def of_vocabulary(vocabulary: Vocabulary, *, required: bool = False) -> Finding:
    """Terms by label or other words; an open vocabulary also takes what was typed."""

    def found(typed: str) -> list[Choice[str]]:
        wanted = fold(typed)
        choices = [
            Choice(term.code, term.label(), sign=term.sign, color=term.color if term.sign else "")
            for term in vocabulary
            if wanted in fold(" ".join((term.es, term.en, *term.also)))
        ]
        if vocabulary.is_open and wanted and vocabulary.find(typed) is None:
            choices.append(Choice(clean_line(typed)[:60], _("Use “{words}”").format(words=clean_line(typed)[:60])))
        return choices if required or wanted else [*choices, unknown()]

    return found


def of_flag(typed: str) -> list[Choice[str]]:
    """Yes, no, or not known."""
    choices = [Choice("yes", _("yes"), sign="●"), Choice("no", _("no"), sign="○"), unknown()]
    return [choice for choice in choices if fold(typed) in fold(choice.name)]


def of_records(plan: Plan, among: Sequence[str], *, partners_only: bool = False, required: bool = True) -> Finding:
    """Records by any of their names; `partners_only` leaves out actors that are part of the problem."""

    def found(typed: str) -> list[Choice[str]]:
        entries = find(plan, typed, among, most=5_000)
        choices = [
            record_choice(plan, entry.collection, entry.id)
            for entry in entries
            if not (partners_only and plan.table(entry.collection).bodies[entry.id].get("problem_actor") == "yes")
        ]
        if typed.strip():
            return choices
        choices.sort(key=lambda choice: sort_key(choice.name))
        return choices if required else [*choices, unknown()]

    return found


def record_choice(plan: Plan, collection: str, id: str) -> Choice[str]:
    """A record as a line of a list: for an actor its sector's sign, its acronym and its territory."""
    record = plan.table(collection)[id]
    if not isinstance(record, Stakeholder):
        return Choice(id, name_of(plan, id), _parent_of(plan, collection, id))
    sector = vocabularies.SECTOR[record.sector or ""]
    beside = " · ".join(part for part in (record.acronym, name_of(plan, record.territory)) if part)
    return Choice(id, name_of(plan, id), beside, sector.sign or "·", sector.color)


def for_field(field: Field, plan: Plan) -> Finding | None:
    """The choices of a field that is chosen rather than typed; None for the others."""
    about = field.about
    if about.vocabulary is not None:
        return of_vocabulary(about.vocabulary, required=about.required)
    if field.kind.name == "flag":
        return of_flag
    if about.refers and field.kind.name == "reference":
        return of_records(plan, about.refers, required=about.required or field.shape == "many")
    return None


def _parent_of(plan: Plan, collection: str, id: str) -> str:
    body = plan.table(collection).bodies[id]
    above = body.get("parent") or body.get("place", "").partition(" ")[0]
    return name_of(plan, above)
