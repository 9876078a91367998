"""Rows that hold what no program of ours wrote are told of as damage, whatever they hold."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from planner.i18n import PlannerError
from planner.store.errors import PlanDamaged
from planner.workspace import editing
from planner.workspace.opening import new_plan, open_plan
from planner.workspace.repair.examine import disagreements

MANGLED = {
    "changes that are no list": "UPDATE change_set SET changes = '{}'",
    "changes of three parts": "UPDATE change_set SET changes = '[[1,2,3]]'",
    "a day that is none": "UPDATE change_set SET at = 'ayer'",
    "a kind of record nobody knows": "UPDATE change_set SET changes = replace(changes, 'stakeholders', 'nada')",
    "a body that is none": "UPDATE record SET body = '[]'",
    "a record of no kind": "UPDATE record SET type = 'nada' WHERE type = 'stakeholders'",
}


def mangled(path: Path, statement: str) -> Path:
    with new_plan(path, title="Foro") as workspace:
        editing.add(workspace, "stakeholders", {"name": "Municipalidad"})
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()
    return path


@pytest.mark.parametrize("kind", MANGLED)
def test_is_told_as_damage(tmp_path: Path, kind: str) -> None:
    path = mangled(tmp_path / "foro.plan", MANGLED[kind])
    with pytest.raises(PlanDamaged), open_plan(path) as workspace:
        disagreements(workspace)


def test_a_record_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    path = mangled(tmp_path / "foro.plan", "UPDATE record SET body = replace(body, 'name.es', 'n&me.es')")
    with open_plan(path) as workspace:
        (sentence,) = [said for said in disagreements(workspace) if "actor" in said]
    assert "no se puede leer" in sentence


def test_a_leaf_that_only_the_history_has_is_named(tmp_path: Path) -> None:
    path = mangled(tmp_path / "foro.plan", "UPDATE change_set SET changes = replace(changes, 'name.es', 'n&me.es')")
    with open_plan(path) as workspace:
        try:
            said = disagreements(workspace)
        except PlannerError as error:
            said = [str(error)]
    assert any("n&me.es" in sentence for sentence in said)
