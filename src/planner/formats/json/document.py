"""Writes the JSON document: every field of the model is a key, whether it is known or not.

Unknown values are null, unknown sets are empty lists, and a bilingual text is always an object with `es` and `en`.
"""

import json
from decimal import Decimal
from typing import Any

from planner.model.documents import PLAN_ID
from planner.model.edition import Edition
from planner.model.fields import Field
from planner.model.kinds import Kind
from planner.model.record import Record
from planner.model.types import MODEL_VERSION, RECORD_TYPES
from planner.model.values import Citation, Place, Position, Words


def dump_json(edition: Edition) -> str:
    """The edition as one indented JSON text; the same plan always gives the same text."""
    return json.dumps(document(edition), ensure_ascii=False, indent=2)


def document(edition: Edition) -> dict[str, Any]:
    """The edition as values that JSON knows: `plan`, and a list of records by id under the name of each collection.

    Citations are `{"source", "place"}`, places in a tree `{"parent", "key"}`, positions `{"x", "y"}`; dates and money
    are their canonical texts (`2019-11`, `1234.50 GTQ`), numbers are numbers where JSON holds them exactly, else texts.
    """
    plan = edition.plan
    whole: dict[str, Any] = {"planner": MODEL_VERSION, "edition": edition.audience.value}
    whole["plan"] = _record(plan.sheet) if PLAN_ID in plan.table("plan") else None
    for name in RECORD_TYPES:
        if name != "plan":
            table = plan.table(name)
            whole[name] = [_record(table[id]) for id in sorted(table)]
    return whole


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
