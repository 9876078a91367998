"""What merging two copies costs, against committing what both wrote as one set."""

import shutil
import time
from pathlib import Path

from planner.changes.change import Change
from planner.changes.drafting import create
from planner.workspace.merging import merge, read_other
from planner.workspace.opening import new_plan, open_plan
from planner.workspace.workspace import Workspace, new_id
from tests.benchmarks.ratios import ratio_of, report
from tests.benchmarks.test_store import MANY, full_body

ROUNDS = 5
TOGETHER = 10
"""How many changes each set of a copy holds."""


def edits(workspace: Workspace, leaf: str) -> list[Change]:
    bodies = workspace.plan.stakeholders.bodies
    return [
        Change("stakeholders", id, leaf, body.get(leaf), f"{leaf} {n}") for n, (id, body) in enumerate(bodies.items())
    ]


def copy_of(path: Path, name: str) -> Path:
    return Path(shutil.copyfile(path, path.with_name(name)))


def test_a_merge_at_most_twice_the_same_changes_as_one_set(tmp_path: Path) -> None:
    base = tmp_path / "base.plan"
    with new_plan(base, title="Banco") as workspace:
        workspace.commit([create("stakeholders", new_id(), full_body(n)) for n in range(MANY)])
    mine, theirs = copy_of(base, "mine.plan"), copy_of(base, "theirs.plan")
    for path, leaf in ((mine, "acronym"), (theirs, "roles.es")):
        with open_plan(path, author=path.stem) as workspace:
            changes = edits(workspace, leaf)
            for start in range(0, MANY, TOGETHER):
                workspace.commit(changes[start : start + TOGETHER])
    merging = [open_plan(copy_of(mine, f"merging {n}.plan")) for n in range(ROUNDS)]
    committing = [open_plan(copy_of(base, f"committing {n}.plan")) for n in range(ROUNDS)]
    written = [edits(workspace, "acronym") + edits(workspace, "roles.es") for workspace in committing]

    def ours() -> None:
        workspace = merging.pop()
        assert merge(workspace, read_other(workspace, theirs), {}) is not None

    def as_one_set() -> None:
        committing.pop().commit(written.pop())

    ratio = ratio_of(ours, as_one_set, rounds=ROUNDS, clock=time.process_time)
    report("merging two copies with 10,000 changes each", ratio, 2)
