"""How soon the program is there: the app against an empty Textual app, the command line against bare click."""

import fcntl
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import termios
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


def seconds_until(command: Sequence[str], markers: Sequence[bytes], limit: float = 60.0) -> list[float]:
    """Seconds from starting a command on a terminal of 120×36 to the moment each of these texts stands on it."""
    started = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
        os.execvpe(command[0], list(command), {**os.environ, "TERM": "xterm-256color"})  # noqa: S606 - the terminal must be the child's own
    shown, seconds = b"", []
    try:
        for marker in markers:
            while marker not in shown:
                ready, _writable, _errors = select.select([terminal], [], [], limit)
                assert ready, f"{marker!r} was never painted: {shown[-500:]!r}"
                shown += os.read(terminal, 65_536)
            seconds.append(time.perf_counter() - started)
        return seconds
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)
        os.close(terminal)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan of 200 stakeholders, 800 ties and 400 items."""
    path = tmp_path / "grande.plan"
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
                create("items", new_id(), {"title.es": f"Acción {n}", "place": f"S1 a{n:04}V"})
                for n in range(400)
            ]
        )  # fmt: skip
    return path


def test_frame_and_first_rows_stand_soon_after_an_empty_app_would(plan: Path) -> None:
    empty = [sys.executable, "-c", EMPTY_APP]
    ours = [sys.executable, "-m", "planner", "--lang", "es", "--plan", str(plan)]
    rounds = [
        [*seconds_until(empty, [b"EMPTY-IS-PAINTED"]), *seconds_until(ours, [b"Estrategia", b"Actor 000"])]
        for _round in range(7)
    ]
    nothing, frame, rows = [statistics.median(each) for each in zip(*rounds, strict=True)]
    report("process start to first paint", frame / nothing, 1.5)
    report("process start to first rows", rows / nothing, 2.5)


def test_help_takes_at_most_three_times_importing_click() -> None:
    def run(*arguments: str) -> None:
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)

    ratio = ratio_of(lambda: run("-m", "planner", "--help"), lambda: run("-c", "import click"), rounds=9)
    report("planner --help", ratio, 3)
