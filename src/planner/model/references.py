"""Who refers to a record: every leaf that holds its id."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from planner.model.fields import Field
from planner.model.plan import Plan
from planner.model.types import RECORD_TYPES


class Reference(NamedTuple):
    """A leaf of a record that refers to another."""

    collection: str
    id: str
    leaf: str
    field: Field


def references_to(plan: Plan, collection: str, id: str) -> Iterator[Reference]:
    """Every leaf of a plan that refers to this record."""
    for holding, field in _fields_for(collection):
        table = plan.table(holding)
        if field.shape == "many":
            for holder, leaf in table.members(field.name).get(id, ()):
                yield Reference(holding, holder, leaf, field)
        else:
            for holder in table.grouped(field.name).get(id, ()):
                yield Reference(holding, holder, field.name, field)


@cache
def _fields_for(collection: str) -> tuple[tuple[str, Field], ...]:
    """Where records of a collection may be referred to: the collection and field that holds the reference."""
    return tuple(
        (name, field)
        for name, record_type in RECORD_TYPES.items()
        for field in record_type.fields().values()
        if collection in field.about.refers
    )
