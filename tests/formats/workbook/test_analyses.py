"""Every analysis that an edition allows has a sheet, with native charts that can also be read."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from planner.analysis.registry import ANALYSES
from planner.i18n import _, speaking
from planner.model.fields import Audience
from tests.formats.workbook.plans import everything_in, exercise, reread, texts, write
from tests.formats.workbook.returning.clerk import came


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[Audience, Path]:
    """The exercise in both editions."""
    folder = tmp_path_factory.mktemp("analyses")
    return {audience: write(folder / f"{audience}.xlsx", exercise(), audience) for audience in Audience}


@pytest.fixture(scope="module")
def books(files: dict[Audience, Path]) -> dict[Audience, Workbook]:
    """The same, read again."""
    return {audience: reread(file) for audience, file in files.items()}


def names(*, internal: bool) -> list[str]:
    with speaking("es"):
        return [f"Análisis · {_(a.title)}" for a in ANALYSES if a.exported and (internal or not a.internal)]


def test_an_edition_holds_the_analyses_it_may(books: dict[Audience, Workbook]) -> None:
    for audience, book in books.items():
        held = [sheet.title for sheet in book.worksheets if sheet.title.startswith("Análisis · ")]
        allowed = names(internal=audience is Audience.INTERNAL)
        assert set(held) <= set(allowed)
        assert {"Análisis · Carga", "Análisis · Dinero", "Análisis · Cobertura"} <= set(held)
        assert ("De qué conviene hablar" in texts(book["Análisis · Carga"])) == (audience is Audience.INTERNAL)


def test_figures_are_numbers_and_money_has_its_currency(books: dict[Audience, Workbook]) -> None:
    sheet = books[Audience.SHAREABLE]["Análisis · Carga"]
    row = next(row for row in sheet.iter_rows() if row[0].value == "Oficina Municipal de la Persona Migrante")
    assert [cell.value for cell in row[2:6]] == [11, pytest.approx(11 / 34), 2, 2]
    assert row[3].number_format == "0%"
    assert row[6].number_format.startswith('"Q"')


def test_charts_are_native_and_said_in_words(files: dict[Audience, Path], books: dict[Audience, Workbook]) -> None:
    whole = everything_in(files[Audience.SHAREABLE])
    assert "Acciones abiertas de quienes más llevan. OMPM: 11 + 2" in whole
    assert whole.count("<c:barChart>") > 3
    assert books[Audience.SHAREABLE]["_graficos"].sheet_state == "veryHidden"


def test_what_is_typed_into_an_analysis_is_not_taken_for_a_record(
    tmp_path: Path, books: dict[Audience, Workbook], files: dict[Audience, Path]
) -> None:
    book = reread(files[Audience.SHAREABLE])
    book["Análisis · Carga"]["C12"] = 99
    book.save(tmp_path / "edited.xlsx")
    assert came(tmp_path / "edited.xlsx", exercise()).suggestions == ()
