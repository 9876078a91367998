"""Tables saved as text: Excel's cp1252 with semicolons as well as UTF-8 with commas, whatever the name says."""

import codecs
import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from planner.formats.tables.faults import NotATable
from planner.i18n import _
from planner.i18n.text import clean

LARGEST = 20_000_000
"""Bytes."""
LONGEST = 32_767
"""Characters of a cell, as many as Excel has."""
DELIMITERS = (",", ";", "\t", "|")
NONE = "\x1f"
"""A delimiter that no table has, for a table of one column."""
SAMPLE = 60
"""Records that the delimiter is found out from."""


def text_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows of a text file with their numbers as a spreadsheet counts them; raises NotATable."""
    text = _decoded(path, _bytes(path))
    lines = text.splitlines(keepends=True)
    delimiter = None
    first = 1
    if lines and lines[0].strip().lower().startswith("sep=") and len(lines[0].strip()) == 5:
        delimiter, first = lines[0].strip()[4], 2
        lines = lines[1:]
    reader = _reader(lines, delimiter or _delimiter(lines))
    number = first - 1
    while True:
        begun = reader.line_num
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise NotATable(path, _unclosed(begun + first)) from error
        if cells is None:
            return
        number += 1
        if max(map(len, cells), default=0) > LONGEST:
            raise NotATable(path, _unclosed(begun + first))
        yield number, [clean(cell) for cell in cells]


def _unclosed(line: int) -> str:
    says = _("a cell that begins in line {line} does not end; a quotation mark is missing there or is one too many")
    return says.format(line=line)


def _reader(lines: list[str], delimiter: str) -> "csv._reader":  # type: ignore[name-defined, unused-ignore]
    csv.field_size_limit(LARGEST)
    return csv.reader(lines, delimiter=delimiter, doublequote=True)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise NotATable(path, _("there is no such file")) from error
    except OSError as error:
        raise NotATable(path, _("the file cannot be read: {reason}").format(reason=error.strerror or error)) from error
    if len(data) > LARGEST:
        raise NotATable(path, _("it is larger than {size} MB").format(size=LARGEST // 1_000_000))
    return data


def _decoded(path: Path, data: bytes) -> str:
    """The text of the file: marked Unicode, else UTF-8, else what Excel writes in Guatemala."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _pairs(data):
        encodings = ["utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-16-le"]
    else:
        encodings = ["utf-8-sig", "cp1252", "latin-1"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        return text
    raise NotATable(path, _("this is not a text file; save it in Excel as a workbook (.xlsx) or as CSV"))


def _pairs(data: bytes) -> bool:
    """Whether every other byte is zero, as in UTF-16 without its mark."""
    head = data[:200]
    return len(head) >= 8 and head[1::2].count(0) > len(head) // 2 * 0.8 and head[::2].count(0) == 0


def _delimiter(lines: list[str]) -> str:
    """What parts the cells: by it the rows are as wide as the headings, and the wider the surer."""
    best, chosen = 0.0, NONE
    for delimiter in DELIMITERS:
        widths = _widths(lines, delimiter)
        if not widths:
            continue
        width, agreeing = Counter(widths).most_common(1)[0]
        score = agreeing / len(widths) + min(width, 20) / 100
        if width >= 2 and widths[0] >= 2 and score > best:
            best, chosen = score, delimiter
    return chosen


def _widths(lines: list[str], delimiter: str) -> list[int]:
    """How many cells the first records have that hold anything."""
    widths: list[int] = []
    reader = _reader(lines[: SAMPLE * 5], delimiter)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                widths.append(len(cells))
            if len(widths) >= SAMPLE:
                break
    except csv.Error:
        return []
    return widths
