"""Suggestions about an actor that was merged into another since they were sent out: they go to the one that stayed."""

from collections.abc import Mapping
from dataclasses import replace

from planner.changes.aspects import CO_LEAD, LEAD, ROLE, is_virtual
from planner.changes.incoming import NOTHING, Suggestion, body_of, body_text
from planner.model.naming import survivor
from planner.model.plan import Plan
from planner.model.record import field_of_leaf, member_of_leaf
from planner.model.types import RECORD_TYPES


def merged_actors(plan: Plan) -> dict[str, str]:
    """By id of an actor that was merged into another: the one that stayed."""
    return {id: survivor(plan, id) for id, body in plan.stakeholders.bodies.items() if "merged_into" in body}


def followed(suggestion: Suggestion, merged: Mapping[str, str]) -> Suggestion:
    """The suggestion as it is meant today, after these mergers."""
    if not merged:
        return suggestion
    id = merged.get(suggestion.id, suggestion.id) if suggestion.collection == "stakeholders" else suggestion.id
    aspect = _aspect(suggestion, merged)
    value, base = (_value(suggestion, text, merged) for text in (suggestion.value, suggestion.base))
    return replace(suggestion, id=id, aspect=aspect, value=value, base=base)


def _aspect(suggestion: Suggestion, merged: Mapping[str, str]) -> str:
    aspect = suggestion.aspect
    if is_virtual(suggestion.collection, aspect) and aspect.startswith(ROLE):
        who = member_of_leaf(aspect)
        return aspect.replace(f"[{who}]", f"[{merged.get(who, who)}]")
    return aspect


def _value(suggestion: Suggestion, text: str | None, merged: Mapping[str, str]) -> str | None:
    if text is None:
        return None
    if suggestion.aspect == NOTHING:
        body = {leaf: _reference(suggestion.collection, leaf, said, merged) for leaf, said in body_of(text).items()}
        return body_text(body)
    if is_virtual(suggestion.collection, suggestion.aspect):
        if suggestion.aspect != LEAD:
            return text
        tokens = [(CO_LEAD if t.startswith(CO_LEAD) else "", t.removeprefix(CO_LEAD)) for t in text.split()]
        return " ".join(dict.fromkeys(mark + merged.get(id, id) for mark, id in tokens))
    return _reference(suggestion.collection, suggestion.aspect, text, merged)


def _reference(collection: str, leaf: str, text: str, merged: Mapping[str, str]) -> str:
    field = RECORD_TYPES[collection].fields()[field_of_leaf(leaf)]
    return merged.get(text, text) if field.about.refers and field.shape == "one" else text
