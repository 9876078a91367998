"""The very hidden sheet for the way back: what was exported, exactly, so that what returns can be compared with it.

Two blocks of text rows. `about`, key, value: what the file is. `record`, collection, id, part, JSON, place: the body
of every exported record, leaf by leaf in canonical text, cut into parts that fit into a cell, with its place among
the rows. `about` says how many rows there are and their digest, so that whoever reads them knows that they are whole.
A cell that shows the other language's title, because its own is missing, is faint and italic and stands for nothing
in the body.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator

from xlsxwriter.worksheet import Worksheet

from planner.formats.workbook.book import Book
from planner.model.record import field_of_leaf
from planner.model.types import MODEL_VERSION, RECORD_TYPES

SHEET = "_base"

RETURNING = tuple(name for name, record_type in RECORD_TYPES.items() if record_type.about.returns)
"""Collections that come back in a filled-in workbook or that its cells refer to."""

STAYING = frozenset({"position", "exports"})
"""Fields no sheet shows and nothing that sheets show follows from: they cannot come back."""

PART = 16_000
"""Characters in a cell: half of what Excel takes, since it counts some characters twice."""


def export_id(book: Book) -> str:
    """The id of this export: the same plan, edition, number, language and recipient give the same one."""
    stamp = book.stamp
    facts = [stamp.plan, stamp.base, str(stamp.number), book.edition.audience.value, book.language, str(stamp.day)]
    if book.recipient is not None:
        facts.append(book.recipient.id)
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()[:20].upper()


def write_base(book: Book) -> None:
    """Write the sheet and hide it from every menu."""
    sheet = book.workbook.add_worksheet(SHEET)
    records = list(_records(book))
    about = {**_about(book), "rows": str(len(records)), "digest": digest_of(records)}
    row = 0
    for key, value in about.items():
        row = _write(sheet, row, "about", key, value)
    for place, record in enumerate(records):
        row = _write(sheet, row, "record", *record, str(place))
    sheet.very_hidden()


Part = tuple[str, str, str, str]
"""A row of a record: its collection, its id, the number of the part and the part."""


def digest_of(records: Iterable[Part]) -> str:
    """What tells whether the rows of the records are all there and unchanged, in whatever order."""
    whole = hashlib.sha256()
    for record in sorted(records):
        whole.update("\x1f".join(record).encode("utf-8", "surrogatepass") + b"\x1e")
    return whole.hexdigest()


def _records(book: Book) -> Iterator[Part]:
    for collection in RETURNING:
        for id, body in book.plan.table(collection).bodies.items():
            kept = {leaf: text for leaf, text in body.items() if field_of_leaf(leaf) not in STAYING}
            for number, part in enumerate(_parts(kept)):
                yield collection, id, str(number), part


def _about(book: Book) -> dict[str, str]:
    return {
        "export": export_id(book),
        "model": str(MODEL_VERSION),
        "plan": book.stamp.plan,
        "base": book.stamp.base,
        "edition": book.edition.audience.value,
        "number": str(book.stamp.number),
        "day": book.stamp.day.isoformat(),
        "language": book.language,
        **(book.recipient.about if book.recipient is not None else {}),
    }


def _parts(body: dict[str, str]) -> Iterator[str]:
    whole = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for start in range(0, len(whole), PART):
        yield whole[start : start + PART]


def _write(sheet: Worksheet, row: int, *texts: str) -> int:
    for column, text in enumerate(texts):
        sheet.write_string(row, column, text)
    return row + 1
