"""What is written over cells that the program works out: told by sheet and column, and never read."""

from pathlib import Path

import pytest

from planner.formats.workbook.returning import read_incoming
from planner.formats.workbook.sheets import matrix
from planner.i18n import speaking
from tests.formats.workbook.plans import DAY, plan_of, write
from tests.formats.workbook.returning.clerk import PLAN_ID, Clerk, came, mailed

MATRIX = "Responsabilidades"


@pytest.mark.parametrize(
    ("table", "id", "key", "typed", "sheet", "column"),
    [
        ("indicators", "N1", "target", 1000, "Indicadores", "Meta"),
        ("items", "I2", "requested", 99999, "Plan de acción", "Solicitado"),
        ("items", "I2", "timeliness", "Atrasada", "Plan de acción", "¿A tiempo?"),
        ("stakeholders", "A1", "leads", 7, "Actores", "Responsable de"),
        ("items", "I2", "requested", "=1+1", "Plan de acción", "Solicitado"),
    ],
)
def test_writing_over_a_computed_cell_is_told(
    tmp_path: Path, table: str, id: str, key: str, typed: object, sheet: str, column: str
) -> None:
    clerk = mailed(tmp_path).put(table, id, key, typed)
    found = came(clerk)
    assert (found.suggestions, found.faults) == ((), ())
    (note,) = found.notes
    assert f"“{sheet}”" in note or f"«{sheet}»" in note
    assert column in note
    assert clerk.cell(table, id, key).coordinate in note


def test_a_column_is_told_once_with_its_first_cells(tmp_path: Path) -> None:
    clerk = mailed(tmp_path)
    for id in ("S1", "I1", "I2", "I3"):
        clerk.put("items", id, "requested", 7)
    clerk.add("items", {"title.es": "Otra", "belongs": "1", "requested": 7})
    clerk.add("items", {"title.es": "Otra más", "belongs": "1", "requested": 7})
    with speaking("es"):
        (note,) = read_incoming(clerk.sent(), plan_of(), PLAN_ID, DAY).notes
    assert note.startswith("En la hoja «Plan de acción» la columna «Solicitado» se calcula sola: lo escrito en ")
    assert note.endswith(" y 1 más no se lee.")


def test_writing_a_role_into_the_matrix_is_told(tmp_path: Path) -> None:
    clerk = mailed(tmp_path)
    cell = _in_matrix(clerk, "Trabajo", "MVV")
    clerk.book[MATRIX][cell] = "A"
    (note,) = came(clerk).notes
    assert MATRIX in note
    assert cell in note


def test_a_matrix_whose_rows_and_columns_moved_says_nothing(tmp_path: Path) -> None:
    clerk = mailed(tmp_path)
    clerk.book[MATRIX].delete_cols(3)
    clerk.book[MATRIX].delete_rows(clerk.book[MATRIX][_in_matrix(clerk, "Trabajo", "MVV")].row)
    assert came(clerk).notes == ()


def test_a_matrix_of_many_names_in_its_last_column_those_without_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matrix, "MOST", 1)
    path = write(tmp_path / "plan.xlsx", plan_of())
    clerk = Clerk(path)
    head, row = [
        [cell.value for cell in line] for line in clerk.book[MATRIX] if line[1].value in ("Título", "Capacitar")
    ]
    assert (head[3:], row[3:]) == (["Escuela Taller", "Otros"], ["C, A", "Cooperativa (A); MVV (R)"])
    assert "Tienen columna los 1 actores con más tareas" in str(clerk.book[MATRIX]["A2"].value)
    assert came(clerk).notes == ()
    clerk.book[MATRIX][_in_matrix(clerk, "Capacitar", "Otros")] = "Cooperativa (R)"
    assert len(came(clerk).notes) == 1


def test_without_a_base_nobody_knows_what_the_cells_held(tmp_path: Path) -> None:
    clerk = mailed(tmp_path).put("items", "I2", "requested", 99999)
    del clerk.book["_base"]
    assert len(came(clerk).notes) == 1


def test_a_formula_without_its_result_is_named(tmp_path: Path) -> None:
    clerk = mailed(tmp_path).put("items", "I2", "end", "=TODAY()").put("items", "I3", "priority", '="Alta"')
    with speaking("es"):
        found = read_incoming(clerk.sent(), plan_of(), PLAN_ID, DAY)
    assert found.suggestions == ()
    assert [fault.found for fault in found.faults] == ["la fórmula", "la fórmula"]


def _in_matrix(clerk: Clerk, title: str, actor: str) -> str:
    cells = [cell for row in clerk.book[MATRIX].iter_rows() for cell in row]
    row = next(cell.row for cell in cells if cell.value == title)
    column = next(cell.column_letter for cell in cells if cell.value == actor)
    return f"{column}{row}"
