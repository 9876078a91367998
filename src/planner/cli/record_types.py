"""The words by which people name a type of record: its collection, or one or many of them in either language."""

from collections.abc import Mapping
from typing import Any

import click

from planner.i18n import _
from planner.i18n.text import fold

FURTHER = {
    "organización": "stakeholders",
    "organizaciones": "stakeholders",
    "organisation": "stakeholders",
    "relation": "ties",
    "relations": "ties",
    "punto": "items",
    "puntos": "items",
    "acción": "items",
    "acciones": "items",
    "action": "items",
    "actions": "items",
    "actividad": "items",
    "actividades": "items",
    "activity": "items",
    "asignación": "assignments",
    "asignaciones": "assignments",
    "observation": "observations",
    "valor": "observations",
    "valores": "observations",
    "presupuesto": "budget_lines",
    "budget": "budget_lines",
    "informe": "reports",
    "informes": "reports",
    "report": "reports",
    "lugar": "territories",
    "lugares": "territories",
    "documento": "sources",
    "documentos": "sources",
}
"""Other words people use for a type."""


def words() -> Mapping[str, str]:
    """Collections by every folded word for them."""
    from planner.changes.wording import NOUNS
    from planner.model.types import RECORD_TYPES

    known = {fold(word): collection for word, collection in FURTHER.items()}
    for collection, record_type in RECORD_TYPES.items():
        for word in (*NOUNS[collection], record_type.__name__, collection):
            known[fold(word)] = collection
    return known


class RecordType(click.ParamType[str, str]):
    """A type of record, as people name it; its value is the name of the collection."""

    name = "type"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The collection that the word stands for; a usage error with the nearest word otherwise."""
        known = words()
        found = known.get(fold(str(value)))
        if found is not None:
            return found
        from difflib import get_close_matches

        near = get_close_matches(fold(str(value)), known, 1)
        says = _("there is no type “{word}”; choose one of: {known}.").format(word=value, known=", ".join(type_names()))
        if near:
            says = _("there is no type “{word}”; did you mean “{near}”?").format(word=value, near=near[0])
        raise click.BadParameter(says, ctx, param)


def type_names() -> list[str]:
    """The names of the types, in the order people read them."""
    from planner.changes.wording import nouns
    from planner.i18n import current_language
    from planner.model.types import RECORD_TYPES

    if current_language() == "en":
        return list(RECORD_TYPES)
    return ["plan" if collection == "plan" else nouns(collection, 2) for collection in RECORD_TYPES]
