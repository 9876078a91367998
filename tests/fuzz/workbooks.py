"""Workbooks as people, other programs and nobody at all would give them back: cells, rows, sheets, parts and bytes."""

import re
import zipfile
from collections.abc import Callable
from html import escape
from io import BytesIO
from random import Random

from tests.fuzz import strange

Parts = dict[str, str]

ROW = re.compile(r"<row .*?</row>", re.DOTALL)
CELL = re.compile(r'<c r="([A-Z]+)(\d+)"([^>]*?)(?:/>|>(.*?)</c>)', re.DOTALL)
TEXT = re.compile(r"<si>(.*?)</si>", re.DOTALL)
SHEET = re.compile(r"<sheet [^>]*/>")
FILLED_IN = {f"xl/worksheets/sheet{n}.xml": 30 if n == 2 else 8 for n in (2, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14)}
"""The sheets that people fill in, the action plan most of all."""
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def mutated(data: bytes, chance: Random) -> bytes:
    """A workbook with one to eight things changed in it."""
    if chance.random() < 0.08:
        return strange.bytes_changed(data, chance)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    for _step in range(chance.randint(1, 8)):
        chance.choices(list(CHANGES), list(CHANGES.values()))[0](parts, chance)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, part in parts.items():
            archive.writestr(name, part.encode("utf-8", "replace"))
    return packed.getvalue()


def _sheet(parts: Parts, chance: Random) -> str:
    """A sheet, mostly one of those people fill in."""
    names = [name for name in parts if name.startswith("xl/worksheets/sheet")]
    return chance.choices(names, [FILLED_IN.get(name, 1) for name in names])[0] if names else ""


def _row(part: str, chance: Random) -> re.Match[str] | None:
    rows = list(ROW.finditer(part))
    return chance.choice(rows[4:] or rows) if rows else None


def _spliced(part: str, found: re.Match[str], new: str) -> str:
    return part[: found.start()] + new + part[found.end() :]


def change_cell(parts: Parts, chance: Random) -> None:
    """Another value in a cell."""
    name = _sheet(parts, chance)
    row = _row(parts.get(name, ""), chance)
    cells = list(CELL.finditer(parts[name], row.start(), row.end())) if row else []
    if not cells:
        return
    cell = chance.choice(cells)
    address = cell[1] + cell[2]
    parts[name] = _spliced(parts[name], cell, _cell(address, cell[0], parts, chance))


def _cell(address: str, old: str, parts: Parts, chance: Random) -> str:
    known = tuple(TEXT.findall(parts.get("xl/sharedStrings.xml", ""))[:400])
    style = f' s="{chance.randrange(60)}"' if chance.random() < 0.3 else ""
    words = escape(ILLEGAL.sub("", strange.text(chance)))
    return chance.choice((
        "", f'<c r="{address}"{style}/>', f'<c r="{address}"{style} t="inlineStr"><is><t>{words}</t></is></c>',
        f'<c r="{address}"{style} t="inlineStr"><is>{chance.choice(known)}</is></c>' if known else "",
        f'<c r="{address}"{style}><v>{chance.choice(strange.NUMBERS)}</v></c>',
        f'<c r="{address}"{style} t="s"><v>{chance.randrange(400)}</v></c>',
        f'<c r="{address}"{style}><f>A1&amp;"x"</f></c>', f'<c r="{address}" t="str"><f>A1</f><v>{words}</v></c>',
        f'<c r="{address}" t="e"><v>#REF!</v></c>', f'<c r="{address}" t="b"><v>1</v></c>', old + old,
    ))  # fmt: skip


def copy_row(parts: Parts, chance: Random) -> None:
    """A row once more, below everything or right where it is."""
    name = _sheet(parts, chance)
    row = _row(parts.get(name, ""), chance)
    if row is None:
        return
    number = chance.choice((500, 501, 700, 9))
    moved = _numbered(row[0], number)
    if chance.random() < 0.6:  # people who add a row leave its id empty
        moved = CELL.sub(lambda cell: "" if cell[1] == "A" else cell[0], moved)
    parts[name] = parts[name].replace("</sheetData>", moved + "</sheetData>")


def _numbered(row: str, number: int) -> str:
    """The row at another place."""
    return re.sub(r'r="([A-Z]*)\d+"', lambda at: f'r="{at[1]}{number}"', row)


def drop_row(parts: Parts, chance: Random) -> None:
    """A row less."""
    name = _sheet(parts, chance)
    row = _row(parts.get(name, ""), chance)
    if row is not None:
        parts[name] = _spliced(parts[name], row, "")


def sort_rows(parts: Parts, chance: Random) -> None:
    """The rows of a sheet in another order, numbered anew as sorting does."""
    name = _sheet(parts, chance)
    rows = ROW.findall(parts.get(name, ""))
    if len(rows) < 8:
        return
    head, rest = rows[:6], rows[6:]
    chance.shuffle(rest)
    numbered = [_numbered(row, n) for n, row in enumerate(rest, 7)]
    before, after = parts[name].split("<sheetData>")[0], parts[name].split("</sheetData>")[-1]
    parts[name] = f"{before}<sheetData>{''.join((*head, *numbered))}</sheetData>{after}"


def swap_columns(parts: Parts, chance: Random) -> None:
    """Two columns changed places."""
    name = _sheet(parts, chance)
    one, other = chance.sample(("A", "B", "C", "D", "E", "F", "G", "H", "K", "N"), 2)
    swap = {one: other, other: one}
    if name:
        parts[name] = re.sub(r'<c r="([A-Z]+)(\d+)"', lambda at: f'<c r="{swap.get(at[1], at[1])}{at[2]}"', parts[name])


def change_text(parts: Parts, chance: Random) -> None:
    """Another text wherever one stood: titles, headings, ids, words of lists, parts of the base."""
    part = parts.get("xl/sharedStrings.xml", "")
    texts = list(TEXT.finditer(part))
    if texts:
        words = escape(ILLEGAL.sub("", strange.text(chance)))
        parts["xl/sharedStrings.xml"] = _spliced(part, chance.choice(texts), f"<si><t>{words}</t></si>")


def swap_texts(parts: Parts, chance: Random) -> None:
    """Two texts changed places, so that what is known stands where it means something else."""
    part = parts.get("xl/sharedStrings.xml", "")
    texts = TEXT.findall(part)
    if len(texts) > 1:
        one, other = chance.sample(range(len(texts)), 2)
        texts[one], texts[other] = texts[other], texts[one]
        joined = "".join(f"<si>{text}</si>" for text in texts)
        parts["xl/sharedStrings.xml"] = f"{part[: part.index('<si>')]}{joined}</sst>"


def change_sheets(parts: Parts, chance: Random) -> None:
    """Sheets renamed, removed, doubled or in another order."""
    part = parts.get("xl/workbook.xml", "")
    sheets = list(SHEET.finditer(part))
    if not sheets:
        return
    found = chance.choice(sheets)
    match chance.randrange(4):
        case 0:
            name = escape(ILLEGAL.sub("", strange.text(chance))[:31], quote=True)
            new = re.sub(r'name="[^"]*"', lambda _at: f'name="{name}"', found[0])
        case 1:
            new = ""
        case 2:
            new = found[0] * 2
        case _:
            new = found[0].replace('state="veryHidden"', "")
    parts["xl/workbook.xml"] = _spliced(part, found, new)


def merge_cells(parts: Parts, chance: Random) -> None:
    """Cells merged over a few rows."""
    name, row = _sheet(parts, chance), chance.randrange(1, 20)
    area = f'<mergeCells><mergeCell ref="{chance.choice("ACFG")}{row}:{chance.choice("FHK")}{row + 2}"/></mergeCells>'
    if name:
        parts[name] = parts[name].replace("</sheetData>", f"</sheetData>{area}")


def break_part(parts: Parts, chance: Random) -> None:
    """Markup that lost or gained something."""
    name = chance.choice(list(parts))
    data = strange.bytes_changed(parts[name].encode("utf-8", "replace"), chance)
    parts[name] = data.decode("utf-8", "replace")


def drop_part(parts: Parts, chance: Random) -> None:
    """A part less."""
    if len(parts) > 1:
        del parts[chance.choice(list(parts))]


CHANGES: dict[Callable[[Parts, Random], None], int] = {
    change_cell: 40, copy_row: 10, drop_row: 6, sort_rows: 4, swap_columns: 2, change_text: 20, swap_texts: 6,
    change_sheets: 4, merge_cells: 3, break_part: 2, drop_part: 1,
}  # fmt: skip
"""What may happen to a workbook, with how often it does."""
