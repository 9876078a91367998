"""What an analysis says: sentences, a table and a chart, which every view, sheet and command draws as they are."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from planner.i18n.numbers import say_decimal, say_money
from planner.model.dates import When
from planner.model.values import Money

ColumnKind = Literal["text", "mark", "count", "number", "share", "money", "date"]
ChartKind = Literal["bars", "stacked", "line"]
Tone = Literal["", "good", "notice", "alarm", "quiet", "strong"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign with what it means, so that colour never says anything alone."""

    sign: str
    label: str
    """The meaning in words, in the current language."""
    color: str = ""
    """Of the palette, like `#E69F00`."""
    code: str = ""
    """The same for programs, independent of language."""

    def __str__(self) -> str:
        return f"{self.sign} {self.label}".strip()


Value = str | int | float | Decimal | Money | When | Mark | None
"""What a cell holds; None is unknown or does not apply, and shows as nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table."""

    key: str
    """For programs: English, with underscores."""
    label: str
    kind: ColumnKind = "text"
    help: str = ""
    """One sentence a mayor would understand; for a measure, with its technical name in brackets."""
    goes: tuple[str, str] | None = None
    """Collection and id of the record the heading stands for, as in a matrix."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a table: as many values as there are columns."""

    cells: tuple[Value, ...]
    goes: tuple[str, str] | None = None
    """Collection and id of the record it is about."""
    depth: int = 0
    """How far it stands in below the rows above it."""
    heading: bool = False
    """Whether it sums up the rows below it."""
    tone: Tone = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One row of figures of a chart; None is unknown."""

    name: str
    values: tuple[float | None, ...]
    color: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Figures that people would rather look at than read."""

    kind: ChartKind
    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    says: str
    """The same in one sentence, for those who cannot see it."""
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One finding of an analysis; everything in it is in the language that was current when it was made."""

    key: str
    """For programs: English, with underscores."""
    title: str
    sentences: tuple[str, ...] = ()
    """What the figures say in plain words, the most important first."""
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    frozen: int = 1
    """How many columns stay in view when a wide table scrolls."""
    charts: tuple[Chart, ...] = ()
    empty: str = ""
    """What it means when there are no rows, and what could be done about it."""
    matrix: bool = False
    """Whether headings are records and cells are short signs, so that columns may be narrow."""
    internal: bool = False
    """Whether only an internal edition may hold it, though the rest of the analysis may be shared."""
    notes: tuple[str, ...] = field(default=())
    """How the figures were made: what counts, over what, by which method."""


def shown(value: Value, kind: ColumnKind = "text") -> str:
    """A value as a person reads it, in the current language; unknown is empty."""
    if value is None:
        return ""
    if isinstance(value, Money):
        return say_money(value.amount, value.currency)
    if kind == "share" and isinstance(value, int | float | Decimal):
        return f"{round(float(value) * 100)} %"
    if isinstance(value, float):
        return f"{value:,.3f}".rstrip("0").rstrip(".")
    return say_decimal(value) if isinstance(value, int | Decimal) else str(value)
