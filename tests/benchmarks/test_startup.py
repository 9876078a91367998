"""How soon the program is there: the app against an empty Textual app, the command line against bare click."""

import os
import pty
import select
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from planner.changes.drafting import create
from planner.workspace.opening import new_plan
from planner.workspace.workspace import new_id
from tests.benchmarks.ratios import ratio_of, report

EMPTY_APP = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("EMPTY-IS-PAINTED")
Empty().run()
"""


def seconds_until(command: Sequence[str], marker: bytes, limit: float = 60.0) -> float:
    """Seconds from starting a command on a terminal of 120×36 to the moment a text stands on it."""
    started = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", COLUMNS="120", LINES="36")
        os.execvp(command[0], list(command))  # noqa: S606 - the terminal must be the child's own
    shown = b""
    try:
        while marker not in shown:
            ready, _writable, _errors = select.select([terminal], [], [], limit)
            assert ready, f"{marker!r} was never painted: {shown[-500:]!r}"
            shown += os.read(terminal, 65_536)
        return time.perf_counter() - started
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)
        os.close(terminal)


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan of 200 stakeholders, 800 ties and 400 items."""
    path = tmp_path_factory.mktemp("plan") / "grande.plan"
    with new_plan(path, title="Grande") as workspace:
        actors = [new_id() for _n in range(200)]
        workspace.commit(
            [create("stakeholders", id, {"name.es": f"Actor {n:03}"}) for n, id in enumerate(actors)]
            + [
                create("ties", new_id(), {"source": actors[n % 200], "type": "funds", "target": actors[(n * 7) % 199]})
                for n in range(800)
            ]
            + [create("strategies", "S1", {"title.es": "Estrategia"})]
            + [
                create("items", new_id(), {"title.es": f"Acción {n}", "place": f"S1 a{n:04}"})
                for n in range(400)
            ]
        )  # fmt: skip
    return path


def _ratio(ours: Sequence[str], marker: bytes) -> float:
    empty, mine = [], []
    for _round in range(5):
        empty.append(seconds_until([sys.executable, "-c", EMPTY_APP], b"EMPTY-IS-PAINTED"))
        mine.append(seconds_until(ours, marker))
    return statistics.median(mine) / statistics.median(empty)


def test_the_frame_stands_in_one_and_a_half_times_an_empty_app(plan: Path) -> None:
    ours = [sys.executable, "-m", "planner", "--lang", "es", "--plan", str(plan)]
    report("process start to first paint", _ratio(ours, b"Estrategia"), 1.5)


def test_the_first_rows_stand_in_two_and_a_half_times_an_empty_app(plan: Path) -> None:
    ours = [sys.executable, "-m", "planner", "--lang", "es", "--plan", str(plan)]
    report("process start to first rows", _ratio(ours, b"Actor 000"), 2.5)


def test_help_takes_at_most_three_times_importing_click() -> None:
    def run(*arguments: str) -> None:
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)

    ratio = ratio_of(lambda: run("-m", "planner", "--help"), lambda: run("-c", "import click"), rounds=9)
    report("planner --help", ratio, 3)
