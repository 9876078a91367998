"""What a revision carries so that it can be read back: suggestions and their sources, as rows of canonical JSON."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from planner.changes.review.incoming import NOTHING, Incoming, Kind, Source, Suggestion, Where
from planner.changes.review.points import Point, Review, followed, merged_actors
from planner.changes.review.virtual_fields import is_virtual, record_of
from planner.formats.revision.deciding import Choices, labels_of
from planner.model.fields import PRESENT
from planner.model.kinds import ID
from planner.model.record import field_of_leaf
from planner.model.types import RECORD_TYPES

SHEET = "_revision"
PART = 16_000
"""Characters in a cell: half of what Excel takes, since it counts some characters twice."""

Row = tuple[str, str, str, str]
"""What it is of (`source`, `suggestion`, `point`), its number, the number of the part, and the part."""


class NotWhole(Exception):
    """The rows are not those that were written."""


@dataclass(frozen=True, slots=True)
class Revised:
    """A revision that came back."""

    incomings: tuple[Incoming, ...]
    """What the files suggested, as far as it waited; what was not understood in the revision stands at the first."""
    choices: Choices
    """Also of points that stay open."""


@dataclass(frozen=True, slots=True)
class KeptPoint:
    """A point as it was written."""

    key: str
    ours: str | None
    gone: bool
    labels: tuple[str, ...]
    values: tuple[str | None, ...]


def kept_rows(review: Review, points: Sequence[Point], incomings: Sequence[Incoming]) -> list[Row]:
    """The rows of these points, with every suggestion about them and the files those are from."""
    rows: list[Row] = []
    waiting = {point.record for point in points if point.aspect == NOTHING}
    parts = {point.key for point in review.points if point.row is not None and point.record in waiting}
    wanted = parts | {point.key for point in points}
    merged = merged_actors(review.plan)
    for number, incoming in enumerate(incomings):
        about = [one for one in incoming.suggestions if _key(followed(one, merged)) in wanted]
        if about:
            rows += _rows("source", number, asdict(incoming.source))
        for suggestion in about:
            rows += _rows("suggestion", number, asdict(suggestion), len(rows))
    for number, point in enumerate(points, start=1):
        values = [offer.value for offer in point.offers]
        rows += _rows("point", number, {"key": point.key, "ours": point.ours, "gone": point.gone,
                                        "labels": labels_of(point.offers), "values": values})  # fmt: skip
    return rows


def _key(suggestion: Suggestion) -> str:
    return f"{suggestion.collection}/{suggestion.id}/{suggestion.aspect}"


def _rows(kind: str, number: int, value: Mapping[str, Any], place: int | None = None) -> Iterator[Row]:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    name = str(number) if place is None else f"{number} {place}"
    for part, start in enumerate(range(0, len(text), PART)):
        yield kind, name, str(part), text[start : start + PART]


def digest_of(rows: Iterable[Row]) -> str:
    """What tells whether the rows are all there and unchanged, in whatever order."""
    whole = hashlib.sha256()
    for row in sorted(rows):
        whole.update("\x1f".join(row).encode("utf-8", "surrogatepass") + b"\x1e")
    return whole.hexdigest()


def kept(rows: Sequence[Row]) -> tuple[tuple[Incoming, ...], dict[int, KeptPoint]]:
    """What the rows hold: the files with their suggestions, and the points by number; raises NotWhole."""
    try:
        return _kept(_joined(rows))
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise NotWhole from error


def _joined(rows: Sequence[Row]) -> dict[tuple[str, str], Any]:
    parts: dict[tuple[str, str], dict[int, str]] = {}
    for kind, name, number, part in rows:
        parts.setdefault((kind, name), {})[int(number)] = part
    return {key: json.loads("".join(found[n] for n in sorted(found))) for key, found in parts.items()}


def _kept(values: Mapping[tuple[str, str], Any]) -> tuple[tuple[Incoming, ...], dict[int, KeptPoint]]:
    said: dict[int, dict[int, Suggestion]] = {}
    sources: dict[int, Source] = {}
    points: dict[int, KeptPoint] = {}
    for (kind, name), value in values.items():
        number, _blank, place = name.partition(" ")
        if kind == "source":
            sources[int(number)] = Source(**_typed(Source, value))
        elif kind == "suggestion":
            said.setdefault(int(number), {})[int(place)] = _suggestion(value)
        elif kind == "point":
            points[int(number)] = _point(value)
    incomings = tuple(
        Incoming(source=source, suggestions=tuple(one for _place, one in sorted(said.get(number, {}).items())))
        for number, source in sorted(sources.items())
    )
    return incomings, points


def _point(value: Mapping[str, Any]) -> KeptPoint:
    labels, values = tuple(map(str, value["labels"])), tuple(map(_text_or_none, value["values"]))
    if len(labels) != len(values) or not labels:
        raise ValueError
    return KeptPoint(str(value["key"]), _text_or_none(value["ours"]), bool(value["gone"]), labels, values)


def _suggestion(value: dict[str, Any]) -> Suggestion:
    where = Where(**_typed(Where, value["where"]))
    base, said = _text_or_none(value["base"]), _text_or_none(value["value"])
    plain = {key: one for key, one in value.items() if key not in ("where", "base", "value", "kind")}
    found = Suggestion(**_typed(Suggestion, plain), where=where, base=base, value=said, kind=Kind(value["kind"]))
    if not ID.fits(found.id) and found.collection != "plan":
        raise ValueError
    _check(found.collection, found.aspect, found.value)
    return found


def _check(collection: str, aspect: str, value: str | None) -> None:
    """Whether the value could be kept at all; raises KeyError or ValueError."""
    record_type = RECORD_TYPES[collection]
    if aspect == NOTHING:
        if value is not None:
            record_of(collection, "X", value)
    elif not is_virtual(collection, aspect):
        record_type.fields()[field_of_leaf(aspect)]
        if value is not None or "[" in aspect:
            record_type.from_body("X", {aspect: value or PRESENT})


def _typed(made: type, value: Mapping[str, Any]) -> dict[str, Any]:
    """The values by field, each of the type that the field's default or declaration has; raises TypeError."""
    declared = {field.name: field.type for field in fields(made)}
    for name, one in value.items():
        kind = {"str": str, "int": int, "bool": bool}.get(str(getattr(declared[name], "__name__", declared[name])))
        if kind is None or type(one) is not kind:
            raise TypeError
    return dict(value)


def _text_or_none(value: Any) -> str | None:
    if value is not None and not isinstance(value, str):
        raise TypeError
    return value
