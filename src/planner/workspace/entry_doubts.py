"""What is not clear in a quick entry, and what a person answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer to a doubt: use a record, make a new one, read a word as a tie type or a sector, or leave it out."""

    kind: Literal["use", "new", "type", "sector", "skip"]
    value: str = ""
    label: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that is not clear in a line; one answer serves every line with the same `key`."""

    key: str
    line: int
    text: str
    question: str
    choices: tuple[Choice, ...]


Decisions = Mapping[str, Choice]


def decided(decisions: Decisions, doubt: Doubt, choice: Choice) -> dict[str, Choice]:
    """The decisions with one more."""
    return {**decisions, doubt.key: replace(choice)}
