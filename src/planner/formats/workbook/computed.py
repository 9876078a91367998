"""What registers show that no field declares: counts, newest values, and the order of their rows."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from planner.formats.workbook import cells
from planner.formats.workbook.book import Book
from planner.formats.workbook.cells import Cell
from planner.i18n.numbers import say_decimal
from planner.model import vocabularies
from planner.model.actors import Stakeholder
from planner.model.monitoring import Indicator, Observation


def in_tree(book: Book, collection: str) -> list[Any]:
    """The records of a collection in the order of the items they belong to, then by period."""
    order = {label: n for n, label in enumerate(book.labels.every("strategies", "items"))}

    def key(record: Any) -> tuple[int, str, str]:
        return order.get(book.labels.of(record.item), len(order)), _first_day(record), record.id

    return sorted(book.plan.table(collection).values(), key=key)


def by_indicator(book: Book) -> list[Observation]:
    """The observations by the place of their indicator, then baseline, target and actual, then by period."""
    places = {indicator.id: n for n, indicator in enumerate(in_tree(book, "indicators"))}
    kinds = {term.code: n for n, term in enumerate(vocabularies.OBSERVATION_KIND)}

    def key(observation: Observation) -> tuple[int, int, str, str]:
        place = places.get(observation.indicator, len(places))
        return place, kinds.get(observation.kind or "", len(kinds)), _first_day(observation), observation.id

    return sorted(book.plan.observations.values(), key=key)


def _first_day(record: Any) -> str:
    period = getattr(record, "period", None)
    return period.first.isoformat() if period else ""


def tie_count(book: Book) -> Callable[[Stakeholder], Cell]:
    """How many ties an actor has."""
    out, back = book.plan.ties.grouped("source"), book.plan.ties.grouped("target")
    return lambda actor: cells.number(len({*out.get(actor.id, ()), *back.get(actor.id, ())}))


def role_count(book: Book, roles: frozenset[str]) -> Callable[[Stakeholder], Cell]:
    """In how many places an actor has one of these roles."""

    def cell(actor: Stakeholder) -> Cell:
        found = [
            a for a in book.plan.assignments.where("stakeholder", actor.id) if a.role in roles and a.state != "past"
        ]
        return cells.number(len(found))

    return cell


def newest_values(book: Book) -> dict[tuple[str, str], list[Decimal]]:
    """The values of the newest period for the whole group, by indicator and kind; several when sources disagree."""
    found: dict[tuple[str, str], tuple[str, list[Decimal]]] = {}
    for observation in by_indicator(book):
        if observation.value is None or observation.kind is None or _is_part(observation):
            continue
        key = (observation.indicator, observation.kind)
        period = observation.period.last.isoformat() if observation.period else ""
        newest, values = found.get(key, ("", []))
        if period > newest:
            found[key] = (period, [observation.value])
        elif period == newest and observation.value not in values:
            found[key] = (period, [*values, observation.value])
    return {key: values for key, (_period, values) in found.items()}


def _is_part(observation: Observation) -> bool:
    return bool(observation.sex or observation.age_group or observation.people or observation.territory)


def newest(values: dict[tuple[str, str], list[Decimal]], kind: str) -> Callable[[Indicator], Cell]:
    """The newest value of a kind that an indicator has; all of them side by side when they contradict each other."""

    def cell(indicator: Indicator) -> Cell:
        found = values.get((indicator.id, kind), [])
        return cells.number(found[0]) if len(found) == 1 else cells.text(" / ".join(map(say_decimal, found)))

    return cell
