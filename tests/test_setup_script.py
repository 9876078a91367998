"""The set-up script on a fresh machine: what it makes, what it says, and what it says when something is missing."""

import ast
import os
import shutil
import site
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
COPIED = ("dev.py", "pyproject.toml", "requirements.lock", "LICENSE", "README.md", "src", "stakeholders", "strategies")
PACKAGES = os.pathsep.join(site.getsitepackages())


def run(folder: Path, *command: str, before: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run dev.py of a folder without a terminal, after the statements `before` in the same interpreter."""
    script, arguments = str(folder / "dev.py"), ["dev.py", *command]
    start = f"import runpy, sys; sys.argv = {arguments!r}; runpy.run_path({script!r}, run_name='__main__')"
    return subprocess.run(
        [sys.executable, "-c", f"{before}\n{start}"],
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def run_offline(folder: Path, before: str = "") -> subprocess.CompletedProcess[str]:
    """`dev.py run` with Python's own venv and pip, for which the locked packages of these tests are at hand."""
    return run(folder, "run", before=before, PATH=str(folder), PYTHONPATH=PACKAGES, PIP_NO_INDEX="1")


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the repository in a folder with spaces and accents, as on a municipal laptop."""
    folder = tmp_path_factory.mktemp("setup") / "Política migratoria (año 1)" / "planificación"
    folder.mkdir(parents=True)
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
        else:
            shutil.copy(source, folder / name)
    return folder


@pytest.fixture(scope="module")
def first(laptop: Path) -> subprocess.CompletedProcess[str]:
    """The first `run` on that laptop."""
    return run_offline(laptop)


PLAN, MAP, WORKBOOK = "amatitlan.plan", "exports/amatitlan-map.html", "exports/amatitlan-action-plan.xlsx"
NO_PROCESS = "import subprocess; subprocess.Popen = subprocess.call = None"


def test_the_first_run_makes_the_plan_and_its_exports(first: subprocess.CompletedProcess[str], laptop: Path) -> None:
    assert first.returncode == 0, first.stdout + first.stderr
    for name in (PLAN, MAP, WORKBOOK):
        assert (laptop / name).stat().st_size > 1_000
        assert str(laptop / name) in first.stdout
    assert "Mapa / Map: " in first.stdout
    assert "Plan de acción / Action plan: " in first.stdout


def test_a_second_run_starts_at_once(first: subprocess.CompletedProcess[str], laptop: Path) -> None:
    before = {name: (laptop / name).stat().st_mtime_ns for name in (PLAN, MAP, WORKBOOK)}
    second = run_offline(laptop, before=NO_PROCESS)
    assert second.returncode == 0, second.stdout + second.stderr
    assert {name: (laptop / name).stat().st_mtime_ns for name in before} == before
    assert str(laptop / MAP) in second.stdout


def test_a_lost_or_outdated_export_is_written_again(first: subprocess.CompletedProcess[str], laptop: Path) -> None:
    (laptop / MAP).unlink()
    outdated = (laptop / PLAN).stat().st_mtime - 60
    os.utime(laptop / WORKBOOK, (outdated, outdated))
    assert run_offline(laptop).returncode == 0
    for name in (MAP, WORKBOOK):
        assert (laptop / name).stat().st_mtime >= (laptop / PLAN).stat().st_mtime


def test_an_export_that_cannot_be_written_is_reported_and_tried_again(
    first: subprocess.CompletedProcess[str], laptop: Path
) -> None:
    (laptop / MAP).unlink()
    (laptop / MAP).mkdir()
    refused = run_offline(laptop)
    assert refused.returncode != 0
    assert "amatitlan-map.html" in refused.stderr
    (laptop / MAP).rmdir()
    assert run_offline(laptop).returncode == 0
    assert (laptop / MAP).is_file()


def test_new_packages_are_installed_before_anything_starts(
    first: subprocess.CompletedProcess[str], laptop: Path
) -> None:
    lock = laptop / "requirements.lock"
    stood = lock.read_text(encoding="utf-8")
    lock.write_text(f"{stood}no-such-package==1.0 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    done = run_offline(laptop)
    lock.write_text(stood, encoding="utf-8")
    assert done.returncode == 1
    assert "No se pudo instalar" in done.stdout
    assert "Could not install" in done.stdout


def test_an_old_python_is_told_which_one_to_install() -> None:
    done = run(ROOT, "run", before="import sys; sys.version_info = (3, 9, 2)")
    assert done.returncode == 1
    spanish, english = done.stdout.splitlines()
    assert "3.9" in spanish
    assert "Instale Python 3.11 o posterior" in spanish
    assert "Install Python 3.11 or later" in english
    assert done.stderr == ""


def test_an_old_python_can_read_the_script() -> None:
    source = (ROOT / "dev.py").read_text(encoding="utf-8")
    assert ast.parse(source, feature_version=(3, 7)).body


def test_a_missing_venv_module_is_named_with_its_remedy(tmp_path: Path) -> None:
    shutil.copy(ROOT / "dev.py", tmp_path)
    shutil.copy(ROOT / "requirements.lock", tmp_path)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "src/planner/i18n").mkdir(parents=True)
    shutil.copy(ROOT / "src/planner/i18n/build.py", tmp_path / "src/planner/i18n")
    done = run(tmp_path, "run", before="import sys; sys.modules['ensurepip'] = None", PATH=str(tmp_path))
    assert done.returncode == 1
    spanish, english = done.stdout.splitlines()
    assert spanish.endswith("Instálelo con: apt install python3-venv")
    assert english.endswith("Install it with: apt install python3-venv")
    assert not (tmp_path / ".venv").exists()


@pytest.mark.parametrize(("command", "status"), [((), 2), (("fly",), 2), (("--help",), 0)])
def test_without_a_command_it_lists_them(command: tuple[str, ...], status: int) -> None:
    done = run(ROOT, *command)
    assert done.returncode == status
    assert "run " in done.stdout
    assert "test " in done.stdout
