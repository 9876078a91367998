"""The house plan holds: rooms know only the rooms below them, and starting up loads nothing heavy."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LINTER = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def lint(package_root: Path) -> subprocess.CompletedProcess[str]:
    """Check the contracts of pyproject.toml against the package that lies in `package_root`."""
    return subprocess.run(
        [sys.executable, "-c", LINTER, "--no-cache", "--config", str(ROOT / "pyproject.toml")],
        cwd=package_root,
        env={**os.environ, "PYTHONPATH": str(package_root)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    ("room", "line", "contract"),
    [
        ("i18n", "import planner.model", "Rooms know only the rooms below them"),
        ("model", "import planner.changes", "Rooms know only the rooms below them"),
        ("formats", "import planner.store", "Rooms know only the rooms below them"),
        ("app", "import planner.cli", "Rooms know only the rooms below them"),
        ("workspace", "import sqlalchemy", "Only the store speaks to a database"),
        ("cli", "import textual", "Only the app knows Textual"),
        ("app", "import planner.formats", "The app goes through the workspace"),
    ],
)
def test_a_shortcut_between_rooms_is_found(room: str, line: str, contract: str, tmp_path: Path) -> None:
    copy = tmp_path / "planner"
    shutil.copytree(ROOT / "src/planner", copy, ignore=shutil.ignore_patterns("__pycache__"))
    shortcut = copy / room / "shortcut.py"
    shortcut.write_text(f'"""A shortcut."""\n{line}\n', encoding="utf-8")
    done = lint(tmp_path)
    assert done.returncode == 1, done.stdout
    assert f"{contract} BROKEN" in done.stdout
    assert f"planner.{room}.shortcut" in done.stdout


HEAVY = {
    "igraph", "jinja2", "matplotlib", "networkx", "numpy", "openpyxl", "pandas", "pyvis", "rapidfuzz",
    "sqlalchemy", "starlette", "textual", "uvicorn", "xlsxwriter", "yaml",
}  # fmt: skip
"""Libraries that cost more to load than all of the command line."""


def loaded_by(statement: str) -> set[str]:
    """The top-level modules in a fresh interpreter after `statement`."""
    report = f"import sys; {statement}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", report], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "statement",
    [
        "import planner.i18n, planner.model, planner.model.types, planner.changes",
        "import planner.cli",
        "import planner.workspace",
        "import planner.store, planner.formats, planner.analysis, planner.app",
    ],
)
def test_opening_a_room_loads_nothing_heavy(statement: str) -> None:
    assert loaded_by(statement) & HEAVY == set()


def test_the_day_and_the_moment_come_from_one_clock() -> None:
    read = re.compile(r"\b(datetime\.(now|utcnow|today)|date\.today|time\.time)\(")
    package = ROOT / "src/planner"
    found = {path.relative_to(package).as_posix() for path in package.rglob("*.py")
             if read.search(path.read_text(encoding="utf-8"))}  # fmt: skip
    assert found == {"i18n/dates.py"}
