"""Backups are whole, are found again wherever the plan goes, stay few, and stop what they should go before."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from planner.changes.drafting import create
from planner.i18n import PlannerError
from planner.store.errors import PlanLocked, PlanReplaced
from planner.workspace import backups, editing
from planner.workspace.backups import (
    BackupFailed,
    NoSuchBackup,
    back_up,
    backup_numbered,
    backup_of,
    list_backups,
    restore,
)  # fmt: skip
from planner.workspace.opening import open_plan
from planner.workspace.repair.examine import disagreements
from planner.workspace.settings import backup_folder
from planner.workspace.workspace import Workspace


def test_a_backup_is_the_plan_with_its_history_as_it_was(workspace: Workspace) -> None:
    before = workspace.plan
    kept = back_up(workspace, "import")
    editing.add(workspace, "stakeholders", {"name": "Cruz Roja"})
    with open_plan(kept) as old:
        assert old.plan == before
        assert old.file.journal() == workspace.file.journal()[:-1]
    (backup,) = list_backups(workspace.path)
    assert (backup.file, backup.number, backup.why, backup.name) == (kept, 1, "import", "foro")
    assert backup.reason == "antes de una importación"


def test_backups_stand_in_the_programs_own_folder_and_not_beside_the_plan(workspace: Workspace) -> None:
    kept = back_up(workspace, "made")
    assert kept.is_relative_to(backup_folder())
    assert [file.name for file in workspace.path.parent.iterdir()] == ["foro.plan"]


def test_backups_are_found_after_the_plan_was_moved_and_after_it_was_ruined(workspace: Workspace) -> None:
    back_up(workspace, "made")
    moved = workspace.path.parent / "otra carpeta" / "otro nombre.plan"
    moved.parent.mkdir()
    shutil.copy(workspace.path, moved)
    assert len(list_backups(moved)) == 1
    workspace.path.write_bytes(b"nothing that a database would know")
    assert len(list_backups(workspace.path)) == 1


def test_the_oldest_go_and_numbers_stay(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backups, "MOST_KEPT", 4)
    for _number in range(6):
        back_up(workspace, "made")
    assert [backup.number for backup in list_backups(workspace.path)] == [6, 5, 4, 3]
    monkeypatch.setattr(backups, "MOST_BYTES", 1)
    back_up(workspace, "made")
    assert [backup.number for backup in list_backups(workspace.path)] == [7, 6, 5]
    assert backup_numbered(workspace.path, 6).number == 6
    with pytest.raises(NoSuchBackup):
        backup_numbered(workspace.path, 2)


def test_a_folder_that_cannot_be_made_is_one_sentence(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")
    monkeypatch.setenv("PLANNER_BACKUPS", str(tmp_path / "taken" / "backups"))
    with pytest.raises(BackupFailed, match="No se pudo hacer un respaldo"):
        back_up(workspace, "import")


def test_a_restored_plan_is_as_it_was_and_writes_as_a_copy_of_its_own(workspace: Workspace) -> None:
    kept = back_up(workspace, "made")
    lost = workspace.commit([create("stakeholders", "LOST", {"name.es": "Perdida"})])
    before = workspace.plan
    present = restore(workspace.path, backup_of(kept))
    assert present is not None
    assert backup_of(present).why == "restore"
    with open_plan(present) as old:
        assert old.plan == before
    with open_plan(workspace.path, author="Mesa 1") as restored:
        assert "LOST" not in restored.plan.stakeholders
        again = restored.commit([create("stakeholders", "NEW", {"name.es": "Nueva"})])
        assert again is not None
        assert lost is not None
        assert (again.copy, again.number) != (lost.copy, lost.number)
        assert not again.knew(lost)
        assert disagreements(restored) == []


@pytest.mark.parametrize("written_since", [0, 1, 2, 3])
def test_a_workspace_that_was_open_writes_nothing_over_a_restored_plan_unawares(
    workspace: Workspace, written_since: int
) -> None:
    kept = back_up(workspace, "made")
    for name in ("UNO", "DOS"):
        workspace.commit([create("stakeholders", name, {"name.es": name})])
    restore(workspace.path, backup_of(kept))
    with open_plan(workspace.path, author="Mesa 2") as other:
        for number in range(written_since):
            other.commit([create("stakeholders", f"N{number}", {"name.es": f"Nueva {number}"})])
        with pytest.raises(PlanReplaced):
            workspace.commit([create("stakeholders", "TRES", {"name.es": "Tres"})])
        assert workspace.follow() == []
        assert workspace.plan == other.plan
        workspace.commit([create("stakeholders", "TRES", {"name.es": "Tres"})])
        assert disagreements(workspace) == []


def test_a_ruined_plan_is_restored_and_its_bytes_are_kept(workspace: Workspace) -> None:
    kept = back_up(workspace, "made")
    before = workspace.plan
    workspace.close()
    workspace.path.write_bytes(b"nothing that a database would know")
    present = restore(workspace.path, backup_of(kept))
    assert present is not None
    assert present.read_bytes() == b"nothing that a database would know"
    with open_plan(workspace.path) as restored:
        assert restored.plan == before
    present_backup = backup_of(present)
    with pytest.raises(PlannerError):
        restore(workspace.path, present_backup)
    with open_plan(workspace.path) as restored:
        assert restored.plan == before


def test_a_plan_that_was_removed_comes_back(workspace: Workspace) -> None:
    back_up(workspace, "made")
    workspace.close()
    workspace.path.unlink()
    (backup,) = list_backups(workspace.path)
    assert restore(workspace.path, backup) is None
    with open_plan(workspace.path) as restored:
        assert len(restored.plan.stakeholders) == 2


def test_a_restored_backup_is_not_the_one_that_makes_room(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = back_up(workspace, "made")
    monkeypatch.setattr(backups, "MOST_KEPT", 1)
    monkeypatch.setattr(backups, "ALWAYS_KEPT", 1)
    restore(workspace.path, backup_of(kept))
    assert kept.exists()


def test_a_plan_in_use_is_not_restored_and_says_so(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.store.sqlite.copies.WAIT_SECONDS", 0.01)
    kept = back_up(workspace, "made")
    workspace.commit([create("stakeholders", "UNO", {"name.es": "Uno"})])
    with closing(sqlite3.connect(workspace.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(PlanLocked):
            restore(workspace.path, backup_of(kept))
    workspace.follow()
    assert "UNO" in workspace.plan.stakeholders


def test_a_plan_that_gives_itself_a_path_for_an_id_leads_nowhere_else(workspace: Workspace) -> None:
    with closing(sqlite3.connect(workspace.path)) as connection:
        connection.execute("UPDATE plan SET id = '../../escaped'")
        connection.commit()
    kept = back_up(workspace, "made")
    assert kept.resolve().parent.parent == backup_folder().resolve()
    assert [backup.file for backup in list_backups(workspace.path)] == [kept]
