"""The values a field may hold that Python has no type for: words, citations, places, money."""

from dataclasses import dataclass
from decimal import Decimal

from planner.i18n import Language, current_language


@dataclass(frozen=True, slots=True)
class Words:
    """A text in Spanish and English; either may be missing and stands in for the other."""

    es: str | None = None
    en: str | None = None

    def pick(self, language: Language | None = None) -> str:
        """The text in `language` (the current one by default), else the other, else nothing."""
        wanted = language or current_language()
        first, second = (self.es, self.en) if wanted == "es" else (self.en, self.es)
        return first or second or ""

    def __bool__(self) -> bool:
        return bool(self.es or self.en)

    def __str__(self) -> str:
        return self.pick()


NO_WORDS = Words()


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """Where a statement is found: the id of a source and the place in it (`line 45`)."""

    source: str
    place: str = ""

    @property
    def said(self) -> str:
        """The place as a person reads it, in the current language: `línea 45`."""
        kind, blank, number = self.place.partition(" ")
        words = PARTS.get(kind.casefold())
        return f"{words.pick()}{blank}{number}" if words is not None else self.place


PARTS = {
    kind: words
    for words in (
        Words(es="línea", en="line"), Words(es="líneas", en="lines"), Words(es="página", en="page"),
        Words(es="páginas", en="pages"), Words(es="sección", en="section"), Words(es="artículo", en="article"),
        Words(es="capítulo", en="chapter"), Words(es="nota", en="note"), Words(es="hoja", en="sheet"),
    )
    for kind in (words.es, words.en)
}  # fmt: skip
"""What documents are divided into, by either word."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where an item stands: under `parent` (an item or a strategy), ordered by `key` among siblings."""

    parent: str
    key: str


@dataclass(frozen=True, slots=True)
class Position:
    """Where an actor is drawn on the map, in map units, x to the right and y down."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Money:
    """An amount as it was written, with its ISO currency."""

    amount: Decimal
    currency: str
