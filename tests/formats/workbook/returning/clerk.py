"""Somebody who fills in a workbook with a spreadsheet program and sends it back."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from planner.changes.applying import apply
from planner.changes.review.accepting import outcome
from planner.changes.review.incoming import Incoming, Suggestion
from planner.changes.review.points import Decisions, plainly, review, taking
from planner.formats.workbook.reading import known_tables
from planner.formats.workbook.returning import read_incoming
from planner.i18n import Language
from planner.model.fields import Audience
from planner.model.plan import Plan
from tests.formats.workbook.plans import DAY, head_of, plan_of, write

PLAN_ID = "PLAN-ID"


class Clerk:
    """One workbook being filled in; tables and columns are named by their keys, rows by their ids."""

    def __init__(self, path: Path, language: Language = "es") -> None:
        self.path = path
        self.book = load_workbook(path)
        self._tables = {table.key: table for table in known_tables() if table.language == language}

    def sheet(self, table: str) -> Worksheet:
        return self.book[self._tables[table].name]

    def column(self, table: str, key: str) -> int:
        sheet = self.sheet(table)
        wanted = "ID" if key == "id" else next(c.heading for c in self._tables[table].columns if c.key == key)
        return next(c for c in range(1, sheet.max_column + 1) if sheet.cell(head_of(sheet), c).value == wanted)

    def row(self, table: str, id: str) -> int:
        sheet = self.sheet(table)
        return next(r for r in range(head_of(sheet) + 1, sheet.max_row + 1) if sheet.cell(r, 1).value == id)

    def cell(self, table: str, id: str, key: str) -> Cell:
        found = self.sheet(table).cell(self.row(table, id), self.column(table, key))
        assert isinstance(found, Cell)
        return found

    def put(self, table: str, id: str, key: str, value: Any, shows: str | None = None) -> "Clerk":
        """Type a value over a cell, which keeps its number format unless `shows` is given."""
        cell = self.cell(table, id, key)
        known = cell.number_format
        cell.value = value
        cell.number_format = shows or known
        return self

    def add(self, table: str, values: dict[str, Any]) -> int:
        """Write a row below the last one."""
        sheet = self.sheet(table)
        last = max(r for r in range(head_of(sheet), sheet.max_row + 1) if any(c.value is not None for c in sheet[r]))
        for key, value in values.items():
            sheet.cell(last + 1, self.column(table, key)).value = value
        return last + 1

    def copy(self, table: str, id: str) -> int:
        """Copy a row with its id below the last one."""
        sheet, row = self.sheet(table), self.row(table, id)
        below = self.add(table, {"id": id})
        for column in range(2, sheet.max_column + 1):
            sheet.cell(below, column).value = sheet.cell(row, column).value
            sheet.cell(below, column).number_format = sheet.cell(row, column).number_format
        return below

    def sent(self, name: str = "vuelta.xlsx") -> Path:
        """Save it under another name."""
        path = self.path.with_name(name)
        self.book.save(path)
        return path


def mailed(tmp_path: Path, plan: Plan | None = None, audience: Audience = Audience.SHAREABLE,
           language: Language = "es") -> Clerk:  # fmt: skip
    """A workbook that was just exported, in the hands of a clerk."""
    path = tmp_path / "plan.xlsx"
    if plan is None:
        path.write_bytes(_small(audience, language))
    else:
        write(path, plan, audience, language)
    return Clerk(path, language)


@cache
def _small(audience: Audience, language: Language) -> bytes:
    """The workbook of the small plan."""
    with TemporaryDirectory() as folder:
        return write(Path(folder) / "plan.xlsx", plan_of(), audience, language).read_bytes()


def came(clerk: Clerk | Path, plan: Plan | None = None) -> Incoming:
    """What comes back."""
    path = clerk.sent() if isinstance(clerk, Clerk) else clerk
    return read_incoming(path, plan or plan_of(), PLAN_ID, DAY)


def said(suggestions: Iterable[Suggestion]) -> dict[tuple[str, str], str | None]:
    """Values by id and aspect."""
    return {(one.id, one.aspect): one.value for one in suggestions}


def accepted(incoming: Incoming, plan: Plan, side: str | None = None, decisions: Decisions | None = None) -> Plan:
    """The plan once everything plain came in, or everything of a side."""
    found = review(plan, [incoming])
    numbers = iter(range(100_000))
    chosen = decisions or (taking(found, side) if side else plainly(found))
    result = outcome(plan, found.points, chosen, ids=lambda: f"NEW{next(numbers)}", today=DAY)
    return apply(plan, result.changes)
