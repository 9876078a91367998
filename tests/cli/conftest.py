"""The command line as a test calls it: through its front door, in this process or in one of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
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
