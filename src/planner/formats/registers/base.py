"""What a dumped file was made from, and what it takes to bring a plan to what files state."""

import hashlib
from dataclasses import dataclass

from planner.changes.change import Change
from planner.changes.drafting import create, edit
from planner.formats.registers.reading import Reading
from planner.formats.registers.references import following
from planner.model.edition import Edition
from planner.model.fields import Audience
from planner.model.plan import Plan
from planner.model.types import RECORD_TYPES


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


def changes_for(reading: Reading, plan: Plan) -> list[Change]:
    """The changes that make `plan` hold what the files state; `reading` must have been read for this plan.

    Leaves that the files do not state stay as they are, and so do members of a set and records that only the plan has.
    A stakeholder that was merged into another since the files were written is not made again: it stays merged, and
    what the files say of it as a reference goes to the one that stayed.
    """
    changes: list[Change] = []
    for collection in RECORD_TYPES:
        table = plan.table(collection)
        for id, stated in reading.bodies.get(collection, {}).items():
            known = table.body(id)
            body = following(collection, stated, known or {}, plan)
            if known is None:
                changes.append(create(collection, id, body))
            elif "merged_into" not in known:
                changes += edit(plan, collection, id, body)
    return changes
