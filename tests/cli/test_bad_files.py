"""A plan file that is not one, or not whole, or not to be had: a sentence in the reader's language and status 1."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.store.sqlite.connection import connect
from tests.cli.conftest import Caller


def make_text(path: Path) -> None:
    path.write_text("No soy un plan.\n" * 50, encoding="utf-8")


def make_empty(path: Path) -> None:
    path.write_bytes(b"")


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:6000])


def make_newer(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version=9999")
    connection.close()


def make_other_database(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE other (a)")
    connection.close()


def make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    ("spoil", "spanish", "english"),
    [
        (Path.unlink, "planner new", "planner new"),
        (make_text, "no es un archivo de plan", "is not a plan file"),
        (make_empty, "no es un archivo de plan", "is not a plan file"),
        (make_other_database, "no es un archivo de plan", "is not a plan file"),
        (cut_short, "dañado", "is damaged"),
        (make_newer, "versión más reciente", "newer version"),
        (make_folder, "planner new", "planner new"),
    ],
)
def test_what_is_no_good_plan_is_said_in_words(
    spoil: Callable[[Path], None], spanish: str, english: str, planner: Caller, plan: Path
) -> None:
    spoil(plan)
    for language, words in (("es", spanish), ("en", english)):
        refused = planner("--lang", language, "show", "actores")
        assert (refused.status, refused.out) == (1, "")
        assert words in refused.err
        assert "amatitlan.plan" in refused.err
        assert refused.err.count("\n") == 1


def test_a_plan_that_can_only_be_read_is_shown_and_not_changed(
    planner: Caller, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_arguments: False)
    assert planner("show", "actores").status == 0
    refused = planner("add", "actor", "nombre=Otra")
    assert refused.status == 1
    assert "es de solo lectura" in refused.err


def connect_impatiently(path: Path, *, read_only: bool, wait: float = 0) -> sqlite3.Connection:
    """Open the database and wait for nobody."""
    return connect(path, read_only=read_only, wait=min(wait, 0.05))


def test_a_plan_in_use_by_another_program_is_not_waited_for_for_ever(
    planner: Caller, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.store.sqlite.connection.connect", connect_impatiently)
    other = sqlite3.connect(plan, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    refused = planner("--lang", "en", "add", "actor", "nombre=Otra")
    other.execute("ROLLBACK")
    other.close()
    assert refused.status == 1
    assert "in use by another program" in refused.err
    assert planner("show", "actores").out.endswith("2 actores\n")


def test_a_new_plan_never_overwrites(planner: Caller, plan: Path) -> None:
    before = plan.read_bytes()
    refused = planner("new", "amatitlan.plan")
    assert refused.status == 1
    assert "Ya existe un archivo" in refused.err
    assert plan.read_bytes() == before
