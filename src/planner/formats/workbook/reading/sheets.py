"""Streams the rows of one sheet: values and formulas at once, nothing for cells that hold nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from math import isfinite

from planner.formats.workbook.reading.cells import RawCell, Value, day_of, precision
from planner.formats.workbook.reading.faults import DamagedWorkbook, UnsafeWorkbook
from planner.formats.workbook.reading.guarding import BROKEN, Archive
from planner.formats.workbook.reading.markup import Listener, Refused, listen
from planner.formats.workbook.reading.parts import LONGEST_TEXT, SPREADSHEET, unescaped
from planner.i18n import _

ROWS, COLUMNS = 1_048_576, 16_384
MERGED = 20_000
DIGITS = 15
"""Digits of a number that a spreadsheet keeps; what stands behind them is noise of the binary form."""

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_TAGS = ("row", "c", "v", "f", "t", "is", "rPh", "mergeCell")
_KNOWN = {f"{namespace} {tag}": tag for namespace in SPREADSHEET for tag in _TAGS}


@dataclass(frozen=True, slots=True)
class RawRow:
    """The cells of a row that hold something, from left to right."""

    number: int
    cells: list[RawCell]


@dataclass(frozen=True, slots=True)
class Area:
    """Merged cells: only the first holds a value."""

    top: int
    left: int
    bottom: int
    right: int

    def covers(self, row: int, column: int) -> bool:
        """Whether a cell is one of those that lost their own value."""
        inside = self.top <= row <= self.bottom and self.left <= column <= self.right
        return inside and (row, column) != (self.top, self.left)


@dataclass(frozen=True, slots=True)
class Shared:
    """What all sheets of a workbook refer to."""

    texts: list[str]
    formats: list[str]
    since_1904: bool


class RawSheet:
    """A sheet of a workbook; its rows are read anew each time they are asked for."""

    def __init__(self, archive: Archive, shared: Shared, name: str, visibility: str, part: str) -> None:
        self.name, self.visibility = name, visibility
        self._archive, self._shared, self._part = archive, shared, part
        self.merged: list[Area] = []
        """Known once all rows were read."""

    def rows(self) -> Iterator[RawRow]:
        """The rows that hold something, in the file's order; raises DamagedWorkbook or UnsafeWorkbook."""
        if not self._part:
            return
        reading = _Reading(self._shared)
        try:
            with self._archive.open(self._part) as stream:
                for _piece in listen(stream, reading):
                    found, reading.rows = reading.rows, []
                    yield from found
        except Refused as error:
            raise refusal(self._archive, error) from error
        except BROKEN as error:
            raise DamagedWorkbook(self._archive.path) from error
        self.merged = reading.merged


def refusal(archive: Archive, error: Refused) -> DamagedWorkbook | UnsafeWorkbook:
    """The sentence for markup that was refused."""
    return UnsafeWorkbook(archive.path, what=_(error.what)) if error.what else DamagedWorkbook(archive.path)


class _Reading(Listener):
    """Listens to the markup of one sheet."""

    def __init__(self, shared: Shared) -> None:
        self.rows: list[RawRow] = []
        self.merged: list[Area] = []
        self._texts, self._formats, self._since_1904 = shared.texts, shared.formats, shared.since_1904
        self._dated = [bool(precision(code)) for code in shared.formats]
        self._columns: dict[str, int] = {}
        self._row = self._column = 0
        self._cells: list[RawCell] = []
        self._type = self._style = ""
        self._pieces: list[str] = []
        self._length = 0
        self._wanted = self._filled = self._formula = self._sound = False

    def start(self, name: str, attributes: dict[str, str], /) -> None:
        tag = _KNOWN.get(name)
        if tag == "c":
            self._begin_cell(attributes)
        elif tag == "v" or (tag == "t" and not self._sound):
            self._wanted = self._filled = True
        elif tag == "row":
            self._row = self._number(attributes.get("r"), self._row + 1, ROWS)
            self._column, self._cells = 0, []
        elif tag == "f":
            self._formula = True
        elif tag == "rPh":
            self._sound = True
        elif tag == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def end(self, name: str, /) -> None:
        tag = _KNOWN.get(name)
        if tag == "c":
            if self._filled or self._formula:
                self._end_cell()
        elif tag in {"v", "t"}:
            self._wanted = False
        elif tag == "rPh":
            self._sound = False
        elif tag == "row" and self._cells:
            self.rows.append(RawRow(self._row, self._cells))
            self._cells = []

    def text(self, text: str, /) -> None:
        if self._wanted:
            self._length += len(text)
            if self._length > LONGEST_TEXT:
                raise Refused
            self._pieces.append(text)

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        self._column = self._column_of(reference) if reference else self._column + 1
        if self._column > COLUMNS or self._row == 0:
            raise Refused
        self._type, self._style = attributes.get("t", "n"), attributes.get("s", "")
        self._pieces, self._length = [], 0
        self._wanted = self._filled = self._formula = self._sound = False

    def _end_cell(self) -> None:
        if len(self._cells) >= COLUMNS:
            raise Refused
        text = "".join(self._pieces)
        style = int(self._style) if self._style else 0
        shows = self._formats[style] if style < len(self._formats) else ""
        value = self._value(text, shows) if self._filled else None
        if self._formula or (value is not None and value != ""):
            self._cells.append(RawCell(self._row, self._column, value, shows, self._formula, self._type == "e"))

    def _value(self, text: str, shows: str) -> Value:
        kind = self._type
        if kind == "s":
            return self._texts[int(text)] if text else None
        if kind == "n":
            return self._counted(text, shows) if text else None
        if kind == "b":
            return text.strip() in {"1", "true"}
        if kind == "d":
            return _iso(text)
        return unescaped(text)

    def _counted(self, text: str, shows: str) -> Value:
        number = float(text)
        if not isfinite(number):
            return text
        if shows and precision(shows):
            day = day_of(number, since_1904=self._since_1904)
            if day is not None:
                return day
        if text.isdecimal() and len(text) <= DIGITS:
            return Decimal(text)
        return Decimal(format(number, f".{DIGITS}g"))

    def _column_of(self, reference: str) -> int:
        name = reference.rstrip("0123456789")
        known = self._columns.get(name)
        if known is None:
            known = self._columns[name] = _place(name)
        return known

    @staticmethod
    def _number(text: str | None, otherwise: int, most: int) -> int:
        number = int(text) if text else otherwise
        if not 1 <= number <= most:
            raise Refused
        return number

    def _merge(self, reference: str) -> None:
        first, _colon, last = reference.partition(":")
        begin, end = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last)
        if begin and end:
            if len(self.merged) >= MERGED:
                raise Refused
            self.merged.append(Area(int(begin[2]), _place(begin[1]), int(end[2]), _place(end[1])))


def _place(name: str) -> int:
    """The number of a column by its letters; Refused when there is no such column."""
    number = 0
    for letter in name[:4]:
        if not "A" <= letter <= "Z":
            raise Refused
        number = number * 26 + ord(letter) - 64
    if not 1 <= number <= COLUMNS:
        raise Refused
    return number


def _iso(text: str) -> Value:
    """A day that is written out, as strict files do; the text itself when it is none."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return text
    return moment.date() if moment.time() == datetime.min.time() else moment
