"""One change: a leaf with its value before and after, or a whole record made or removed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from planner.model.record import Body

Value = str | Body | None


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one leaf, or of a whole record when `leaf` is None.

    Canonical texts for a leaf, bodies for a record; None stands for *absent* on either side.
    """

    collection: str
    id: str
    leaf: str | None
    before: Value
    after: Value

    @property
    def creates(self) -> bool:
        """Whether it makes a record."""
        return self.leaf is None and self.after is not None

    @property
    def removes(self) -> bool:
        """Whether it removes a record."""
        return self.leaf is None and self.after is None

    @property
    def body(self) -> Body:
        """The record that is made or removed."""
        return cast("Mapping[str, str]", self.after if self.after is not None else self.before)

    @property
    def inverse(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.collection, self.id, self.leaf, self.after, self.before)

    def to_json(self) -> list[Any]:
        """The change as the journal keeps it."""
        return [self.collection, self.id, self.leaf, self.before, self.after]


def from_json(row: list[Any]) -> Change:
    """The change of a journal row."""
    return Change(*row)
