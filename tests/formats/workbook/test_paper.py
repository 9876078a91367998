"""The workbook on paper and at first sight: cover, pages, headings, timeline, responsibilities."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from planner.i18n import LANGUAGES, Language
from planner.model.fields import Audience
from tests.formats.workbook.plans import (
    CHANGES,
    everything_in,
    exercise,
    footer,
    head_of,
    header,
    plan_of,
    reread,
    texts,
    visible,
    write,
)  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("book") / "plan.xlsx", exercise())


@pytest.fixture(scope="module")
def book(path: Path) -> Workbook:
    return reread(path)


def test_every_sheet_is_one_page_wide_with_headings_that_repeat(book: Workbook) -> None:
    for sheet in visible(book):
        assert sheet.page_setup.fitToWidth in (None, 1), sheet.title
        fitted = sheet.sheet_properties.pageSetUpPr
        assert fitted is not None, sheet.title
        assert fitted.fitToPage, sheet.title
        assert "&P" in footer(sheet, "right"), sheet.title
        assert "Edición para compartir n.º 3" in footer(sheet, "left"), sheet.title
        if sheet.tables:
            head = head_of(sheet)
            assert sheet.print_title_rows == f"${head}:${head}", sheet.title
            assert sheet.freeze_panes is not None, sheet.title
            assert sheet.page_setup.orientation == "landscape", sheet.title


def test_ids_are_in_view_but_not_on_paper(book: Workbook) -> None:
    for sheet in book.worksheets:
        if sheet.tables:
            assert not sheet.column_dimensions["A"].hidden
            assert "$A$" not in str(sheet.print_area), sheet.title


def test_no_table_has_merged_cells(book: Workbook) -> None:
    merged = [sheet for sheet in book.worksheets if sheet.merged_cells.ranges]
    assert [sheet.title for sheet in merged if not sheet.title.startswith("Análisis · ")] == ["Portada"]
    assert not any(sheet.tables for sheet in merged)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", Audience)
def test_headers_fit_into_what_excel_takes(tmp_path: Path, language: Language, audience: Audience) -> None:
    title = {"title.es": "Plan & más & " * 20, "title.en": "A & B & " * 25, "fictitious": "yes", "owner": "A1"}
    plan = plan_of({"plan": {"PLAN": title}, "stakeholders": {"A1": {"name.es": "Dirección & Oficina " * 10}}})
    book = reread(write(tmp_path / "plan.xlsx", plan, audience, language))
    whole = everything_in(tmp_path / "plan.xlsx")
    assert whole.count("<oddHeader>") == len(visible(book))
    for sheet in visible(book):
        assert sheet.title in header(sheet, "right")


def test_the_cover_says_what_is_asked_of_it(book: Workbook) -> None:
    said = texts(book["Portada"])
    assert "San Isidro Las Jacarandas" in " ".join(said)
    for wanted in ("Edición para compartir n.º 3 · 15/07/2026", "Oficina de Planificación", "En cifras", "Dinero",
                   "Cambios desde la edición del 01/04/2026", *(f"•  {change}" for change in CHANGES)):  # fmt: skip
        assert wanted in said, wanted


def test_the_cover_counts_the_plan(book: Workbook) -> None:
    lines = [row for row in book["Portada"].iter_rows(values_only=True) if isinstance(row[2], int)]
    cells = {row[1]: row[2] for row in lines}
    assert cells["Actores"] == 40
    assert cells["Relaciones vigentes entre ellos"] == 77


def test_the_cover_leads_to_every_sheet(book: Workbook) -> None:
    led = {link.location for row in book["Portada"].iter_rows() for cell in row if (link := cell.hyperlink)}
    assert led == {f"'{sheet.title}'!A1" for sheet in visible(book)[1:]}


def test_the_chart_is_said_in_words(path: Path) -> None:
    whole = everything_in(path)
    assert 'descr="Gráfica de barras de las acciones según su estado.' in whole
    assert "Completada: " in whole


def test_a_plan_without_actions_has_a_cover_without_a_chart(tmp_path: Path) -> None:
    from planner.model.plan import Plan

    book = reread(write(tmp_path / "plan.xlsx", Plan()))
    assert "Plan sin título" in texts(book["Portada"])
    assert "Todavía no se indica a nadie." not in texts(book["Portada"])


def test_the_first_edition_has_nothing_to_compare_with(tmp_path: Path) -> None:
    from dataclasses import replace

    from planner.formats.workbook import write_workbook
    from planner.model.edition import edition
    from tests.formats.workbook.plans import stamp

    first = replace(stamp(), since=None, changes=(), number=1)
    write_workbook(edition(plan_of(), Audience.SHAREABLE), tmp_path / "plan.xlsx", "es", first)
    assert "Esta es la primera edición" in texts(reread(tmp_path / "plan.xlsx")["Portada"])


def test_the_timeline_draws_every_dated_row_and_counts_the_others(tmp_path: Path) -> None:
    undated = {"I8": {"title.es": "Sin fecha", "place": "S1 a9"}}
    sheet = reread(write(tmp_path / "plan.xlsx", plan_of({"items": undated})))["Cronograma"]
    said = texts(sheet)
    assert "Capacitar" in said
    assert "Sin fecha" not in said
    assert "1 fila no tiene fechas y no aparece." in said


def test_the_timeline_paints_certain_days_darker_than_possible_ones(tmp_path: Path) -> None:
    sheet = reread(write(tmp_path / "plan.xlsx", plan_of()))["Cronograma"]
    row = next(cell.row for line in sheet.iter_rows() for cell in line if cell.value == "Capacitar")
    fills = [cell.fill.fgColor.rgb for cell in sheet[row] if cell.fill.fill_type == "solid"]
    assert len(fills) == 7
    assert len(set(fills)) == 1
    year = next(cell.row for line in sheet.iter_rows() for cell in line if cell.value == "To advise")
    assert len({cell.fill.fgColor.rgb for cell in sheet[year] if cell.fill.fill_type == "solid"}) == 1


def test_the_timeline_marks_the_day_of_the_edition(tmp_path: Path) -> None:
    sheet = reread(write(tmp_path / "plan.xlsx", plan_of()))["Cronograma"]
    row = next(cell.row for line in sheet.iter_rows() for cell in line if cell.value == "Capacitar")
    assert [cell.border.left.style for cell in sheet[row]].count("medium") == 1


def test_the_matrix_shows_roles_by_letter_and_actions_nobody_leads(tmp_path: Path) -> None:
    sheet = reread(write(tmp_path / "plan.xlsx", plan_of()))["Responsabilidades"]
    grid = [list(row) for row in sheet.iter_rows(values_only=True)]
    head = next(row for row in grid if "Falta" in row)
    by_title = {row[1]: dict(zip(head, row, strict=True)) for row in grid if row[1]}
    assert by_title["Capacitar"]["MVV"] == "R"
    assert by_title["Capacitar"]["Escuela Taller"] == "C, A"
    assert by_title["To advise"]["Falta"] == "sin responsable"
    assert "Se calcula a partir del plan de acción" in " ".join(texts(sheet))


def test_instructions_say_who_gets_it_back(book: Workbook) -> None:
    assert "A: Oficina de Planificación" in texts(book["Instrucciones"])
