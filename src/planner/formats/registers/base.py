"""What a dumped file was made from: one line that names it, so that nothing is kept twice."""

import hashlib
from dataclasses import dataclass

from planner.model.edition import Edition
from planner.model.fields import Audience


@dataclass(frozen=True, slots=True)
class Base:
    """The plan and the edition that a file was dumped from."""

    entry: str
    """The id of the newest change set of the plan then; its journal gives the records back."""
    audience: Audience
    digest: str
    """What tells whether the records that the journal gives back are those that were dumped."""
    file: str
    """The name of the file among those of its dump, which says what stood in it."""

    @property
    def text(self) -> str:
        """The line as it stands in the file."""
        return f"{self.entry} {self.audience} {self.digest} {self.file}"


def read_base(text: str) -> Base | None:
    """The base that a line names; None when it names none."""
    words = text.split(" ", 3)
    if len(words) < 4 or words[1] not in list(Audience):
        return None
    return Base(words[0], Audience(words[1]), words[2], words[3])


def digest_of(edition: Edition) -> str:
    """A short text that no other records have."""
    digest = hashlib.sha256()
    for name, table in edition.plan.tables():
        for id, body in sorted(table.bodies.items()):
            digest.update(f"{name}\x1e{id}\x1e".encode())
            digest.update("\x1f".join(f"{leaf}\x1f{body[leaf]}" for leaf in sorted(body)).encode())
    return digest.hexdigest()[:16]
