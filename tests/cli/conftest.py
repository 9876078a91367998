"""The command line as a test calls it: through its front door, in this process or in one of its own."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile

import pytest

from planner.cli.front_door import run
from planner.workspace.editing import add
from planner.workspace.opening import new_plan


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended and what it said."""

    status: int
    out: str
    err: str


PATIENCE = 30.0
"""Seconds within which an interrupted program has ended."""

Caller = Callable[..., Outcome]
"""Takes the arguments of one command."""


@pytest.fixture
def planner(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Caller:
    """Carries out a command in this process, in an empty folder, on `amatitlan.plan` unless told otherwise."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> Outcome:
        capsys.readouterr()
        status = run(arguments)
        said = capsys.readouterr()
        return Outcome(status, said.out, said.err)

    return call


@pytest.fixture
def process(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Carries out a command as a process of its own, in the same folder."""

    def call(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "planner", *arguments],
            cwd=tmp_path, env={**os.environ, **environment}, capture_output=True, encoding="utf-8", timeout=60,
            check=False, stdin=subprocess.DEVNULL,
        )  # fmt: skip

    return call


@pytest.fixture(scope="session")
def plan_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An almost empty plan, made once: two bodies, a tie, a strategy with two actions."""
    path = tmp_path_factory.mktemp("plan") / "small.plan"
    with new_plan(path, title="Prueba") as workspace:
        add(workspace, "stakeholders", {"name.es": "Municipalidad de Prueba", "acronym": "MUNI", "sector": "público"})
        add(workspace, "stakeholders", {"name.es": "Asociación Ñandú", "sector": "sociedad civil"})
        add(workspace, "ties", {"source": "Asociación Ñandú", "type": "apoya", "target": "MUNI"})
        strategy = add(workspace, "strategies", {"title.es": "Estrategia de prueba", "code": "E1"})
        office = add(workspace, "items", {"title.es": "Abrir la oficina", "code": "1"}, under=strategy.id)
        add(workspace, "items", {"title.es": "Capacitar al personal", "code": "1.1"}, under=office.id)
    return path


@pytest.fixture
def plan(plan_file: Path, tmp_path: Path) -> Path:
    """A copy of the almost empty plan under the default name."""
    path = tmp_path / "amatitlan.plan"
    copyfile(plan_file, path)
    return path


@pytest.fixture
def live(plan: Path) -> "Iterator[subprocess.Popen[str]]":
    """A live map in a process of its own, which hears interrupts though the tests may run where they are ignored."""
    command = [sys.executable, "-m", "planner", "--plan", str(plan), "live", "--no-browser"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, preexec_fn=hear_interrupts) as process:
        yield process
        if process.poll() is None:
            interrupt(process)


def hear_interrupts() -> None:
    """Take back what a background job of a shell inherits: that it ignores the key that ends a program."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def interrupt(process: "subprocess.Popen[str]") -> str:
    """Press the key that ends a program; gives what it then says on the error stream."""
    process.send_signal(signal.SIGINT)
    try:
        return process.communicate(timeout=PATIENCE)[1]
    except subprocess.TimeoutExpired:
        process.kill()
        pytest.fail(f"an interrupt does not end {process.args!r}")


@pytest.fixture(scope="session")
def exercise_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The exercise as a plan file, made once."""
    path = tmp_path_factory.mktemp("exercise") / "exercise.plan"
    new_plan(path, example="exercise").close()
    return path


@pytest.fixture
def exercise(exercise_file: Path, tmp_path: Path) -> Path:
    """A copy of the exercise under the default name."""
    path = tmp_path / "amatitlan.plan"
    copyfile(exercise_file, path)
    return path
