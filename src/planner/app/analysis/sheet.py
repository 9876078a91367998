"""The table of a panel made ready to be drawn: its texts, how wide its columns want to be, and its order."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from rich.cells import cell_len

from planner.analysis.panel import Column, Mark, Panel, Row, Value, shown
from planner.i18n.text import sort_key
from planner.model.dates import When
from planner.model.values import Money

MEASURED = 400
"""So many rows say how wide a column is; longer cells further down are cut and told in full below the table."""
WIDEST = 60
MOST_SIGNS = 10
RIGHT = frozenset({"count", "number", "share", "money"})
"""The kinds of column whose values stand at the right."""


@dataclass(frozen=True)
class Sheet:
    """The rows of a panel by their number; made in a thread, since a wide matrix has many cells to measure."""

    panel: Panel

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns."""
        return self.panel.columns

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows as the analysis ordered them."""
        return self.panel.rows

    @cached_property
    def frozen(self) -> int:
        """How many columns stay in view."""
        return max(1, min(self.panel.frozen, len(self.columns)))

    def is_narrow(self, column: int) -> bool:
        """Whether a column is one of a matrix, which shows signs rather than words."""
        return self.panel.matrix and column >= self.frozen

    def is_right(self, column: int) -> bool:
        """Whether values stand at the right of their column."""
        return self.columns[column].kind in RIGHT

    def align(self, column: int) -> Literal["left", "right", "center"]:
        """Where values and heading of a column stand in it."""
        if self.is_narrow(column):
            return "center"
        return "right" if self.is_right(column) else "left"

    def text(self, row: int, column: int) -> str:
        """What a cell shows: in a matrix a sign stands for its words."""
        value = self.rows[row].cells[column]
        if isinstance(value, Mark) and self.is_narrow(column):
            return value.sign or value.label
        return shown(value, self.columns[column].kind)

    def told(self, row: int, column: int) -> str:
        """What a cell says in full."""
        return shown(self.rows[row].cells[column], self.columns[column].kind)

    def title(self, row: int) -> str:
        """What a row is called: the text of its first column."""
        return self.told(row, 0)

    @cached_property
    def natural(self) -> tuple[int, ...]:
        """How many characters each column needs for its cells, headings aside, at most `WIDEST`."""
        return tuple(min(WIDEST, self._needed(column)) for column in range(len(self.columns)))

    @cached_property
    def signs(self) -> tuple[Mark, ...]:
        """The different signs in the narrow columns of a matrix, each once."""
        found: dict[str, Mark] = {}
        for row in self.rows[:MEASURED] if self.panel.matrix else ():
            for value in row.cells[self.frozen :]:
                if isinstance(value, Mark) and value.sign:
                    found.setdefault(value.sign, value)
        return tuple(found.values())[:MOST_SIGNS]

    def order(self, column: int | None, *, downwards: bool = False) -> list[int]:
        """The numbers of the rows sorted by a column, those without a value last, without the rows that sum up others;
        as the analysis gave them when it is None."""
        if column is None:
            return list(range(len(self.rows)))
        numbers = [number for number, row in enumerate(self.rows) if not row.heading] or list(range(len(self.rows)))
        having = [number for number in numbers if self.rows[number].cells[column] not in (None, "")]
        lacking = [number for number in numbers if self.rows[number].cells[column] in (None, "")]
        having.sort(key=lambda number: rank(self.rows[number].cells[column]), reverse=downwards)
        return having + lacking

    def prepared(self) -> "Sheet":
        """Itself, measured."""
        _ = self.natural, self.signs
        return self

    def _needed(self, column: int) -> int:
        lengths = [
            cell_len(self.text(number, column)) + (2 * self.rows[number].depth if not column else 0)
            for number in range(min(len(self.rows), MEASURED))
        ]
        return max(lengths, default=1)


def rank(value: Value) -> tuple[Any, ...]:
    """What a value is sorted by: words as a register is, money by currency first."""
    match value:
        case None:
            return (3,)
        case Money():
            return 1, value.currency, value.amount
        case When():
            return 1, value.first, value.last
        case Mark():
            return 2, sort_key(value.label)
        case str():
            return 2, sort_key(value)
        case _:
            return 0, value


def sheets_of(panels: Sequence[Panel]) -> tuple[Sheet, ...]:
    """A sheet for every panel, measured."""
    return tuple(Sheet(panel).prepared() for panel in panels)
