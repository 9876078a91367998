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
