"""Tables are found by what they say: moved, renamed, reordered, in either language, saved by other programs."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from planner.formats.workbook.reading import (
    FoundTable,
    ReadingCancelled,
    find_tables,
    known_tables,
    open_book,
    read_base,
)
from planner.i18n import LANGUAGES, Language, speaking
from planner.model.fields import Audience
from tests.formats.workbook.plans import exercise, head_of, headings, plan_of, write
from tests.formats.workbook.test_libreoffice import convert

KEYS = ["items", "indicators", "observations", "budget_lines", "reports", "stakeholders", "ties", "strategies",
        "frameworks", "links", "sources"]  # fmt: skip
INTERNAL = {"note", "contact", "confirmed", "problem_actor"}

Values = dict[str, list[tuple[str, dict[str, Any]]]]


def found(path: Path) -> dict[str, FoundTable]:
    return {table.key: table for table in find_tables(open_book(path))}


def values(tables: dict[str, FoundTable]) -> Values:
    """By table the ids with what is in their cells."""
    return {
        key: [(row.identity, {name: cell.value for name, cell in sorted(row.cells.items())}) for row in table.rows]
        for key, table in tables.items()
    }  # fmt: skip


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write(tmp_path / "plan.xlsx", plan_of(), Audience.INTERNAL)


def change(path: Path, edit: Callable[[Worksheet], object], sheet: str = "Plan de acción") -> dict[str, FoundTable]:
    """The tables after somebody changed a sheet, saved by openpyxl."""
    book = load_workbook(path)
    edit(book[sheet])
    book.save(path)
    return found(path)


def reordered(sheet: Worksheet) -> None:
    """Everything from right to left, three rows further down."""
    rows = [list(row) for row in sheet.iter_rows(min_row=head_of(sheet), values_only=True)]
    sheet.delete_rows(1, sheet.max_row)
    for place, row in enumerate(rows, start=9):
        for column, value in enumerate(reversed(row), start=3):
            sheet.cell(place, column, value)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", Audience)
def test_every_table_of_an_export_is_found_whole(tmp_path: Path, audience: Audience, language: Language) -> None:
    tables = found(write(tmp_path / "x.xlsx", exercise(), audience, language))
    assert list(tables) == KEYS
    for table in tables.values():
        assert (table.extra, table.language, table.beyond) == ((), language, 0)
        assert {column.key for column in table.missing} <= (INTERNAL if audience is Audience.SHAREABLE else set())
        assert all(row.identity for row in table.rows)
    assert len(tables["ties"].rows) == (97 if audience is Audience.INTERNAL else 90)


@pytest.mark.parametrize("shown", LANGUAGES)
def test_the_language_of_whoever_reads_does_not_matter(small: Path, shown: Language) -> None:
    with speaking(shown):
        assert found(small)["items"].language == "es"


def test_no_heading_stands_for_two_columns_of_a_table() -> None:
    for key in KEYS:
        both = [(heading, column.key) for table in known_tables() if table.key == key
                for heading, column in table.by_heading().items()]  # fmt: skip
        assert len({heading for heading, _key in both}) == len(set(both)), key
        assert all(len(table.by_heading()) == len(table.columns) for table in known_tables())


def test_cells_come_by_the_key_of_their_column(small: Path) -> None:
    row = next(row for row in found(small)["items"].rows if row.identity == "I2")
    said = {key: cell.value for key, cell in row.cells.items()}
    assert said["title.es"] == "Capacitar"
    assert said["title.en"] == "To train"
    assert said["lead1"] == "MVV"
    assert said["belongs"] == "EST 1"
    assert (said["start"], row.cells["start"].shows) == (date(2026, 3, 1), "[$-100A]mmmm yyyy")
    assert said["percent"] == 30
    assert {"number", "lead_above", "timeliness", "requested", "report"}.isdisjoint(row.cells)


def test_computed_columns_are_marked_and_not_read(small: Path) -> None:
    table = change(small, lambda sheet: sheet.cell(8, headings(sheet).index("Solicitado") + 1, 7))["items"]
    computed = {column.known.key for column in table.columns if column.known is not None and column.known.computed}
    assert {"number", "lead_above", "timeliness", "requested", "committed", "spent", "report"} == computed
    assert table.keys.isdisjoint(computed)
    assert all(computed.isdisjoint(row.cells) for row in table.rows)


def test_libreoffice_gives_back_the_same(soffice: tuple[str, ...], tmp_path: Path) -> None:
    path = write(tmp_path / "plan.xlsx", exercise())
    saved = convert(soffice, path, "xlsx", tmp_path)
    again, before = found(saved), found(path)
    assert read_base(open_book(saved)) == read_base(open_book(path))
    assert values(again) == values(before)
    assert {key: table.keys for key, table in again.items()} == {key: table.keys for key, table in before.items()}


def test_openpyxl_gives_back_the_same(small: Path) -> None:
    before = values(found(small))
    assert values(change(small, head_of)) == before


def test_moved_tables_with_their_columns_the_other_way_round(small: Path) -> None:
    before = values(found(small))
    assert values(change(small, reordered)) == before


def test_renamed_and_shuffled_sheets(small: Path) -> None:
    before = values(found(small))
    book = load_workbook(small)
    for number, sheet in enumerate(book.worksheets):
        if not sheet.title.startswith("_") and sheet.title not in {"Cronograma", "Responsabilidades"}:
            sheet.title = f"Hoja{number}"
    book._sheets.reverse()  # type: ignore[attr-defined]
    book.save(small)
    after = values(found(small))
    assert list(after) == list(reversed(before))
    assert after == before


def test_headings_in_the_other_language(tmp_path: Path, small: Path) -> None:
    english = write(tmp_path / "english.xlsx", plan_of(), Audience.INTERNAL, "en")
    head = headings(load_workbook(english)["Action plan"])
    own = headings(load_workbook(small)["Plan de acción"])
    known = {table.language: table for table in known_tables() if table.key == "items"}
    into = {column.heading: next(c.heading for c in known["en"].columns if c.key == column.key)
            for column in known["es"].columns}  # fmt: skip
    before = values(found(small))["items"]

    def translate(sheet: Worksheet) -> None:
        for place, heading in enumerate(own, start=1):
            sheet.cell(head_of(sheet), place, into.get(heading, heading))

    after = change(small, translate)["items"]
    assert {into[heading] for heading in own if heading in into} == set(head) - {"ID"}
    assert after.language == "en"
    assert values({"items": after})["items"] == before


def test_added_removed_and_misspelt_columns(small: Path) -> None:
    def edit(sheet: Worksheet) -> None:
        names = headings(sheet)
        head = head_of(sheet)
        sheet.cell(head, names.index("Responsable") + 1, "RESPONSABLES ")
        sheet.cell(head, names.index("Prioridad") + 1, "Lo que opina Salud")
        sheet.cell(head, len(names) + 1, "Teléfono")
        sheet.cell(head + 3, len(names) + 1, "2222-2222")
        sheet.cell(head + 3, len(names) + 3, "llamar")
        sheet.delete_cols(names.index("Fin") + 1)

    table = change(small, edit)["items"]
    assert [column.heading for column in table.extra] == ["Lo que opina Salud", "Teléfono"]
    assert {column.key for column in table.missing} == {"priority", "end"}
    guessed = [column for column in table.columns if column.guessed]
    assert [(c.heading, c.known.key) for c in guessed if c.known] == [("RESPONSABLES", "lead1")]
    row = next(row for row in table.rows if row.identity == "I2")
    assert {name: cell.value for name, cell in row.extra.items()} == {
        "Lo que opina Salud": "Alta", "Teléfono": "2222-2222", "AO": "llamar",
    }  # fmt: skip


def test_a_heading_that_stands_twice_is_read_once(small: Path) -> None:
    def edit(sheet: Worksheet) -> None:
        head, last = head_of(sheet), len(headings(sheet))
        sheet.cell(head, last + 1, "Título")
        sheet.cell(head + 2, last + 1, "Otro")

    table = change(small, edit)["items"]
    assert [column.heading for column in table.extra] == ["Título"]
    assert table.rows[1].cells["title.es"].value == "Trabajo"
    assert [cell.value for cell in table.rows[1].extra.values()] == ["Otro"]


def test_blank_rows_are_passed_over_and_many_end_the_table(small: Path) -> None:
    def edit(sheet: Worksheet) -> None:
        last = sheet.max_row
        sheet.cell(last + 150, 6, "Acción nueva")
        sheet.cell(last + 152, 6, "   ")
        sheet.cell(last + 351, 6, "Nota al pie")

    table = change(small, edit)["items"]
    assert [row.cells["title.es"].value for row in table.rows if not row.identity] == ["Acción nueva"]
    assert table.beyond == table.rows[-1].number + 201


def test_a_table_twice_is_two_tables(small: Path) -> None:
    book = load_workbook(small)
    book.copy_worksheet(book["Plan de acción"])
    book.save(small)
    tables = [table for table in find_tables(open_book(small)) if table.key == "items"]
    assert [table.sheet for table in tables] == ["Plan de acción", "Plan de acción Copy"]
    assert len(tables[0].rows) == len(tables[1].rows)


def test_two_tables_in_one_sheet(small: Path) -> None:
    def edit(sheet: Worksheet) -> None:
        for row in list(sheet.iter_rows(min_row=head_of(sheet), values_only=True)):
            sheet.append(row)

    change(small, edit)
    tables = [table for table in find_tables(open_book(small)) if table.key == "items"]
    assert [len(table.rows) for table in tables] == [4, 4]
    assert tables[0].head < tables[0].rows[-1].number < tables[1].head


def test_without_ids_a_table_is_still_known(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in (["Actores del municipio"], ["Nombre", "Siglas", "Territorio"], ["Mesa", "M", "Centro"]):
        sheet.append(line)
    book.save(tmp_path / "x.xlsx")
    (table,) = find_tables(open_book(tmp_path / "x.xlsx"))
    assert (table.key, table.id_column, table.head) == ("stakeholders", 0, 2)
    assert [row.identity for row in table.rows] == [""]


def test_computed_sheets_are_no_tables_even_without_the_plan(small: Path) -> None:
    book = load_workbook(small)
    book.remove(book["Plan de acción"])
    book.save(small)
    assert "items" not in found(small)


def test_a_table_under_the_name_of_a_computed_sheet_is_still_found(small: Path) -> None:
    book = load_workbook(small)
    book.remove(book["Responsabilidades"])
    book["Plan de acción"].title = "Responsabilidades"
    book.save(small)
    assert [row.identity for row in found(small)["items"].rows] == ["S1", "I1", "I2", "I3"]


@pytest.mark.parametrize("heading", ["id", " Id. ", "ID"])
def test_the_heading_of_the_ids_may_be_written_anyhow(small: Path, heading: str) -> None:
    assert change(small, lambda sheet: sheet.cell(head_of(sheet), 1, heading))["items"].id_column == 1


def test_what_lies_under_merged_cells_was_not_emptied(small: Path) -> None:
    def edit(sheet: Worksheet) -> None:
        row, column = head_of(sheet) + 3, headings(sheet).index("Responsable") + 1
        sheet.merge_cells(start_row=row, end_row=row + 1, start_column=column, end_column=column + 1)

    table = change(small, edit)["items"]
    covered = {row.identity: row.covered for row in table.rows if row.covered}
    assert covered == {"I2": {"lead2"}, "I3": {"lead1", "lead2"}}


def test_filtered_and_hidden_rows_and_columns_are_read_like_any_other(small: Path) -> None:
    before = values(found(small))

    def edit(sheet: Worksheet) -> None:
        for row in range(head_of(sheet) + 1, sheet.max_row + 1):
            sheet.row_dimensions[row].hidden = True
        sheet.column_dimensions["F"].hidden = True
        sheet.sheet_state = "hidden"

    after = change(small, edit)
    assert values(after) == before
    assert after["items"].visibility == "hidden"


def test_formulas_and_errors_stand_in_their_rows(small: Path) -> None:
    table = change(small, lambda sheet: sheet.cell(head_of(sheet) + 3, 6, '="Cap"&"acitar"'))["items"]
    cell = table.rows[2].cells["title.es"]
    assert (cell.is_formula, cell.value) == (True, None)


def test_can_be_cancelled_and_tells_how_far_it_is(small: Path) -> None:
    said: list[float] = []
    find_tables(open_book(small), progress=lambda share, _sheet: said.append(share))
    assert said == sorted(said)
    assert 0 < said[0] < said[-1] <= 1
    with pytest.raises(ReadingCancelled):
        find_tables(open_book(small), cancelled=lambda: True)
