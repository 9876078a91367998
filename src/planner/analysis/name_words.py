"""What a body's name is made of: the kind of body as a code, and the words that tell it from others of its kind."""

from dataclasses import dataclass
from functools import lru_cache

from planner.i18n.text import fold

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
