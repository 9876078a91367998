"""All names of a register side by side: which may be the same, found without comparing each with each."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from planner.analysis.matching.name_words import NameWords, may_stand_for, misspelt, name_words, stands_for
from planner.analysis.matching.similar import Why, alike
from planner.model.record import Body, member_of_leaf


def slips(words: Iterable[str]) -> dict[str, set[str]]:
    """Words that one may be written for another: they share what is left when a letter or two are taken out.

    Letters swapped, missing, added or changed all leave that (symmetric deletion); the first letter is never a slip.
    """
    left: dict[str, list[str]] = {}
    for word in words:
        if len(word) >= 5 and word.isalpha():
            for rest in _without(word, 1 if len(word) < 9 else 2):
                left.setdefault(rest, []).append(word)
    found: dict[str, set[str]] = {}
    for group in left.values():
        for one, other in combinations(group, 2):
            if one[0] != other[0] or other in found.get(one, ()) or _of_two_genders(one, other):
                continue
            if misspelt(one, other):
                found.setdefault(one, set()).add(other)
                found.setdefault(other, set()).add(one)
    return found


@lru_cache(maxsize=16384)
def _without(word: str, letters: int) -> frozenset[str]:
    rests = {word}
    for _letter in range(letters):
        rests |= {rest[:at] + rest[at + 1 :] for rest in rests for at in range(1, len(rest))}
    return frozenset(rests)


def _of_two_genders(one: str, other: str) -> bool:
    """`niñas` are not `niños` misspelt."""
    bare = one.removesuffix("s"), other.removesuffix("s")
    return bare[0][:-1] == bare[1][:-1] and {bare[0][-1], bare[1][-1]} == {"a", "o"}


FEW = 6
"""Of so many that share a name each is held against each; of more, each against the first."""
SHORTEST_TELLING = 4
"""An acronym of fewer letters says little: many names begin with those."""


class Name(NamedTuple):
    """One name of one actor."""

    actor: str
    text: str
    words: NameWords
    acronym: bool
    """Whether it stands as the acronym, or looks like one."""
    own: bool
    """Whether it is the name itself, not another name of it."""
    language: str
    """Of the name itself; empty for the others, which nobody says of what language they are."""


class Match(NamedTuple):
    """Two names of two actors that may be one, and why."""

    one: Name
    other: Name
    why: Why
    certain: bool


class NameIndex:
    """The names of the actors, taken apart and indexed by their words."""

    def __init__(self, bodies: Iterable[tuple[str, Body]], places: frozenset[str]) -> None:
        """`places` are folded words that name places of the plan."""
        self.names = [name for id, body in bodies for name in _names(id, body)]
        self._places = places
        self._of: dict[str, list[Name]] = {}
        self._by_word: dict[str, list[int]] = {}
        for number, name in enumerate(self.names):
            self._of.setdefault(name.actor, []).append(name)
            for word in set(name.words.own):
                self._by_word.setdefault(word, []).append(number)
        self._slips = slips(self._by_word)

    def matches(self) -> Iterator[Match]:
        """Every two names that may be one; a pair of actors may come several times."""
        yield from self._same()
        yield from self._by_words()
        yield from self._bare()
        yield from self._by_acronym()

    def _same(self) -> Iterator[Match]:
        by_name: dict[str, list[Name]] = {}
        for name in self.names:
            by_name.setdefault(name.words.folded, []).append(name)
        for group in by_name.values():
            pairs = combinations(group, 2) if len(group) <= FEW else ((group[0], other) for other in group[1:])
            for one, other in pairs:
                if one.actor != other.actor:
                    yield Match(one, other, _why_same(one, other), certain=not (one.acronym and other.acronym))

    def _by_words(self) -> Iterator[Match]:
        """A name is within another only if its rarest word is, as it stands or misspelt."""
        for name in self.names:
            if not name.words.own or name.acronym:
                continue
            meanings = [{word, *self._slips.get(word, ())} for word in set(name.words.own)]
            rarest = min(meanings, key=lambda words: sum(len(self._by_word[word]) for word in words))
            for number in {number for word in rarest for number in self._by_word[word]}:
                other = self.names[number]
                if other.actor != name.actor and not other.acronym:
                    yield from self._compared(name, other)

    def _compared(self, name: Name, other: Name) -> Iterator[Match]:
        found = alike(name.words, other.words) if name.words.folded != other.words.folded else None
        why, certain = found[:2] if found else (_only_the_country(name.words, other.words), False)
        if why is not None and (why is Why.WORDS or self._plausible(name, other, why)):
            yield Match(name, other, why, certain)

    def _plausible(self, one: Name, other: Name, why: Why) -> bool:
        """Whether a slip of the pen, or a name that goes on where the other ends, may be behind it."""
        if not (_one_tongue(one, other) and self._slips_only(one.words, other.words)):
            return False
        return why is not Why.PART or (
            self._goes_on(one.words, other.words) and not self._other_acronyms(one.actor, other.actor)
        )

    def _other_acronyms(self, one: str, other: str) -> bool:
        """Whether both have acronyms, and not one in common."""
        known = [{name.words.folded for name in self._of[actor] if name.acronym} for actor in (one, other)]
        return all(known) and not known[0] & known[1]

    def _slips_only(self, one: NameWords, other: NameWords) -> bool:
        """Whether words that differ may be slips of the pen: they begin alike, and are not two places."""
        short, long = sorted((one.own, other.own), key=len)
        return all(
            any(slip in long and not self._both_places(word, slip) for slip in self._slips.get(word, ()))
            for word in set(short) - set(long)
        )

    def _both_places(self, one: str, other: str) -> bool:
        return one in self._places and other in self._places

    def _goes_on(self, one: NameWords, other: NameWords) -> bool:
        """Whether the longer name begins as the shorter one: `Dirección … del Ministerio de Salud` is another body.

        What it goes on with must not be a place: `Policía Nacional Civil de Mixco` is a branch.
        """
        short, long = sorted((one, other), key=lambda words: len(words.own))
        begun = zip(short.own, long.own, strict=False)
        begins = all(word == said or word in self._slips.get(said, ()) for word, said in begun)
        rest = set(long.own[len(short.own) :])
        alike = short.kinds == long.kinds and (short.content[0] in short.own) == (long.content[0] in long.own)
        return bool(short.own) and alike and begins and not self._places & rest

    def _bare(self) -> Iterator[Match]:
        """`Municipalidad` alone may be the only body of that kind."""
        by_kind: dict[frozenset[str], list[Name]] = {}
        for name in self.names:
            if name.words.kinds and name.own:
                by_kind.setdefault(name.words.kinds, []).append(name)
        for names in by_kind.values():
            bare = [name for name in names if not name.words.own]
            full = [name for name in names if name.words.own]
            if len({name.actor for name in full}) == 1 == len({name.actor for name in bare} - {full[0].actor}):
                yield from (Match(one, full[0], Why.PART, False) for one in bare if one.actor != full[0].actor)

    def _by_acronym(self) -> Iterator[Match]:
        """An actor that has an acronym of its own is left alone."""
        by_initial: dict[str, list[Name]] = {}
        known = {name.actor for name in self.names if name.acronym}
        for name in self.names:
            if len(name.words.content) > 1 and name.actor not in known:
                by_initial.setdefault(name.words.initials[0], []).append(name)
        for short in self.names:
            letters = short.words.folded
            if not short.acronym or not letters.isalpha():
                continue
            for name in by_initial.get(letters[0], ()):
                if name.actor != short.actor and may_stand_for(letters, name.words.initials):
                    yield from self._spelt_by(short, name)

    def _spelt_by(self, short: Name, name: Name) -> Iterator[Match]:
        """Where it is spelt out otherwise, most words are the same."""
        letters = short.words.folded
        spelt_out = [known.words for known in self._of[short.actor] if not known.acronym]
        few = len(letters) < SHORTEST_TELLING and (spelt_out or len(name.words.content) > len(letters) + 1)
        told = not spelt_out or any(self._shared(words, name.words) for words in spelt_out)
        if not few and told and stands_for(letters, name.words.content):
            yield Match(short, name, Why.ACRONYM, certain=False)

    def _shared(self, one: NameWords, other: NameWords) -> bool:
        """Whether both are of one kind, and most words of the shorter, places aside, are in the longer."""
        short, long = sorted((set(one.own) - self._places, set(other.own) - self._places), key=len)
        shared = sum(any(slip in long for slip in (word, *self._slips.get(word, ()))) for word in short)
        return one.kinds == other.kinds and 2 * shared > len(short)


def _names(id: str, body: Body) -> Iterator[Name]:
    for leaf, text in body.items():
        if leaf in {"name.es", "name.en", "acronym"} or leaf.startswith("aliases["):
            said = member_of_leaf(leaf) if leaf.endswith("]") else text
            words = name_words(said)
            if words.folded:
                acronym, own = leaf == "acronym" or _looks_like_acronym(said, words), leaf.startswith("name.")
                yield Name(id, said, words, acronym, own, leaf[-2:] if own else "")


def _looks_like_acronym(text: str, words: NameWords) -> bool:
    capitals = sum(letter.isupper() for letter in text)
    return len(words.content) == 1 and not words.kinds and 2 <= len(words.folded) <= 12 and capitals >= 2


def _why_same(one: Name, other: Name) -> Why:
    if one.acronym and other.acronym:
        return Why.SAME_ACRONYM
    if one.own and other.own:
        return Why.SAME if one.text == other.text else Why.ACCENTS
    return Why.ALIAS


def _only_the_country(one: NameWords, other: NameWords) -> Why | None:
    """`Cáritas` and `Cáritas Guatemala`."""
    short, long = sorted((one.own, other.own), key=len)
    same = len(short) == 1 and long == (*short, "guatemala") and one.kinds == other.kinds
    return Why.PART if same else None


def _one_tongue(one: Name, other: Name) -> bool:
    """Whether both may be of one language: `público` is no slip for `public`."""
    return not (one.language and other.language) or one.language == other.language
