"""What the page knows of each actor and each tie."""

from typing import Any

from planner.analysis.connections import connections
from planner.formats.map.appearance import LINE_WIDTHS, PLAIN_WIDTH
from planner.formats.map.bilingual import Said, both, both_of
from planner.formats.map.facts import citations, facts
from planner.i18n.text import fold
from planner.model.actors import Stakeholder, Tie
from planner.model.naming import title_of
from planner.model.plan import Plan

IN_THE_HEAD = frozenset({"name", "acronym", "cites"})
"""Fields a card shows above or below its lines."""


def drawn_actors(plan: Plan) -> list[Stakeholder]:
    """The actors of the map: all but those that were merged into another."""
    return [actor for actor in plan.stakeholders.values() if actor.merged_into is None]


def drawn_ties(plan: Plan, actors: list[Stakeholder]) -> list[Tie]:
    """The ties between two different actors of the map."""
    ids = {actor.id for actor in actors}
    return [t for t in plan.ties.values() if t.source in ids and t.target in ids and t.source != t.target and t.type]


def actor_facts(plan: Plan, actors: list[Stakeholder]) -> list[dict[str, Any]]:
    """One entry an actor: names, what it is filtered by, the lines of its card."""
    counted = connections(plan).ties
    return [_actor(plan, actor, counted.get(actor.id, 0)) for actor in actors]


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
        "facts": facts(plan, actor, IN_THE_HEAD),
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
    if tie.start is None and tie.end is None:
        return None
    return both(
        lambda: "-".join(("" if tie.start is None else str(tie.start), "" if tie.end is None else str(tie.end)))
    )


def tie_width(tie: Tie) -> float:
    """How thick a tie is drawn, in pixels."""
    return LINE_WIDTHS.get(tie.strength or "", PLAIN_WIDTH)
