"""What a plan file withstands: four programs writing at once, and a thousand that are killed while they do."""

import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest

from planner.changes.change import Change
from planner.changes.drafting import create
from planner.store.errors import Conflict, PlanLocked
from planner.workspace.opening import new_plan, open_plan
from planner.workspace.repair.examine import disagreements
from planner.workspace.workspace import Workspace

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="fork and kill -9 are of Unix")

LANES, EDITS, KILLS = 4, 200, 1_000
POINTS = ("before write", "before commit", "after commit")
SHARED = "SHARED"


@dataclass(frozen=True)
class Log:
    """What a writer was told, a line each, written at once: `saved ID`, `conflict`, `locked`."""

    path: Path

    def say(self, *words: str) -> None:
        with self.path.open("ab", buffering=0) as stream:
            stream.write((" ".join(words) + "\n").encode())

    def heard(self) -> list[list[str]]:
        lines = self.path.read_text(encoding="utf-8").split("\n")[:-1] if self.path.exists() else []
        return [line.split(" ") for line in lines]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "foro.plan"
    with new_plan(path, title="Foro") as workspace:
        workspace.commit([create("stakeholders", SHARED, {"name.es": "Municipalidad"})])
    return path


def write(workspace: Workspace, log: Log, lane: int, number: int) -> None:
    """One edit: every other one is of the record that all lanes write to, on the plan as it is known here."""
    name = f"L{lane}N{number}"
    if number % 2:
        changes = [create("stakeholders", name, {"name.es": name})]
    else:
        before = (workspace.plan.stakeholders.body(SHARED) or {}).get("note")
        changes = [Change("stakeholders", SHARED, "note", before, name)]
    try:
        entry = workspace.commit(changes)
    except Conflict:
        log.say("conflict", name)
        workspace.follow()
    except PlanLocked:
        log.say("locked", name)
    else:
        assert entry is not None
        log.say("saved", entry.id)


def in_child(work: Callable[[], None]) -> int:
    """Do something in a process of its own; returns its number."""
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        work()
        status = 0
    finally:
        os._exit(status)


def in_lanes(path: Path, work: Callable[[int, Log], None]) -> list[Log]:
    """Do something in several processes at once; returns what each was told."""
    logs = [Log(path.with_name(f"lane {lane}")) for lane in range(LANES)]
    children = [in_child(lambda lane=lane: work(lane, logs[lane])) for lane in range(LANES)]  # type: ignore[misc]
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * LANES
    return logs


def figures(path: Path, logs: list[Log], unanswered: int) -> str:
    """Count what was lost and doubled; at most `unanswered` sets may stand there that nobody was told of."""
    heard = [words for log in logs for words in log.heard()]
    saved = [words[1] for words in heard if words[0] == "saved"]
    with open_plan(path) as workspace:
        entries = workspace.file.journal()[2:]
        there = Counter(entry.id for entry in entries)
        numbers = Counter((entry.copy, entry.number) for entry in entries)
        lost = [id for id in saved if not there[id]]
        doubled = [key for key, count in (numbers + there).items() if count > 1]
        untold = set(there) - set(saved)
        wrong = disagreements(workspace)
    told = Counter(words[0] for words in heard)
    assert (lost, doubled, wrong) == ([], [], [])
    assert len(untold) <= unanswered
    return (
        f"{len(saved)} saved, 0 lost, 0 doubled, {told['conflict']} conflicts told, {told['locked']} told to wait, "
        f"{len(untold)} saved just before the kill"
    )


def test_four_processes_lose_and_double_nothing(path: Path) -> None:
    def work(lane: int, log: Log) -> None:
        with open_plan(path, author=f"Mesa {lane}") as workspace:
            for number in range(EDITS):
                write(workspace, log, lane, number)

    logs = in_lanes(path, work)
    assert all(len(log.heard()) == EDITS for log in logs)
    print(f"\n{LANES} processes, {EDITS} edits each: {figures(path, logs, 0)}")


def test_a_thousand_kills_lose_and_double_nothing(path: Path) -> None:
    """Half of the kills are at a fault point, half at any moment from outside, as while the disk is being written."""

    def work(lane: int, log: Log) -> None:
        chance = random.Random(lane)
        for turn in range(KILLS // LANES):
            point, edit = chance.choice(POINTS), chance.randrange(4)
            end = (point, edit) if turn % 2 == 0 else None
            ready, opened = os.pipe()
            child = in_child(lambda: write_until_killed(path, log, lane, turn, end, opened))  # noqa: B023
            os.close(opened)
            if end is None:
                os.read(ready, 1)
                time.sleep(chance.uniform(0, 0.15))
                os.kill(child, signal.SIGKILL)
            os.close(ready)
            _child, status = os.waitpid(child, 0)
            assert os.WIFSIGNALED(status)
            log.say("killed")

    logs = in_lanes(path, work)
    kills = sum(words == ["killed"] for log in logs for words in log.heard())
    assert kills == KILLS
    print(f"\n{kills} kills: {figures(path, logs, KILLS)}")


def write_until_killed(
    path: Path, log: Log, lane: int, turn: int, end: tuple[str, int] | None, opened: int
) -> NoReturn:
    """Write until the end: killed by oneself at a point of some edit, or by whoever waits outside."""
    passed: Counter[str] = Counter()

    def fault(point: str) -> None:
        passed[point] += 1
        if end is not None and (point, passed[point] - 1) == end:
            os.kill(os.getpid(), signal.SIGKILL)

    with open_plan(path, author=f"Mesa {lane}", fault=fault) as workspace:
        os.write(opened, b"!")
        number = turn * 1_000
        while True:
            number += 1
            write(workspace, log, lane, number)
