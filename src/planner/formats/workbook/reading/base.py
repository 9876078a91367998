"""What a workbook says it is and what it was exported with, from its very hidden sheets; neither is taken on trust."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from planner.formats.workbook.base import RETURNING, SHEET, STAYING, Part, digest_of
from planner.formats.workbook.dropdowns import SHEET as LISTS
from planner.formats.workbook.reading.budget import CELL
from planner.formats.workbook.reading.cells import RawCell
from planner.formats.workbook.reading.faults import NewerWorkbook
from planner.formats.workbook.reading.opening import RawBook
from planner.i18n import LANGUAGES, Language, _
from planner.model.fields import Audience
from planner.model.kinds import ID
from planner.model.plan import Plan
from planner.model.record import Body, field_of_leaf
from planner.model.types import MODEL_VERSION, RECORD_TYPES
from planner.model.upgrades import lift


@dataclass(frozen=True, slots=True)
class About:
    """Which export a workbook is."""

    export: str
    """The same for every copy of one export."""
    model: int
    plan: str
    """The id of the plan."""
    base: str
    """The revision of the plan that was exported."""
    edition: Audience
    number: int
    day: date
    language: Language
    more: Mapping[str, str] = field(default_factory=dict)
    """Everything else that is said there, by its key."""


@dataclass(frozen=True, slots=True)
class Base:
    """What a workbook carries of its own past."""

    about: About | None
    """None when the workbook does not say which export it is."""
    plan: Plan | None
    """The records as they were exported, without what no sheet shows; None when they are missing or not whole."""
    reason: str
    """Why there are no records, in one sentence; empty when there are."""
    lists: Mapping[str, Mapping[str, str]]
    """By the name of a list (`lista_status`) what dropdowns offered, with the code behind each word (may be empty)."""


def read_base(book: RawBook) -> Base:
    """What the workbook carries; raises NewerWorkbook, or DamagedWorkbook when the sheet cannot be read at all."""
    said, parts = _rows(book)
    about = _about(said)
    lists = _lists(book)
    if about is not None and about.model > MODEL_VERSION:
        raise NewerWorkbook(book.path)
    if about is None:
        reason = _("The workbook does not carry what it was exported with, so every difference is asked.")
        return Base(None, None, reason, lists)
    bodies = _bodies(book, parts) if _whole(said, parts) else None
    if bodies is None:
        reason = _("What the workbook was exported with is damaged, so every difference is asked.")
        return Base(about, None, reason, lists)
    return Base(about, Plan.of_bodies(_lifted(bodies, about.model)), "", lists)


def _rows(book: RawBook) -> tuple[dict[str, str], list[tuple[str, Part]]]:
    """What is said of the export, and the parts of the records in the order they were written."""
    said: dict[str, str] = {}
    parts: list[tuple[str, Part]] = []
    sheet = book.sheet(SHEET)
    for row in sheet.rows() if sheet is not None else ():
        kind, *rest = _texts(row.cells)
        if kind == "about" and len(rest) >= 2:
            said.setdefault(rest[0], rest[1])
        elif kind == "record" and len(rest) >= 4:
            book.budget.spend(CELL + len(rest[3]) // 4)
            parts.append((rest[4] if len(rest) > 4 else "", cast("Part", tuple(rest[:4]))))
    return said, sorted(parts, key=lambda part: _number(part[0]))


def _texts(cells: list[RawCell]) -> list[str]:
    """The cells as texts by their place, so that an empty one in between shifts nothing."""
    texts = [""] * min(8, max(cell.column for cell in cells))
    for cell in cells:
        if cell.column <= len(texts):
            texts[cell.column - 1] = "" if cell.value is None else str(cell.value)
    return texts


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _about(said: Mapping[str, str]) -> About | None:
    try:
        day, edition = date.fromisoformat(said.get("day", "")), Audience(said.get("edition", ""))
    except ValueError:
        return None
    language, export, plan = said.get("language", ""), said.get("export", ""), said.get("plan", "")
    model = _number(said.get("model", ""))
    if language not in LANGUAGES or not export or not model:
        return None
    own = {"export", "model", "plan", "base", "edition", "number", "day", "language", "rows", "digest"}
    return About(
        export, model, plan, said.get("base", ""), edition, _number(said.get("number", "")), day,
        language, {key: value for key, value in said.items() if key not in own},
    )  # fmt: skip


def _whole(said: Mapping[str, str], parts: list[tuple[str, Part]]) -> bool:
    """Whether the rows are all there as they were written; early exports did not say how many there were."""
    if "digest" not in said:
        return bool(parts)
    return said.get("rows") == str(len(parts)) and said["digest"] == digest_of(part for _place, part in parts)


Bodies = dict[str, dict[str, Body]]


def _bodies(book: RawBook, parts: list[tuple[str, Part]]) -> Bodies | None:
    """The bodies by collection and id, None when one of them is not what a body is."""
    texts: dict[tuple[str, str], dict[int, str]] = {}
    for _place, (collection, id, number, part) in parts:
        texts.setdefault((collection, id), {})[_number(number)] = part
    bodies: Bodies = {name: {} for name in RETURNING}
    for (collection, id), numbered in texts.items():
        body = _body("".join(numbered[number] for number in sorted(numbered)))
        if body is None or collection not in bodies or not (ID.fits(id) or collection == "plan"):
            return None
        book.budget.spend(CELL * (1 + len(body)))
        bodies[collection][id] = body
    return bodies


def _body(text: str) -> Body | None:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
        return None
    return found


def _lifted(bodies: Bodies, model: int) -> Bodies:
    """The bodies as today's model writes them; leaves that it does not know, or could not read, are left out."""
    return {
        name: {id: _readable(name, lift(name, body, model)) for id, body in rows.items()}
        for name, rows in bodies.items()
        if name in RECORD_TYPES
    }


def _readable(collection: str, body: Body) -> Body:
    fields = RECORD_TYPES[collection].fields()
    kept: dict[str, str] = {}
    for leaf, text in body.items():
        declared = fields.get(field_of_leaf(leaf))
        if declared is None or declared.name in STAYING:
            continue
        try:
            value = declared.kind.read(leaf[len(declared.name) + 1 : -1] if declared.shape == "many" else text)
        except ValueError:
            continue
        if declared.shape != "many" or f"{declared.name}[{declared.kind.write(value)}]" == leaf:
            kept[leaf] = text
    return kept


def _lists(book: RawBook) -> dict[str, dict[str, str]]:
    """The lists by name: two columns each, what is read and the code behind it."""
    sheet = book.sheet(LISTS)
    names: dict[int, str] = {}
    lists: dict[str, dict[str, str]] = {}
    for row in sheet.rows() if sheet is not None else ():
        values = {cell.column: str(cell.value) for cell in row.cells if cell.value is not None}
        if row.number == 1:
            names = {column: name for column, name in values.items() if name.startswith("lista_")}
            continue
        for column, name in names.items():
            if column in values:
                book.budget.spend(CELL)
                lists.setdefault(name, {}).setdefault(values[column], values.get(column + 1, ""))
    return lists
