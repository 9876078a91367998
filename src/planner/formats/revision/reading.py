"""Reads a revision that came back: what it carries, and what was decided in its rows."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from planner.changes.review.incoming import Fault, Where
from planner.changes.review.points import KEEP
from planner.formats.revision.deciding import DECISION, Choice, NotAWord, meant, words_of
from planner.formats.revision.payload import SHEET, KeptPoint, NotWhole, Revised, Row, digest_of, kept
from planner.formats.workbook.reading import NewerWorkbook, NotReadable, RawBook, RawRow, RawSheet, open_book
from planner.formats.workbook.reading.budget import CELL
from planner.formats.workbook.returning.errors import OtherPlan
from planner.i18n import LANGUAGES, N_, _, speaking
from planner.i18n.folding import fold
from planner.i18n.text import clean_line
from planner.model.types import MODEL_VERSION

HIGHEST = 60
"""Rows in which the headings are looked for."""


class DamagedRevision(NotReadable):
    """What a revision carries for the way back is missing or changed."""

    says = N_("{name} lost what it carries for the way back: write the revision anew from the files that came in.")


class NoDecisions(NotReadable):
    """The column of the numbers or that of the decisions is not there."""

    says = N_("{name} has no row of headings with “ID” and “Decision”: keep the headings as they were.")


def read(path: Path, plan_id: str) -> Revised:
    """What `planner.formats.revision.read_revision` promises."""
    book = open_book(path)
    said, rows = _hidden(book)
    if said.get("plan") and plan_id and said["plan"] != plan_id:
        raise OtherPlan(path)
    if said.get("model", "").isdecimal() and int(said["model"]) > MODEL_VERSION:
        raise NewerWorkbook(path)
    if said.get("digest") != digest_of(rows):
        raise DamagedRevision(path)
    try:
        incomings, points = kept(rows)
    except NotWhole as error:
        raise DamagedRevision(path) from error
    reading = _Deciding(path, points)
    reading.read(book)
    if incomings and reading.faults:
        incomings = (replace(incomings[0], faults=tuple(reading.faults)), *incomings[1:])
    return Revised(incomings, reading.choices())


def _hidden(book: RawBook) -> tuple[dict[str, str], list[Row]]:
    said: dict[str, str] = {}
    rows: list[Row] = []
    sheet = book.sheet(SHEET)
    for row in sheet.rows() if sheet is not None else ():
        texts = {cell.column: "" if cell.value is None else str(cell.value) for cell in row.cells}
        if texts.get(1) == "about":
            said.setdefault(texts.get(2, ""), texts.get(3, ""))
            continue
        book.budget.spend(CELL + len(texts.get(4, "")) // 4)
        rows.append((texts.get(1, ""), texts.get(2, ""), texts.get(3, ""), texts.get(4, "")))
    return said, rows


class _Deciding:
    """Reads the decisions about these points."""

    def __init__(self, path: Path, points: Mapping[int, KeptPoint]) -> None:
        self._path, self._points = path, points
        self.faults: list[Fault] = []
        self._found: dict[int, int | None] = {}

    def read(self, book: RawBook) -> None:
        """Go through the rows below the headings; raises NoDecisions."""
        for sheet in book.sheets:
            if not sheet.name.startswith("_") and self._sheet(sheet):
                return
        if self._points:
            raise NoDecisions(self._path)

    def choices(self) -> dict[str, Choice]:
        """What was decided, by the key of the point; what no row speaks of stays open."""
        return {point.key: self._choice(point, self._found.get(number)) for number, point in self._points.items()}

    def _choice(self, point: KeptPoint, place: int | None) -> Choice:
        if place is None:
            return Choice(point.ours, point.gone)
        if place == KEEP:
            return Choice(point.ours, point.gone, open=False, keeps=True)
        return Choice(point.ours, point.gone, open=False, value=point.values[place])

    def _sheet(self, sheet: RawSheet) -> bool:
        columns: tuple[int, int] | None = None
        for row in sheet.rows():
            if columns is None:
                columns = _headings(row)
                if columns is None and row.number > HIGHEST:
                    return False
            else:
                self._row(sheet, row, *columns)
        return columns is not None

    def _row(self, sheet: RawSheet, row: RawRow, ids: int, decisions: int) -> None:
        texts = {cell.column: clean_line(str(cell.value)) for cell in row.cells if cell.value is not None}
        number = int(texts[ids]) if texts.get(ids, "").isdecimal() and len(texts[ids]) < 10 else 0
        point = self._points.get(number)
        if point is None:
            return
        address = next((cell.address for cell in row.cells if cell.column == decisions), "")
        where = Where(self._path.name, sheet.name, address, row.number)
        typed = texts.get(decisions, "")
        try:
            place = meant(typed, point.labels)
        except NotAWord:
            self.faults.append(Fault(where, typed, self._accepted(point)))
            place = None
        if number in self._found and self._found[number] != place:
            self.faults.append(Fault(where, typed, _("Its row stands twice with different decisions; it stays open.")))
            place = None
        self._found[number] = place

    def _accepted(self, point: KeptPoint) -> str:
        return _("Accepted are: {words}.").format(words="; ".join(words_of(point.labels)))


def _headings(row: RawRow) -> tuple[int, int] | None:
    """The columns of the numbers and of the decisions, if this is the row of the headings."""
    texts = {fold(str(cell.value)): cell.column for cell in row.cells if isinstance(cell.value, str)}
    for language in LANGUAGES:
        with speaking(language):
            heading = fold(_(DECISION))
        if "id" in texts and heading in texts:
            return texts["id"], texts[heading]
    return None
