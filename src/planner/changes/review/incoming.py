"""What comes in from outside, a workbook, a register or a table, as suggestions that nobody has accepted yet."""

import json
from dataclasses import dataclass, field
from enum import StrEnum

from planner.i18n import _
from planner.model.record import Body

NOTHING = ""
"""The aspect that stands for the record itself."""


class Kind(StrEnum):
    """What became of a row since it was sent out."""

    NEW = "new"
    CHANGED = "changed"
    MOVED = "moved"
    COPIED = "copied"
    EMPTIED = "emptied"
    MISSING = "missing"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a file as people find it; what is not known of it is empty or 0."""

    file: str
    sheet: str = ""
    cell: str = ""
    row: int = 0
    line: int = 0

    def __str__(self) -> str:
        if self.sheet and self.cell:
            return _("{file}, sheet “{sheet}”, cell {cell}").format(file=self.file, sheet=self.sheet, cell=self.cell)
        if self.sheet and self.row:
            return _("{file}, sheet “{sheet}”, row {row}").format(file=self.file, sheet=self.sheet, row=self.row)
        if self.sheet:
            return _("{file}, sheet “{sheet}”").format(file=self.file, sheet=self.sheet)
        if self.row:
            return _("{file}, row {row}").format(file=self.file, row=self.row)
        return _("{file}, line {line}").format(file=self.file, line=self.line) if self.line else self.file


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """That one aspect of one record should have another value; texts are canonical, None is absent or empty."""

    collection: str
    id: str
    aspect: str
    """A leaf, one of the aspects of `planner.changes.review.virtual_fields`, or NOTHING for the record itself."""
    base: str | None
    """What was sent out."""
    value: str | None
    kind: Kind
    where: Where
    heading: str = ""
    """How the file calls the aspect."""
    typed: str = ""
    """What stands in the file, as it was typed."""
    asks: str = ""
    """Why a person must decide even though nobody else changed it; empty when nobody need."""
    based: bool = True
    """Whether `base` is known; without it every difference is asked."""

    @property
    def record(self) -> tuple[str, str]:
        """The collection and the id of the record."""
        return self.collection, self.id


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the file that was not understood, so that it does not come in; the rest does."""

    where: Where
    found: str
    remedy: str
    """What is accepted there, as a whole sentence."""

    @property
    def sentence(self) -> str:
        """All of it in one line."""
        return _("{where}: “{found}” was not understood. {remedy}").format(
            where=self.where, found=self.found[:60], remedy=self.remedy
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a file is and who it is from, as far as it says so."""

    file: str
    sender: str = ""
    """The name of who it was sent to and came back from."""
    sender_id: str = ""
    """The stakeholder that is."""
    plan: str = ""
    export: str = ""
    """The id of the export it was."""
    number: int = 0
    day: str = ""
    """ISO date of the export."""
    edition: str = ""
    language: str = ""
    saved: str = ""
    """ISO moment in UTC at which the sender last saved it."""
    digest: str = ""
    """What tells two files of the same bytes."""

    @property
    def by(self) -> str:
        """Who says what stands in it."""
        return self.sender or self.file


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """All that one file suggests, and what of it was not understood."""

    source: Source
    suggestions: tuple[Suggestion, ...] = ()
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = field(default=())
    """What else a person should know of the file, a sentence each."""
    unchanged: int = 0
    """How many rows came back as they were."""


def body_text(body: Body) -> str:
    """A whole record as the value of a suggestion."""
    return json.dumps(dict(body), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def body_of(text: str) -> dict[str, str]:
    """The record that such a value holds."""
    body: dict[str, str] = json.loads(text)
    return body
