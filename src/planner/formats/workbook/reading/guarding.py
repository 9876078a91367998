"""Looks at a file before anything in it is believed: what it is, how large it unpacks, and whether it is whole."""

import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from planner.formats.workbook.reading import faults
from planner.i18n import _

UNPACKED = 50_000_000
"""Bytes of all parts together; the workbook of 4,000 actions has 20 million."""
PARTS = 2_000
RATIO = 400
"""How many times smaller the packed file may be: what people write is 5 to 40 times smaller, only zeros more."""
SMALL = 5_000_000
"""Bytes below which a ratio says nothing."""

ZIP = b"PK\x03\x04"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENTRY = b"PK\x01\x02"
BROKEN = (BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, OverflowError, NotImplementedError,
          RuntimeError, LookupError)  # fmt: skip
"""What the zip library raises for archives that are broken or were made by nobody's program."""


class Archive:
    """The parts of a workbook by their lowercase path, already unpacked once to see that they are whole."""

    def __init__(self, path: Path, data: bytes) -> None:
        self.path = path
        self._zip = ZipFile(BytesIO(data))
        self._parts = {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in self._zip.infolist()}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._parts

    @property
    def names(self) -> list[str]:
        """The paths of all parts."""
        return list(self._parts)

    @property
    def parts(self) -> list[ZipInfo]:
        """All parts."""
        return list(self._parts.values())

    def open(self, name: str) -> IO[bytes]:
        """A part to read; DamagedWorkbook when it is not there."""
        info = self._parts.get(name.lower())
        if info is None:
            raise faults.DamagedWorkbook(self.path)
        return self._zip.open(info)

    def size(self, info: ZipInfo, room: int) -> int:
        """The bytes a part really has, or more than `room` as soon as it has; its checksum is checked on the way."""
        size = 0
        with self._zip.open(info) as stream:
            while piece := stream.read(1 << 18):
                size += len(piece)
                if size > room:
                    break
        return size


def open_archive(path: Path) -> Archive:
    """The parts of the workbook at a path; raises a NotReadable that says why there are none."""
    data = _bytes_of(path)
    _refuse_others(path, data)
    if data.count(ENTRY) > PARTS:
        raise faults.UnsafeWorkbook(path, what=_("thousands of parts"))
    try:
        archive = Archive(path, data)
        _refuse_other_archives(path, archive)
        _weigh(path, archive, len(data))
    except BROKEN as error:
        raise faults.DamagedWorkbook(path) from error
    return archive


def _bytes_of(path: Path) -> bytes:
    if path.name.startswith(("~$", ".~lock.")):
        raise faults.LockFile(path)
    try:
        if path.is_dir():
            raise faults.WorkbookIsFolder(path)
        if not path.exists():
            raise faults.MissingWorkbook(path)
        if not path.is_file():
            raise faults.NoWorkbook(path)
        if path.stat().st_size > UNPACKED:
            raise _too_large(path)
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise faults.WorkbookLocked(path) from error
    if not data:
        raise faults.EmptyWorkbook(path)
    return data


def _too_large(path: Path) -> faults.WorkbookTooLarge:
    return faults.WorkbookTooLarge(path, what=_("more than {count} MB").format(count=UNPACKED // 1_000_000))


def _refuse_others(path: Path, data: bytes) -> None:
    """Raises for everything that is not an archive, by what it is."""
    if data.startswith(ZIP):
        return
    if data.startswith(OLD):
        encrypted = "EncryptedPackage".encode("utf-16-le") in data
        raise faults.EncryptedWorkbook(path) if encrypted else faults.OldWorkbook(path)
    if ZIP in data[:4096] or (data.startswith(b"PK") and len(data) < 100):
        raise faults.DamagedWorkbook(path)
    head = _text_of(data[:4096])
    if head.startswith("<"):
        raise faults.WebPage(path)
    if head.isprintable() and head:
        raise faults.PlainTable(path)
    raise faults.NoWorkbook(path)


def _text_of(head: bytes) -> str:
    """The beginning of a text file on one line, or something that cannot be printed when it is none."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head[: len(head) // 2 * 2].decode("utf-16", "replace")
    elif b"\x00" in head or head.startswith(b"%PDF"):
        return "\x00"
    else:
        text = head.decode("utf-8-sig", "replace")
    return " ".join(text.split())


def _refuse_other_archives(path: Path, archive: Archive) -> None:
    names = archive.names
    if any(info.flag_bits & 1 for info in archive.parts):
        raise faults.EncryptedWorkbook(path)
    if any(info.compress_type not in {ZIP_STORED, ZIP_DEFLATED} for info in archive.parts):
        raise faults.DamagedWorkbook(path)
    if "mimetype" in archive and "content.xml" in archive:
        raise faults.OpenDocument(path)
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in names):
        raise faults.MacroWorkbook(path)
    if "xl/workbook.bin" in archive:
        raise faults.BinaryWorkbook(path)
    if "[content_types].xml" not in archive:
        raise faults.NoWorkbook(path)


def _weigh(path: Path, archive: Archive, packed: int) -> None:
    """Unpack every part once without keeping it, since what headers say of sizes may be a lie."""
    whole = 0
    for info in archive.parts:
        whole += archive.size(info, UNPACKED - whole)
        if whole > UNPACKED:
            raise _too_large(path)
    if whole > SMALL and whole > RATIO * packed:
        raise faults.UnsafeWorkbook(path, what=_("a packed bomb"))
