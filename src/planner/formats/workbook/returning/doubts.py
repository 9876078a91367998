"""Why a new row should be confirmed, and what an unknown name is nearly spelt like."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from planner.analysis.matching.similar import Why, similar
from planner.i18n import _
from planner.i18n.folding import fold
from planner.model.naming import title_of
from planner.model.plan import Plan
from planner.model.types import RECORD_TYPES

ALIKE = 86.0
"""From this likeness (0 to 100) on a misspelt name is pointed out."""
MOST = 4
"""How many are pointed out at most."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Ids of what a name may be: those it is almost spelt like, and those it shares words with."""

    close: tuple[str, ...] = ()
    far: tuple[str, ...] = ()


NOTHING_ALIKE = Alike()


def alike(plan: Plan, collections: Collection[str], typed: str, words: Mapping[str, set[str]]) -> Alike:
    """Records of these collections that a name may be; `words` are their folded names with the ids behind each."""
    found = similar(plan, typed) if "stakeholders" in collections else []
    close = [one.stakeholder for one in found if one.certain or one.why is not Why.PART]
    if close:
        return Alike(tuple(close), tuple(one.stakeholder for one in found))
    from rapidfuzz import fuzz, process

    hits = process.extract(fold(typed), list(words), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=MOST)
    spelt = dict.fromkeys(id for word, _score, _place in hits for id in sorted(words[word]))
    return Alike(tuple(spelt), tuple(one.stakeholder for one in found))


def doubts_about(plan: Plan, collection: str, body: Mapping[str, str]) -> list[str]:
    """Sentences about what of the plan a new record may be."""
    if collection == "stakeholders":
        name = body.get("name.es") or body.get("name.en") or ""
        found = [one for one in similar(plan, name, body.get("acronym")) if one.certain] if name else []
        return [one.sentence(plan) for one in found[:1]]
    if collection == "items":
        return _siblings(plan, body)
    if RECORD_TYPES[collection].about.under:
        return _equals(plan, collection, body)
    return _same_title(plan, collection, body)


def _siblings(plan: Plan, body: Mapping[str, str]) -> list[str]:
    titles = {fold(text) for leaf, text in body.items() if leaf.startswith("title.")}
    for id in plan.items.grouped("place").get(body.get("place", ""), ()):
        sibling = plan.items.bodies[id]
        if titles & {fold(sibling[leaf]) for leaf in ("title.es", "title.en") if leaf in sibling}:
            return [_("“{name}” stands there already.").format(name=title_of(plan, plan.items[id]))]
    return []


def _same_title(plan: Plan, collection: str, body: Mapping[str, str]) -> list[str]:
    titles = {fold(text) for leaf, text in body.items() if leaf in ("title.es", "title.en")}
    for id, other in plan.table(collection).bodies.items():
        if titles & {fold(other[leaf]) for leaf in ("title.es", "title.en") if leaf in other}:
            return [_("“{name}” has this name already.").format(name=title_of(plan, plan.table(collection)[id]))]
    return []


def _equals(plan: Plan, collection: str, body: Mapping[str, str]) -> list[str]:
    """The record that says the same where this one is to hang."""
    table, under = plan.table(collection), RECORD_TYPES[collection].about.under
    for id in table.grouped(under).get(body.get(under, ""), ()):
        if all(table.bodies[id].get(leaf) == text for leaf, text in body.items()):
            return [_("The same stands in the plan already: {name}.").format(name=title_of(plan, table[id]))]
    return []


def lacking(collection: str, body: Mapping[str, str]) -> str:
    """The field a new record cannot do without and that nobody wrote; empty when it is whole."""
    for name, field in RECORD_TYPES[collection].fields().items():
        if not field.about.required:
            continue
        if field.shape == "words" and not any(f"{name}.{language}" in body for language in ("es", "en")):
            return name
        if field.about.refers and field.shape == "one" and name not in body:
            return name
    return ""
