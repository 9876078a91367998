"""Records as a reader of plain text gets them: lists in columns, and one record with all that is known of it."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from planner.i18n import LANGUAGES, _
from planner.i18n.numbers import say_decimal
from planner.i18n.text import sort_key
from planner.model import display
from planner.model.assignments import leads
from planner.model.naming import name_of, noun, nouns, short_code, title_of
from planner.model.plan import Plan
from planner.model.progress import stand_of, status_of
from planner.model.record import Record
from planner.model.tree import branches
from planner.model.types import RECORD_TYPES
from planner.model.vocabularies import ROLE, STATUS


def listing(plan: Plan, collection: str) -> tuple[list[str], list[list[str]]]:
    """Headings and rows of all records of a type, in the order people look for them."""
    record_type = RECORD_TYPES[collection]
    fields = [record_type.fields()[name] for name in record_type.about.listed]
    named = bool(record_type.about.names)
    further = _further(plan) if collection == "items" else {}
    headings = [_("Code"), *([_("Name")] if named else []), *(field.label() for field in fields), *further]
    rows = []
    for record, indent in _ordered(plan, collection):
        name = ["  " * indent + title_of(plan, record)] if named else []
        body = plan.table(collection).body(record.id) or {}
        values = [display.whole(plan, field, body) for field in fields]
        rows.append([short_code(plan, record), *name, *values, *(tell(record.id) for tell in further.values())])
    return headings, rows


def _further(plan: Plan) -> dict[str, Callable[[str], str]]:
    """What other records say of an action: its status and who leads it, by heading."""
    return {
        RECORD_TYPES["reports"].fields()["status"].label(): lambda item: STATUS.label(status_of(plan, item)),
        ROLE.label("lead"): lambda item: _leads(plan, item),
    }


def _leads(plan: Plan, item: str) -> str:
    return "; ".join(plan.stakeholders[who].short_name for who in leads(plan, item).who)


def _ordered(plan: Plan, collection: str) -> Iterator[tuple[Record, int]]:
    """The records, items as they stand in their trees with their depth, others by name."""
    if collection != "items":
        records: Iterable[Record] = plan.table(collection).values()
        yield from ((r, 0) for r in sorted(records, key=lambda record: sort_key(title_of(plan, record))))
        return
    seen: set[str] = set()
    for strategy in plan.strategies:
        for branch in branches(plan, strategy):
            seen.add(branch.item.id)
            yield branch.item, branch.depth - 1
    yield from ((plan.items[id], 0) for id in plan.items if id not in seen)


def facts(plan: Plan, record: Record) -> list[tuple[str, str]]:
    """Label and value of every field that holds something, each language of a text on its own."""
    told = [(_("Short code"), short_code(plan, record))]
    body = plan.table(record.collection).body(record.id) or {}
    for field in record.fields().values():
        if field.shape == "words":
            leaves = [f"{field.name}.{tongue}" for tongue in LANGUAGES]
            told += [(display.label(field, leaf), body.get(leaf, "")) for leaf in leaves]
        elif not field.about.hidden or field.name == "place":
            told.append((field.label(), display.whole(plan, field, body)))
    if record.collection == "items":
        told += [(label, tell(record.id)) for label, tell in _further(plan).items()]
        told.append((_("Lead taken from"), name_of(plan, leads(plan, record.id).above, ("items", "strategies"))))
        told.append((_("Also said by"), display.APART.join(_otherwise(plan, record.id))))
    return [(label, value) for label, value in told if value]


def _otherwise(plan: Plan, item: str) -> Iterator[str]:
    """Who reported another status or progress than the one that counts, and what."""
    for report in stand_of(plan, item).also:
        percent = "" if report.percent is None else f", {say_decimal(report.percent)} %"
        yield f"{name_of(plan, report.by)}: {STATUS.label(report.status)}{percent}"


def heading(plan: Plan, record: Record) -> str:
    """What a record is and how it is called."""
    return f"{noun(record.collection).capitalize()}: {title_of(plan, record)}"


def related(plan: Plan, record: Record) -> list[str]:
    """Lines about everything that refers to a record, by type: ties of an actor, reports on an action."""
    lines: list[str] = []
    for name in RECORD_TYPES:
        found = _referring(plan, record, name)
        if found:
            lines += ["", f"{nouns(name, len(found)).capitalize()} ({len(found)})"]
            lines += [f"  {short_code(plan, other)}  {title_of(plan, other)}" for other in found]
    return lines


def _referring(plan: Plan, record: Record, collection: str) -> Sequence[Record]:
    found: dict[str, Record] = {}
    for field in RECORD_TYPES[collection].fields().values():
        if field.shape == "one" and record.collection in field.about.refers:
            found |= {other.id: other for other in plan.table(collection).where(field.name, record.id)}
    return list(found.values())
