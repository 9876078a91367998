"""`planner doctor`: says whether the file agrees with itself, and mends it when asked."""

import json
import sqlite3
from pathlib import Path

from tests.cli.conftest import Caller


def test_a_sound_plan(planner: Caller, plan: Path) -> None:
    said = planner("doctor")
    assert (said.status, said.err) == (0, "")
    assert "Todo está bien" in said.out
    assert json.loads(planner("doctor", "--json").out)["sound"] is True


def test_a_plan_whose_records_disagree_is_mended_when_asked(planner: Caller, plan: Path) -> None:
    connection = sqlite3.connect(plan)
    connection.execute("DELETE FROM record WHERE type = 'items'")
    connection.commit()
    connection.close()
    said = planner("doctor")
    assert said.status == 1
    assert "doctor --mend" in said.out
    assert planner("doctor").status == 1
    mended = planner("doctor", "--mend")
    assert mended.status == 0
    assert "respaldo 1" in mended.out
    assert planner("doctor").status == 0
    assert planner("backup", "restore", "1").status == 0
    assert planner("doctor").status == 1


def test_a_ruined_plan_says_what_to_do(planner: Caller, plan: Path) -> None:
    planner("backup", "make")
    plan.write_bytes(plan.read_bytes()[:3000])
    said = planner("doctor", "--mend")
    assert said.status == 1
    assert "backup restore 1" in said.out
    assert planner("backup", "restore", "1").status == 0
    assert planner("doctor").status == 0
