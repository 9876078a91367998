"""One case: a sound file is changed at random and brought in; whatever comes of it, the plan must stand whole."""

import shutil
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from planner.changes.applying import apply
from planner.changes.change_set import ChangeSet
from planner.changes.review.points import KEEP, Review, taking
from planner.i18n import PlannerError
from planner.model.plan import Plan
from planner.workspace.importing.arrival import Arrival
from planner.workspace.importing.bring_in import bring_in, reviewed
from planner.workspace.importing.files import arrive, first_decisions
from planner.workspace.opening import open_plan
from planner.workspace.repair.examine import disagreements
from planner.workspace.workspace import Workspace
from tests.fuzz import strange, workbooks, writings
from tests.fuzz.sample import ROWS, Sample

REFUSED, NOTHING, CHANGED = "refused", "nothing new", "changed"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a case."""

    kind: str
    came: str
    """REFUSED, NOTHING or CHANGED."""
    wrong: str = ""
    """What must never be: the traceback, or what contradicts the rest of the plan."""


def run(number: int, sample: Sample, folder: Path) -> Result:
    """Carry out the case of this number in an empty folder; the same number is the same case."""
    chance = Random(number)
    kind = chance.choices(list(KINDS), (50, 17, 13, 12, 8))[0]
    path = folder / "plan.plan"
    shutil.copyfile(sample.plan, path)
    try:
        with open_plan(path, author="Mesa 1") as workspace:
            return _checked(kind, workspace, lambda: KINDS[kind](sample, workspace, folder, chance))
    except Exception:  # noqa: BLE001 - finding any is what this is for
        return Result(kind, REFUSED, traceback.format_exc())


def _checked(kind: str, workspace: Workspace, attempt: Callable[[], object]) -> Result:
    """Make the attempt and hold the plan against what it was."""
    before, revision = workspace.plan, workspace.file.load().revision
    came = NOTHING
    try:
        attempt()
    except PlannerError:
        came = REFUSED
    stored = workspace.file.load()
    entries = workspace.file.journal()[revision:]
    came = CHANGED if stored.revision > revision else came
    wrong = "\n".join((*_halves(before, stored.plan, entries, came), *disagreements(workspace)))
    return Result(kind, came, wrong)


def _halves(before: Plan, after: Plan, entries: list[ChangeSet], came: str) -> list[str]:
    """What came in half, or came in without an entry that says so."""
    changes = [change for entry in entries for change in entry.changes]
    if came != CHANGED:
        return [] if after == before else [f"{came}, and yet the plan is another"]
    return [] if apply(before, changes) == after else ["the entries do not say what changed"]


def workbook(sample: Sample, workspace: Workspace, folder: Path, chance: Random) -> None:
    """A workbook that was mailed out comes back, now and then with another one beside it."""
    files = [folder / f"devuelto{n}.xlsx" for n in range(2 if chance.random() < 0.2 else 1)]
    for file in files:
        file.write_bytes(workbooks.mutated(chance.choice(sample.workbooks), chance))
    _bring(workspace, arrive(workspace, files), chance)


def register(sample: Sample, workspace: Workspace, folder: Path, chance: Random) -> None:
    """A register that was dumped is loaded."""
    name, data = chance.choice(sample.registers)
    (folder / name).write_bytes(writings.mutated(data, chance))
    _bring(workspace, arrive(workspace, [folder / name]), chance)


def table(sample: Sample, workspace: Workspace, folder: Path, chance: Random) -> None:
    """A plain table comes in."""
    from planner.workspace.importing.files import guess, incoming, read_table

    name, data = chance.choice(sample.tables)
    mutated = workbooks.mutated if name.endswith(".xlsx") else writings.mutated
    (folder / name).write_bytes(mutated(data, chance))
    read = read_table(folder / name)
    mapping = guess(workspace, read, chance.choice((ROWS[name.partition(".")[0]], None, "items")))
    _bring(workspace, Arrival((incoming(workspace, read, mapping),)), chance)


def copy(sample: Sample, workspace: Workspace, folder: Path, chance: Random) -> None:
    """Another copy of the plan is merged, or opened by itself."""
    from planner.workspace.merging import merge, read_other

    data = chance.choice(sample.copies)
    for _step in range(chance.choice((0, 1, 1, 1, 5))):
        data = strange.bytes_changed(data, chance) or b"x"
    (folder / "otra.plan").write_bytes(data)
    if chance.random() < 0.3:
        with open_plan(folder / "otra.plan", author="Mesa 3") as other:
            disagreements(other)
        return
    merging = read_other(workspace, folder / "otra.plan")
    merge(workspace, merging, merging.taking(chance.choice(("mine", "theirs"))))


def revision(sample: Sample, workspace: Workspace, folder: Path, chance: Random) -> None:
    """A revision comes back decided in Excel."""
    file = folder / "revision.xlsx"
    file.write_bytes(workbooks.mutated(sample.revision, chance))
    _bring(workspace, arrive(workspace, [file]), chance)


KINDS: dict[str, Callable[[Sample, Workspace, Path, Random], None]] = {
    "workbook": workbook, "register": register, "table": table, "copy": copy, "revision": revision,
}  # fmt: skip


def _bring(workspace: Workspace, arrival: Arrival, chance: Random) -> None:
    found = reviewed(workspace, arrival)
    bring_in(workspace, arrival, found, _decided(arrival, found, chance))


def _decided(arrival: Arrival, found: Review, chance: Random) -> dict[str, int]:
    """As one of the commands decides, or anyhow."""
    way = chance.choice(("plainly", "all", "file", "plan", "anyhow", "anyhow"))
    if way == "plainly":
        return first_decisions(arrival, found)
    if way != "anyhow":
        return taking(found, way)
    return {point.key: chance.choice((KEEP, *range(len(point.offers)))) for point in found.points
            if chance.random() < 0.9}  # fmt: skip
