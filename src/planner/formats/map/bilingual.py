"""Texts that the page holds in both languages, so that a reader switches without loading anything."""

from collections.abc import Callable

from planner.i18n import LANGUAGES, speaking
from planner.model.values import Words

Said = str | dict[str, str]
"""A text of the page: one string where both languages agree, else one by language."""


def both(say: Callable[[], str]) -> Said:
    """What `say` returns in each language."""
    texts: dict[str, str] = {}
    for language in LANGUAGES:
        with speaking(language):
            texts[language] = say()
    return _joined(texts)


def both_of(words: Words) -> Said:
    """A bilingual value, each side standing in for the other."""
    return _joined({language: words.pick(language) for language in LANGUAGES})


def _joined(texts: dict[str, str]) -> Said:
    first = next(iter(texts.values()))
    return first if all(text == first for text in texts.values()) else texts
