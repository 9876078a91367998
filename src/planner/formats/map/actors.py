"""What the page knows of each actor and each tie."""

from typing import Any

from planner.analysis.connections import connections
from planner.formats.map.appearance import LINE_WIDTHS, PLAIN_WIDTH
from planner.formats.map.bilingual import Said, both, both_of
from planner.formats.map.facts import citations, facts
from planner.i18n.text import fold
from planner.model.actors import Stakeholder, Tie
from planner.model.edition import Edition
from planner.model.naming import title_of
from planner.model.plan import Plan

ELSEWHERE = frozenset({"name", "acronym", "cites", "known_none"})
"""Fields a card shows above or below its lines, or that only those who keep the plan need."""


def drawn_actors(plan: Plan) -> list[Stakeholder]:
    """The actors of the map: all but those that were merged into another."""
    return [actor for actor in plan.stakeholders.values() if actor.merged_into is None]


def drawn_ties(plan: Plan, actors: list[Stakeholder]) -> list[Tie]:
    """The ties between two different actors of the map."""
    ids = {actor.id for actor in actors}
    return [t for t in plan.ties.values() if t.source in ids and t.target in ids and t.source != t.target and t.type]


def actor_facts(edition: Edition, actors: list[Stakeholder]) -> list[dict[str, Any]]:
    """One entry an actor: names, what it is filtered by, the lines of its card; measures in the internal edition."""
    counted = connections(edition.plan).ties
    bridging = _betweenness(edition.plan) if edition.internal else {}
    return [
        _actor(edition.plan, actor, counted.get(actor.id, 0))
        | ({"betweenness": bridging.get(actor.id, 0.0)} if edition.internal else {})
        for actor in actors
    ]


def _betweenness(plan: Plan) -> dict[str, float]:
    from planner.analysis.network import betweenness

    return {id: round(share, 4) for id, share in betweenness(plan).items()}


def _actor(plan: Plan, actor: Stakeholder, ties: int) -> dict[str, Any]:
    known: dict[str, Any] = {
        "id": actor.id,
        "name": _name(plan, actor),
        "acronym": actor.acronym,
        "search": _search(actor),
        "sector": actor.sector or "",
        "kind": actor.kind,
        "level": actor.level,
        "territory": actor.territory,
        "state": actor.state,
        "mechanism": actor.convenes_members,
        "problem": bool(actor.problem_actor),
        "ties": ties,
        "facts": facts(plan, actor, ELSEWHERE),
        "sources": citations(plan, actor),
    }
    return {key: value for key, value in known.items() if value not in (None, False, [])}


def _name(plan: Plan, actor: Stakeholder) -> Said:
    return both_of(actor.name) if actor.name else title_of(plan, actor)


def _search(actor: Stakeholder) -> list[str]:
    words = [actor.acronym, actor.name.es, actor.name.en, *sorted(actor.aliases)]
    return list(dict.fromkeys(fold(word) for word in words if word))


def tie_facts(plan: Plan, ties: list[Tie]) -> list[dict[str, Any]]:
    """One entry a tie: its ends, type, state and what is said of it."""
    return [_tie(plan, tie) for tie in ties]


def _tie(plan: Plan, tie: Tie) -> dict[str, Any]:
    known: dict[str, Any] = {
        "id": tie.id,
        "source": tie.source,
        "target": tie.target,
        "type": tie.type,
        "state": tie.state,
        "role": both_of(tie.role) if tie.role else None,
        "period": _period(tie),
        "strength": tie.strength,
        "description": both_of(tie.description) if tie.description else None,
        "sources": citations(plan, tie),
    }
    return {key: value for key, value in known.items() if value not in (None, [])}


def _period(tie: Tie) -> Said | None:
    fields = Tie.fields()
    ends = [(fields["start"], tie.start), (fields["end"], tie.end)]
    known = [(field, when) for field, when in ends if when is not None]
    return both(lambda: " · ".join(f"{field.label()} {when}" for field, when in known)) if known else None


def tie_width(tie: Tie) -> float:
    """How thick a tie is drawn, in pixels."""
    return LINE_WIDTHS.get(tie.strength or "", PLAIN_WIDTH)
