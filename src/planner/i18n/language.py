"""The language texts are shown in, their catalogue, and the root of every error a person may read."""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from importlib import resources
from typing import Literal

Language = Literal["es", "en"]
LANGUAGES: tuple[Language, ...] = ("es", "en")

_spoken_here: ContextVar[Language | None] = ContextVar("spoken_here", default=None)
_everywhere: list[Language] = ["es"]


def current_language() -> Language:
    """The language of this export or, outside one, of the whole program."""
    return _spoken_here.get() or _everywhere[0]


def set_language(language: Language) -> None:
    """Choose the language of the whole program, every task and thread included."""
    _everywhere[0] = language


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Use `language` inside the block only, as an export in the other language does."""
    token = _spoken_here.set(language)
    try:
        yield
    finally:
        _spoken_here.reset(token)


@lru_cache
def catalogue(language: Language) -> gettext.NullTranslations:
    """The compiled texts of a language; English is the language of the message ids."""
    if language == "en":
        return gettext.NullTranslations()
    compiled = resources.files("planner.i18n") / "locale" / language / "planner.mo"
    if not compiled.is_file():
        return gettext.NullTranslations()
    with compiled.open("rb") as stream:
        return gettext.GNUTranslations(stream)


def _(message: str) -> str:
    """The text of `message` in the current language."""
    return catalogue(current_language()).gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """The text for `count` things in the current language."""
    return catalogue(current_language()).ngettext(one, many, count)


def N_(message: str) -> str:  # noqa: N802 - the marker every gettext tool knows
    """Mark a text for translation where it is declared; it is translated where it is shown."""
    return message


class PlannerError(Exception):
    """One clear sentence in the reader's language that says where and what to do.

    Subclasses build the sentence in their constructor; no one else adds to it.
    """

    @property
    def sentence(self) -> str:
        """The message as it is shown."""
        return str(self)
