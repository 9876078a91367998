"""Words compared as people mean them: without accents, case or punctuation, and the one a slip was meant to be."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

_APOSTROPHES = re.compile(r"['‘’ʼꞌ`´]")
NOT_WORDS = re.compile(r"[^\w]+")


def bare(text: str) -> str:
    """`text` without accents; ñ reads as n."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """`text` for searching: no case, accents, apostrophes or punctuation; ñ reads as n."""
    letters = bare(_APOSTROPHES.sub("", text).casefold())
    return NOT_WORDS.sub(" ", letters.replace("_", " ")).strip()


def name_key(name: str) -> str:
    """What names are compared by: folded, or as it stands where folding leaves nothing."""
    return fold(name) or name.strip()


def closest(word: str, known: Iterable[str] | Mapping[str, str]) -> str | None:
    """The known word that `word` was most likely meant to be, as it is written; None when none is close.

    A mapping holds other names too, with the word that each stands for.
    """
    from difflib import get_close_matches

    by_fold: dict[str, str] = {}
    for candidate in known:
        by_fold.setdefault(fold(candidate), known[candidate] if isinstance(known, Mapping) else candidate)
    near = get_close_matches(fold(word), by_fold, 1)
    return by_fold[near[0]] if near else None


def likeness(word: str, known: Iterable[str]) -> float:
    """How much a word is spelt like the most similar of the known ones, from 0 to 1."""
    from difflib import SequenceMatcher

    return max((SequenceMatcher(None, fold(word), fold(other)).ratio() for other in known), default=0.0)
