"""Copied files number their sets apart, wherever the copy came from; and a file in use lets go of what it held."""

import shutil
import sys
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from planner.changes.change_set import ChangeSet
from planner.changes.drafting import create
from planner.i18n import PlannerError
from planner.model.fields import Audience
from planner.store.errors import CannotReach, PlanExists, PlanGone
from planner.store.site import machine_id
from planner.store.sqlite.connection import address_of
from planner.store.sqlite.file import PlanFile
from planner.workspace import undoing
from planner.workspace.exporting.dumping import save_copy
from planner.workspace.opening import new_plan, open_plan
from planner.workspace.workspace import Workspace


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "foro.plan"
    new_plan(path, title="Foro", author="Mesa 1").close()
    return path


def add(path: Path, id: str) -> ChangeSet:
    with open_plan(path, author="Mesa 1") as workspace:
        entry = workspace.commit([create("stakeholders", id, {"name.es": id})])
        assert entry is not None
        return entry


def test_a_file_opened_again_or_renamed_stays_the_same_copy(path: Path, tmp_path: Path) -> None:
    first = add(path, "A1")
    moved = path.rename(tmp_path / "otro nombre.plan")
    second = add(moved, "A2")
    assert (second.copy, second.number) == (first.copy, first.number + 1)


def test_a_backup_put_back_over_the_file_is_a_copy_of_its_own(path: Path, tmp_path: Path) -> None:
    add(path, "A1")
    backup = shutil.copy(path, tmp_path / "respaldo.plan")
    lost = add(path, "A2")
    place = path.stat().st_ino
    path.write_bytes(Path(backup).read_bytes())
    assert path.stat().st_ino == place
    again = add(path, "A3")
    assert (again.copy, again.number) != (lost.copy, lost.number)
    assert not again.knew(lost)
    with open_plan(path, author="Mesa 1") as workspace:
        undoing.undo(workspace)
        assert set(workspace.plan.stakeholders) == {"A1"}


def test_a_file_on_another_computer_is_another_copy(path: Path, tmp_path: Path) -> None:
    first = add(path, "A1")
    with Workspace(PlanFile.open(path, tmp_path / "another computer")) as workspace:
        entry = workspace.commit([create("stakeholders", "A2", {"name.es": "A2"})])
        assert entry is not None
        assert entry.copy != first.copy
        assert entry.knew(first)


@pytest.mark.parametrize("spoilt", [b"", b"\xff\xfe", b"  \n"])
def test_a_computer_whose_name_was_spoilt_gets_one_again(tmp_path: Path, spoilt: bytes) -> None:
    (tmp_path / "computer-id").write_bytes(spoilt)
    name = machine_id(tmp_path)
    assert len(name) == 32
    assert machine_id(tmp_path) == name


def test_a_computer_that_keeps_nothing_has_a_name_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    assert machine_id(tmp_path / "state")


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (PurePosixPath("/home/foro 1.plan"), "file:///home/foro%201.plan?mode=ro"),
        (PurePosixPath("/home/¿qué?#1.plan"), "file:///home/%C2%BFqu%C3%A9%3F%231.plan?mode=ro"),
        (PureWindowsPath(r"C:\Planes\foro.plan"), "file:///C:/Planes/foro.plan?mode=ro"),
        (PureWindowsPath(r"\\muni\comude\foro.plan"), "file:////muni/comude/foro.plan?mode=ro"),
    ],
)
def test_files_are_found_on_disks_and_on_network_shares(path: PurePosixPath, address: str) -> None:
    assert address_of(path, "ro") == address


def test_a_link_leads_to_the_plan_itself(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "enlace.plan"
    link.symlink_to(path)
    first, second = add(path, "A1"), add(link, "A2")
    assert second.copy == first.copy
    assert link.is_symlink()
    with open_plan(path) as workspace:
        assert set(workspace.plan.stakeholders) == {"A1", "A2"}


def test_nothing_is_said_to_be_saved_in_a_file_that_is_gone(path: Path, tmp_path: Path) -> None:
    with open_plan(path) as workspace:
        workspace.commit([create("stakeholders", "A1", {"name.es": "A1"})])
        moved = path.rename(tmp_path / "movido.plan")
        with pytest.raises(PlanGone, match="se movió o se borró"):
            workspace.commit([create("stakeholders", "A2", {"name.es": "A2"})])
        moved.rename(path)
        workspace.commit([create("stakeholders", "A2", {"name.es": "A2"})])
        assert set(workspace.plan.stakeholders) == {"A1", "A2"}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc tells what a process holds open")
def test_a_closed_plan_holds_nothing_open(path: Path, tmp_path: Path) -> None:
    with open_plan(path) as workspace:
        workspace.commit([create("stakeholders", "A1", {"name.es": "A1"})])
        undoing.undo(workspace)
        save_copy(workspace, tmp_path / "copia.plan", Audience.INTERNAL)
    with pytest.raises(PlannerError):
        new_plan(tmp_path / "largo.plan", title="x" * 400)
    bad = tmp_path / "malo.plan"
    bad.write_bytes(path.read_bytes()[:6_000])
    with pytest.raises(PlannerError):
        open_plan(bad)
    held = [entry.readlink() for entry in Path("/proc/self/fd").iterdir() if entry.is_symlink()]
    assert [file for file in held if tmp_path in file.parents] == []


def test_a_plan_that_cannot_be_begun_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(PlannerError, match="400 caracteres"):
        new_plan(tmp_path / "largo.plan", title="x" * 400)
    with pytest.raises(CannotReach, match="la carpeta no existe"):
        new_plan(tmp_path / "no está" / "foro.plan", title="Foro")
    with pytest.raises(PlanExists):
        new_plan(tmp_path, title="Foro")
    assert list(tmp_path.iterdir()) == []
