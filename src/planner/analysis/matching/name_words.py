"""What a name is made of: its kind, the words that tell it apart, misspellings, and acronyms that can stand for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from planner.i18n.folding import fold

KINDS: dict[str, tuple[str, ...]] = {
    "municipality": (
        "municipalidad", "muni", "municipality", "gobierno municipal", "municipal government", "alcaldia municipal",
    ),
    "cocode": ("cocode", "consejo comunitario de desarrollo", "community development council"),
    "comude": ("comude", "consejo municipal de desarrollo", "municipal development council"),
    "codede": ("codede", "consejo departamental de desarrollo", "departmental development council"),
    "ministry": ("ministerio", "ministry", "min"),
    "secretariat": ("secretaria", "secretariat"),
    "university": ("universidad", "university", "univ"),
    "institute": ("instituto", "institute", "inst"),
    "association": ("asociacion", "association", "asoc"),
    "foundation": ("fundacion", "foundation", "fund"),
    "cooperative": ("cooperativa", "cooperative", "coop"),
    "commonwealth": ("mancomunidad", "commonwealth", "association of municipalities"),
    "office": ("oficina", "office", "ofi"),
    "directorate": ("direccion", "directorate", "dir"),
    "department": ("departamento", "department", "depto", "dpto"),
    "commission": ("comision", "commission", "com"),
    "committee": ("comite", "committee"),
    "council": ("consejo", "council"),
    "forum": ("foro", "forum"),
    "table": ("mesa", "round table"),
    "network": ("red", "network"),
    "chamber": ("camara", "chamber"),
    "church": ("iglesia", "church", "igl"),
    "parish": ("parroquia", "parish"),
    "school": ("escuela", "school"),
    "police": ("policia", "police"),
    "union": ("sindicato", "union"),
    "embassy": ("embajada", "embassy"),
    "consulate": ("consulado", "consulate"),
    "health centre": ("centro de salud", "health centre", "health center", "cs"),
    "united nations": ("naciones unidas", "united nations", "onu", "un"),
}  # fmt: skip
"""Words for a kind of body, in both languages and as people shorten them."""

PLACE_KINDS = frozenset({
    "aldea", "caserio", "canton", "colonia", "barrio", "lotificacion", "municipio", "zona", "village", "zone",
})  # fmt: skip

EMPTY = frozenset({
    "de", "del", "la", "las", "los", "el", "lo", "y", "e", "o", "en", "para", "por", "con", "a", "al",
    "the", "of", "and", "for", "in", "on", "to", "sa", "srl", "ltda", "inc", "ong", "ngo",
})  # fmt: skip
"""Words that tell nothing apart."""

_SAME = {
    "guatemalteco": "guatemala", "guatemalteca": "guatemala", "guatemaltecos": "guatemala",
    "guatemaltecas": "guatemala", "guatemalan": "guatemala", "gt": "guatemala", "gua": "guatemala",
}  # fmt: skip

_PHRASES = sorted(
    ((tuple(words.split()), kind) for kind, phrases in KINDS.items() for words in phrases),
    key=lambda phrase: -len(phrase[0]),
)
_BY_FIRST: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _phrase, _kind in _PHRASES:
    _BY_FIRST.setdefault(_phrase[0], []).append((_phrase, _kind))


@dataclass(frozen=True, slots=True)
class NameWords:
    """A name taken apart."""

    folded: str
    kinds: frozenset[str]
    """Codes of the kinds of body it names."""
    places: frozenset[str]
    """Kinds of place it names, like `aldea`."""
    own: tuple[str, ...]
    """The words that are its own, in order; what tells it from others of its kind."""
    content: tuple[str, ...]
    """All words but the empty ones, in order, as an acronym is made from."""
    sorted_own: str
    """Its own words in alphabetical order, since people turn names around."""
    initials: str
    """The first letters of `content`."""

    @property
    def size(self) -> int:
        """How many words of its own and kinds it is made of."""
        return len(self.own) + len(self.kinds)

    def may_be(self, acronym: str) -> bool:
        """Whether an acronym can stand for it."""
        return may_stand_for(acronym, self.initials) and stands_for(acronym, self.content)


@lru_cache(maxsize=65536)
def name_words(text: str) -> NameWords:
    """A name taken apart; accents, case and punctuation do not matter."""
    folded = fold(text)
    words = folded.split()
    kinds, places, own = set[str](), set[str](), list[str]()
    position = 0
    while position < len(words):
        phrase, kind = _phrase_at(words, position)
        word = words[position]
        if phrase:
            kinds.add(kind)
        elif word in PLACE_KINDS:
            places.add(word)
        elif word not in EMPTY:
            own.append(_SAME.get(word, word))
        position += phrase or 1
    content = tuple(word for word in words if word not in EMPTY)
    initials = "".join(word[0] for word in content)
    return NameWords(folded, frozenset(kinds), frozenset(places), tuple(own), content, " ".join(sorted(own)), initials)


def _phrase_at(words: list[str], position: int) -> tuple[int, str]:
    """The length of the longest phrase for a kind that begins here, and the kind; 0 when there is none."""
    for phrase, kind in _BY_FIRST.get(words[position], ()):
        if tuple(words[position : position + len(phrase)]) == phrase:
            return len(phrase), kind
    return 0, ""


def unmatched(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """The words on each side that have neither the same word nor a misspelling of it on the other."""
    left = [word for word in one if word not in other]
    right = [word for word in other if word not in one]
    for word in list(left):
        twin = next((candidate for candidate in right if misspelt(word, candidate)), None)
        if twin is not None:
            left.remove(word)
            right.remove(twin)
    return left, right


def misspelt(one: str, other: str) -> bool:
    """Within one slip for words of 5 to 8 letters, two for longer ones; digits are never slips."""
    from rapidfuzz.distance import OSA

    shorter = min(len(one), len(other))
    if shorter < 5 or not (one.isalpha() and other.isalpha()):
        return False
    allowed = 1 if shorter < 9 else 2
    return bool(OSA.distance(one, other, score_cutoff=allowed) <= allowed)


TAILS = ("gua", "gt", "g")
"""What many acronyms end in for Guatemala, whether the name says so or not."""

LONGEST_PIECE = 4
"""As many letters at most does one word give."""


def looks_like_acronym(typed: str, words: NameWords) -> bool:
    """Whether a name as it was typed is one short word that may be letters of another's."""
    capitals = sum(1 for letter in typed if letter.isupper())
    short = len(words.content) == 1 and not words.kinds and len(words.folded) <= 12
    return short and (capitals >= 2 or typed.islower())


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
