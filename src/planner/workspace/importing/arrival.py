"""What was read from some files, and what became of it."""

from dataclasses import dataclass, field
from pathlib import Path

from planner.changes.change_set import ChangeSet
from planner.changes.review.accepting import Held
from planner.changes.review.incoming import Incoming
from planner.formats.revision import Choices


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that cannot be read at all, and why."""

    file: str
    sentence: str

    @property
    def line(self) -> str:
        """The sentence with the file, named once."""
        return self.sentence if self.sentence.startswith(self.file) else f"{self.file}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class Arrival:
    """Everything that was read from some files."""

    incomings: tuple[Incoming, ...]
    refused: tuple[Refusal, ...] = ()
    choices: Choices = field(default_factory=dict)
    """What revisions among the files decided, by the key of the point."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of an import: its change set, if anything changed, and what could not come in."""

    entry: ChangeSet | None
    held: tuple[Held, ...]
    backup: Path | None
