"""Writes a plan as registers: one file for its actors, one for every strategy, for people to read and edit."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from planner.formats.output.stamp import INVENTED
from planner.formats.output.writing import atomically
from planner.formats.registers.base import Base, digest_of
from planner.formats.registers.emitter import Block, Text, Value, comment, lines_of
from planner.formats.registers.keys import COLLECTIONS, Calling, in_order, slug
from planner.formats.registers.record_writing import Drawing
from planner.i18n import LANGUAGES, N_, _, speaking
from planner.model.documents import PLAN_ID
from planner.model.edition import Edition
from planner.model.plan import Plan
from planner.model.record import Record
from planner.model.tree import children
from planner.model.types import MODEL_VERSION, RECORD_TYPES

SHAREABLE = N_("Shareable edition of the plan “{title}”: nothing internal is in it.")
INTERNAL = N_("Internal edition of the plan “{title}”: do not pass it on.")


def dump_registers(edition: Edition, folder: Path, entry: str = "") -> list[Path]:
    """Write `stakeholders/<plan>.yaml` and one file a strategy in `strategies/`; returns them in that order.

    The bytes depend on the records alone, and on the `entry` of the plan's journal that the files name as their base,
    so that what was edited in them can be told from what the plan has changed since. Loading the files gives the same
    records, ids and order included. Raises what `atomically` raises; files that were there under other names stay.
    """
    return [_write(folder / name, text) for name, text in dumped(edition, entry).items()]


def dumped(edition: Edition, entry: str = "") -> dict[str, str]:
    """The text of every file of a dump by its name, relative to the folder of the dump."""
    calling = Calling(edition.plan)
    register, comments = f"plan-{_name(edition.plan)}", _comments(edition)
    digest = digest_of(edition) if entry else ""
    texts: dict[str, str] = {}
    for name, (drawing, body) in _drawn(edition.plan, calling).items():
        top: Sections = [("planner", Text(str(MODEL_VERSION), typed=True)), ("register", Text(register))]
        if entry:
            top.append(("base", Text(Base(entry, edition.audience, digest, name).text)))
        texts[name] = _file(comments, top, [*body, *_elsewhere(drawing, calling)])
    return texts


def held_by_file(edition: Edition) -> dict[str, set[str]]:
    """The ids of the records that stand in each file of a dump, by the name of the file."""
    drawn = _drawn(edition.plan, Calling(edition.plan))
    return {name: drawing.drawn for name, (drawing, _body) in drawn.items()}


def _name(plan: Plan) -> str:
    return slug(plan.sheet.title.es or plan.sheet.title.en or "") or "plan"


Sections = list[tuple[str, Value]]


def _drawn(plan: Plan, calling: Calling) -> dict[str, tuple[Drawing, Sections]]:
    """The files of a dump: what stands in each, and who drew it."""
    drawn: set[str] = set()
    below = _Below(plan)
    strategies: dict[str, tuple[Drawing, Sections]] = {}
    for strategy in in_order(plan, "strategies"):
        drawing = Drawing(calling, below)
        body = [("strategies", drawing.collection("strategies", [strategy]))]
        strategies[f"strategies/{calling.keys[strategy.id]}.yaml"] = drawing, body
        drawn |= drawing.drawn
    drawing = Drawing(calling, below)
    rest = _rest(plan, drawing, drawn)
    return {f"stakeholders/{_name(plan)}.yaml": (drawing, rest), **strategies}


def _rest(plan: Plan, drawing: Drawing, drawn: set[str]) -> Sections:
    """What no strategy's file holds: the sheet, the actors and all that hangs on no tree."""
    body: Sections = []
    if PLAN_ID in plan.table("plan"):
        body.append(("plan", drawing.record(plan.sheet)))
    for collection in COLLECTIONS:
        drawn |= drawing.drawn
        waiting = [record for record in in_order(plan, collection) if record.id not in drawn]
        if waiting:
            body.append((collection, drawing.collection(collection, waiting)))
    return body


class _Below:
    """What stands under a record, in the order it is written."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._orders: dict[str, dict[str, int]] = {}

    def __call__(self, collection: str, above: str) -> Iterable[Record]:
        if collection == "items":
            return children(self._plan, above)
        about, order = RECORD_TYPES[collection].about, self._order(collection)
        if about.at_top:
            return []
        return sorted(self._plan.table(collection).where(about.under, above), key=lambda record: order[record.id])

    def _order(self, collection: str) -> dict[str, int]:
        if collection not in self._orders:
            records = in_order(self._plan, collection)
            self._orders[collection] = {record.id: number for number, record in enumerate(records)}
        return self._orders[collection]


def _file(comments: list[str], top: Sections, sections: Sections) -> str:
    lines = [*(comment(text) for text in comments), *lines_of(Block(tuple(top)))]
    for section in sections:
        lines += ["", *lines_of(Block((section,)))]
    return "\n".join(lines) + "\n"


def _elsewhere(drawing: Drawing, calling: Calling) -> Sections:
    """Keys and ids of the records of other files that this one refers to, so that it can be loaded alone."""
    outside = sorted((calling.keys[id], id) for id in drawing.mentioned - drawing.drawn if id in calling.keys)
    parts: Sections = []
    for collection in RECORD_TYPES:
        named = [(key, Text(id)) for key, id in outside if calling.collections[id] == collection]
        if named:
            parts.append((collection, Block(tuple(named))))
    return [("elsewhere", Block(tuple(parts)))] if parts else []


def _comments(edition: Edition) -> list[str]:
    comments: list[str] = []
    for language in LANGUAGES:
        with speaking(language):
            says = _(INTERNAL) if edition.internal else _(SHAREABLE)
            comments.append(says.format(title=edition.plan.sheet.title.pick()))
            if edition.plan.sheet.fictitious:
                comments.append(_(INVENTED))
    return comments


def _write(path: Path, text: str) -> Path:
    with suppress(OSError):  # what is wrong with the folder is said in words by `atomically`
        path.parent.mkdir(parents=True, exist_ok=True)
    with atomically(path) as draft:
        draft.write_text(text, encoding="utf-8", newline="\n")
    return path
