"""The action plan: one row an item, as its tree is, with people, dates, status and money beside it."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.formats.workbook.plans import head_of, headings, plan_of, reread, rows, write


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Worksheet:
    path = write(tmp_path_factory.mktemp("book") / "plan.xlsx", plan_of())
    return reread(path)["Plan de acción"]


def row(sheet: Worksheet, id: str) -> dict[str, Any]:
    return rows(sheet)[id]


def test_has_a_row_for_every_item_that_is_carried_out_in_the_order_of_the_tree(sheet: Worksheet) -> None:
    assert list(rows(sheet)) == ["S1", "I1", "I2", "I3"]


def test_folds_as_the_tree_does(sheet: Worksheet) -> None:
    first = head_of(sheet) + 1
    levels = [sheet.row_dimensions[first + n].outlineLevel for n in range(4)]
    assert levels == [0, 1, 2, 2]
    outline = sheet.sheet_properties.outlinePr
    assert outline is not None
    assert not outline.summaryBelow


def test_says_where_a_row_stands(sheet: Worksheet) -> None:
    assert [found["Pertenece a"] for found in rows(sheet).values()] == [None, "EST", "EST 1", "EST 1"]
    assert [found["N.º"] for found in rows(sheet).values()] == ["EST", "1", "1.1", "1.2"]


def test_leads_have_columns_of_their_own_and_supports_share_one(sheet: Worksheet) -> None:
    found = row(sheet, "I2")
    assert (found["Responsable"], found["Responsable 2"], found["Responsable 3"]) == ("MVV", "Escuela Taller", None)
    assert found["Apoyo"] == "Cooperativa (potencial); Escuela Taller"
    assert found["De ellos, corresponsables"] == "Escuela Taller"
    assert row(sheet, "I1")["Financia"] == "Escuela Taller"


def test_more_than_three_leads_share_the_third_column(tmp_path: Path) -> None:
    more = {f"E{n}": {"stakeholder": f"X{n}", "role": "lead", "item": "I3"} for n in range(20, 24)}
    actors = {f"X{n}": {"name.es": f"Actor {n}"} for n in range(20, 24)}
    path = write(tmp_path / "plan.xlsx", plan_of({"assignments": more, "stakeholders": actors}))
    assert row(reread(path)["Plan de acción"], "I3")["Responsable 3"] == "Actor 22; Actor 23"


def test_dates_are_dates_shown_as_precisely_as_they_are_known(sheet: Worksheet) -> None:
    cells = {name: n for n, name in enumerate(headings(sheet), start=1)}
    at = head_of(sheet) + 3
    start, end = sheet.cell(at, cells["Inicio"]), sheet.cell(at, cells["Fin"])
    assert [str(cell.value)[:10] for cell in (start, end)] == ["2026-03-01", "2026-09-30"]
    assert start.number_format == "[$-100A]mmmm yyyy"
    assert end.number_format == "dd/mm/yyyy"


def test_a_year_or_a_quarter_stays_text_since_a_cell_of_excel_cannot_show_only_that(sheet: Worksheet) -> None:
    found = row(sheet, "I3")
    assert (found["Inicio"], found["Fin"]) == ("2026", "3.º trimestre de 2026")


def test_status_progress_and_the_last_report_are_those_of_the_newest_report(sheet: Worksheet) -> None:
    found = row(sheet, "I2")
    assert (found["Estado de avance"], found["Avance"]) == ("◔ Avance limitado", 30)
    assert found["Último informe"] == "1.º cuatrimestre de 2026: Primer curso"
    assert row(sheet, "I1")["Avance"] == 15


def test_money_of_a_branch_is_that_of_all_below_it_and_currencies_are_never_added(sheet: Worksheet) -> None:
    assert row(sheet, "I2")["Solicitado"] == 1234.5
    assert row(sheet, "S1")["Solicitado"] == 1734.5
    assert row(sheet, "I1")["Ejecutado"] == "Q 100 + US$ 20"
    assert row(sheet, "I2")["Comprometido"] is None


def test_a_missing_title_is_lent_by_the_other_language_and_marked(sheet: Worksheet) -> None:
    column = headings(sheet).index("Título") + 1
    lent, own = sheet.cell(head_of(sheet) + 4, column), sheet.cell(head_of(sheet) + 3, column)
    assert (lent.value, lent.font.italic) == ("To advise", True)
    assert (own.value, own.font.italic) == ("Capacitar", False)
    assert row(sheet, "I3")["Título (inglés)"] == "To advise"


def test_dropdowns_warn_and_do_not_block(sheet: Worksheet) -> None:
    rules = sheet.data_validations.dataValidation
    assert rules
    assert {rule.errorStyle for rule in rules} == {"warning"}
    assert {"lista_status", "lista_stakeholders", "lista_priority"} <= {rule.formula1.lstrip("=") for rule in rules}


def test_dropdowns_find_their_lists(sheet: Worksheet) -> None:
    book = sheet.parent
    assert book is not None
    names = {rule.formula1.lstrip("=") for rule in sheet.data_validations.dataValidation if rule.type == "list"}
    for name in names:
        (title, area), *_rest = book.defined_names[name].destinations
        values = [cell.value for line in book[title][area] for cell in line]
        assert values, name
        assert all(values), name


def test_colours_a_status_by_its_words(sheet: Worksheet) -> None:
    rules = [rule for area in sheet.conditional_formatting for rule in area.rules]
    assert any(rule.formula == ['"◔ Avance limitado"'] for rule in rules)


def test_items_of_frameworks_stand_on_a_sheet_of_their_own(sheet: Worksheet) -> None:
    assert sheet.parent is not None
    assert list(rows(sheet.parent["Marcos"])) == ["S2", "I4"]
