"""Finding records by what people call them, accents, case and apostrophes ignored."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from planner.i18n import PlannerError, _
from planner.i18n.folding import fold
from planner.model.naming import called, names, title_of
from planner.model.plan import Plan
from planner.model.record import Record
from planner.model.table import Table
from planner.model.types import RECORD_TYPES
from planner.model.understanding import Ambiguous

SEARCHED = tuple(
    sorted((name for name in RECORD_TYPES if RECORD_TYPES[name].about.searched),
           key=lambda name: RECORD_TYPES[name].about.searched)
)  # fmt: skip
"""The collections that are found by name, those that people look for most before the others."""

_known: dict[str, tuple[Table[Any], "tuple[Found, ...]"]] = {}


@dataclass(frozen=True, slots=True)
class Found:
    """A record that may be meant: where it is, and every name it answers to, folded and joined by line ends."""

    collection: str
    id: str
    answers_to: str


def find(plan: Plan, typed: str, among: Sequence[str] = SEARCHED, most: int = 200) -> list[Found]:
    """The records whose names hold every word typed; those that begin with it come first, whole names before all."""
    wanted = fold(typed)
    words = wanted.split()
    ranked = [
        (rank(found.answers_to, wanted), number, found)
        for number, found in enumerate(_all(plan, among))
        if all(word in found.answers_to for word in words)
    ]
    ranked.sort(key=lambda entry: entry[:2])
    return [found for _rank, _number, found in ranked[:most]]


def rank(answers_to: str, wanted: str) -> int:
    """How near a record's names are to what was typed: 0 the very name, 1 begins so, 2 a word does, 3 somewhere."""
    lines = answers_to.split("\n")
    if wanted in lines:
        return 0
    if any(line.startswith(wanted) for line in lines):
        return 1
    return 2 if any(f" {wanted}" in line for line in lines) else 3


def _all(plan: Plan, among: Iterable[str]) -> Iterator[Found]:
    for collection in among:
        yield from _index(plan, collection)


def _index(plan: Plan, collection: str) -> "tuple[Found, ...]":
    table = plan.table(collection)
    known = _known.get(collection)
    if known is not None and known[0] is table:
        return known[1]
    made = tuple(
        Found(collection, id, "\n".join(sorted(_names(plan, collection, id))))
        for id in table
        if "merged_into" not in table.bodies[id]
    )
    _known[collection] = (table, made)
    return made


def _names(plan: Plan, collection: str, id: str) -> set[str]:
    return names(plan, plan.table(collection)[id])


def label(plan: Plan, found: Found) -> str:
    """What people call a found record, in the current language."""
    return title_of(plan, plan.table(found.collection)[found.id])


class NothingCalledSo(PlannerError):
    """No record answers to a name; `collection` is the type most likely meant."""

    def __init__(self, text: str, collection: str = "stakeholders") -> None:
        from planner.model.naming import nouns

        says = _("Nothing in the plan is called “{text}”. Look for it with: planner show {type}")
        super().__init__(says.format(text=text[:60], type=nouns(collection, 2)))


def find_anywhere(plan: Plan, text: str) -> Record:
    """The one record of any type that is meant; raises NothingCalledSo or Ambiguous."""
    return find_among(plan, text, RECORD_TYPES)


def find_among(plan: Plan, text: str, collections: Iterable[str]) -> Record:
    """The one record of these types that is meant; raises NothingCalledSo or Ambiguous."""
    among = tuple(collections)
    found = [record for collection in among for record in called(plan, collection, text)]
    if not found:
        raise NothingCalledSo(text, "stakeholders" if "stakeholders" in among else among[0])
    if len(found) > 1:
        raise Ambiguous(plan, text, found)
    return found[0]
