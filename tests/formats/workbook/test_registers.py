"""The registers: columns as the fields declare them, values as Excel knows them."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from planner.i18n import LANGUAGES, Language
from planner.model.fields import Audience
from planner.model.types import RECORD_TYPES
from tests.formats.workbook.plans import exercise, headings, plan_of, reread, rows, write

SHEETS = {
    "indicators": "Indicadores",
    "observations": "Valores de indicadores",
    "budget_lines": "Presupuesto",
    "reports": "Informes de avance",
    "stakeholders": "Actores",
    "ties": "Relaciones",
    "strategies": "Estrategias y marcos",
    "links": "Vínculos",
    "sources": "Fuentes",
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return reread(write(tmp_path_factory.mktemp("book") / "plan.xlsx", plan_of()))


def row(book: Workbook, sheet: str, id: str) -> dict[str, Any]:
    return rows(book[sheet])[id]


@pytest.mark.parametrize(("collection", "sheet"), SHEETS.items())
def test_every_declared_field_has_its_column(book: Workbook, collection: str, sheet: str) -> None:
    shown = headings(book[sheet])
    for field in RECORD_TYPES[collection].fields().values():
        visible = not field.about.hidden and field.about.audience is Audience.SHAREABLE
        assert (field.label("es") in shown) == visible, field.name


@pytest.mark.parametrize("collection", SHEETS)
def test_every_record_has_its_row(book: Workbook, collection: str) -> None:
    assert set(rows(book[SHEETS[collection]])) == set(plan_of().table(collection))


def test_actors_count_their_ties_and_what_they_lead(book: Workbook) -> None:
    found = row(book, "Actores", "A2")
    assert (found["Relaciones"], found["Responsable de"], found["Apoya en"]) == (1, 1, 0), "whoever leads is no support"
    assert found["Otros nombres"] == "La Escuela"


def test_names_sources_and_what_is_known_to_be_missing_in_words(book: Workbook) -> None:
    found = row(book, "Actores", "A1")
    assert found["Fuentes"] == "Diagnóstico, línea 4"
    assert found["Se sabe que no tiene"] == "Recursos"
    assert row(book, "Fuentes", "D1")["Fichas que la citan"] == 1


def test_ties_name_both_ends(book: Workbook) -> None:
    found = row(book, "Relaciones", "R1")
    assert (found["De"], found["Relación"], found["Hacia"]) == ("MVV", "financia", "Escuela Taller")
    assert (found["Situación"], found["Desde"].date()) == ("Vigente", date(2025, 3, 1))


def test_amounts_are_numbers_with_their_currency_beside_them(book: Workbook) -> None:
    found = row(book, "Presupuesto", "B1")
    assert (found["Monto"], found["Moneda"], found["Fuente de financiamiento"]) == (1234.5, "GTQ", "Escuela Taller")
    assert row(book, "Presupuesto", "B3")["Moneda"] == "USD"


def test_an_indicator_shows_its_newest_figures_and_all_of_those_that_contradict(book: Workbook) -> None:
    found = row(book, "Indicadores", "N1")
    assert (found["Línea base"], found["Meta"], found["Avance"]) == (0, 1200, "24.50 / 20")


def test_a_figure_keeps_the_decimals_it_was_written_with(book: Workbook) -> None:
    sheet = book["Valores de indicadores"]
    column = headings(sheet).index("Valor") + 1
    formats = {sheet.cell(n, 1).value: sheet.cell(n, column).number_format for n in range(1, sheet.max_row + 1)}
    assert formats["O3"] == "#,##0.00"
    assert formats["O2"] == "#,##0"


def test_two_actors_of_one_name_are_told_apart(tmp_path: Path) -> None:
    twins = {"A8": {"name.es": "Casa", "acronym": "C"}, "A9": {"name.es": "Centro", "acronym": "C"}}
    ties = {"R8": {"source": "A8", "type": "funds", "target": "A9"}}
    book = reread(write(tmp_path / "plan.xlsx", plan_of({"stakeholders": twins, "ties": ties})))
    found = row(book, "Relaciones", "R8")
    assert (found["De"], found["Hacia"]) == ("Casa", "Centro")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", Audience)
def test_headings_are_unique_in_every_table(tmp_path: Path, language: Language, audience: Audience) -> None:
    book = reread(write(tmp_path / "plan.xlsx", exercise(), audience, language))
    tables = [(sheet, table) for sheet in book.worksheets for table in sheet.tables.values()]
    assert len(tables) == 11
    for sheet, _table in tables:
        names = [name.casefold() for name in headings(sheet)]
        assert len(set(names)) == len(names), sheet.title


def test_english_speaks_english_and_puts_its_own_texts_first(tmp_path: Path) -> None:
    book = reread(write(tmp_path / "plan.xlsx", plan_of(), language="en"))
    assert book.sheetnames[:3] == ["Cover", "Action plan", "Timeline"]
    names = headings(book["Stakeholders"])
    assert names.index("Name") < names.index("Name (Spanish)")
    assert rows(book["Stakeholders"])["A2"]["Name"] == "Workshop School"
    assert rows(book["Action plan"])["I2"]["Status"] == "◔ Limited progress"


def test_an_empty_plan_still_makes_a_workbook(tmp_path: Path) -> None:
    from planner.model.plan import Plan

    book = reread(write(tmp_path / "plan.xlsx", Plan()))
    assert "Plan de acción" in book.sheetnames
    assert rows(book["Actores"]) == {}
