"""`planner backup`: what is listed can be restored by its number, and what stood there is not lost by it."""

import json
from pathlib import Path

from tests.cli.conftest import Caller


def test_a_backup_is_made_listed_and_restored(planner: Caller, plan: Path) -> None:
    assert "No hay" in planner("backup", "list").out or "no hay" in planner("backup", "list").out
    assert "respaldo 1" in planner("backup", "make").out
    planner("add", "stakeholders", "name=Radio San Isidro")
    restored = planner("backup", "restore", "1")
    assert restored.status == 0
    assert "respaldo 2" in restored.out
    assert "Radio San Isidro" not in planner("show", "stakeholders").out
    planner("backup", "restore", "2")
    assert "Radio San Isidro" in planner("show", "stakeholders").out
    listed = json.loads(planner("backup", "list", "--json").out)
    assert [(backup["number"], backup["why"]) for backup in listed] == [(3, "restore"), (2, "restore"), (1, "made")]
    assert "antes de restaurar" in planner("backup", "list").out


def test_a_number_that_is_not_there_or_not_asked_for(planner: Caller, plan: Path) -> None:
    assert planner("backup", "restore", "7").status == 1
    assert "planner backup list" in planner("backup", "restore", "7").err
    assert planner("backup", "restore").status == 2
    assert planner("backup", "list", "7").status == 2


def test_restoring_without_a_number_says_where_the_numbers_are(planner: Caller, plan: Path) -> None:
    told = planner("--lang", "es", "backup", "restore")
    assert told.status == 2
    assert "Indicar el número del respaldo" in told.err


def test_what_is_no_number_is_answered_without_the_words_of_programs(planner: Caller, plan: Path) -> None:
    for typed in ("abc", "0", "1.5"):
        told = planner("--lang", "es", "backup", "restore", typed)
        assert told.status == 2
        assert f"«{typed}» no sirve aquí: escribir un número entero, 1 o mayor." in told.err
        assert "range" not in told.err
    assert "«x» no sirve aquí" in planner("--lang", "es", "history", "--limit", "x").err
