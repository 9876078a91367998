"""The lines of an actor's card, derived from how its fields are declared."""

from typing import Any

from planner.formats.map.bilingual import Said, both, both_of
from planner.model.fields import Field
from planner.model.naming import name_of, title_of
from planner.model.plan import Plan
from planner.model.record import Record
from planner.model.values import Citation

Facts = list[tuple[str, Said]]
"""Name of a field and its value as a person reads it."""


def facts(plan: Plan, record: Record, without: frozenset[str]) -> Facts:
    """Every known value of a record but the hidden fields and those `without`, in the order they are declared."""
    lines: Facts = []
    for field in record.fields().values():
        if field.about.hidden or field.name in without:
            continue
        value = getattr(record, field.name)
        if value is not None and value != frozenset() and (field.shape != "words" or value):
            lines.append((field.name, _said(plan, record, field, value)))
    return lines


def _said(plan: Plan, record: Record, field: Field, value: Any) -> Said:
    if field.shape == "words":
        return both_of(value)
    if field.shape == "many":
        return both(lambda: ", ".join(sorted(_shown(plan, record, field, member) for member in value)))
    return both(lambda: _shown(plan, record, field, value))


def _shown(plan: Plan, record: Record, field: Field, value: Any) -> str:
    if field.about.vocabulary is not None:
        return field.about.vocabulary.label(value)
    if field.name == "known_none":
        return record.fields()[value].label() if value in record.fields() else str(value)
    if field.about.refers:
        return name_of(plan, value)
    return field.kind.show(value)


def citations(plan: Plan, record: Record) -> list[Said]:
    """Where a record's statements are found, one line a citation."""
    return [both(lambda cited=cited: _cited(plan, cited)) for cited in sorted(record.cites)]  # type: ignore[misc]


def _cited(plan: Plan, cited: Citation) -> str:
    source = plan.sources.get(cited.source)
    title = title_of(plan, source) if source is not None else ""
    return ", ".join(part for part in (title, cited.said) if part)
