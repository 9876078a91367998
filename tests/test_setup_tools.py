"""The fixtures for outside programs: a watched browser, and what happens when a program is missing."""

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGE = """<!doctype html><html lang="es"><title>Prueba</title>
<script>console.warn("cuidado"); fetch("https://example.org/mapa").catch(() => console.log("sin red"));</script>"""


def test_a_page_is_watched_and_has_no_network(
    page: "Page", console: list[str], requested: list[str], tmp_path: Path
) -> None:
    document = tmp_path / "página con espacios.html"
    document.write_text(PAGE, encoding="utf-8")
    with page.expect_console_message(lambda message: message.text == "sin red"):
        page.goto(document.as_uri())
    assert page.title() == "Prueba"
    assert "warning: cuidado" in console
    assert requested == ["https://example.org/mapa"]


def test_uncaught_errors_are_heard(page: "Page", console: list[str]) -> None:
    with page.expect_event("pageerror"):
        page.set_content("<script>setTimeout(() => { throw new Error('roto') })</script>")
    assert console == ["error: roto"]


def without_programs(tmp_path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a test that needs tmux on a machine that has no program at all."""
    wanting = Path(__file__).parent / "test_setup_tools.py::test_tmux_answers"
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n", "0", str(wanting)],
        env={**os.environ, "PATH": str(tmp_path), **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_a_missing_program_skips_and_is_named_once(tmp_path: Path) -> None:
    told = tmp_path / "told"
    done = without_programs(tmp_path, PLANNER_REQUIRE_TOOLS="", PLANNER_SKIPPED_FILE=str(told))
    assert done.returncode == 0, done.stdout
    assert told.read_text(encoding="utf-8") == "Skipped for want of programs: tmux (1)"
    assert done.stdout.count("Skipped for want of programs") == 1


def test_a_missing_program_fails_where_programs_are_required(tmp_path: Path) -> None:
    done = without_programs(tmp_path, PLANNER_REQUIRE_TOOLS="1")
    assert done.returncode == 1
    assert "missing program: tmux" in done.stdout


def test_tmux_answers(tmux: str) -> None:
    done = subprocess.run([tmux, "-V"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("tmux")


def test_the_developers_machine_is_cut_out(nobodys_machine: Path) -> None:
    assert Path.home() == nobodys_machine
    assert not list(nobodys_machine.iterdir())
    assert "PLANNER_PLAN" not in os.environ
