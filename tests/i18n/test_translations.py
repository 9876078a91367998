"""Every text a person reads has its Spanish, with the same gaps."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

SOURCE = Path(__file__).parents[2] / "src" / "planner"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}


def _used() -> dict[str | tuple[str, ...], str]:
    found = extract_from_dir(SOURCE, method_map=[("**.py", "python")], keywords=KEYWORDS)
    return {message: f"{file}:{line}" for file, line, message, _comments, _context in found if message}


def _spanish() -> dict[str, tuple[str, ...]]:
    texts: dict[str, tuple[str, ...]] = {}
    for file in sorted((SOURCE / "i18n" / "locale" / "es").glob("*.po")):
        with file.open("rb") as stream:
            for message in read_po(stream, locale="es"):
                key = message.id if isinstance(message.id, str) else message.id[0]
                strings = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
                if key and not message.fuzzy:
                    texts[key] = strings
    return texts


def _gaps(text: str) -> set[str]:
    return set(re.findall(r"{(\w*)[^}]*}", text))


USED = _used()
SPANISH = _spanish()


def test_every_text_is_translated() -> None:
    missing = {
        key: where
        for message, where in USED.items()
        if not all(SPANISH.get(key := message if isinstance(message, str) else message[0], ("",)))
    }
    assert missing == {}


@pytest.mark.parametrize("message", sorted(USED, key=str), ids=lambda m: str(m)[:40])
def test_translations_keep_the_gaps(message: str | tuple[str, ...]) -> None:
    key = message if isinstance(message, str) else message[0]
    for text in SPANISH.get(key, ()):
        assert _gaps(text) <= _gaps("".join(message)), text


def test_rooms_translate_a_text_they_share_alike() -> None:
    known: dict[object, object] = {}
    for file in sorted((SOURCE / "i18n" / "locale" / "es").glob("*.po")):
        with file.open("rb") as stream:
            for message in read_po(stream, locale="es"):
                if message.id:
                    assert known.setdefault(message.id, message.string) == message.string, file.name
