"""Files that are no workbook, or none that should be opened, get their own sentence and nothing of them is parsed."""

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.formats.workbook.reading import NotReadable, ReadingCancelled, faults, open_book
from planner.i18n import LANGUAGES, PlannerError, speaking
from tests.formats.workbook.plans import plan_of, write
from tests.formats.workbook.reading.forging import forged, pack, parts_of, row, sheet, text
from tests.formats.workbook.test_libreoffice import convert

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def encrypted(path: Path) -> Path:
    path.write_bytes(OLD + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600))
    return path


def with_bytes(content: bytes) -> Callable[[Path], Path]:
    def made(path: Path) -> Path:
        path.write_bytes(content)
        return path

    return made


def with_parts(**more: str) -> Callable[[Path], Path]:
    return lambda path: pack(path, {**parts_of({"Hoja": sheet("")}), **more})


def cut(path: Path) -> Path:
    whole = forged(path, row(1, text("A1", "hola"))).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return path


def flipped(path: Path) -> Path:
    """One byte of a packed sheet is another."""
    parts = parts_of({"Hoja": sheet(row(1, text("A1", "hola")))})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    path.write_bytes(path.read_bytes().replace(b"hola", b"hole"))
    return path


def other_archive(path: Path) -> Path:
    return pack(path, {"notas.txt": "hola"})


def empty_archive(path: Path) -> Path:
    return pack(path, {})


def document(path: Path) -> Path:
    related = '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="word/document.xml"/></Relationships>'
    return pack(path, {"[Content_Types].xml": "<Types/>", "_rels/.rels": related, "word/document.xml": "<w/>"})


def folder(path: Path) -> Path:
    path.mkdir()
    return path


FILES: dict[str, tuple[Callable[[Path], Path], type[NotReadable]]] = {
    "missing": (lambda path: path, faults.MissingWorkbook),
    "folder": (folder, faults.WorkbookIsFolder),
    "empty": (with_bytes(b""), faults.EmptyWorkbook),
    "old": (with_bytes(OLD + bytes(2000)), faults.OldWorkbook),
    "encrypted": (encrypted, faults.EncryptedWorkbook),
    "csv": (with_bytes("ID;Título\n1;Acción\n".encode()), faults.PlainTable),
    "csv of excel": (with_bytes("ID;Título\r\n1;Acción\r\n".encode("utf-16")), faults.PlainTable),
    "csv of windows": (with_bytes("ID;Título\r\n1;Acción\r\n".encode("cp1252")), faults.PlainTable),
    "web page": (with_bytes(b"\xef\xbb\xbf\r\n<html><table><tr><td>1</td></tr></table></html>"), faults.WebPage),
    "xml of 2003": (with_bytes(b'<?xml version="1.0"?><Workbook/>'), faults.WebPage),
    "pdf": (with_bytes(b"%PDF-1.7\n" + bytes(range(256))), faults.NoWorkbook),
    "picture": (with_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200)), faults.NoWorkbook),
    "cut": (cut, faults.DamagedWorkbook),
    "flipped": (flipped, faults.DamagedWorkbook),
    "only a beginning": (with_bytes(b"PK\x03\x04" + bytes(300)), faults.DamagedWorkbook),
    "empty archive": (empty_archive, faults.DamagedWorkbook),
    "ods": (lambda path: pack(path, {"mimetype": "vnd.oasis…", "content.xml": "<x/>"}), faults.OpenDocument),
    "another archive": (other_archive, faults.NoWorkbook),
    "word": (document, faults.NoWorkbook),
    "macros": (with_parts(**{"xl/vbaProject.bin": "x"}), faults.MacroWorkbook),
    "old macros": (with_parts(**{"xl/macrosheets/sheet1.xml": "<x/>"}), faults.MacroWorkbook),
    "xlsm": (with_parts(**{"[Content_Types].xml": '<Types t="…ms-excel.sheet.macroEnabled.main+xml"/>'}),
             faults.MacroWorkbook),
    "xlsb": (with_parts(**{"xl/workbook.bin": "x"}), faults.BinaryWorkbook),
    "no sheets": (lambda path: pack(path, parts_of({})), faults.NoWorkbook),
    "broken markup": (with_parts(**{"xl/workbook.xml": "<workbook><sheets>"}), faults.DamagedWorkbook),
    "a sheet astray": (lambda path: pack(path, {name: part for name, part in parts_of({"A": sheet("")}).items()
                                                 if "sheet1" not in name}), faults.DamagedWorkbook),
}  # fmt: skip


@pytest.mark.parametrize("kind", FILES)
def test_each_gets_its_own_sentence(tmp_path: Path, kind: str) -> None:
    make, fault = FILES[kind]
    path = make(tmp_path / "devuelto.xlsx")
    with pytest.raises(NotReadable) as raised:
        open_book(path)
    assert type(raised.value) is fault
    assert str(raised.value).count("devuelto.xlsx") == 1


def test_every_cause_says_what_to_do_in_both_languages() -> None:
    causes = [cause for cause in vars(faults).values() if isinstance(cause, type) and issubclass(cause, NotReadable)]
    said = set()
    for language in LANGUAGES:
        with speaking(language):
            said |= {str(cause(Path("/casa/x.xlsx"), what="…")) for cause in causes}
    assert len(said) == 2 * len(causes)
    assert all("{" not in sentence and ":" in sentence for sentence in said)
    assert issubclass(NotReadable, PlannerError)


@pytest.mark.parametrize("name", ["~$plan.xlsx", ".~lock.plan.xlsx#"])
def test_a_lock_file_is_known_by_its_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\x05Ana")
    with pytest.raises(faults.LockFile):
        open_book(tmp_path / name)


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = forged(tmp_path / "x.xlsx", "")
    monkeypatch.setattr(Path, "read_bytes", denied)  # the administrator, who runs tests too, may read everything
    with pytest.raises(faults.WorkbookLocked):
        open_book(path)


def test_a_name_no_system_has_says_so() -> None:
    with pytest.raises(NotReadable):
        open_book(Path("x\0.xlsx"))


def test_a_real_file_of_the_old_kind(soffice: tuple[str, ...], tmp_path: Path) -> None:
    renamed = tmp_path / "devuelto.xlsx"
    shutil.copy(convert(soffice, write(tmp_path / "plan.xlsx", plan_of()), "xls", tmp_path), renamed)
    with pytest.raises(faults.OldWorkbook):
        open_book(renamed)


def test_can_be_cancelled(tmp_path: Path) -> None:
    with pytest.raises(ReadingCancelled):
        open_book(forged(tmp_path / "x.xlsx", ""), cancelled=lambda: True)
