"""Everything the page holds, as plain data: made from one edition, so that nothing has to be hidden later."""

from collections import Counter
from typing import Any

from planner.formats.map.actors import ELSEWHERE, actor_facts, drawn_actors, drawn_ties, task_facts, tie_facts
from planner.formats.map.appearance import sector_look, term_label, tie_look
from planner.formats.map.words import Said, both, both_of, page_words
from planner.formats.output.stamp import Stamp, changes_heading, edition_line, edition_word, warnings
from planner.i18n import _
from planner.model import vocabularies
from planner.model.actors import Stakeholder, Territory
from planner.model.edition import Edition
from planner.model.plan import Plan
from planner.model.ties import PLANNED, any_planned
from planner.model.vocabulary import Vocabulary


def page_content(edition: Edition, stamp: Stamp, *, live: bool) -> dict[str, Any]:
    """The data of a page but for the drawing itself."""
    plan = edition.plan
    actors = drawn_actors(plan)
    ties = drawn_ties(plan)
    strategies, tasks = task_facts(plan)
    return {
        "language": stamp.language,
        "about": _about(edition, stamp, live=live),
        "words": page_words(internal=edition.internal, live=live),
        "fields": _field_labels(actors),
        "sectors": _sectors(actors),
        "tieTypes": _tie_types(ties_by_type=Counter(tie.type or "" for tie in ties)),
        "levels": _terms(vocabularies.LEVEL, {actor.level for actor in actors}),
        "kinds": _terms(vocabularies.STAKEHOLDER_KIND, {actor.kind for actor in actors}),
        "states": _states({*(actor.state for actor in actors), *(tie.state for tie in ties)}),
        "territories": _territories(plan, actors),
        "strategies": strategies,
        "sizes": _sizes(edition),
        "switch": any_planned(plan),
        "actors": actor_facts(edition, actors),
        "ties": tie_facts(plan, ties),
        "tasks": tasks,
    }


def _about(edition: Edition, stamp: Stamp, *, live: bool) -> dict[str, Any]:
    sheet = edition.plan.sheet
    return {
        "title": both_of(sheet.title) if sheet.title else both(lambda: _("Map of actors")),
        "question": both_of(sheet.question) if sheet.question else "",
        "edition": both(lambda: edition_word(edition)),
        "line": both(lambda: edition_word(edition) if live else edition_line(edition, stamp)),
        "contact": stamp.contact,
        "warnings": [both(lambda n=n: warnings(edition, stamp)[n]) for n in range(len(warnings(edition, stamp)))],  # type: ignore[misc]
        "changesHeading": both(lambda: changes_heading(stamp)),
        "changes": [] if live else list(stamp.changes),
        "internal": edition.internal,
        "fictitious": bool(sheet.fictitious),
        "live": live,
    }


def _field_labels(actors: list[Stakeholder]) -> dict[str, Said]:
    used = {field for actor in actors for field in Stakeholder.fields() if getattr(actor, field)}
    return {
        name: both(lambda field=field: field.label())  # type: ignore[misc]
        for name, field in Stakeholder.fields().items()
        if name in used and name not in ELSEWHERE and not field.about.hidden
    }


def _sectors(actors: list[Stakeholder]) -> list[dict[str, Any]]:
    counts = Counter(actor.sector or "" for actor in actors)
    known = [term.code for term in vocabularies.SECTOR if counts[term.code]]
    others = sorted(code for code in counts if code and code not in vocabularies.SECTOR)
    unknown = [""] if counts[""] else []
    return [
        sector_look(code)
        | {"label": term_label(vocabularies.SECTOR, code) if code else both(lambda: _("Sector unknown"))}
        for code in (*known, *others, *unknown)
    ]


def _tie_types(ties_by_type: Counter[str]) -> list[dict[str, Any]]:
    known = [term.code for term in vocabularies.TIE_TYPE if ties_by_type[term.code]]
    others = sorted(code for code in ties_by_type if code not in vocabularies.TIE_TYPE)
    return [tie_look(code) for code in (*known, *others)]


def _terms(vocabulary: Vocabulary, used: set[str | None]) -> list[dict[str, Any]]:
    return [{"code": term.code, "label": term_label(vocabulary, term.code)} for term in vocabulary if term.code in used]


def _states(used: set[str | None]) -> list[dict[str, Any]]:
    return [
        {
            "code": term.code,
            "label": term_label(vocabularies.LIFE, term.code),
            "sign": term.sign,
            "unfinished": term.code in PLANNED,
        }
        for term in vocabularies.LIFE
        if term.code in used
    ]


def _territories(plan: Plan, actors: list[Stakeholder]) -> list[dict[str, Any]]:
    """Territories with actors in them or below them; homonyms carry their kind."""
    wanted: dict[str, Territory] = {}
    for id in {actor.territory for actor in actors if actor.territory}:
        above: str | None = id
        while above is not None and above in plan.territories and above not in wanted:
            wanted[above] = plan.territories[above]
            above = wanted[above].parent
    named = Counter(territory.name.pick() for territory in wanted.values())
    return [
        {
            "id": id,
            "parent": territory.parent,
            "label": both(lambda t=territory: _territory_label(t, alone=named[t.name.pick()] < 2)),  # type: ignore[misc]
        }
        for id, territory in wanted.items()
    ]


def _territory_label(territory: Territory, *, alone: bool) -> str:
    name = territory.name.pick()
    return name if alone or not territory.kind else f"{name} ({vocabularies.TERRITORY_KIND.label(territory.kind)})"


def _sizes(edition: Edition) -> list[str]:
    """What figures may be sized by; measures beyond the number of ties stay in the internal edition."""
    return ["ties", "betweenness", "equal"] if edition.internal else ["ties", "equal"]
