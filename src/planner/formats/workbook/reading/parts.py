"""The small parts of a workbook: which sheets there are and where, its number formats, and its shared texts."""

import posixpath
import re
from dataclasses import dataclass, field

from planner.formats.workbook.reading.budget import Budget
from planner.formats.workbook.reading.faults import WorkbookTooLarge
from planner.formats.workbook.reading.guarding import Archive
from planner.formats.workbook.reading.markup import Listener, Refused, listen
from planner.i18n import _

SPREADSHEET = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
LONGEST_TEXT = 200_000
"""Characters in one cell: Excel takes 32,767, LibreOffice more."""
SHEETS = 255
FORMATS = 70_000
"""Cell formats: Excel takes 65,490."""

DAYS_ELSEWHERE = dict.fromkeys((*range(27, 32), 36, 50, 51, 52, 54, 57, 58), "dd/mm/yyyy")
"""Days by number alone in files from East Asia, of which the standard names no format."""

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """A text with `_x000D_` read as the character it stands for."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def local(name: str) -> str:
    """The name of an element or attribute without its namespace."""
    return name.rpartition(" ")[2]


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A sheet as the workbook names it."""

    name: str
    visibility: str
    part: str


@dataclass
class _Relations(Listener):
    """The targets of a part's relations by id, with the last word of their type."""

    targets: dict[str, tuple[str, str]] = field(default_factory=dict)

    def start(self, name: str, attributes: dict[str, str], /) -> None:
        if local(name) == "Relationship" and attributes.get("TargetMode") != "External":
            if len(self.targets) > SHEETS * 4:
                raise Refused
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.targets[attributes.get("Id", "")] = (kind, attributes.get("Target", ""))


def relations(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """What a part is related to, by id: the kind and the path; empty when it says nothing."""
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    if path not in archive:
        return {}
    found = _Relations()
    for _piece in listen(archive.open(path), found):
        pass
    return {
        id: (kind, posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/"))).lstrip("/"))
        for id, (kind, target) in found.targets.items()
    }


@dataclass
class Contents(Listener):
    """What the main part of a workbook says."""

    sheets: list[tuple[str, str, str]] = field(default_factory=list)
    """Name, visibility and id of the relation."""
    since_1904: bool = False

    def start(self, name: str, attributes: dict[str, str], /) -> None:
        tag = local(name)
        if tag == "sheet":
            if len(self.sheets) >= SHEETS:
                raise TooManySheets
            relation = next((value for key, value in attributes.items() if key.endswith(" id")), "")
            self.sheets.append((attributes.get("name", ""), attributes.get("state", "visible"), relation))
        elif tag == "workbookPr":
            self.since_1904 = attributes.get("date1904", "") in {"1", "true", "on"}


class TooManySheets(Exception):
    """A workbook names more sheets than a plan's ever has."""


def contents(archive: Archive, part: str) -> Contents:
    """What the main part says; Refused or WorkbookTooLarge."""
    found = Contents()
    try:
        for _piece in listen(archive.open(part), found):
            pass
    except TooManySheets as error:
        raise WorkbookTooLarge(archive.path, what=_("more than {count} sheets").format(count=SHEETS)) from error
    return found


def _built_in() -> dict[int, str]:
    """The number formats that files name by a number alone."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    return {**BUILTIN_FORMATS, **DAYS_ELSEWHERE}


@dataclass
class _Formats(Listener):
    """The number formats of the cell formats, in order."""

    codes: dict[int, str] = field(default_factory=_built_in)
    formats: list[str] = field(default_factory=list)
    _within: bool = False

    def start(self, name: str, attributes: dict[str, str], /) -> None:
        tag = local(name)
        if tag == "numFmt" and len(self.codes) < FORMATS:
            self.codes[_whole(attributes.get("numFmtId"))] = attributes.get("formatCode", "")[:255]
        elif tag == "cellXfs":
            self._within = True
        elif tag == "xf" and self._within:
            if len(self.formats) > FORMATS:
                raise Refused
            self.formats.append(self.codes.get(_whole(attributes.get("numFmtId")), ""))

    def end(self, name: str, /) -> None:
        if local(name) == "cellXfs":
            self._within = False


def _whole(text: str | None) -> int:
    return int(text) if text and len(text) < 10 and text.isdecimal() else 0


def number_formats(archive: Archive, part: str) -> list[str]:
    """The number format of each cell format."""
    found = _Formats()
    for _piece in listen(archive.open(part), found):
        pass
    return [code if code.lower() != "general" else "" for code in found.formats]


class _Texts(Listener):
    """The shared texts, one after the other; what a reader of Japanese is told of the sound is left out."""

    def __init__(self, budget: Budget) -> None:
        self.texts: list[str] = []
        self._budget = budget
        self._pieces: list[str] = []
        self._length = 0
        self._wanted = self._sound = False

    def start(self, name: str, _attributes: dict[str, str], /) -> None:
        tag = local(name)
        if tag == "si":
            self._pieces, self._length = [], 0
        elif tag == "rPh":
            self._sound = True
        elif tag == "t":
            self._wanted = not self._sound

    def end(self, name: str, /) -> None:
        tag = local(name)
        if tag == "t":
            self._wanted = False
        elif tag == "rPh":
            self._sound = False
        elif tag == "si":
            self.texts.append(self._budget.keep(unescaped("".join(self._pieces))))

    def text(self, text: str, /) -> None:
        if self._wanted:
            self._length += len(text)
            if self._length > LONGEST_TEXT:
                raise Refused
            self._pieces.append(text)


def shared_texts(archive: Archive, part: str, budget: Budget) -> list[str]:
    """The texts that cells refer to by number."""
    found = _Texts(budget)
    for _piece in listen(archive.open(part), found):
        pass
    return found.texts
