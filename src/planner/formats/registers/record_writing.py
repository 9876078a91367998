"""A record as it is written: its fields in order, references by key, what stands under it, its id."""

import re
from collections.abc import Callable, Iterable

from planner.formats.registers.emitter import Blank, Block, Rows, Text, Value
from planner.formats.registers.keys import Calling
from planner.i18n import LANGUAGES
from planner.model.fields import Field
from planner.model.kinds import TextKind
from planner.model.naming import NAMED
from planner.model.record import Body, Record
from planner.model.references import nested
from planner.model.types import RECORD_TYPES
from planner.model.value_kinds import CITATION

Below = Callable[[str, str], Iterable[Record]]
"""The records of a collection (first) that stand under an id (second), in the order they are written."""

DEEPEST_DRAWN = 40
"""Items further down are written flat, with their parent."""


class Drawing:
    """Draws records for one file and remembers which it drew and whom they refer to."""

    def __init__(self, calling: Calling, below: Below) -> None:
        self._calling = calling
        self._below = below
        self.drawn: set[str] = set()
        self.mentioned: set[str] = set()

    def collection(self, collection: str, records: Iterable[Record], above: str = "", depth: int = 0) -> Value:
        """Records as a mapping by key, or as a list where records have none."""
        blocks = [(record, self.record(record, above, depth)) for record in records]
        if collection in NAMED:
            return Block(tuple((self._calling.keys[record.id], block) for record, block in blocks), airy=depth == 0)
        return Rows(tuple(block for _record, block in blocks))

    def record(self, record: Record, above: str = "", depth: int = 0) -> Block:
        """One record; the field `above` is left out, since where it stands says it."""
        self.drawn.add(record.id)
        body = self._calling.plan.table(record.collection).body(record.id) or {}
        entries: list[tuple[str, Value]] = []
        for field in RECORD_TYPES[record.collection].fields().values():
            if field.name == "place":
                entries += self._place(body, above)
            elif field.name != above:
                value = self._value(field, body)
                if value is not None:
                    entries.append((field.name, value))
        if record.collection != "plan":
            entries.append(("id", Text(record.id)))
        return Block(tuple(entries + self._nested(record, depth)))

    def _nested(self, record: Record, depth: int) -> list[tuple[str, Value]]:
        entries: list[tuple[str, Value]] = []
        for collection, field in nested(record.collection).items():
            if collection == "items" and depth >= DEEPEST_DRAWN:
                continue
            records = [inner for inner in self._below(collection, record.id) if inner.id not in self.drawn]
            if records:
                entries.append((collection, self.collection(collection, records, field, depth + 1)))
        return entries

    def _value(self, field: Field, body: Body) -> Value | None:
        if field.shape == "words":
            return self._words(field, body)
        if field.shape == "many":
            head = f"{field.name}["
            said = (self._said(field, leaf[len(head) : -1]) for leaf in body if leaf.startswith(head))
            members = sorted(said, key=_naturally)
            texts = tuple(Text(member) for member in members)
            return (texts[0] if len(texts) == 1 else Rows(texts)) if texts else None
        if field.name not in body:
            return Blank() if field.about.required else None
        return Text(self._said(field, body[field.name]), typed=not isinstance(field.kind, TextKind))

    def _words(self, field: Field, body: Body) -> Value | None:
        texts = {language: body.get(f"{field.name}.{language}") for language in LANGUAGES}
        known = [(language, Text(text)) for language, text in texts.items() if text is not None]
        if not known:
            return Blank() if field.about.required else None
        return known[0][1] if [language for language, _text in known] == ["es"] else Block(tuple(known))

    def _said(self, field: Field, canonical: str) -> str:
        if field.kind is CITATION:
            id, _blank, place = canonical.partition(" ")
            return f"{self._mention(id)} {place}".strip()
        return self._mention(canonical) if field.about.refers else canonical

    def _mention(self, id: str) -> str:
        self.mentioned.add(id)
        return self._calling.keys.get(id, id)

    def _place(self, body: Body, above: str) -> list[tuple[str, Value]]:
        parent, _blank, key = body.get("place", "").partition(" ")
        entries: list[tuple[str, Value]] = []
        if above != "place":
            entries.append(("parent", Text(self._mention(parent)) if parent else Blank()))
        return [*entries, ("place", Text(key))] if key and self._calling.orders_itself(parent) else entries


def _naturally(text: str) -> tuple[list[tuple[int, str]], str]:
    """A key by which `line 9` comes before `line 17`."""
    parts = re.findall(r"\d+|\D+", text)
    return [(int(part), "") if part.isdecimal() and part.isascii() else (-1, part) for part in parts], text
