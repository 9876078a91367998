"""Files made to bring a program down: refused or read, soon and in little memory."""

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.formats.workbook.base import SHEET
from planner.formats.workbook.reading import NotReadable, faults, find_tables, open_book, read_base
from tests.formats.workbook.reading.forging import MAIN, forged, pack, parts_of, row, sheet, text

MOST = 300_000_000
HEADS = row(1, text("A1", "ID"), text("B1", "Nombre"), text("C1", "Siglas"), text("D1", "Territorio"))

Maker = Callable[[Path], Path]


def with_doctype(part: str) -> Maker:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    declared = f'<!DOCTYPE x [<!ENTITY l0 "ja">{laughs}]>'

    def made(path: Path) -> Path:
        parts = parts_of({"Hoja": sheet(row(1, text("A1", "x")))}, ["a"])
        parts[part] = declared + parts[part]
        return pack(path, parts)

    return made


def lying(path: Path) -> Path:
    """The headers say that a sheet has ten bytes."""
    forged(path, " " * 60_000_000)
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    path.write_bytes(path.read_bytes().replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little")))
    return path


def many_entries(path: Path) -> Path:
    return pack(path, {f"x{n}": "" for n in range(3_000)})


def repeated_sheets(path: Path) -> Path:
    parts = parts_of({"Hoja": sheet("")})
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
        "</sheets>", '<sheet name="h"/>' * 900_000 + "</sheets>"
    )
    return pack(path, parts)


def one_part_twice(path: Path) -> Path:
    parts = parts_of({"Hoja": sheet("")})
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
        "</sheets>", '<sheet name="h" r:id="rId1"/>' * 9 + "</sheets>"
    )
    return pack(path, parts)


REFUSED: dict[str, tuple[Maker, type[NotReadable]]] = {
    "laughs in a sheet": (with_doctype("xl/worksheets/sheet1.xml"), faults.UnsafeWorkbook),
    "laughs in the texts": (with_doctype("xl/sharedStrings.xml"), faults.UnsafeWorkbook),
    "laughs in the book": (with_doctype("xl/workbook.xml"), faults.UnsafeWorkbook),
    "laughs in the relations": (with_doctype("_rels/.rels"), faults.UnsafeWorkbook),
    "a bomb": (lambda path: forged(path, " " * 128_000_000), faults.WorkbookTooLarge),
    "a dense bomb": (lambda path: pack(path, parts_of({"H": sheet(" " * 9_000_000)}), level=9), faults.UnsafeWorkbook),
    "headers that lie": (lying, faults.DamagedWorkbook),
    "thousands of parts": (many_entries, faults.UnsafeWorkbook),
    "thousands of sheets": (repeated_sheets, faults.WorkbookTooLarge),
    "one sheet many times": (one_part_twice, faults.DamagedWorkbook),
    "nesting": (lambda path: forged(path, "<a>" * 200_000), faults.UnsafeWorkbook),
    "an endless tag": (lambda path: forged(path, f'<row r="{"1" * 9_000_000}"/>'), faults.UnsafeWorkbook),
    "an endless text": (lambda path: forged(path, row(1, text("A1", "a" * 900_000))), faults.DamagedWorkbook),
    "many names": (lambda path: forged(path, "".join(f"<a{n}/>" for n in range(50_000))), faults.UnsafeWorkbook),
    "a column too far": (lambda path: forged(path, row(1, text("XFE1", "x"))), faults.DamagedWorkbook),
    "a row too far": (lambda path: forged(path, row(1_048_577, text("A1", "x"))), faults.DamagedWorkbook),
    "no such text": (lambda path: forged(path, row(1, '<c r="A1" t="s"><v>9</v></c>')), faults.DamagedWorkbook),
    "no number": (lambda path: forged(path, row(1, '<c r="A1"><v>uno</v></c>')), faults.DamagedWorkbook),
    "a cell again and again": (lambda path: forged(path, row(1, '<c r="A1"><v>1</v></c>' * 20_000)),
                               faults.DamagedWorkbook),
}  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED)
def test_is_refused(tmp_path: Path, kind: str) -> None:
    make, fault = REFUSED[kind]
    path = make(tmp_path / "x.xlsx")
    with pytest.raises(NotReadable) as raised:
        find_tables(open_book(path))
    assert type(raised.value) is fault


def far(path: Path) -> Path:
    return forged(path, HEADS + '<row r="1048576"><c r="XFD1048576" s="1"/></row>')


def blanks(path: Path) -> Path:
    return forged(path, HEADS + "".join(f'<row r="{n}"><c s="1"/></row>' for n in range(2, 100_000)))


def long_texts(path: Path) -> Path:
    return forged(path, HEADS + "".join(row(n, text(f"B{n}", "😀" + "a" * 100_000)) for n in range(2, 480)))


def shared_texts(path: Path) -> Path:
    return forged(path, "", texts=("😀" + "a" * 190_000 for _n in range(250)))


def carried(path: Path) -> Path:
    """A base of millions of leaves that no record has."""
    said = {"export": "X", "model": "1", "plan": "P", "day": "2026-01-01", "edition": "internal", "language": "es"}
    about = "".join(row(n, text(f"A{n}", "about"), text(f"B{n}", key), text(f"C{n}", value))
                    for n, (key, value) in enumerate(said.items(), start=1))  # fmt: skip
    body = "{" + ",".join(f'"a{k}":""' for k in range(12_000)) + "}"
    rows = (row(n, text(f"A{n}", "record"), text(f"B{n}", "items"), text(f"C{n}", f"I{n}"), text(f"D{n}", "0"),
                text(f"E{n}", body)) for n in range(9, 340))  # fmt: skip
    return pack(path, parts_of({SHEET: sheet(about + "".join(rows))}))


def formats(path: Path) -> Path:
    parts = parts_of({"Hoja": sheet("")})
    codes = "".join(f'<numFmt numFmtId="{n}" formatCode="{n}{"x" * 200}"/>' for n in range(190_000))
    parts["xl/styles.xml"] = f'<styleSheet xmlns="{MAIN}"><numFmts>{codes}</numFmts></styleSheet>'
    return pack(path, parts)


def numbers(path: Path) -> Path:
    return forged(path, HEADS + ("<row>" + "<c><v>1.5</v></c>" * 20 + "</row>") * 10_000)


READING = """
import json, re, sys
from pathlib import Path
from planner.formats.workbook.reading import NotReadable, find_tables, open_book, read_base
said = {}
for path in map(Path, sys.argv[1:]):
    try:
        book = open_book(path)
        read_base(book)
        said[path.stem] = sum(len(table.rows) for table in find_tables(book))
    except NotReadable as refused:
        said[path.stem] = type(refused).__name__
said["peak"] = int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]) * 1024
print(json.dumps(said))
"""


@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="only Linux tells the most memory a program had")
def test_whatever_the_file_memory_stays_below_three_hundred_megabytes(tmp_path: Path) -> None:
    makers = (far, blanks, long_texts, shared_texts, carried, formats, numbers)
    paths = [make(tmp_path / f"{make.__name__}.xlsx") for make in makers]
    done = subprocess.run([sys.executable, "-c", READING, *paths], check=True, capture_output=True, timeout=120)
    said = json.loads(done.stdout)
    assert said.pop("peak") < MOST
    assert said == {
        "far": 0, "blanks": 0, "long_texts": "WorkbookTooLarge", "shared_texts": "WorkbookTooLarge",
        "carried": "WorkbookTooLarge", "formats": 0, "numbers": 10_000,
    }  # fmt: skip


def test_what_an_outer_entity_names_is_not_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secreto.txt"
    secret.write_text("secreto")
    parts = parts_of({"Hoja": sheet(row(1, text("A1", "&s;")))})
    declared = f'<!DOCTYPE x [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'
    parts["xl/worksheets/sheet1.xml"] = declared + parts["xl/worksheets/sheet1.xml"]
    book = open_book(pack(tmp_path / "x.xlsx", parts))
    with pytest.raises(faults.UnsafeWorkbook):
        list(book.sheets[0].rows())


def test_a_base_nested_without_end_is_no_base(tmp_path: Path) -> None:
    said = {"export": "X", "model": "1", "plan": "P", "day": "2026-01-01", "edition": "internal", "language": "es"}
    rows = [row(n, text(f"A{n}", "about"), text(f"B{n}", key), text(f"C{n}", value))
            for n, (key, value) in enumerate(said.items(), start=1)]  # fmt: skip
    nested = row(9, text("A9", "record"), text("B9", "items"), text("C9", "I1"), text("D9", "0"),
                 text("E9", "[" * 100_000))  # fmt: skip
    base = read_base(open_book(pack(tmp_path / "x.xlsx", parts_of({SHEET: sheet("".join(rows) + nested)}))))
    assert base.plan is None
    assert base.reason
