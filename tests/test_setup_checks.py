"""The hooks before a commit and the workflow of the forge run what `dev.py test` runs, and nothing else."""

import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
HOOKS = ROOT / ".pre-commit-config.yaml"
WORKFLOW = ROOT / ".github/workflows/test.yml"
STARTS = {"linux": "bash .ci/run", "windows": "py dev.py test", "macos": "python3 dev.py test"}
"""How the checks are started on each system."""
STARTERS = {"bash", "py", "python3"}


@pytest.fixture(scope="module")
def dev() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(text: str) -> Any:
    """What a file of YAML says, every scalar as text: `on` is a word here and no truth value."""
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506 - reads nothing but texts, lists and maps


# --- hooks ------------------------------------------------------------------------------------------------------------


def faults_of_hooks(text: str, checks: Mapping[str, Sequence[str]], root: Path = ROOT) -> Iterator[str]:
    """How hooks differ from the checks, which come before the tests, and what they would have to fetch."""
    repositories = read(text)["repos"]
    yield from (f"{each['repo']} would be fetched" for each in repositories if each["repo"] != "local")
    hooks = [hook for each in repositories for hook in each["hooks"]]
    found = {hook["name"]: list(hook.get("args", ())) for hook in hooks}
    if found != checks or list(found) != list(checks):
        yield f"{found} is not {checks}"
    for hook in hooks:
        if hook["language"] not in {"script", "system"} or "additional_dependencies" in hook:
            yield f"{hook['name']} would be installed"
        if not (root / hook["entry"]).is_file():
            yield f"{hook['entry']} is not there"
        if hook.get("pass_filenames") != "false":
            yield f"{hook['name']} would not see the whole"


def test_hooks_run_the_checks_before_the_tests_with_our_own_tools(dev: ModuleType) -> None:
    checks = {name: arguments for name, arguments in dev.CHECKS.items() if name != "pytest"}
    assert len(checks) == 4
    assert list(faults_of_hooks(HOOKS.read_text(encoding="utf-8"), checks)) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("repo: local", "repo: elsewhere", "elsewhere would be fetched"),
        ("language: script", "language: python", "mypy would be installed"),
        ("entry: .ci/python", "entry: .ci/gone", ".ci/gone is not there"),
        ("pass_filenames: false", "pass_filenames: true", "mypy would not see the whole"),
        ("mypy]", "mypy, --strict]", "{'mypy': ['-m', 'mypy', '--strict']} is not {'mypy': ['-m', 'mypy']}"),
        ("name: mypy", "name: other", "{'other': ['-m', 'mypy']} is not {'mypy': ['-m', 'mypy']}"),
    ],
)
def test_a_hook_that_does_something_else_is_told(old: str, new: str, fault: str) -> None:
    text = (
        "repos:\n  - repo: local\n    hooks:\n      - id: mypy\n        name: mypy\n        language: script\n"
        "        entry: .ci/python\n        args: [-m, mypy]\n        pass_filenames: false\n"
    )
    checks = {"mypy": ["-m", "mypy"]}
    assert list(faults_of_hooks(text, checks)) == []
    assert list(faults_of_hooks(text.replace(old, new), checks)) == [fault]


@pytest.fixture
def own_python(tmp_path: Path) -> Path:
    """A copy of the script that runs the project's Python, in a project that is not set up yet."""
    if shutil.which("bash") is None or os.name == "nt":
        pytest.skip("the script is started by bash, which a plain Windows has not got")
    (tmp_path / ".ci").mkdir()
    return Path(shutil.copy(ROOT / ".ci/python", tmp_path / ".ci/python"))


def test_hooks_run_in_the_environment_of_the_project(own_python: Path, tmp_path: Path) -> None:
    place = tmp_path / ".venv/bin/python"
    place.parent.mkdir(parents=True)
    place.write_text(f'#!/bin/sh\necho "its own, in $PWD"\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    place.chmod(0o755)
    done = subprocess.run(
        [own_python, "-c", "import sys; print(6 * 7); sys.exit(3)"], capture_output=True, text=True, cwd="/"
    )
    assert done.stdout.splitlines() == [f"its own, in {tmp_path.resolve()}", "42"]
    assert done.returncode == 3


def test_a_hook_in_a_fresh_clone_says_what_to_do_first(own_python: Path) -> None:
    done = subprocess.run([own_python, "-m", "mypy"], capture_output=True, text=True)
    assert done.returncode == 1
    assert "python3 dev.py test" in done.stderr


# --- the workflow -----------------------------------------------------------------------------------------------------


def faults_of_workflow(text: str, commands: Mapping[str, object], root: Path = ROOT) -> Iterator[str]:
    """Systems that are left out, commands that are not there, and what a workflow of ours never needs."""
    workflow = read(text)
    started = {name: [step["run"] for step in job["steps"] if "run" in step] for name, job in workflow["jobs"].items()}
    for system in STARTS.keys() - started.keys():
        yield f"{system} is left out"
    for line in [line for lines in started.values() for line in lines]:
        starter, script, *words = shlex.split(line)
        if starter not in STARTERS or not (root / script).is_file():
            yield f"{line} cannot be run"
        yield from (f"{script} has no {word}" for word in words if script == "dev.py" and word not in commands)
    if workflow.get("permissions") != {"contents": "read"}:
        yield "it may do more than read"
    yield from (f"{found} has no place in it" for found in re.findall(r"secrets\.\w+|\w+://[\w.]+|token", text))


def test_the_workflow_runs_every_check_on_every_system(dev: ModuleType) -> None:
    text = WORKFLOW.read_text(encoding="utf-8")
    assert list(faults_of_workflow(text, dev.COMMANDS)) == []
    jobs = read(text)["jobs"]
    assert {name: [step["run"] for step in job["steps"] if "run" in step] for name, job in jobs.items()} == {
        name: [line] for name, line in STARTS.items()
    }
    assert {name: job["runs-on"].partition("-")[0] for name, job in jobs.items()} == {
        "linux": "ubuntu", "windows": "windows", "macos": "macos",
    }  # fmt: skip
    assert {"push", "pull_request"} <= read(text)["on"].keys()


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("py dev.py test", "py dev.py tests", "dev.py has no tests"),
        ("bash .ci/run", "bash .ci/gone", "bash .ci/gone cannot be run"),
        ("bash .ci/run", "curl .ci/run", "curl .ci/run cannot be run"),
        ("  macos:", "  mac:", "macos is left out"),
        ("contents: read", "contents: write", "it may do more than read"),
        ("name: Test", "name: ${{ secrets.KEY }}", "secrets.KEY has no place in it"),
        ("name: Test", "name: https://pypi.example", "https://pypi.example has no place in it"),
    ],
)
def test_a_workflow_that_does_something_else_is_told(old: str, new: str, fault: str, dev: ModuleType) -> None:
    text = WORKFLOW.read_text(encoding="utf-8")
    assert list(faults_of_workflow(text.replace(old, new), dev.COMMANDS)) == [fault]


def test_what_the_forge_starts_on_linux_runs_every_check() -> None:
    """Nothing but the last line of `.ci/run` decides how it ends, and that is the command people type."""
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert script.splitlines()[-1] == STARTS["macos"]
    assert "set -euo pipefail" in script
