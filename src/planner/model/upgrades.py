"""Lifting what older versions of the model wrote: stored bodies, journal entries, registers, a workbook's base."""

from collections.abc import Callable, Mapping

from planner.model.fields import Field
from planner.model.record import Body
from planner.model.types import MODEL_VERSION, RECORD_TYPES

Upgrade = Callable[[str, Body], Body]

UPGRADES: tuple[Upgrade, ...] = ()
"""The step at index n lifts a body (collection, leaves) of version n + 1 to version n + 2."""

RETIRED: tuple[Mapping[str, Mapping[str, Field]], ...] = ()
"""At index n, by collection and name, the fields that version n + 1 had and version n + 2 has no more or has otherwise.

A register names its fields, so that an old one can be read only by whoever still knows them.
"""


class NewerModel(Exception):
    """Something was written by a later version of the model than this program knows."""


def lift(collection: str, body: Body, version: int) -> Body:
    """A body of an older model version as today's version writes it; raises NewerModel for one of a later version."""
    if version > MODEL_VERSION:
        raise NewerModel
    for upgrade in UPGRADES[version - 1 : MODEL_VERSION - 1]:
        body = upgrade(collection, body)
    return body


def fields_of(collection: str, version: int) -> Mapping[str, Field]:
    """The fields that a register of a model version may state of a record: today's, and those given up since."""
    fields = dict(RECORD_TYPES[collection].fields())
    for retired in reversed(RETIRED[version - 1 : MODEL_VERSION - 1]):
        fields |= retired.get(collection, {})
    return fields
