"""Backups are whole, are found again wherever the plan goes, stay few, and stop what they should go before."""

import shutil
from pathlib import Path

import pytest

from planner.workspace import backups, editing
from planner.workspace.backups import BackupFailed, NoSuchBackup, back_up, backup_numbered, list_backups
from planner.workspace.folders import backup_folder
from planner.workspace.opening import open_plan
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
