"""A clerk's week on the command line: workbooks out, filled in, back in, decided in a spreadsheet, handed out anew."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planner.changes.drafting import create
from planner.cli.front_door import run
from planner.workspace.opening import new_plan, open_plan
from tests.formats.workbook.returning.clerk import Clerk

BODIES = {
    "stakeholders": {
        "SALUD": {"name.es": "Centro de Salud", "kind": "organization"},
        "MUJER": {"name.es": "Oficina de la Mujer", "kind": "organization"},
        "RADIO": {"name.es": "Radio Comunitaria", "kind": "organization"},
    },
    "strategies": {"S": {"title.es": "Estrategia", "code": "EM", "kind": "strategy", "state": "approved"}},
    "items": {
        "J1": {"title.es": "Jornada de salud", "code": "1", "place": "S a0", "end": "2026-06-30"},
        "J2": {"title.es": "Campaña de radio", "code": "2", "place": "S a1", "end": "2026-09-30", "priority": "high"},
        "J3": {"title.es": "Círculo de mujeres", "code": "3", "place": "S a2"},
    },
    "assignments": {
        "E1": {"item": "J1", "stakeholder": "SALUD", "role": "lead"},
        "E2": {"item": "J1", "stakeholder": "MUJER", "role": "support"},
        "E3": {"item": "J2", "stakeholder": "RADIO", "role": "lead"},
        "E4": {"item": "J3", "stakeholder": "MUJER", "role": "lead"},
    },
}

Say = Callable[..., tuple[int, str]]


@pytest.fixture
def say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Say:
    """Carries out a command on the plan of the clerk; gives the status and what was said."""
    monkeypatch.chdir(tmp_path)
    with new_plan(tmp_path / "p.plan", title="Plan", author="COMUDE") as workspace:
        workspace.commit([create(name, id, body) for name, rows in BODIES.items() for id, body in rows.items()])

    def call(*arguments: str) -> tuple[int, str]:
        capsys.readouterr()
        status = run(["--lang", "es", "--plan", "p.plan", "--author", "COMUDE", *arguments])
        said = capsys.readouterr()
        return status, said.out + said.err

    return call


def test_everything_comes_back_and_nothing_is_lost(say: Say, tmp_path: Path, soffice: tuple[str, ...]) -> None:
    sent, back = tmp_path / "envio", tmp_path / "vuelta"
    sent.mkdir()
    back.mkdir()
    status, said = say("export", "workbook", "--for", "each", "--due", "2026-12-15", "-o", "envio")
    assert (status, len(list(sent.iterdir()))) == (0, 3), said
    fill_in(sent, back)
    resave(soffice, back / "mujer.xlsx")

    status, said = say("import", "vuelta")
    assert status == 1, "something waits"
    assert "mujer.xlsx: de Oficina de la Mujer" in said
    assert "Radio Comunitaria" in said.partition("Todavía falta la respuesta de")[2]
    assert plan_of(tmp_path, "items", "J3", "title.es") == "Círculo de mujeres migrantes"
    assert plan_of(tmp_path, "items", "J1", "end") == "2026-06-30", "two say different days"

    decide(back / "revision.xlsx", {"Fin": "Aceptar: Centro de Salud", "Prioridad": "Rechazar"})
    status, said = say("import", "vuelta/revision.xlsx")
    assert status == 0, said
    assert plan_of(tmp_path, "items", "J1", "end") == "2026-08-31"
    assert plan_of(tmp_path, "items", "J2", "priority") == "high"

    assert say("doctor")[0] == 0
    assert say("export", "workbook", "-o", "nuevo.xlsx")[0] == 0
    before = json.loads(say("dump", "--json", "--edition", "internal")[1])
    status, said = say("import", "nuevo.xlsx", "--json")
    assert (status, json.loads(said)["points"], json.loads(said)["saved"]) == (0, [], None)
    assert json.loads(say("dump", "--json", "--edition", "internal")[1]) == before


def fill_in(sent: Path, back: Path) -> None:
    """Two answer: on one row they disagree, and one of them also changes a row that is not hers."""
    salud = Clerk(next(sent.glob("*salud*")))
    salud.put("items", "J1", "end", "31/08/2026")
    salud.book.save(back / "salud.xlsx")
    mujer = Clerk(next(sent.glob("*mujer*")))
    mujer.put("items", "J1", "end", "30/09/2026").put("items", "J3", "title.es", "Círculo de mujeres migrantes")
    mujer.put("items", "J2", "priority", "Baja")
    mujer.book.save(back / "mujer.xlsx")


def resave(soffice: tuple[str, ...], file: Path) -> None:
    """Open and save a workbook with LibreOffice."""
    other = file.parent / "libreoffice"
    done = subprocess.run(
        [*soffice, "--convert-to", "xlsx", "--outdir", str(other), str(file)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert done.returncode == 0
    (other / file.name).replace(file)
    other.rmdir()


def decide(revision: Path, by_field: dict[str, str]) -> None:
    """Choose in the column of decisions, row by row."""
    from openpyxl import load_workbook

    book = load_workbook(revision)
    sheet = book.worksheets[0]
    rows: list[list[Any]] = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head = next(place for place, row in enumerate(rows) if "Decisión" in row)
    what, choice = rows[head].index("Qué"), rows[head].index("Decisión")
    seen = {str(row[what]): head + 2 + place for place, row in enumerate(rows[head + 1 :])}
    assert seen.keys() == by_field.keys()
    for field, number in seen.items():
        sheet.cell(number, choice + 1).value = by_field[field]
    book.save(revision)


def plan_of(folder: Path, collection: str, id: str, leaf: str) -> str | None:
    with open_plan(folder / "p.plan") as workspace:
        return (workspace.plan.table(collection).body(id) or {}).get(leaf)
