"""The workbook of what changed, read back: a summary, and before and after side by side."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from planner.formats.comparison import write_comparison_workbook
from planner.model.fields import Audience
from tests.formats.comparison.sample import facing
from tests.formats.map.sample import SENTINELS


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("comparison") / "cambios.xlsx"
    write_comparison_workbook(facing(), target, "es")
    return target


@pytest.fixture(scope="module")
def book(file: Path) -> Workbook:
    return load_workbook(file)


def _rows(book: Workbook, sheet: str) -> list[tuple[object, ...]]:
    return list(book[sheet].iter_rows(values_only=True))


def test_its_sheets_are_those_people_ask_for(book: Workbook) -> None:
    assert book.sheetnames == ["Resumen", "Actores", "Relaciones", "Acciones", "Indicadores", "Dinero"]


def test_a_change_stands_with_its_kind_in_words_and_both_values(book: Workbook) -> None:
    rows = _rows(book, "Relaciones")
    assert ("▲ Creció", "Vigente", "Asociación de Mujeres Ñandutí es miembro de FORO", "Situación", "En proyecto",
            "Vigente") in rows  # fmt: skip
    assert any(row[0] == "✕ Ya no está" and row[2] == "MUNI financia INCAP" for row in rows)
    assert any(row[0] == "+ Se agregó" and row[2] == '=HYPERLINK("x")' for row in _rows(book, "Acciones"))


def test_what_looks_like_a_formula_is_text(book: Workbook) -> None:
    cells = [cell for row in book["Acciones"].iter_rows() for cell in row if cell.value == '=HYPERLINK("x")']
    assert [cell.data_type for cell in cells] == ["s"]


def test_the_summary_says_both_sides_and_counts_every_kind(book: Workbook) -> None:
    said = [row[0] for row in _rows(book, "Resumen")]
    assert "Antes: antes.plan, al comenzar el 01/11/2026" in said
    assert any(str(text).startswith("•  1 actor nuevo") for text in said)
    counted = next(row for row in _rows(book, "Resumen") if row[0] == "Actores")
    assert counted[1:5] == (1, 1, 2, 2)


def test_nothing_that_the_edition_withholds_is_in_it(book: Workbook, tmp_path: Path) -> None:
    text = "\n".join(str(cell) for sheet in book.sheetnames for row in _rows(book, sheet) for cell in row if cell)
    assert not any(secret in text for secret in SENTINELS.values())
    write_comparison_workbook(facing(Audience.INTERNAL), tmp_path / "i.xlsx", "en")
    inside = _rows(load_workbook(tmp_path / "i.xlsx"), "Summary")
    assert any(str(row[0]).startswith("INTERNAL") for row in inside)
