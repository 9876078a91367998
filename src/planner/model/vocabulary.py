"""Controlled lists of terms, each with a code that is stored and labels that are read."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from planner.i18n import Language, current_language
from planner.i18n.folding import fold


@dataclass(frozen=True, slots=True)
class Term:
    """One entry: the stored code, its labels, a sign that needs no colour, other words for it, and traits."""

    code: str
    en: str
    es: str
    sign: str = ""
    also: tuple[str, ...] = ()
    traits: frozenset[str] = frozenset()
    color: str = ""

    def label(self, language: Language | None = None) -> str:
        """The term as a person reads it."""
        return self.es if (language or current_language()) == "es" else self.en


class Vocabulary:
    """An ordered list of terms; an open one also takes words of the planners' own."""

    def __init__(self, name: str, *terms: Term, is_open: bool = False) -> None:
        self.name = name
        self.terms = terms
        self.is_open = is_open

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def __getitem__(self, code: str) -> Term:
        """The term of a code; an unknown code is its own label, so that nothing is hidden."""
        return self._by_code.get(code) or Term(code, code, code)

    def label(self, code: str | None, language: Language | None = None) -> str:
        """The label of a code, or nothing for None."""
        return self[code].label(language) if code else ""

    def having(self, trait: str) -> frozenset[str]:
        """The codes of the terms that have a trait."""
        return frozenset(term.code for term in self.terms if trait in term.traits)

    def find(self, text: str) -> str | None:
        """The code of what a person typed: a code, a label in either language or another word for it."""
        return self._by_word.get(fold(text))

    @cached_property
    def _by_code(self) -> dict[str, Term]:
        return {term.code: term for term in self.terms}

    @cached_property
    def _by_word(self) -> dict[str, str]:
        words: dict[str, str] = {}
        for term in self.terms:
            for word in (term.code, term.es, term.en, *term.also):
                words.setdefault(fold(word), term.code)
        return words
