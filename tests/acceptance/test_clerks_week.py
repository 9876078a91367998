"""Workbooks go out to institutions, come back edited and saved by LibreOffice, and are decided in Excel's form."""

import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.changes.drafting import create
from planner.i18n import speaking
from planner.model.fields import Audience
from planner.model.progress import status_of
from planner.workspace.importing.bring_in import bring_in, reviewed
from planner.workspace.importing.files import NAME, arrive, first_decisions, write_revision
from planner.workspace.opening import new_plan
from planner.workspace.sending.answers import report
from planner.workspace.sending.send import EACH, send_workbooks
from planner.workspace.workspace import Workspace

BODIES = {
    "stakeholders": {"SALUD": {"name.es": "Centro de Salud"}, "MUNI": {"name.es": "Municipalidad"}, "RADIO": {
        "name.es": "Radio"}},
    "strategies": {"S": {"title.es": "Plan", "kind": "strategy", "state": "approved"}},
    "items": {
        "A": {"title.es": "Jornada", "place": "S a0", "end": "2027-06-30"},
        "B": {"title.es": "Feria", "place": "S a1", "end": "2027-07-31"},
        "C": {"title.es": "Censo", "place": "S a2", "end": "2027-08-31"},
    },
    "assignments": {
        "L1": {"item": "A", "stakeholder": "SALUD", "role": "lead"},
        "L2": {"item": "B", "stakeholder": "SALUD", "role": "lead"},
        "L3": {"item": "B", "stakeholder": "MUNI", "role": "support"},
        "L4": {"item": "C", "stakeholder": "RADIO", "role": "lead"},
    },
}  # fmt: skip


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[Workspace]:
    with new_plan(tmp_path / "foro.plan", title="Foro", author="COMUDE") as opened:
        opened.clock = lambda: datetime(2026, 11, 21, 18, tzinfo=UTC)
        opened.commit([create(name, id, body) for name, rows in BODIES.items() for id, body in rows.items()])
        with speaking("es"):
            yield opened


def filled_in(path: Path, typed: dict[tuple[str, str], Any]) -> None:
    """Type values into the action plan, by the id of the row and the heading of the column."""
    book = openpyxl.load_workbook(path)
    sheet = book["Plan de acción"]
    head = next(row for row in sheet.iter_rows() if row[0].value == "ID")
    columns = {str(cell.value): n for n, cell in enumerate(head, start=1)}
    rows = {str(row[0].value): n for n, row in enumerate(sheet.iter_rows(), start=1)}
    for (id, heading), value in typed.items():
        sheet.cell(rows[id], columns[heading]).value = value
    book.save(path)


def decided(path: Path, words: dict[str, str]) -> None:
    """Write decisions into the revision, by a word of the record they are about."""
    book = openpyxl.load_workbook(path)
    for row in book.worksheets[0].iter_rows():
        for record, word in words.items():
            if record in str(row[1].value):
                row[7].value = word
    book.save(path)


@pytest.fixture
def saved_again(soffice: tuple[str, ...], tmp_path: Path) -> Callable[[Path], None]:
    """Saves files in place as LibreOffice does."""

    def save(*files: Path) -> None:
        command = [*soffice, "--convert-to", "xlsx", "--outdir", str(tmp_path / "out"), *map(str, files)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        for file in files:
            (tmp_path / "out" / file.name).replace(file)

    return save


def test_what_was_sent_comes_back_and_is_decided_row_by_row(
    plan: Workspace, saved_again: Callable[..., None], tmp_path: Path
) -> None:
    folder = tmp_path / "libros"
    sent = {one.id: one.file for one in send_workbooks(
        plan, folder, [EACH], Audience.SHAREABLE, "es", date(2026, 11, 1)).sent}  # fmt: skip
    filled_in(sent["SALUD"], {("A", "Fin"): date(2027, 9, 30), ("A", "Estado de avance"): "Avance limitado",
                              ("B", "Fin"): "15/08/2027", ("C", "Fin"): "2028"})  # fmt: skip
    filled_in(sent["MUNI"], {("B", "Fin"): "31/12/2027"})
    saved_again(sent["SALUD"], sent["MUNI"])

    arrival = arrive(plan, [folder])
    found = reviewed(plan, arrival)
    told = report(plan, arrival, found)
    assert [(one.name, one.overdue) for one in told.silent] == [("Radio", True)]
    assert [point.key for point in told.disputed] == ["items/B/end"]
    assert [point.key for point in told.outside] == ["items/C/end"]
    decisions = first_decisions(arrival, found)
    assert bring_in(plan, arrival, found, decisions).held == ()
    assert (str(plan.plan.items["A"].end), status_of(plan.plan, "A")) == ("30/09/2027", "limited")
    assert str(plan.plan.items["B"].end) == "31/07/2027"
    assert {one.stakeholder for one in plan.plan.sendings.values() if one.answered} == {"SALUD", "MUNI"}

    revision = tmp_path / NAME
    assert write_revision(plan, arrival, found, decisions, revision, "es") == 2
    decided(revision, {"Feria": "Aceptar: Municipalidad", "Censo": "Rechazar"})
    saved_again(revision)
    back = arrive(plan, [revision])
    again = reviewed(plan, back)
    assert bring_in(plan, back, again, first_decisions(back, again)).held == ()
    assert [str(plan.plan.items[id].end) for id in "ABC"] == ["30/09/2027", "31/12/2027", "31/08/2027"]
    assert again.waiting(first_decisions(back, again)) == ()
