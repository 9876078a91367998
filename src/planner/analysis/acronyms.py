"""Whether an acronym can stand for a name, by the way institutions in Guatemala form theirs."""

from collections.abc import Sequence

TAILS = ("gua", "gt", "g")
"""What many acronyms end in for Guatemala, whether the name says so or not."""

LONGEST_PIECE = 4
"""As many letters at most does one word give."""


def may_stand_for(acronym: str, initials: str) -> bool:
    """Whether enough of the initials of a name's words are in the acronym; quick, and true whenever it stands for it.

    One initial more may be missing than words may be passed over, since a name may say Guatemala where it does not.
    """
    return len(initials) - sum(map(acronym.__contains__, initials)) <= len(initials) // 3 + 1


def stands_for(acronym: str, words: Sequence[str]) -> bool:
    """Whether the letters of `acronym` are beginnings (1 to 4 letters) of successive `words`.

    The first word must give letters, at least two must, and at most a third may be passed over. Both are folded;
    `words` are those that carry meaning.
    """
    if len(words) < 2 or len(acronym) < 2 or acronym[0] != words[0][0] or not acronym.isalpha():
        return False
    return any(_fits(bare, tuple(words)) for bare in _bare(acronym))


def _bare(acronym: str) -> list[str]:
    tails = [tail for tail in TAILS if acronym.endswith(tail) and len(acronym) - len(tail) >= 2]
    return [acronym, *(acronym.removesuffix(tail) for tail in tails)]


def _fits(letters: str, words: tuple[str, ...]) -> bool:
    if _spelt(letters, words, len(words) // 3, 0):
        return True
    named = tuple(word for word in words if word != "guatemala")
    return len(named) < len(words) and _spelt(letters, named, len(named) // 3, 0)


def _spelt(letters: str, words: tuple[str, ...], may_skip: int, used: int) -> bool:
    """Whether the words spell the letters, the first one always used; `used` words gave letters so far."""
    if not letters:
        return used >= 2 and len(words) <= may_skip
    if not len(words) - may_skip <= len(letters) <= LONGEST_PIECE * len(words):
        return False
    for size in range(1, LONGEST_PIECE + 1):
        if size > len(letters) or not words[0].startswith(letters[:size]):
            break
        if _spelt(letters[size:], words[1:], may_skip, used + 1):
            return True
    return used > 0 and may_skip > 0 and _spelt(letters, words[1:], may_skip - 1, used)
