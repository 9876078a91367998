"""Text as people write it: one normal form, Spanish order, and several names in one sentence."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from planner.i18n.folding import NOT_WORDS, bare, fold
from planner.i18n.language import _, current_language, ngettext

_BREAKS = re.compile(r"\r\n?|[\x85\u2028\u2029]")
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)
"""Controls, hyphens and blanks of no width, switches of direction and halves of characters: what texts copied from
documents and web pages carry unseen, which makes one name two or turns a line around."""
_NUMBERS = re.compile(r"\d+")


def clean(text: str) -> str:
    """`text` in NFC with Unix line ends, without unseen characters and outer blanks."""
    return unicodedata.normalize("NFC", _UNSEEN.sub("", _BREAKS.sub("\n", text))).strip()


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
def sort_key(text: str) -> tuple[str, str]:
    """A key that orders as a Spanish register does: accents and punctuation ignored, ñ after n, 2 before 10."""
    words = NOT_WORDS.sub(" ", unicodedata.normalize("NFC", text).casefold()).strip()
    marked = _NUMBERS.sub(lambda digits: digits[0].zfill(9), words).replace("ñ", "n\uffff")
    return bare(marked), text


def listed(names: Sequence[str], most: int | None = None) -> str:
    """`A, B and C` in the current language; beyond `most` names the rest is counted: `A, B and 4 more`."""
    if most is not None and len(names) > most:
        rest = len(names) - most
        return _joined([*names[:most], ngettext("{count} more", "{count} more", rest).format(count=rest)])
    return _joined(list(names))


def _joined(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {_and(names[-1])} {names[-1]}"


def _and(following: str) -> str:
    """Spanish `y` reads `e` before the sound of an i."""
    if current_language() == "es":
        sound = fold(following)
        return "e" if sound.startswith(("i", "hi")) and not sound.startswith(("hie", "ia", "io")) else "y"
    return _("and")
