"""Opens a workbook that came from somebody: guarded first, its sheets then read row by row."""

from dataclasses import dataclass
from pathlib import Path

from planner.formats.workbook.reading.budget import Budget
from planner.formats.workbook.reading.faults import DamagedWorkbook, MacroWorkbook, NoWorkbook
from planner.formats.workbook.reading.guarding import BROKEN, Archive, open_archive
from planner.formats.workbook.reading.markup import Refused
from planner.formats.workbook.reading.parts import Contents, contents, number_formats, relations, shared_texts
from planner.formats.workbook.reading.progress import Cancelled, Progress, go_on
from planner.formats.workbook.reading.sheets import RawSheet, Shared, refusal
from planner.i18n import _
from planner.i18n.folding import name_key

MAIN = "officedocument"
SHEET = "worksheet"


@dataclass(frozen=True, slots=True)
class RawBook:
    """A workbook as the file has it."""

    path: Path
    sheets: tuple[RawSheet, ...]
    """In the order of their tabs, hidden ones included."""
    since_1904: bool
    """Whether its serial numbers count from 1904; the days of date cells are worked out already."""
    budget: Budget
    """What may still be held of it."""

    def sheet(self, name: str) -> RawSheet | None:
        """The sheet of a name, whatever its case and accents; one that differs in case alone goes before others."""
        named = [sheet for sheet in self.sheets if name_key(sheet.name) == name_key(name)]
        return min(named, key=lambda sheet: sheet.name.casefold() != name.casefold(), default=None)


def open_book(path: Path, progress: Progress | None = None, cancelled: Cancelled | None = None) -> RawBook:
    """Open the workbook at a path, whatever it may be; its rows are read when they are asked for.

    Raises a NotReadable that says what the file is and what to do, or ReadingCancelled. The whole file is unpacked
    once before, at most 50 MB of it, and closed again.
    """
    go_on(progress, cancelled, 0.0, _("Opening {name}").format(name=path.name))
    archive = open_archive(path)
    go_on(progress, cancelled, 0.1, _("Reading {name}").format(name=path.name))
    try:
        return _opened(archive)
    except Refused as error:
        raise refusal(archive, error) from error
    except BROKEN as error:
        raise DamagedWorkbook(path) from error


def _opened(archive: Archive) -> RawBook:
    main = _main_part(archive)
    related = relations(archive, main)
    said = contents(archive, main)
    budget = Budget(archive.path)
    parts = dict(reversed(related.values()))
    strings, styles = parts.get("sharedStrings"), parts.get("styles")
    shared = Shared(
        shared_texts(archive, strings, budget) if strings else [],
        number_formats(archive, styles) if styles and styles in archive else [],
        said.since_1904,
    )
    return RawBook(archive.path, _sheets(archive, said, related, shared), said.since_1904, budget)


def _main_part(archive: Archive) -> str:
    """The path of the part that names the sheets; NoWorkbook when the archive is something else."""
    found = next((path for kind, path in relations(archive, "").values() if kind.lower() == MAIN), "xl/workbook.xml")
    if found not in archive:
        raise NoWorkbook(archive.path)
    if not found.lower().endswith(".xml") or "word/" in found or "ppt/" in found:
        raise NoWorkbook(archive.path)
    with archive.open("[Content_Types].xml") as stream:
        if b"macroEnabled" in stream.read(1 << 20):
            raise MacroWorkbook(archive.path)
    return found


def _sheets(
    archive: Archive, said: Contents, related: dict[str, tuple[str, str]], shared: Shared
) -> tuple[RawSheet, ...]:
    """The sheets in order; what is no table of cells, such as a chart, has no rows."""
    sheets, taken = [], set[str]()
    for name, visibility, relation in said.sheets:
        kind, part = related.get(relation, ("", ""))
        if part in taken or (kind == SHEET and part not in archive) or not kind:
            raise DamagedWorkbook(archive.path)
        taken.add(part)
        sheets.append(RawSheet(archive, shared, name, visibility, part if kind == SHEET else ""))
    if not sheets:
        raise NoWorkbook(archive.path)
    return tuple(sheets)
