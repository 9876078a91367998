"""What every record has, and how it is made from its leaves and broken down into them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Self

from planner.model.fields import About, Audience, Cited, Field, Line, OnDelete, Prose, declared_fields
from planner.model.values import NO_WORDS, Citation, Words

Body = Mapping[str, str]
"""A record as it is kept: canonical text by leaf name; an absent leaf is an unknown value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordAbout:
    """What is said of a record type where it is declared; lists, search, files and editions follow from it."""

    letter: str
    """What short codes of the type begin with."""
    nouns: tuple[str, str, str, str]
    """What its records are called in a sentence: one and many in English, one and many in Spanish."""
    also: tuple[str, ...] = ()
    """Other words people use for the type."""
    names: tuple[str, ...] = ()
    """The fields that people name a record by, the surest first; none where it is known by what it connects."""
    identity: tuple[str, ...] = ()
    """The fields that tell records written without a key apart; ids follow from them, so they stay as they are."""
    listed: tuple[str, ...] = ()
    """What a list shows beside the code and the name."""
    under: str = ""
    """The field that says under which record it stands."""
    at_top: bool = False
    """Whether files that the program writes have it at the top nevertheless."""
    audience: Audience = Audience.SHAREABLE
    """Records of an internal type never leave in a shareable edition, whatever their fields are."""
    searched: int = 0
    """The turn of the type among those that are found by name; 0 where it is none of them."""
    returns: bool = True
    """Whether a filled-in workbook brings its records back or names them in cells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The root of all record types; `id` never changes and is never shown to people.

    None and an empty set mean *unknown*; a field named in `known_none` is known to have no value.
    """

    collection: ClassVar[str]
    about: ClassVar[RecordAbout]

    id: str
    cites: Annotated[
        frozenset[Cited],
        About(en="Sources", es="Fuentes", refers=("sources",), on_delete=OnDelete.CLEAR,
              help_en="Document and place where this is stated.",
              help_es="Documento y lugar donde consta."),
    ] = frozenset[Citation]()  # fmt: skip
    known_none: Annotated[
        frozenset[Line],
        About(en="Known to have none", es="Se sabe que no tiene",
              help_en="Fields that are empty because there is nothing, not because nobody knows.",
              help_es="Campos vacíos porque no hay nada, no porque no se sepa."),
    ] = frozenset[str]()  # fmt: skip
    note: Annotated[
        Prose | None,
        About(en="Internal note", es="Nota interna", audience=Audience.INTERNAL,
              help_en="Stays in the plan; never in a shareable export.",
              help_es="Queda en el plan; nunca sale en lo que se comparte."),
    ] = None  # fmt: skip

    @classmethod
    def fields(cls) -> Mapping[str, Field]:
        """The declared fields by name, the type's own first."""
        known = _own_first.get(cls)
        if known is None:
            declared = declared_fields(cls)
            shared = ("cites", "known_none", "note")
            names = (*(name for name in declared if name not in shared), *shared)
            known = _own_first[cls] = {name: declared[name] for name in names}
        return known

    @classmethod
    def from_body(cls, id: str, body: Body) -> Self:
        """The record of a body whose leaves are canonical."""
        return cls(id=id, **_values(cls, body))

    def body(self) -> dict[str, str]:
        """The leaves of the record."""
        leaves: dict[str, str] = {}
        for field in declared_fields(type(self)).values():
            leaves.update(field.leaves(getattr(self, field.name)))
        return leaves


_own_first: dict[type[Any], Mapping[str, Field]] = {}


def field_of_leaf(leaf: str) -> str:
    """The name of the field that a leaf belongs to."""
    return leaf.partition("[")[0].partition(".")[0]


def member_of_leaf(leaf: str) -> str:
    """What stands in the brackets of a set's leaf, or after the dot of a bilingual one."""
    return leaf.partition("[")[2][:-1] if "[" in leaf else leaf.partition(".")[2]


_known_readers: dict[type[Any], dict[str, Callable[[str], Any]]] = {}


def _readers(cls: type[Record]) -> dict[str, Callable[[str], Any]]:
    readers = _known_readers.get(cls)
    if readers is None:
        readers = _known_readers[cls] = {name: field.kind.read for name, field in declared_fields(cls).items()}
    return readers


def _values(cls: type[Record], body: Body) -> dict[str, Any]:
    readers = _readers(cls)
    values: dict[str, Any] = {}
    several: dict[str, list[tuple[str, str]]] = {}
    for leaf, text in body.items():
        if "[" in leaf or "." in leaf:
            several.setdefault(field_of_leaf(leaf), []).append((leaf, text))
        else:
            values[leaf] = readers[leaf](text)
    declared = declared_fields(cls) if several else {}
    for name, leaves in several.items():
        values[name] = _gathered(declared[name], leaves)
    return values


def _gathered(field: Field, leaves: list[tuple[str, str]]) -> Any:
    if field.shape == "words":
        return Words(**{member_of_leaf(leaf): text for leaf, text in leaves}) if leaves else NO_WORDS
    return frozenset(field.kind.read(member_of_leaf(leaf)) for leaf, _text in leaves)
