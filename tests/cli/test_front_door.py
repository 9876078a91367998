"""However a command ends: a status, at most one sentence, and never a traceback."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.cli import session
from planner.workspace.settings import log_file
from tests.cli.conftest import Caller, interrupt

Process = Callable[..., "subprocess.CompletedProcess[str]"]


class Surprise(Exception):
    """Something nobody foresaw, which quotes the plan."""


def break_opening(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fail(_session: session.Session) -> None:
        raise error

    monkeypatch.setattr(session.Session, "open", fail)


def test_a_fault_of_the_program_is_one_sentence_that_names_the_log(
    planner: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_opening(monkeypatch, Surprise("Persona de prueba"))
    ended = planner("show", "plan")
    assert (ended.status, ended.out) == (1, "")
    assert str(log_file()) in ended.err
    assert ended.err.count("\n") == 1
    assert "Traceback" not in ended.err


def test_the_log_says_where_and_never_what(planner: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    break_opening(monkeypatch, Surprise("Persona de prueba"))
    planner("show", "plan")
    logged = log_file().read_text(encoding="utf-8")
    assert "Surprise" in logged
    assert "show.py" in logged
    assert "Persona" not in logged


def test_a_log_that_cannot_be_written_changes_only_the_sentence(
    planner: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    log_file().parent.parent.mkdir(parents=True, exist_ok=True)
    log_file().parent.write_text("a file where the folder should be", encoding="utf-8")
    break_opening(monkeypatch, Surprise())
    ended = planner("--lang", "en", "show", "plan")
    assert ended.status == 1
    assert "could not be written down" in ended.err


def test_an_interrupted_command_is_quiet(planner: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    break_opening(monkeypatch, KeyboardInterrupt())
    ended = planner("show", "plan")
    assert ended.status == 130
    assert ended.err.strip() == ""


def test_a_reader_that_leaves_is_no_error(exercise: Path) -> None:
    command = [sys.executable, "-m", "planner", "--plan", str(exercise), "dump", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as dumping:
        assert dumping.stdout is not None
        assert dumping.stderr is not None
        dumping.stdout.read(10)
        dumping.stdout.close()
        said = dumping.stderr.read().decode()
    assert "Traceback" not in said
    assert "Broken pipe" not in said
    assert not log_file().exists()


def test_accents_come_out_whole_on_an_old_console(process: Process, plan: Path) -> None:
    shown = process("show", "actores", PYTHONIOENCODING="cp437", LANG="C", LC_ALL="C", PYTHONUTF8="0")
    assert shown.returncode == 0, shown.stderr
    assert "Asociación Ñandú" in shown.stdout


@pytest.mark.parametrize(("language", "words"), [("es", "necesita una terminal"), ("en", "needs a terminal")])
def test_the_app_without_a_terminal_is_refused_in_a_sentence(language: str, words: str, planner: Caller) -> None:
    refused = planner("--lang", language)
    assert (refused.status, refused.out) == (2, "")
    assert words in refused.err


def test_the_module_is_the_command(process: Process) -> None:
    assert process("--version").stdout.startswith("planner ")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="pseudo-terminals need a Unix system")
@pytest.mark.parametrize("columns", [40, 200])
def test_a_narrow_terminal_gets_one_fact_a_line(columns: int, plan: Path) -> None:
    lines = in_terminal(["--plan", str(plan), "show", "actores"], columns)
    if columns == 40:
        assert "Nombre: Municipalidad de Prueba" in lines
        assert max(map(len, lines)) <= columns
    else:
        assert lines[0].split() == ["Código", "Nombre", "Siglas", "Sector"]


def in_terminal(arguments: list[str], columns: int) -> list[str]:
    """The lines that a command writes to a terminal of so many columns."""
    import fcntl
    import pty
    import struct
    import termios

    child, terminal = pty.fork()
    if child == 0:
        # Python's line editing may have left a COLUMNS in the environment that os.environ does not know of.
        os.execve(sys.executable, [sys.executable, "-c", WAIT_FOR_SIZE, *arguments], dict(os.environ))  # noqa: S606
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    os.write(terminal, b"\n")
    written = b""
    try:
        while chunk := os.read(terminal, 4096):
            written += chunk
    except OSError:  # how a terminal says that the other side has gone
        pass
    os.waitpid(child, 0)
    return written.decode().splitlines()[1:]


WAIT_FOR_SIZE = "input(); from planner.cli import main; main()"
"""Begins when the terminal has its size."""


def test_a_waiting_command_ends_by_interrupt(live: "subprocess.Popen[str]") -> None:
    assert live.stdout is not None
    assert "http://127.0.0.1:" in live.stdout.readline()
    said = interrupt(live)
    assert live.returncode == 0
    assert "Traceback" not in said
