"""What people call a record: names, codes and short codes; an id is never shown."""

from collections.abc import Iterable
from functools import cache, partial

from planner.i18n import current_language
from planner.i18n.folding import fold
from planner.model import vocabularies
from planner.model.actors import Stakeholder, Tie
from planner.model.documents import Sending
from planner.model.monitoring import BudgetLine, Observation, Report
from planner.model.plan import Plan
from planner.model.record import Record
from planner.model.strategies import Assignment, Item, Link, Strategy
from planner.model.types import RECORD_TYPES
from planner.model.values import Words
from planner.model.workshops import Rating

SHORTEST_CODE = 4

NAMED = tuple(name for name, record_type in RECORD_TYPES.items() if record_type.about.names)
"""The collections whose records have a name of their own; the others are known by what they connect."""


def short_code(plan: Plan, record: Record) -> str:
    """A code like `A-7K3Q`: the type's letter and the end of the id, as long as it must be to be unique."""
    table = plan.table(record.collection)
    for length in range(SHORTEST_CODE, len(record.id)):
        tail = record.id[-length:]
        if len(table.tails(length).get(tail, ())) < 2:
            return f"{record.about.letter}-{tail}"
    return f"{record.about.letter}-{record.id}"


def name_of(plan: Plan, id: str | None, among: Iterable[str] = tuple(RECORD_TYPES)) -> str:
    """What people call the record with this id, wherever it is; empty when there is none."""
    record = plan.find(id, among) if id else None
    return title_of(plan, record) if record is not None else ""


def title_of(plan: Plan, record: Record) -> str:
    """One line that people know the record by, in the current language."""
    if not record.about.names:
        return _relation(plan, record)
    name = getattr(record, _title_field(record.collection))
    title = name.pick() if isinstance(name, Words) else name
    if isinstance(record, Strategy | Item):
        title = " ".join(part for part in (record.code, title) if part)
    return title or short_code(plan, record)


@cache
def _title_field(collection: str) -> str:
    """The field that names a record in both languages, or else the surest one."""
    record_type = RECORD_TYPES[collection]
    names = record_type.about.names
    return next((name for name in names if record_type.fields()[name].shape == "words"), names[0])


def _relation(plan: Plan, record: Record) -> str:
    match record:
        case Tie():
            verb = vocabularies.TIE_TYPE.label(record.type)
            return _phrase(_actor(plan, record.source), verb, _actor(plan, record.target))
        case Link():
            verb = vocabularies.LINK_TYPE.label(record.type)
            return _phrase(_subject(plan, record.source), verb, _subject(plan, record.target))
        case Assignment():
            return f"{_actor(plan, record.stakeholder)} ({_role(record)}): {_subject(plan, record.item)}"
        case Observation():
            kind = vocabularies.OBSERVATION_KIND.label(record.kind)
            said = record.said.pick() if record.value is None else str(record.value)
            value = f" {said}" if said else ""
            return f"{_subject(plan, record.indicator)}: {kind}{value}"
        case BudgetLine():
            kind = vocabularies.BUDGET_KIND.label(record.kind)
            return f"{record.concept.pick() or _subject(plan, record.item)} ({kind})"
        case Report():
            return f"{_subject(plan, record.item)}: {record.period or ''}".rstrip(": ")
        case Rating():
            return f"{_subject(plan, record.subject)}: {vocabularies.RATING_DIMENSION.label(record.dimension)}"
        case Sending():
            return f"{_actor(plan, record.stakeholder)}: {record.sent or record.number or ''}".strip(": ")
        case _:
            return short_code(plan, record)


def _role(assignment: Assignment) -> str:
    """The role, and how it stands with it where it is not simply held: wished for, planned or past."""
    role = vocabularies.ROLE.label(assignment.role)
    if assignment.state in vocabularies.IN_FORCE:
        return role
    return f"{role}, {vocabularies.LIFE.label(assignment.state).lower()}"


def _subject(plan: Plan, id: str) -> str:
    """What a relation is about: a record with a name of its own, whatever a damaged file refers to."""
    return name_of(plan, id, NAMED)


def _phrase(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _actor(plan: Plan, id: str) -> str:
    return plan.stakeholders[id].short_name if id in plan.stakeholders else ""


def called(plan: Plan, collection: str, text: str) -> list[Record]:
    """The records of a collection that people may mean by `text`: an id, a short code, a code, an acronym or a name.

    The name of an actor that was merged into another now means the other.
    """
    table = plan.table(collection)
    if text in table:
        return [table[text]]
    coded = _coded(plan, collection, text)
    if coded:
        return coded
    wanted = fold(text)
    found = [record for record in table.values() if wanted and wanted in names(plan, record)]
    return list({record.id: record for record in map(partial(_living, plan), found)}.values())


def _coded(plan: Plan, collection: str, code: str) -> list[Record]:
    """The records of a short code in whatever case; several where it is too short by now to tell them apart."""
    letter, _dash, tail = code.strip().upper().partition("-")
    if letter != RECORD_TYPES[collection].about.letter or len(tail) < SHORTEST_CODE:
        return []
    table = plan.table(collection)
    return [table[id] for id in table.tails(len(tail)).get(tail, ())]


def _living(plan: Plan, record: Record) -> Record:
    if isinstance(record, Stakeholder) and record.merged_into:
        return plan.stakeholders.get(survivor(plan, record.id), record)
    return record


def survivor(plan: Plan, id: str) -> str:
    """The stakeholder that one was merged into, by way of others too; itself when it was not."""
    seen = {id}
    while True:
        into = (plan.stakeholders.body(id) or {}).get("merged_into")
        if into is None or into in seen:
            return id
        seen.add(into)
        id = into


def names(plan: Plan, record: Record) -> set[str]:
    """Every folded name a record answers to."""
    words: list[str | None] = []
    for name in record.about.names:
        match getattr(record, name):
            case Words() as both:
                words += [both.es, both.en]
            case frozenset() as several:
                words += several
            case one:
                words.append(one)
    return {fold(word) for word in words or [title_of(plan, record)] if word}


def noun(collection: str) -> str:
    """What one record of a collection is called in a sentence."""
    return nouns(collection, 1)


def nouns(collection: str, count: int) -> str:
    """What `count` records of a collection are called in a sentence."""
    one_en, many_en, one_es, many_es = RECORD_TYPES[collection].about.nouns
    one, many = (one_es, many_es) if current_language() == "es" else (one_en, many_en)
    return one if count == 1 else many
