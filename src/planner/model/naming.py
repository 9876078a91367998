"""What people call a record: names, codes and short codes; an id is never shown."""

from planner.i18n.text import fold
from planner.model import vocabularies
from planner.model.actors import Stakeholder, Territory, Tie
from planner.model.documents import PlanSheet, Source
from planner.model.monitoring import BudgetLine, Indicator, Observation, Report
from planner.model.plan import Plan
from planner.model.record import Record
from planner.model.strategies import Assignment, Item, Link, Strategy
from planner.model.types import RECORD_TYPES
from planner.model.workshops import Participant, Rating, Workshop

SHORTEST_CODE = 4


def short_code(plan: Plan, record: Record) -> str:
    """A code like `A-7K3Q`: the type's letter and the end of the id, as long as it must be to be unique."""
    table = plan.table(record.collection)
    for length in range(SHORTEST_CODE, len(record.id)):
        tail = record.id[-length:]
        if len(table.tails(length).get(tail, ())) < 2:
            return f"{record.letter}-{tail}"
    return f"{record.letter}-{record.id}"


def by_short_code(plan: Plan, code: str) -> Record | None:
    """The record of a short code, in whatever case it was typed."""
    letter, dash, tail = code.strip().upper().partition("-")
    for name, record_type in RECORD_TYPES.items():
        if dash and record_type.letter == letter and len(tail) >= SHORTEST_CODE:
            ids = plan.table(name).tails(len(tail)).get(tail, ())
            return plan.get(name, ids[0]) if len(ids) == 1 else None
    return None


def name_of(plan: Plan, id: str | None) -> str:
    """What people call the record with this id, wherever it is; empty when there is none."""
    record = plan.find(id) if id else None
    return title_of(plan, record) if record is not None else ""


def title_of(plan: Plan, record: Record) -> str:
    """One line that people know the record by, in the current language."""
    match record:
        case Stakeholder() | Territory():
            return record.name.pick() or short_code(plan, record)
        case PlanSheet() | Source() | Workshop():
            return record.title.pick() or short_code(plan, record)
        case Strategy() | Item():
            return " ".join(part for part in (record.code, record.title.pick()) if part) or short_code(plan, record)
        case Indicator():
            return record.name.pick() or short_code(plan, record)
        case _:
            return _relation(plan, record)


def _relation(plan: Plan, record: Record) -> str:
    match record:
        case Tie():
            verb = vocabularies.TIE_TYPE.label(record.type)
            return _phrase(_actor(plan, record.source), verb, _actor(plan, record.target))
        case Link():
            verb = vocabularies.LINK_TYPE.label(record.type)
            return _phrase(name_of(plan, record.source), verb, name_of(plan, record.target))
        case Assignment():
            role = vocabularies.ROLE.label(record.role)
            return f"{_actor(plan, record.stakeholder)} ({role}): {name_of(plan, record.item)}"
        case Observation():
            kind = vocabularies.OBSERVATION_KIND.label(record.kind)
            value = "" if record.value is None else f" {record.value}"
            return f"{name_of(plan, record.indicator)}: {kind}{value}"
        case BudgetLine():
            kind = vocabularies.BUDGET_KIND.label(record.kind)
            return f"{record.concept.pick() or name_of(plan, record.item)} ({kind})"
        case Report():
            return f"{name_of(plan, record.item)}: {record.period or ''}".rstrip(": ")
        case Participant():
            return record.code or short_code(plan, record)
        case Rating():
            return f"{name_of(plan, record.subject)}: {vocabularies.RATING_DIMENSION.label(record.dimension)}"
        case _:
            return short_code(plan, record)


def _phrase(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _actor(plan: Plan, id: str) -> str:
    return plan.stakeholders[id].short_name if id in plan.stakeholders else ""


def called(plan: Plan, collection: str, text: str) -> list[Record]:
    """The records of a collection that people may mean by `text`: an id, a short code, a code, an acronym or a name."""
    table = plan.table(collection)
    if text in table:
        return [table[text]]
    coded = by_short_code(plan, text)
    if coded is not None and coded.collection == collection:
        return [coded]
    wanted = fold(text)
    return [record for record in table.values() if wanted and wanted in names(plan, record)]


def names(plan: Plan, record: Record) -> set[str]:
    """Every folded name a record answers to."""
    match record:
        case Stakeholder():
            words = [record.name.es, record.name.en, record.acronym, *record.aliases]
        case Territory():
            words = [record.name.es, record.name.en, record.code]
        case Strategy():
            words = [record.title.es, record.title.en, record.code]
        case Item():
            words = [record.title.es, record.title.en, record.code, *record.other_codes]
        case _:
            words = [title_of(plan, record)]
    return {fold(word) for word in words if word}
