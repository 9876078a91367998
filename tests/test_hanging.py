"""A test that hangs is ended and named, and the tests after it run."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
HANGING = """
import asyncio, threading, time

def test_waits():
    threading.Event().wait()

async def test_waits_in_the_loop():
    await asyncio.Event().wait()

def test_is_deaf_to_what_is_to_end_it():
    while True:
        try:
            time.sleep(9)
        except BaseException:
            pass

def test_the_next_one_runs():
    pass
"""
LIMITS = ("-o", "timeout=1", "-o", "faulthandler_timeout=2")


def test_tests_that_hang_are_ended_and_named_and_the_rest_of_their_file_runs(tmp_path: Path) -> None:
    (tmp_path / "test_some.py").write_text(HANGING, encoding="utf-8")
    settings: list[str | Path] = ["-c", ROOT / "pyproject.toml", "--rootdir", tmp_path, "-p", "tests.scheduling"]
    command = [sys.executable, "-m", "pytest", *settings, "-n", "1", "--dist", "loadfile", *LIMITS, tmp_path]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=45, check=False)
    for name in ("waits", "waits_in_the_loop", "is_deaf_to_what_is_to_end_it"):
        assert f"test_some.py::test_{name}" in done.stdout
    assert "3 failed, 1 passed" in done.stdout
