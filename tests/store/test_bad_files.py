"""A file that is no plan, or cannot be used, gets one clear sentence that names it and says what to do."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from planner.changes.drafting import create
from planner.i18n import PlannerError, speaking
from planner.store.errors import (
    DiskFull,
    NewerPlan,
    NotAPlan,
    PlanDamaged,
    PlanExists,
    PlanLocked,
    PlanMissing,
    PlanReadOnly,
)  # fmt: skip
from planner.store.sqlite.connection import open_engine
from planner.store.sqlite.file import PlanFile
from planner.workspace.opening import new_plan, open_plan
from planner.workspace.workspace import Workspace


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "plan.plan"
    with new_plan(path, title="Foro") as workspace:
        workspace.commit([create("stakeholders", f"A{n}", {"name.es": f"Actor {n}" * 20}) for n in range(300)])
    return path


def said(error: pytest.ExceptionInfo[PlannerError], path: Path) -> str:
    sentence = error.value.sentence
    assert str(path) in sentence
    assert "Traceback" not in sentence
    assert "sqlite" not in sentence.lower()
    return sentence


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(PlanMissing) as error:
        open_plan(tmp_path / "nada.plan")
    assert "planner new" in said(error, tmp_path / "nada.plan")


@pytest.mark.parametrize("content", [b"", b"Lista de actores\nINTECAP\n", b"PK\x03\x04" + b"0" * 500])
def test_a_file_that_is_something_else(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "lista.plan"
    path.write_bytes(content)
    with pytest.raises(NotAPlan) as error:
        open_plan(path)
    assert "no es un archivo de plan" in said(error, path)
    assert path.read_bytes() == content


def test_another_programs_database(tmp_path: Path) -> None:
    path = tmp_path / "otra.plan"
    sqlite3.connect(path).executescript("CREATE TABLE plan (id); INSERT INTO plan VALUES (1);")
    with pytest.raises(NotAPlan) as error:
        open_plan(path)
    assert "no es un archivo de plan" in said(error, path)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_truncated_file(path: Path, share: float) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(PlanDamaged) as error:
        open_plan(path)
    assert "dañado" in said(error, path)


def test_a_file_with_spoilt_pages(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[5_000:] = os.urandom(len(content) - 5_000)
    path.write_bytes(content)
    with pytest.raises((PlanDamaged, NotAPlan)) as error:
        open_plan(path)
    said(error, path)


def test_a_newer_file_is_refused_in_words(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version=99")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NewerPlan) as error:
        open_plan(path)
    assert "versión más reciente" in said(error, path)
    with speaking("en"), pytest.raises(NewerPlan, match="newer version of Planner"):
        open_plan(path)
    assert path.read_bytes() == before


def test_a_new_plan_never_overwrites(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(PlanExists) as error:
        new_plan(path, title="Otro")
    assert "otro nombre" in said(error, path)
    assert path.read_bytes() == before


def test_a_file_locked_by_another_program_for_long(path: Path, tmp_path: Path) -> None:
    file = PlanFile.open(path, tmp_path, wait=0.2)
    workspace = Workspace(file)
    with PlanFile.open(path, tmp_path).engine.connect() as other:
        other.exec_driver_sql("ROLLBACK")
        other.exec_driver_sql("BEGIN IMMEDIATE")
        with pytest.raises(PlanLocked) as error:
            workspace.commit([create("stakeholders", "X", {"name.es": "X"})])
    assert "No se guardó nada" in said(error, path)
    workspace.commit([create("stakeholders", "X", {"name.es": "X"})])
    assert "X" in open_plan(path).plan.stakeholders


def test_a_read_only_stick_opens_and_says_so_when_saving(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really = os.access
    monkeypatch.setattr(os, "access", lambda target, mode: mode != os.W_OK and really(target, mode))
    with open_plan(path) as workspace:
        assert workspace.read_only
        assert len(workspace.plan.stakeholders) == 300
        with pytest.raises(PlanReadOnly) as error:
            workspace.commit([create("stakeholders", "X", {"name.es": "X"})])
    assert "solo lectura" in said(error, path)


def test_a_full_disk_leaves_the_plan_as_it_was(path: Path) -> None:
    with open_plan(path) as workspace:
        before = workspace.plan
        engine = workspace.file.engine
        with engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql("ROLLBACK")
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
        with pytest.raises(DiskFull) as error:
            workspace.commit([create("stakeholders", f"X{n}", {"name.es": "x" * 300}) for n in range(500)])
        assert "liberar espacio" in said(error, path)
    assert open_plan(path).plan == before


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "no está" / "plan.plan"
    with pytest.raises(PlannerError) as error:
        new_plan(path, title="Foro")
    assert "Revisar la carpeta" in said(error, path)


def test_names_of_files_are_never_part_of_an_address(tmp_path: Path) -> None:
    path = tmp_path / "50 % ¿listo? #1 & ñ.plan"
    with new_plan(path, title="Foro") as workspace:
        workspace.commit([create("stakeholders", "A1", {"name.es": "A"})])
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    moved = tmp_path / "otro.plan"
    shutil.move(path, moved)
    assert "A1" in open_plan(moved).plan.stakeholders


def test_only_the_store_needs_the_database_library() -> None:
    code = "import sys, planner.workspace.workspace, planner.workspace.editing; print('sqlalchemy' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "False"


def test_engines_refuse_to_make_files(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="unable to open"):
        open_engine(tmp_path / "x.plan", read_only=False).connect()
