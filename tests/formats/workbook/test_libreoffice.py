"""Real LibreOffice opens the workbook, keeps what matters, and prints it."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from tests.formats.workbook.plans import SMALL, exercise, head_of, headings, plan_of, reread, rows, write


def convert(soffice: tuple[str, ...], path: Path, to: str, folder: Path) -> Path:
    """What LibreOffice makes of the file."""
    command = [*soffice, "--convert-to", to, "--outdir", str(folder / "out"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / "out" / f"{path.stem}.{to}"


@pytest.fixture(scope="module")
def kept(soffice: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small plan with hostile names, saved again by LibreOffice."""
    folder = tmp_path_factory.mktemp("office")
    hostile = {"A9": {"name.es": "=1+1", "acronym": "+502", "roles.es": "<script>[/x]"}}
    return convert(soffice, write(folder / "plan.xlsx", plan_of({"stakeholders": hostile})), "xlsx", folder)


def test_values_and_their_types_survive(kept: Path) -> None:
    book = reread(kept)
    plan, actors = rows(book["Plan de acción"]), rows(book["Actores"])
    assert plan["I2"]["Inicio"].date() == date(2026, 3, 1)
    assert plan["I2"]["Avance"] == 30
    assert plan["I2"]["Solicitado"] == 1234.5
    assert [actors["A9"][name] for name in ("Nombre", "Siglas", "Papel que cumple")] == ["=1+1", "+502", "<script>[/x]"]


def test_ids_tables_dropdowns_and_the_base_survive(kept: Path) -> None:
    book = reread(kept)
    sheet = book["Plan de acción"]
    assert list(rows(sheet)) == ["S1", "I1", "I2", "I3"]
    assert sheet.tables
    assert any("lista_status" in str(rule.formula1) for rule in sheet.data_validations.dataValidation)
    assert book["_base"].sheet_state != "visible"
    assert sum(row[0] == "record" for row in book["_base"].values) == sum(map(len, SMALL.values())) + 1


def test_the_outline_and_the_headings_survive(kept: Path) -> None:
    sheet = reread(kept)["Plan de acción"]
    first = head_of(sheet) + 1
    assert [sheet.row_dimensions[first + n].outlineLevel for n in range(4)] == [0, 1, 2, 2]
    assert "Responsable" in headings(sheet)


def test_prints_the_whole_plan(soffice: tuple[str, ...], tmp_path: Path) -> None:
    printed = convert(soffice, write(tmp_path / "plan.xlsx", exercise()), "pdf", tmp_path)
    assert printed.read_bytes().startswith(b"%PDF")
