"""The Spanish of every room keeps to the words agreed on, and is written as Spanish is."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOMS = sorted((Path(__file__).parents[2] / "src" / "planner" / "i18n" / "locale" / "es").glob("*.po"))


def _texts(room: Path) -> dict[str, tuple[str, ...]]:
    with room.open("rb") as stream:
        return {
            message.id if isinstance(message.id, str) else message.id[0]: (message.string,)
            if isinstance(message.string, str)
            else tuple(message.string or ())
            for message in read_po(stream, locale="es")
            if message.id
        }


SPANISH = [(room.name, key, text) for room in ROOMS for key, texts in _texts(room).items() for text in texts]


@pytest.mark.parametrize(
    ("why", "pattern"),
    [
        ("angled quotes stand around what is quoted", '["“”]'),
        ("a question and an exclamation are opened too", r"^[^¿]*\?\s*$|^[^¡]*!\s*$"),
        ("no sentence ends twice", r"[.:;,]{2}(?<!\.\.\.)|[?!]\.$"),
        ("an ellipsis is one character", r"\.\.\."),
        ("a plain word stands for what English borrowed", r"(?i)\b(stakeholder|links?|tips|click|mail)\b"),
        ("a command is a comando, a record a ficha", r"(?i)\b(órdenes|captura rápida|asignaci(ón|ones)|acentos)\b"),
    ],
)
def test_the_spanish_is_written_as_spanish_is(why: str, pattern: str) -> None:
    wrong = [(room, text) for room, _key, text in SPANISH if re.search(pattern, text)]
    assert wrong == [], why
