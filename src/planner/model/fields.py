"""How a field is declared, once: its kind, labels, vocabulary, references and audience."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from planner.i18n import Language, current_language
from planner.model import kinds, value_kinds
from planner.model.dates import When
from planner.model.kinds import Kind
from planner.model.values import Citation, Money, Place, Position, Words
from planner.model.vocabulary import Vocabulary

Line = Annotated[str, kinds.LINE]
Prose = Annotated[str, kinds.PROSE]
Code = Annotated[str, kinds.TERM]
Id = Annotated[str, kinds.ID]
Flag = Annotated[bool, kinds.FLAG]
Number = Annotated[Decimal, kinds.NUMBER]
Whole = Annotated[Decimal, kinds.WHOLE]
Percent = Annotated[Decimal, kinds.PERCENT]
Date = Annotated[When, value_kinds.WHEN]
Amount = Annotated[Money, value_kinds.MONEY]
Cited = Annotated[Citation, value_kinds.CITATION]
Placed = Annotated[Place, value_kinds.PLACE]
Point = Annotated[Position, value_kinds.POSITION]
Title = Annotated[Words, kinds.LINE]
Account = Annotated[Words, kinds.PROSE]


class Audience(StrEnum):
    """Who may see a field or a record outside the plan file."""

    SHAREABLE = "shareable"
    INTERNAL = "internal"


class OnDelete(StrEnum):
    """What happens to a record when the one it refers to is deleted."""

    CASCADE = "cascade"
    CLEAR = "clear"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is said of a field where it is declared."""

    en: str
    es: str
    help_en: str = ""
    help_es: str = ""
    vocabulary: Vocabulary | None = None
    required: bool = False
    audience: Audience = Audience.SHAREABLE
    refers: tuple[str, ...] = ()
    on_delete: OnDelete = OnDelete.CLEAR
    hidden: bool = False
    """Kept by the program itself: not a form field, a column or a line of a detail panel."""


Shape = Literal["one", "words", "many"]

PRESENT = "yes"
"""What stands behind the leaf of every member of a set."""


@dataclass(frozen=True, slots=True)
class Field:
    """A declared field of a record type, ready for use by every room.

    `shape` tells how many leaves it has: `one` (`start`), `words` (`name.es`, `name.en`) or `many` (`aliases[MMM]`).
    """

    name: str
    kind: Kind
    shape: Shape
    about: About
    owner: type[Any]
    """The record type that has the field."""

    def label(self, language: Language | None = None) -> str:
        """The name of the field as a person reads it."""
        return self.about.es if (language or current_language()) == "es" else self.about.en

    def help(self, language: Language | None = None) -> str:
        """One sentence about what belongs in the field; may be empty."""
        return self.about.help_es if (language or current_language()) == "es" else self.about.help_en

    def leaves(self, value: Any) -> dict[str, str]:
        """The leaves of a value of this field, canonical text by leaf name."""
        if value is None:
            return {}
        if self.shape == "words":
            return {f"{self.name}.{tongue}": text for tongue in ("es", "en") if (text := getattr(value, tongue))}
        if self.shape == "many":
            return {f"{self.name}[{self.kind.write(member)}]": PRESENT for member in value}
        return {self.name: self.kind.write(value)}

    def references(self, leaf: str, text: str) -> str | None:
        """The id that a leaf of this field refers to, if the field refers to records."""
        if not self.about.refers:
            return None
        canonical = leaf[len(self.name) + 1 : -1] if self.shape == "many" else text
        return canonical.partition(" ")[0]


_declared: dict[type[Any], Mapping[str, Field]] = {}


def declared_fields(record_type: type[Any]) -> Mapping[str, Field]:
    """The fields of a record type by name, in the order they are declared."""
    known = _declared.get(record_type)
    if known is None:
        hints = get_type_hints(record_type, include_extras=True)
        names = [field.name for field in dataclasses.fields(record_type) if field.name != "id"]
        known = _declared[record_type] = {name: _field(record_type, name, hints[name]) for name in names}
    return known


def _field(owner: type[Any], name: str, hint: Any) -> Field:
    inner, *notes = get_args(hint)
    about = next(note for note in notes if isinstance(note, About))
    kind = next((note for note in notes if not isinstance(note, About)), None)
    if get_origin(inner) is frozenset:
        return Field(name, _kind_within(inner), "many", about, owner)
    plain = inner if kind is not None else _without_none(inner)
    base = get_args(plain)[0] if get_origin(plain) is Annotated else plain
    found = kind or _kind_within(plain)
    return Field(name, found, "words" if base is Words else "one", about, owner)


def _without_none(hint: Any) -> Any:
    if get_origin(hint) is Annotated or not get_args(hint):
        return hint
    return next(part for part in get_args(hint) if part is not type(None))


def _kind_within(hint: Any) -> Kind:
    inner = get_args(hint)[0] if get_origin(hint) is frozenset else hint
    kind: Kind = get_args(inner)[1]
    return kind
