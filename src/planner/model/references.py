"""Who refers to a record, and what follows from the references that are declared: order, and what stands under what."""

from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import TopologicalSorter
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


@cache
def chain(collection: str) -> str:
    """The reference of a collection that leads upwards within it and must never come back to where it began."""
    fields = RECORD_TYPES[collection].fields().values()
    return next((field.name for field in fields if field.shape == "one" and collection in field.about.refers), "")


@cache
def nested(collection: str) -> Mapping[str, str]:
    """What may stand under a record of a collection, with the field that says under what it stands."""
    return {
        name: under
        for name, record_type in RECORD_TYPES.items()
        if (under := record_type.about.under) and collection in record_type.fields()[under].about.refers
    }


@cache
def referred_first() -> tuple[str, ...]:
    """All collections, each after those that its records refer to."""
    referred = {
        name: {other for field in record_type.fields().values() for other in field.about.refers if other != name}
        for name, record_type in RECORD_TYPES.items()
    }
    return tuple(TopologicalSorter(referred).static_order())
