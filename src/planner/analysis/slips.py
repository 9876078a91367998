"""Words of which one may be written for the other, found without comparing each with each."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations

from planner.analysis.names import misspelt


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
