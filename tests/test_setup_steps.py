"""The steps the set-up script takes: which installer it uses, and how the checks are run and summed up."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]


class Programs:
    """Stands in for the programs the script would start: keeps what was asked and answers with a status."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []
        self.statuses: dict[str, int] = {}

    def call(self, *arguments: object, **_environment: str) -> int:
        words = [str(each) for each in arguments]
        self.asked.append(words)
        return next((status for word, status in self.statuses.items() if word in words), 0)


@pytest.fixture
def programs() -> Programs:
    return Programs()


@pytest.fixture
def dev(tmp_path: Path, programs: Programs, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script as a module, for an empty environment, with its programs stood in for."""
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    environment = tmp_path / ".venv"
    environment.mkdir()
    monkeypatch.setattr(module, "VENV", environment)
    monkeypatch.setattr(module, "STAMP", environment / "stamp.json")
    monkeypatch.setattr(module, "SKIPPED", environment / "skipped.txt")
    monkeypatch.setattr(module, "call", programs.call)
    return module


def test_uv_is_used_where_it_is_installed(dev: ModuleType, programs: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "find_uv", lambda: "/opt/uv")
    monkeypatch.setattr(dev, "make_environment", lambda uv: programs.call(uv, "venv"))
    dev.set_up("requirements.lock")
    assert [words[0] for words in programs.asked[:3]] == ["/opt/uv"] * 3
    packages, project, compiling = programs.asked[1:]
    assert packages[-5:] == ["--require-hashes", "--only-binary", ":all:", "-r", "requirements.lock"]
    assert {"--no-index", "--no-deps", "--no-build-isolation"} <= set(project)
    assert "compile_dir" in compiling[-1]


def test_without_uv_the_environments_own_pip_is_used(
    dev: ModuleType, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "find_uv", lambda: "")
    monkeypatch.setattr(dev, "fits", lambda: True)
    dev.set_up("requirements-test.lock")
    installs = [words for words in programs.asked if "install" in words]
    assert [words[1:4] for words in installs] == [["-m", "pip", "install"]] * 2
    assert {"requirements.lock", "requirements-test.lock", "project"} == json.loads(dev.STAMP.read_text()).keys()


def test_a_set_up_that_stands_is_left_alone(
    dev: ModuleType, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "find_uv", lambda: "")
    monkeypatch.setattr(dev, "fits", lambda: True)
    dev.set_up("requirements-test.lock")
    programs.asked.clear()
    dev.set_up("requirements-test.lock")
    dev.set_up("requirements.lock")
    assert programs.asked == []


def test_a_failed_installation_is_done_again_next_time(
    dev: ModuleType, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "find_uv", lambda: "")
    monkeypatch.setattr(dev, "fits", lambda: True)
    programs.statuses["-e"] = 1
    with pytest.raises(SystemExit):
        dev.set_up("requirements.lock")
    assert not dev.STAMP.exists()


@pytest.mark.parametrize("settings", ["version = {}.7\n", "home = /usr/bin\nversion_info = {}.0.final.0\n"])
def test_an_environment_of_another_python_is_made_anew(
    dev: ModuleType, settings: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "PYTHON", Path(__file__))
    (dev.VENV / "pyvenv.cfg").write_text(settings.format(dev.HERE), encoding="utf-8")
    assert dev.fits()
    (dev.VENV / "pyvenv.cfg").write_text(settings.format(dev.HERE + "1"), encoding="utf-8")
    assert not dev.fits()


def test_all_checks_run_and_the_first_failure_counts(
    dev: ModuleType, programs: Programs, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "set_up", lambda _lock: None)
    programs.statuses.update({"mypy": 2, "pytest": 1})
    assert dev.test("-k", "map") == 2
    assert len(programs.asked) == len(dev.CHECKS)
    assert programs.asked[-1][-2:] == ["-k", "map"]
    summary = [line.split() for line in capsys.readouterr().out.splitlines()[-5:]]
    assert summary == [
        ["ruff", "check", "ok"],
        ["ruff", "format", "ok"],
        ["mypy", "FAILED"],
        ["import-linter", "ok"],
        ["pytest", "FAILED"],
    ]


def test_skipped_programs_are_the_last_line(
    dev: ModuleType, programs: Programs, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def call(*arguments: object, **environment: str) -> int:
        Path(environment["PLANNER_SKIPPED_FILE"]).write_text("Skipped for want of programs: tmux (3)", encoding="utf-8")
        return 0

    monkeypatch.setattr(dev, "set_up", lambda _lock: None)
    monkeypatch.setattr(dev, "call", call)
    assert dev.test() == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Skipped for want of programs: tmux (3)"
