"""A file that disagrees with itself is mended from its history, or it is said what cannot be and what to do instead."""

import sqlite3
from pathlib import Path

import pytest

from planner.changes.drafting import create
from planner.store.errors import PlanExists, PlanMissing
from planner.workspace.backups import back_up, backup_of, list_backups
from planner.workspace.editing import set_leaves
from planner.workspace.opening import new_plan, open_plan
from planner.workspace.repair.examine import disagreements
from planner.workspace.repair.mending import CannotMend, examine, mend
from planner.workspace.repair.rescuing import rescue


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "foro.plan"
    with new_plan(path, title="Foro", author="Mesa 1") as workspace:
        workspace.commit([create("stakeholders", f"A{n}", {"name.es": f"Actor {n} " + "x" * 200}) for n in range(300)])
        for number in range(40):
            set_leaves(workspace, "stakeholders", f"A{number}", {"acronym": f"SIGLA{number}"})
    return path


def spoil(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_sound_file_is_left_alone(path: Path) -> None:
    before = path.read_bytes()
    assert examine(path).sound
    assert mend(path) is None
    assert path.read_bytes() == before
    assert list_backups(path) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE record SET body = '{\"name.es\":\"Otra\"}' WHERE id = 'A7'",
        "DELETE FROM record WHERE type = 'stakeholders'",
        "INSERT INTO record VALUES ('stakeholders', 'GHOST', 1, '{\"name.es\":\"Nadie\"}')",
        "UPDATE record SET body = '{\"name.es\": \"Otr' WHERE id = 'A7'",
    ],
)
def test_records_that_disagree_are_made_anew_from_the_history(path: Path, statement: str) -> None:
    with open_plan(path) as workspace:
        before = workspace.plan
    spoil(path, statement)
    found = examine(path)
    assert found.findings
    assert found.mendable
    assert list_backups(path) == []
    mended = mend(path, author="Informática")
    assert mended is not None
    assert mended.backup.is_file()
    with open_plan(path) as workspace:
        assert workspace.plan == before
        assert disagreements(workspace) == []


def test_who_has_the_plan_open_reads_the_mended_records(path: Path) -> None:
    spoil(path, "UPDATE record SET body = '{\"name.es\":\"Otra\"}' WHERE id = 'A7'")
    with open_plan(path) as workspace:
        assert workspace.plan.stakeholders["A7"].name.es == "Otra"
        mend(path)
        set_leaves(workspace, "stakeholders", "A7", {"note": "Visto"})
        assert workspace.plan.stakeholders["A7"].name.es.startswith("Actor 7")
        assert disagreements(workspace) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE change_set SET changes = replace(changes, 'null,\"SIGLA3', '\"X\",\"SIGLA3') WHERE revision = 6",
        "DELETE FROM change_set WHERE revision = 12",
        "UPDATE plan SET revision = 999",
    ],
)
def test_a_history_that_contradicts_itself_is_not_mended_and_a_sound_backup_is_named(
    path: Path, statement: str
) -> None:
    with open_plan(path) as workspace:
        sound = backup_of(back_up(workspace, "made"))
        spoil(path, statement)
        back_up(workspace, "made")
    before = path.read_bytes()
    found = examine(path)
    assert not found.mendable
    assert any(f"restore {sound.number}" in sentence for sentence in found.advice)
    with pytest.raises(CannotMend):
        mend(path)
    assert path.read_bytes() == before


def test_spoilt_pages_of_records_are_made_anew_from_a_whole_history(path: Path) -> None:
    with open_plan(path) as workspace:
        before, entries = workspace.plan, workspace.file.journal()
    page = root_page(path, "record")
    content = bytearray(path.read_bytes())
    content[page * 4096 - 4096 : page * 4096] = b"\xa5" * 4096
    path.write_bytes(content)
    found = examine(path)
    assert any("41 entradas" in sentence or "42 entradas" in sentence for sentence in found.findings)
    assert found.mendable
    mended = mend(path)
    assert mended is not None
    assert mended.backup.read_bytes() == content
    with open_plan(path) as workspace:
        assert (workspace.plan, workspace.file.journal()) == (before, entries)
        assert disagreements(workspace) == []


@pytest.mark.parametrize("share", [0.0, 0.02, 0.3, 0.6, 0.9])
def test_a_file_cut_short_names_the_backup_that_is_sound(path: Path, share: float) -> None:
    with open_plan(path) as workspace:
        sound = backup_of(back_up(workspace, "made"))
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    found = examine(path)
    assert found.findings
    assert found.mendable or any(f"restore {sound.number}" in sentence for sentence in found.advice)


def test_records_without_their_history_become_a_new_plan(path: Path, tmp_path: Path) -> None:
    with open_plan(path) as workspace:
        workspace.commit([
            create("ties", "T1", {"source": "A1", "target": "A2", "type": "funds"}),
            create("ties", "T2", {"source": "A1", "target": "A3", "type": "funds"}),
        ])  # fmt: skip
        before = workspace.plan
    spoil(path, "DELETE FROM change_set WHERE revision = 2")
    spoil(path, "DELETE FROM record WHERE id = 'A3'")
    assert any("--rescue" in sentence for sentence in examine(path).advice)
    assert rescue(path, tmp_path / "nuevo.plan") == 301
    with open_plan(tmp_path / "nuevo.plan") as workspace:
        assert disagreements(workspace) == []
        assert set(before.stakeholders) - set(workspace.plan.stakeholders) == {"A3"}
        assert set(workspace.plan.ties) == {"T1"}
        assert workspace.plan.sheet == before.sheet
    with pytest.raises(PlanExists):
        rescue(path, tmp_path / "nuevo.plan")


def test_without_a_backup_it_is_said_that_there_is_none(path: Path) -> None:
    path.write_bytes(b"\xa5" * 9000)
    found = examine(path)
    assert any("Ya no se puede leer nada" in sentence for sentence in found.findings)
    assert any("buscar una copia" in sentence for sentence in found.advice)


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(PlanMissing):
        examine(tmp_path / "nada.plan")


def root_page(path: Path, table: str) -> int:
    connection = sqlite3.connect(path)
    (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    connection.close()
    return int(page)


def test_a_record_with_a_field_that_is_none_is_told_and_mended(path: Path) -> None:
    spoil(path, "UPDATE record SET body = replace(body, 'name.es', 'nam.es') WHERE id = 'A7'")
    spoil(path, "INSERT INTO record VALUES ('stakeholders', 'GHOST', 1, '{\"nam.zz\":\"Nadie\"}')")
    assert examine(path).mendable


def test_what_cannot_be_understood_is_not_counted_as_readable(path: Path) -> None:
    spoil(path, "UPDATE record SET body = '{\"name.es\": \"Otr' WHERE id IN ('A7', 'A8')")
    assert any("42 entradas del historial de 42, y 299 fichas" in said for said in examine(path).findings)
    spoil(path, "UPDATE change_set SET changes = '[[\"stakeh' WHERE revision = 9")
    found = examine(path)
    assert any("41 entradas del historial de 42, y 299 fichas" in said for said in found.findings)
    assert not found.mendable
