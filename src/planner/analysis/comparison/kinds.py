"""The kinds of change that a comparison tells apart, and records of one collection side by side."""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.model import palette
from planner.model.plan import Plan
from planner.model.record import Body, field_of_leaf
from planner.model.types import RECORD_TYPES
from planner.model.value_kinds import MONEY
from planner.model.vocabulary import Term, Vocabulary

NEW, GONE, GROWN, SHRUNK, MOVED, CHANGED, SAME = "new", "gone", "grown", "shrunk", "moved", "changed", "same"

KINDS = Vocabulary(
    "kind_of_change",
    Term(NEW, "New", "Se agregó", "+", color=palette.YELLOW),
    Term(GONE, "Gone", "Ya no está", "✕", color=palette.GREY),
    Term(GROWN, "Grew", "Creció", "▲", color=palette.BLUE),
    Term(SHRUNK, "Shrank", "Se redujo", "▼", color=palette.VERMILION),
    Term(MOVED, "Moved", "Cambió de lugar", "↔", color=palette.PURPLE),
    Term(CHANGED, "Changed", "Cambió", "≈", color=palette.PURPLE),
    Term(SAME, "Unchanged", "Sin cambio", "·", color=palette.GREY),
)
"""The four that people look for first: yellow new, grey gone, blue growing, red shrinking."""

PROGRESS = Vocabulary(
    "change_of_progress",
    Term(NEW, "New", "Se agregó", "+", color=palette.YELLOW),
    Term(GONE, "Gone", "Ya no está", "✕", color=palette.GREY),
    Term(GROWN, "Went ahead", "Avanzó", "▲", color=palette.BLUE),
    Term(SHRUNK, "Fell back", "Retrocedió", "▼", color=palette.VERMILION),
    Term(MOVED, "Moved", "Cambió de lugar", "↔", color=palette.PURPLE),
    Term(CHANGED, "Changed", "Cambió", "≈", color=palette.PURPLE),
)
"""The same kinds as they are said of what is being carried out."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A record that is not what it was."""

    collection: str
    id: str
    kind: str
    """A code of `KINDS`."""
    aspects: tuple[str, ...] = ()
    """What differs of a record that is in both plans: fields, leaves of bilingual ones, or `status`, `percent` and
    `role.<code>` of an item."""


def kinds_of(collection: str) -> Vocabulary:
    """The words for kinds of change as they are said of the records of a collection."""
    return PROGRESS if collection in {"items", "strategies"} else KINDS


BOOKKEEPING = frozenset({"position", "place", "merged_into", "exports", "known_none", "cites"})
"""Fields that the program keeps for itself, or that say nothing new of what a record is about."""


def touched(before: Plan, after: Plan, collection: str) -> Iterator[tuple[str, Body | None, Body | None]]:
    """Ids whose bodies differ, with both; one that is missing on a side is None there."""
    old, new = before.table(collection).bodies, after.table(collection).bodies
    if old is new:
        return
    for id in [*old, *(id for id in new if id not in old)]:
        was, now = old.get(id), new.get(id)
        if was is not now and was != now:
            yield id, was, now


def compared_records(before: Plan, after: Plan, collection: str) -> tuple[Compared, ...]:
    """The records of a collection that came, went or differ in what people read; money grows and shrinks."""
    return tuple(
        Compared(collection, id, kind, aspects)
        for id, was, now in touched(before, after, collection)
        for kind, aspects in [_kind(collection, was, now)]
        if kind != CHANGED or aspects
    )


def _kind(collection: str, was: Body | None, now: Body | None) -> tuple[str, tuple[str, ...]]:
    if was is None or now is None:
        return NEW if was is None else GONE, ()
    aspects = changed_aspects(collection, was, now)
    sums = [MONEY.read(body["amount"]) for body in (was, now) if "amount" in body] if "amount" in aspects else []
    if len(sums) == 2 and sums[0].currency == sums[1].currency:
        return GROWN if sums[1].amount > sums[0].amount else SHRUNK, aspects
    return CHANGED, aspects


def changed_aspects(collection: str, was: Body, now: Body) -> tuple[str, ...]:
    """The fields in which two bodies differ, in the order they are declared; each language of a text by itself."""
    differing = {leaf for leaf in was.keys() | now.keys() if was.get(leaf) != now.get(leaf)}
    if not differing:
        return ()
    found: list[str] = []
    by_field: dict[str, set[str]] = {}
    for leaf in differing:
        by_field.setdefault(field_of_leaf(leaf), set()).add(leaf)
    for name, field in RECORD_TYPES[collection].fields().items():
        if name in by_field and name not in BOOKKEEPING:
            found += sorted(by_field[name], reverse=True) if field.shape == "words" else [name]
    return tuple(found)
