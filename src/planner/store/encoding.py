"""Records and change sets as the rows of the file hold them, and back."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from planner.changes.applying import between_bodies
from planner.changes.change import Change, Value, from_json
from planner.changes.change_set import ChangeSet
from planner.model.record import Body
from planner.model.types import MODEL_VERSION, RECORD_TYPES
from planner.model.upgrades import lift
from planner.store.errors import NotAsWritten

MANGLED = (TypeError, ValueError, KeyError, AttributeError)
"""What reading a row raises that holds something else than what is written here."""

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


class BodyTexts:
    """The JSON of bodies, made once though the record and the journal both hold it."""

    def __init__(self) -> None:
        self._texts: dict[int, str] = {}

    def text(self, body: Body) -> str:
        """The JSON of a body that stays alive as long as this object."""
        text = self._texts.get(id(body))
        if text is None:
            text = self._texts[id(body)] = _encode(body)
        return text


def changes_text(changes: Iterable[Change], bodies: BodyTexts) -> str:
    """The JSON of a change set's changes; all in one go where none of them shares a body with a record."""
    listed = list(changes)
    if not listed:
        return "[]"
    if not any(change.creates for change in listed):
        return _encode([change.to_json() for change in listed])
    return f"[{','.join([_change_text(change, bodies) for change in listed])}]"


def _entry_text(entry: ChangeSet, bodies: BodyTexts) -> str:
    here = changes_text(entry.changes, bodies)
    if entry.statement is None:
        return here
    return f'{{"here":{here},"says":{changes_text(entry.statement, bodies)}}}'


def _change_text(change: Change, bodies: BodyTexts) -> str:
    if change.creates:
        return f'["{change.collection}","{change.id}",null,null,{bodies.text(change.body)}]'
    return _encode(change.to_json())


def plain_text(value: Any) -> str:
    """The JSON of a small mapping."""
    return _encode(value)


def row_of(entry: ChangeSet, bodies: BodyTexts) -> dict[str, Any]:
    """The journal row of a change set."""
    return {
        "revision": entry.revision, "id": entry.id, "copy": entry.copy, "number": entry.number,
        "seen": _encode(dict(entry.seen)), "author": entry.author, "at": entry.at.isoformat(),
        "origin": entry.origin, "reason": entry.reason, "undoes": entry.undoes, "model": MODEL_VERSION,
        "changes": _entry_text(entry, bodies),
    }  # fmt: skip


def entry_of(row: Any) -> ChangeSet:
    """The change set of a journal row.

    Its changes are a list, or an object of lists where it says to other copies what it did not do here. Raises
    NotAsWritten.
    """
    try:
        return _entry_of(row)
    except MANGLED as error:
        raise NotAsWritten from error


def _entry_of(row: Any) -> ChangeSet:
    kept = json.loads(row.changes)
    here, says = (kept, None) if isinstance(kept, list) else (kept["here"], kept["says"])
    return ChangeSet(
        id=row.id, copy=row.copy, number=row.number, seen=json.loads(row.seen), author=row.author,
        at=datetime.fromisoformat(row.at), origin=row.origin, reason=row.reason, undoes=row.undoes,
        revision=row.revision, changes=_changes(here, row.model),
        statement=None if says is None else _changes(says, row.model),
    )  # fmt: skip


def _changes(rows: list[Any], model: int) -> tuple[Change, ...]:
    changes = tuple([from_json(row) for row in rows])
    if model == MODEL_VERSION:
        if not {change.collection for change in changes} <= RECORD_TYPES.keys():
            raise NotAsWritten
        return changes
    return tuple(lifted for change in changes for lifted in _lifted(change, model))


def _lifted(change: Change, model: int) -> list[Change]:
    """The change as today's model writes it; a leaf is lifted as a body that holds nothing else."""
    before, after = (_lifted_value(change, value, model) for value in (change.before, change.after))
    return between_bodies(change.collection, change.id, before, after)


def _lifted_value(change: Change, value: Value, model: int) -> Body | None:
    if change.leaf is not None:
        return lift(change.collection, {change.leaf: value} if isinstance(value, str) else {}, model)
    return None if value is None else lift(change.collection, change.body, model)


def bodies_of(rows: Sequence[Any]) -> dict[str, dict[str, Body]]:
    """Bodies by collection and id from rows of type, id, model and body.

    All bodies are parsed as one array: 150,000 texts parsed one by one take twice as long. Raises NotAsWritten.
    """
    try:
        return _bodies_of(rows, json.loads(f"[{','.join([row[3] for row in rows])}]"))
    except MANGLED as error:
        raise NotAsWritten from error


def _bodies_of(rows: Sequence[Any], parsed: Sequence[Body]) -> dict[str, dict[str, Body]]:
    if not {*map(type, parsed)} <= {dict}:
        raise NotAsWritten
    bodies: dict[str, dict[str, Body]] = {}
    for (collection, id, model, _text), body in zip(rows, parsed, strict=True):
        table = bodies.get(collection)
        if table is None:
            if collection not in RECORD_TYPES:
                raise NotAsWritten
            table = bodies[collection] = {}
        table[id] = body if model == MODEL_VERSION else lift(collection, body, model)
    return bodies
