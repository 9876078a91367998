"""The file appears whole or not at all, and every refusal is one sentence."""

import errno
from pathlib import Path
from typing import Any

import pytest

from planner.formats.output.writing import (
    DiskFull,
    ExportCancelled,
    FolderNotWritable,
    MissingFolder,
    NameNotPossible,
    TargetInUse,
    TargetIsFolder,
)
from planner.formats.workbook import write_workbook
from planner.i18n import PlannerError
from tests.formats.workbook.plans import exercise, plan_of, reread, stamp, write


def test_replaces_what_was_there_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "plan.xlsx"
    target.write_text("before")
    write(target, plan_of())
    assert list(tmp_path.iterdir()) == [target]
    assert "Plan de acción" in reread(target).sheetnames


def test_takes_nothing_but_an_edition(tmp_path: Path) -> None:
    whole: Any = plan_of()
    with pytest.raises(TypeError, match="Edition"):
        write_workbook(whole, tmp_path / "plan.xlsx", "es", stamp())
    assert list(tmp_path.iterdir()) == []


def test_says_how_far_it_is_and_never_goes_back(tmp_path: Path) -> None:
    said: list[tuple[float, str]] = []
    write(tmp_path / "plan.xlsx", plan_of(), progress=lambda share, doing: said.append((share, doing)))
    shares = [share for share, _doing in said]
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert shares[-1] == 1
    assert "Cronograma" in [doing for _share, doing in said]


@pytest.mark.parametrize("asked", [0, 1, 3, 9])
def test_a_cancelled_export_leaves_what_was_there(tmp_path: Path, asked: int) -> None:
    target = tmp_path / "plan.xlsx"
    target.write_text("before")
    count = 0

    def stop() -> bool:
        nonlocal count
        count += 1
        return count > asked

    with pytest.raises(ExportCancelled, match="Se canceló la exportación"):
        write(target, exercise(), cancelled=stop)
    assert [path.read_text() for path in tmp_path.iterdir()] == ["before"]


def test_names_the_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(MissingFolder, match=r"La carpeta .*ninguna no existe"):
        write(tmp_path / "ninguna" / "plan.xlsx", plan_of())


def test_a_folder_is_no_target(tmp_path: Path) -> None:
    with pytest.raises(TargetIsFolder, match="es una carpeta"):
        write(tmp_path, plan_of())


def test_a_target_that_is_open_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "plan.xlsx"
    target.write_text("before")

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(errno.EACCES, "in use", str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(TargetInUse, match=r"plan\.xlsx: si está abierto en otro programa"):
        write(target, plan_of())
    assert [path.read_text() for path in tmp_path.iterdir()] == ["before"]


@pytest.mark.parametrize(
    ("number", "error", "sentence"),
    [
        (errno.ENOSPC, DiskFull, "El disco está lleno"),
        (errno.EACCES, FolderNotWritable, "No se puede escribir en la carpeta"),
        (errno.EROFS, FolderNotWritable, "No se puede escribir en la carpeta"),
        (errno.ENAMETOOLONG, NameNotPossible, "ningún archivo puede llamarse"),
    ],
)
def test_what_the_disk_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, error: type[PlannerError], sentence: str
) -> None:
    def refuse(self: Path, data: bytes) -> int:
        raise OSError(number, "no", str(self))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(error, match=sentence):
        write(tmp_path / "plan.xlsx", plan_of())
    assert list(tmp_path.iterdir()) == []


def test_a_name_too_long_for_the_disk(tmp_path: Path) -> None:
    path = write(tmp_path / f"{'a' * 240}.xlsx", plan_of())
    assert path.is_file()
