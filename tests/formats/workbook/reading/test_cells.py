"""Cells come in as the file has them: numbers as they are seen, days as days, formulas and errors marked as such."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from planner.formats.workbook.reading import Area, RawCell, day_of, open_book, precision
from tests.formats.workbook.reading.forging import DAY, MAIN, MONTH, SHARE, forged, pack, parts_of, row, sheet, text


def cells(path: Path) -> list[RawCell]:
    return [cell for found in open_book(path).sheets[0].rows() for cell in found.cells]


def number(reference: str, value: str, style: int = 0) -> str:
    return f'<c r="{reference}" s="{style}"><v>{value}</v></c>'


@pytest.mark.parametrize(
    ("written", "style", "value"),
    [
        ("46000", 0, Decimal(46000)), ("-5", 0, Decimal(-5)), ("1234.5599999999999", 0, Decimal("1234.56")),
        ("0.30000000000000004", 0, Decimal("0.3")), ("1E3", 0, Decimal(1000)), ("0.5", SHARE, Decimal("0.5")),
        ("46082", DAY, date(2026, 3, 1)), ("46082", MONTH, date(2026, 3, 1)),
        ("46082.75", DAY, datetime.fromisoformat("2026-03-01T18:00")), ("-5", DAY, Decimal(-5)),
        ("60", DAY, Decimal(60)),
        ("2958466", DAY, Decimal(2958466)), ("1e999", 0, "1e999"),
    ],
)  # fmt: skip
def test_numbers_and_days(tmp_path: Path, written: str, style: int, value: object) -> None:
    (cell,) = cells(forged(tmp_path / "x.xlsx", row(1, number("B1", written, style))))
    assert (cell.value, type(cell.value), cell.address) == (value, type(value), "B1")


def test_days_that_count_from_1904(tmp_path: Path) -> None:
    path = forged(tmp_path / "x.xlsx", row(1, number("A1", "44620", DAY)), attributes='date1904="1"')
    assert [cell.value for cell in cells(path)] == [date(2026, 3, 1)]
    assert open_book(path).since_1904


@pytest.mark.parametrize(
    ("serial", "day"),
    [(1, date(1900, 1, 1)), (59, date(1900, 2, 28)), (60, None), (61, date(1900, 3, 1)), (46082, date(2026, 3, 1)),
     (2958465, date(9999, 12, 31)), (0, None), (-1, None), (2958466, None), (2958465.9999999, None)],
)  # fmt: skip
def test_serial_numbers_count_as_excel_does(serial: float, day: date | None) -> None:
    assert day_of(serial) == day


@pytest.mark.parametrize(
    ("shows", "precise"),
    [("dd/mm/yyyy", "day"), ("[$-100A]mmmm yyyy", "month"), ("yyyy", "year"), ("MMM-YY", "month"), ("General", ""),
     ("@", ""), ('"Q" #,##0.00', ""), ('0" %"', ""), ("0.00E+00", ""), ("[Red]#,##0;-#,##0", ""), ("h:mm", ""),
     ("[h]:mm:ss", ""), ('"día" 0', ""), (r"0\d", ""), ("yyyy-mm-dd;@", "day"), ('"sin fin', "")],
)  # fmt: skip
def test_number_formats_say_how_precise_a_day_is(shows: str, precise: str) -> None:
    assert precision(shows) == precise


def test_a_share_is_told_from_a_number_with_a_sign() -> None:
    assert RawCell(1, 1, Decimal("0.5"), "0%").shows_percent
    assert not RawCell(1, 1, Decimal(50), '0" %"').shows_percent


def test_formulas_carry_their_last_result_and_errors_their_name(tmp_path: Path) -> None:
    found = cells(forged(tmp_path / "x.xlsx", row(
        1, '<c r="A1"><f>1+1</f><v>2</v></c>', '<c r="B1"><f>1+1</f></c>', '<c r="C1" t="e"><f>A0</f><v>#REF!</v></c>',
        '<c r="D1" t="str"><f>"a"</f><v>a</v></c>', '<c r="E1" t="e"><v>#N/A</v></c>', '<c r="F1" t="b"><v>1</v></c>',
        '<c r="G1" t="str"><f t="shared" si="0"/><v/></c>',
    )))  # fmt: skip
    assert [(cell.value, cell.is_formula, cell.is_error) for cell in found] == [
        (Decimal(2), True, False), (None, True, False), ("#REF!", True, True), ("a", True, False),
        ("#N/A", False, True), (True, False, False), ("", True, False),
    ]  # fmt: skip


def test_texts_in_all_their_forms(tmp_path: Path) -> None:
    rich = '<c r="C1" t="inlineStr"><is><r><t>Ne</t></r><r><t>gro</t></r><rPh><t>nada</t></rPh></is></c>'
    shared, plain = '<c r="A1" t="s"><v>1</v></c>', text("B1", "a &lt;b&gt; &#10;c")
    rows = row(1, shared, plain, rich, text("D1", "uno_x000D_dos _x005F_x0041_"))
    path = forged(tmp_path / "x.xlsx", rows, texts=["nadie", "=1+1"])
    assert [cell.value for cell in cells(path)] == ["=1+1", "a <b> \nc", "Negro", "uno\rdos _x0041_"]


def test_what_holds_nothing_is_no_cell(tmp_path: Path) -> None:
    rows = row(1, '<c r="A1" s="1"/>', text("B1", "")) + row(2) + row(3, text("A3", " "))
    found = cells(forged(tmp_path / "x.xlsx", rows))
    assert [(cell.address, cell.is_blank) for cell in found] == [("A3", True)]


def test_cells_and_rows_without_an_address_follow_one_another(tmp_path: Path) -> None:
    rows = '<row><c><v>1</v></c><c/><c><v>2</v></c></row><row r="7"><c r="AB7"><v>3</v></c><c><v>4</v></c></row>'
    found = cells(forged(tmp_path / "x.xlsx", rows + "<row><c><v>5</v></c></row>"))
    assert [cell.address for cell in found] == ["A1", "C1", "AB7", "AC7", "A8"]


def test_merged_cells_are_told_of(tmp_path: Path) -> None:
    path = forged(tmp_path / "x.xlsx", row(1, text("A1", "x")), '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>')
    only = open_book(path).sheets[0]
    assert [len(found.cells) for found in only.rows()] == [1]
    assert only.merged == [Area(1, 1, 2, 2)]
    assert only.merged[0].covers(2, 1)
    assert not only.merged[0].covers(1, 1)


@pytest.mark.parametrize("namespace", [MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main"])
def test_prefixes_and_strict_files(tmp_path: Path, namespace: str) -> None:
    strict = (
        f'<x:worksheet xmlns:x="{namespace}"><x:sheetData><x:row r="1">'
        '<x:c r="A1" t="d"><x:v>2026-03-01T00:00:00</x:v></x:c><x:c r="B1" t="d"><x:v>ayer</x:v></x:c>'
        "</x:row></x:sheetData></x:worksheet>"
    )
    found = cells(pack(tmp_path / "x.xlsx", parts_of({"Hoja": strict})))
    assert [cell.value for cell in found] == [date(2026, 3, 1), "ayer"]


def test_sheets_keep_their_order_and_whether_they_are_seen(tmp_path: Path) -> None:
    parts = parts_of({"Segunda": sheet(""), "Primera": sheet("")})
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace('sheetId="2"', 'sheetId="2" state="veryHidden"')
    book = open_book(pack(tmp_path / "x.xlsx", parts))
    assert [(found.name, found.visibility) for found in book.sheets] == [
        ("Segunda", "visible"), ("Primera", "veryHidden"),
    ]  # fmt: skip
    assert book.sheet("PRIMERA") is book.sheets[1]
    assert book.sheet("Tercera") is None
