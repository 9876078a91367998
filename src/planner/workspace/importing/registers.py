"""Loading registers: what the files say, held against what they were dumped from, becomes one change set."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from planner.changes.change import Change
from planner.changes.change_set import ChangeSet
from planner.changes.merge.rule import EXISTS, meet
from planner.changes.review.accepting import Held, outcome
from planner.changes.review.incoming import Incoming
from planner.changes.review.points import Review, plainly, taking
from planner.model.plan import Plan
from planner.workspace.importing.arrival import Arrival, Imported
from planner.workspace.importing.bring_in import bring_in, reviewed
from planner.workspace.workspace import Workspace

if TYPE_CHECKING:
    from planner.formats.registers.base import Base
    from planner.model.edition import Edition


@dataclass(frozen=True, slots=True)
class Loading:
    """What loading some files does, once it is carried out."""

    arrival: Arrival
    review: Review
    decisions: dict[str, int]
    changes: tuple[Change, ...]
    held: tuple[Held, ...]

    @property
    def waits(self) -> bool:
        """Whether something is left for a person to decide."""
        return bool(self.review.waiting(self.decisions) or self.held)


def read(workspace: Workspace, files: Sequence[Path]) -> Arrival:
    """Read register files together; raises RegisterErrors with every error of every file."""
    from planner.formats.registers import read_incoming

    workspace.follow()
    return Arrival(read_incoming(files, workspace.plan, lambda base: base_of(workspace, base)))


def read_one(workspace: Workspace, file: Path) -> Incoming:
    """Read one register file by itself; raises RegisterErrors."""
    [incoming] = read(workspace, [file]).incomings
    return incoming


def prepare(workspace: Workspace, files: Sequence[Path], side: str | None = None) -> Loading:
    """What loading files would do: what is plain comes in; the rest waits, or is settled for a `side` as `taking` does.

    Raises RegisterErrors with every error of every file; nothing is saved.
    """
    arrival = read(workspace, files)
    review = reviewed(workspace, arrival)
    decisions = plainly(review) if side is None else taking(review, side)
    return settled(workspace, Loading(arrival, review, {}, (), ()), decisions)


def settled(workspace: Workspace, loading: Loading, decisions: dict[str, int]) -> Loading:
    """The same files with other decisions."""
    today = workspace.today
    result = outcome(workspace.plan, loading.review.points, decisions, ids=workspace.ids, today=today)
    return Loading(loading.arrival, loading.review, decisions, result.changes, result.held)


def load(workspace: Workspace, loading: Loading) -> Imported:
    """Carry out what was prepared, as one change set; raises what `commit` raises, and then nothing was saved."""
    return bring_in(workspace, loading.arrival, loading.review, loading.decisions, origin="load")


def fill(workspace: Workspace, files: Sequence[Path], origin: str) -> None:
    """Take register files into a plan that holds nothing yet; raises RegisterErrors, and then nothing was saved."""
    from planner.formats.registers import changes_for, read_registers

    changes = changes_for(read_registers(files, workspace.plan), workspace.plan)
    workspace.commit(changes, reason=", ".join(file.name for file in files), origin=origin)


def base_of(workspace: Workspace, base: "Base") -> "Edition | None":
    """The records that a file was dumped from, out of the plan's own journal; None when it does not tell them.

    In a copy that met others the journal holds their changes too: then it is what the maker of the dump had seen that
    counts. The digest decides, so that nothing is ever taken for a base that was not dumped.
    """
    from planner.formats.registers.base import digest_of
    from planner.model.edition import edition

    entry = workspace.file.entry(base.entry)
    if entry is None:
        return None
    shown = edition(workspace.past(entry.revision), base.audience)
    if digest_of(shown) != base.digest:
        shown = edition(_seen(workspace, entry), base.audience)
    return shown if digest_of(shown) == base.digest else None


def _seen(workspace: Workspace, entry: ChangeSet) -> Plan:
    """The plan as it was in the copy that made a set, folded from the sets that this one had seen."""
    known = [other for other in workspace.file.journal() if other.id == entry.id or entry.knew(other)]
    bodies: dict[str, dict[str, dict[str, str]]] = {}
    for (collection, id, leaf), value in meet(known).values.items():
        if leaf == EXISTS and value is not None:
            bodies.setdefault(collection, {}).setdefault(id, {})
        elif value is not None:
            bodies.setdefault(collection, {}).setdefault(id, {})[leaf] = value
    return Plan.of_bodies(bodies)
