"""Lifting what older versions of the model wrote: stored bodies, journal entries, registers, a workbook's base."""

from collections.abc import Callable

from planner.model.record import Body
from planner.model.types import MODEL_VERSION

Upgrade = Callable[[str, Body], Body]

UPGRADES: tuple[Upgrade, ...] = ()
"""The step at index n lifts a body (collection, leaves) of version n + 1 to version n + 2."""


class NewerModel(Exception):
    """Something was written by a later version of the model than this program knows."""


def lift(collection: str, body: Body, version: int) -> Body:
    """A body of an older model version as today's version writes it; raises NewerModel for one of a later version."""
    if version > MODEL_VERSION:
        raise NewerModel
    for upgrade in UPGRADES[version - 1 : MODEL_VERSION - 1]:
        body = upgrade(collection, body)
    return body
