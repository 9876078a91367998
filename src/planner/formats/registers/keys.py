"""Keys and ids: the words by which files name records, and the ids that follow from them."""

import hashlib
import re
from collections.abc import Container

from planner.i18n.text import fold

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_KEY = re.compile(r"\w[\w.-]*")
LONGEST_SLUG = 40


def register_id(register: str, collection: str, key: str) -> str:
    """The id of a shipped record: 26 characters that follow from register, collection and key.

    Two laptops that load one register therefore hold copies of the same records.
    """
    digest = hashlib.sha256(f"{register}/{collection}/{key}".encode()).digest()
    number = int.from_bytes(digest[:16], "big")
    return "".join(CROCKFORD[number >> shift & 31] for shift in range(125, -1, -5))


def is_key(text: str) -> bool:
    """Whether `text` may stand as a key: letters, digits, hyphens, dots and underscores."""
    return len(text) <= 120 and _KEY.fullmatch(text) is not None


def slug(text: str, longest: int = LONGEST_SLUG) -> str:
    """A key made from a name: plain small letters and hyphens, cut between words; may be empty."""
    whole = "-".join(re.findall(r"[a-z0-9]+", fold(text)))
    if len(whole) <= longest:
        return whole
    cut = whole[: longest + 1].rpartition("-")[0]
    return cut or whole[:longest]


def unused(key: str, used: Container[str], mark: str = "-") -> str:
    """`key`, or the first of `key-2`, `key-3` … that is not used yet."""
    candidate, number = key, 1
    while candidate in used:
        number += 1
        candidate = f"{key}{mark}{number}"
    return candidate
