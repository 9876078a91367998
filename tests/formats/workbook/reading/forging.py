"""Workbooks made by hand, part by part: plain ones, and those nobody's program would write."""

import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
DAY, MONTH, SHARE = 1, 2, 3
"""Cell formats of the forged styles."""

STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="170" formatCode="[$-100A]mmmm yyyy"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="9"/></cellXfs></styleSheet>'
)


def sheet(inside: str, after: str = "") -> str:
    """The part of a sheet with these rows."""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{inside}</sheetData>{after}</worksheet>'


def row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def text(reference: str, words: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{words}</t></is></c>'


def parts_of(sheets: Mapping[str, str], texts: Iterable[str] = (), attributes: str = "") -> dict[str, str]:
    """The parts of a workbook with these sheets by name."""
    numbered = list(enumerate(sheets.items(), start=1))
    entries = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, (name, _part) in numbered)
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n, _sheet in numbered
    )
    shared = "".join(f"<si><t>{words}</t></si>" for words in texts)
    return {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r" Type="{RELATIONS}/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><workbookPr {attributes}/>'
        f"<sheets>{entries}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{relations}'
        f'<Relationship Id="s" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="t" Type="{RELATIONS}/styles" Target="styles.xml"/></Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{shared}</sst>',
        "xl/styles.xml": STYLES,
        **{f"xl/worksheets/sheet{n}.xml": part for n, (_name, part) in numbered},
    }


def pack(path: Path, parts: Mapping[str, str | bytes], level: int = 1) -> Path:
    """The archive of these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return path


def forged(path: Path, rows: str, after: str = "", texts: Iterable[str] = (), attributes: str = "") -> Path:
    """A workbook of one sheet, Hoja, with these rows."""
    return pack(path, parts_of({"Hoja": sheet(rows, after)}, texts, attributes))


def repacked(path: Path, target: Path, changes: Mapping[str, str | bytes | None]) -> Path:
    """A copy of a workbook with some of its parts replaced, added or (None) left out."""
    with zipfile.ZipFile(path) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    parts.update({name: part for name, part in changes.items() if part is not None})
    return pack(target, {name: part for name, part in parts.items() if changes.get(name, "") is not None})
