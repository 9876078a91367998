"""The app as a person starts it: in a real terminal, with real keys."""

import os
import shlex
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from planner.workspace.opening import new_plan
from planner.workspace.settings import log_file

DEADLINE = 30.0
"""Seconds after which a screen that does not appear fails the test."""

TURN = 0.05
"""Seconds between two looks at the screen."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """A terminal of its own, with a shell command running in it."""

    tmux: str
    socket: Path

    def start(self, *command: str, columns: int = 80, rows: int = 24) -> None:
        """Run a command; its exit status is written behind it and the terminal stays."""
        shell = f"{shlex.join(command)}; echo estado=$?; exec cat"
        self.ask("-f", os.devnull, "new-session", "-d", "-x", str(columns), "-y", str(rows), shell)

    def press(self, *keys: str) -> None:
        """Press keys, by tmux' names for them."""
        self.ask("send-keys", *keys)

    def screen(self) -> str:
        """What is on the screen."""
        return self.ask("capture-pane", "-p")

    def wait_for(self, *texts: str) -> str:
        """The screen once it holds all the texts; fails with what it held instead."""
        return self.wait_until(lambda screen: all(text in screen for text in texts), " · ".join(texts))

    def wait_until(self, holds: Callable[[str], bool], wanted: str) -> str:
        """The screen once `holds` is true of it."""
        until = time.monotonic() + DEADLINE
        while time.monotonic() < until:
            screen = self.screen()
            if holds(screen):
                return screen
            time.sleep(TURN)
        pytest.fail(f"never seen: {wanted}\n{self.screen()}")

    def ask(self, *arguments: str) -> str:
        """Give tmux a command."""
        done = subprocess.run(
            [self.tmux, "-S", str(self.socket), *arguments], capture_output=True, encoding="utf-8", check=True,
            env={**os.environ, "LANG": "C.UTF-8", "TERM": "xterm-256color"},
        )  # fmt: skip
        return done.stdout


@pytest.fixture
def terminal(tmux: str, tmp_path: Path) -> Iterator[Terminal]:
    """A terminal that nobody else uses."""
    opened = Terminal(tmux, tmp_path / "tmux")
    yield opened
    subprocess.run([tmux, "-S", str(opened.socket), "kill-server"], check=False, capture_output=True)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The invented municipality."""
    path = tmp_path / "ejercicio.plan"
    new_plan(path, example="exercise").close()
    return path


def planner(*arguments: str) -> tuple[str, ...]:
    """The command line of the program under test."""
    return (sys.executable, "-m", "planner", *arguments)


def test_the_app_opens_a_plan_at_80_by_24_and_quits(terminal: Terminal, plan: Path) -> None:
    terminal.start(*planner("--plan", str(plan), "--lang", "es"))
    screen = terminal.wait_for("Red", "Estrategia", "Historial", "Guardado", "42 actores")
    assert "FICTICIO" in screen
    assert max(map(len, screen.splitlines())) <= 80
    terminal.press("C-q")
    assert "Traceback" not in terminal.wait_for("estado=0")


def test_what_is_typed_in_the_app_is_saved_and_undone(terminal: Terminal, plan: Path) -> None:
    terminal.start(*planner("--plan", str(plan), "--lang", "es"), columns=100, rows=30)
    terminal.wait_for("42 actores", "¿Quién trabaja?", "Seguir sin nombre")
    terminal.press("-l", "Mesa 1")
    terminal.press("Enter")
    terminal.wait_for("Nueva relación", "Mesa 1")
    terminal.press("n")
    terminal.wait_until(lambda screen: "Nueva relación" not in screen, "the keys of the entry line")
    terminal.press("-l", "Radio Comunitaria Azacuán > OMPM: informa")
    terminal.press("Enter")
    terminal.wait_for("43 actores", "Guardado", "Mesa 1")
    terminal.press("Escape")
    terminal.press("C-z")
    terminal.wait_for("42 actores")
    terminal.press("C-q")
    terminal.wait_for("estado=0")


def test_the_app_speaks_english_when_asked(terminal: Terminal, plan: Path) -> None:
    terminal.start(*planner("--plan", str(plan), "--lang", "en"), columns=120, rows=36)
    terminal.wait_for("Network", "Strategy", "History", "42 actors")
    terminal.press("C-q")
    terminal.wait_for("estado=0")


def test_a_terminal_of_40_columns_is_told_to_be_widened_and_works_once_it_is(terminal: Terminal, plan: Path) -> None:
    terminal.start(*planner("--plan", str(plan), "--lang", "es"), columns=40, rows=20)
    terminal.wait_for("angosta", "columnas")
    terminal.ask("resize-window", "-x", "80", "-y", "24")
    terminal.wait_for("Red", "Estrategia", "42 actores")
    terminal.press("C-q")
    terminal.wait_for("estado=0")


def test_a_missing_plan_is_said_in_the_app_itself(terminal: Terminal, tmp_path: Path) -> None:
    terminal.start(*planner("--plan", "nada.plan", "--lang", "es"))
    terminal.wait_for("planner new")
    terminal.press("C-q")
    terminal.wait_for("estado=0")


BROKEN = """
from planner.cli.session import Session
def fail(_session): raise RuntimeError("Persona de prueba")
Session.open = fail
import sys
from planner.cli import main
sys.exit(main())
"""


def test_a_fault_of_the_app_is_a_sentence_and_no_traceback(terminal: Terminal) -> None:
    terminal.start(sys.executable, "-c", BROKEN, "--lang", "es", columns=200)
    screen = terminal.wait_for("estado=1")
    assert "Planner se detuvo" in screen
    assert str(log_file()) in screen
    assert "Traceback" not in screen
    assert "Persona" not in screen + log_file().read_text(encoding="utf-8")
