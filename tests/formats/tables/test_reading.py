"""Tables are read whatever program saved them, and what is no table says so in one sentence."""

from pathlib import Path

import pytest

from planner.formats.tables import NotATable, read_table
from tests.formats.tables.conftest import Written

ROWS = (("Institución", "Siglas", "Notas"), ("Niñez; y más", "ÑA", "dos, tres"), ("Otra", "0801", ""))


def text_of(delimiter: str) -> str:
    return "\r\n".join(delimiter.join(f'"{cell}"' if set(cell) & set(",;") else cell for cell in row) for row in ROWS)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_every_encoding_and_delimiter_gives_the_same_table(written: Written, encoding: str, delimiter: str) -> None:
    table = written(text_of(delimiter).encode(encoding))
    assert table.headings == ROWS[0]
    assert [row.cells for row in table.rows] == list(ROWS[1:])
    assert [row.number for row in table.rows] == [2, 3]


def test_what_a_cell_holds_stays_a_text(written: Written) -> None:
    table = written("Nombre,Código,Contacto\nNA,0801,+502 5555\nN/A,007,-5 familias\nnull,1e3,=1+1\n")
    assert [row.cells for row in table.rows] == [
        ("NA", "0801", "+502 5555"), ("N/A", "007", "-5 familias"), ("null", "1e3", "=1+1"),
    ]  # fmt: skip


def test_titles_above_the_headings_empty_rows_and_hashtags_are_passed_over(written: Written) -> None:
    table = written("Listado 2026,,\n,,\nNombre,Sector,\n#org,#sector,\nUno,Público,\n,,\nDos,Privado,\n")
    assert table.headings == ("Nombre", "Sector")
    assert [(row.number, row.cells[0]) for row in table.rows] == [(5, "Uno"), (7, "Dos")]


def test_a_row_that_is_too_wide_is_told_and_the_others_are_read(written: Written) -> None:
    table = written("Nombre,Sector\nPérez, Juan,Público\nDos,Privado\nTres\n")
    assert [row.cells for row in table.rows] == [("Dos", "Privado"), ("Tres", "")]
    [fault] = table.faults
    assert (fault.where.row, fault.found) == (2, "Público")


def test_one_column_is_a_table_too_whatever_its_names_hold(written: Written) -> None:
    table = written("Nombre\nPérez, Juan\nGarcía; Ana\nUno\n")
    assert [row.cells for row in table.rows] == [("Pérez, Juan",), ("García; Ana",), ("Uno",)]


def test_lines_within_quotes_and_headings_alike_or_missing(written: Written) -> None:
    table = written('Nombre,Nota,Nota,\n"Uno\ndos",a,b,c\nTres,d,e,f\n')
    assert table.headings == ("Nombre", "Nota", "Nota (2)", "Columna D")
    assert table.rows[0].cells[0] == "Uno\ndos"


def test_excel_says_the_separator_in_the_first_line(written: Written) -> None:
    table = written("sep=|\nNombre|Sector\nUno, dos|Público\n")
    assert table.rows[0].cells == ("Uno, dos", "Público")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "filas"),
        (b"Nombre,Sector\n", "filas"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "no es un archivo de texto"),
        (b'Nombre,Sector\n"Uno,P\xc3\xbablico\nDos,x\n' + b"Tres,y\n" * 6000, "línea 2"),
    ],
)
def test_what_is_no_table_says_why(written: Written, content: bytes, words: str) -> None:
    with pytest.raises(NotATable, match=words):
        written(content)


def test_a_missing_file_and_a_folder_say_so(tmp_path: Path) -> None:
    for path in (tmp_path / "nada.csv", tmp_path):
        with pytest.raises(NotATable, match=path.name):
            read_table(path)


def test_the_sheet_with_known_headings_is_read_with_its_cells_as_they_are_typed(tmp_path: Path) -> None:
    from datetime import date

    from openpyxl import Workbook

    book = Workbook()
    cover = book.create_sheet("Portada", 0)
    del book["Sheet"]
    cover["A1"] = "Plan 2026"
    sheet = book.create_sheet("Acciones")
    sheet.append([])
    for row in (["Código", "Acción", "Fecha límite", "% de avance", "Recursos"],
                ["0801", "Abrir", date(2026, 6, 30), 0.5, 12], [801, "Cerrar", None, 40, True]):  # fmt: skip
        sheet.append([None, *row])
    sheet["E3"].number_format = "0%"
    book.save(tmp_path / "plan.xlsx")
    table = read_table(tmp_path / "plan.xlsx")
    assert (table.sheet, table.sheets) == ("Acciones", ("Portada",))
    assert [row.cells for row in table.rows] == [
        ("0801", "Abrir", "2026-06-30", "50%", "12"), ("801", "Cerrar", "", "40", "yes"),
    ]  # fmt: skip
    assert str(table.where(table.rows[0], "Acción")).endswith("C3")
    with pytest.raises(NotATable, match="Acciones"):
        read_table(tmp_path / "plan.xlsx", "Nada")
