"""Writes the JSON document: every field of the model is a key, whether it is known or not.

Unknown values are null, unknown sets are empty lists, and a bilingual text is always an object with `es` and `en`.
"""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from planner.model.edition import Edition
from planner.model.fields import Field
from planner.model.kinds import Kind
from planner.model.record import Record
from planner.model.types import MODEL_VERSION, RECORD_TYPES
from planner.model.values import Citation, Place, Position, Words


def dump_json(edition: Edition) -> Iterator[str]:
    """The edition as one indented JSON text, record by record; the same plan always gives the same text."""
    yield f'{{\n  "planner": {MODEL_VERSION},\n  "edition": "{edition.audience.value}"'
    for name in RECORD_TYPES:
        whole = name != "plan"
        yield f',\n  "{name}": {"[" if whole else ""}'
        empty = True
        for record in records(edition, name):
            yield ("" if empty else ",") + ("\n    " if whole else "") + _indented(record, 4 if whole else 2)
            empty = False
        yield ("]" if empty else "\n  ]") if whole else "null" if empty else ""
    yield "\n}"


def _indented(record: dict[str, Any], by: int) -> str:
    return json.dumps(record, ensure_ascii=False, indent=2).replace("\n", "\n" + " " * by)


def records(edition: Edition, collection: str) -> Iterator[dict[str, Any]]:
    """The records of a collection by id, as values that JSON knows.

    Citations are `{"source", "place"}`, places in a tree `{"parent", "key"}`, positions `{"x", "y"}`; dates and money
    are their canonical texts (`2019-11`, `1234.50 GTQ`), numbers are numbers where JSON holds them exactly, else texts.
    """
    table = edition.plan.table(collection)
    for id, body in sorted(table.bodies.items()):
        yield _record(table.record_type.from_body(id, body))  # not kept by the table: they would fill the memory


def _record(record: Record) -> dict[str, Any]:
    return {"id": record.id} | {name: _value(field, getattr(record, name)) for name, field in record.fields().items()}


def _value(field: Field, value: Any) -> Any:
    if field.shape == "words":
        words = value or Words()
        return {"es": words.es, "en": words.en}
    if field.shape == "many":
        return [_scalar(field.kind, field.kind.read(text)) for text in sorted(field.kind.write(one) for one in value)]
    return None if value is None or value == "" else _scalar(field.kind, value)


def _scalar(kind: Kind, value: Any) -> Any:
    match value:
        case bool() | str():
            return value
        case Decimal():
            return _number(value)
        case Citation():
            return {"source": value.source, "place": value.place}
        case Place():
            return {"parent": value.parent, "key": value.key}
        case Position():
            return {"x": value.x, "y": value.y}
        case _:
            return kind.write(value)


def _number(number: Decimal) -> int | float | str:
    if number == number.to_integral_value():
        return int(number)
    nearest = float(number)
    return nearest if Decimal(repr(nearest)) == number else str(number)
