"""What only an internal map shows: groups of closely connected actors, and what happens if an actor leaves."""

from typing import Any

from planner.analysis.network.centrality import communities
from planner.analysis.network.connections import Connections, connections
from planner.analysis.network.sentences import if_it_leaves
from planner.formats.map.appearance import NO_SECTOR_COLOR, rim
from planner.formats.map.words import both, internal_words
from planner.i18n.text import sort_key
from planner.model import palette
from planner.model.edition import Edition
from planner.model.naming import title_of
from planner.model.plan import Plan

GROUP_COLORS = (
    palette.BLUE,
    palette.ORANGE,
    palette.GREEN,
    palette.VERMILION,
    palette.PURPLE,
    palette.SKY,
    palette.YELLOW,
    palette.BLACK,
)
"""A colour for each of the largest groups; more than these nobody tells apart."""

SMALLEST_GROUP = 3
"""Two actors with a tie are a tie, not a group."""

MOST_NAMED = 2
"""How many of its actors name a group."""


def with_inside(content: dict[str, Any], edition: Edition) -> dict[str, Any]:
    """A page's data with what only an internal edition may say."""
    inside = _found(edition.plan, with_planned=False) | {"rest": _paint(NO_SECTOR_COLOR)}
    if content["switch"]:
        inside["planned"] = _found(edition.plan, with_planned=True)
    return content | {"inside": inside, "words": content["words"] | internal_words()}


def _found(plan: Plan, *, with_planned: bool) -> dict[str, Any]:
    """Groups, who is in which, and what happens if somebody leaves, by the ties that count."""
    found = connections(plan, with_planned=with_planned)
    member = communities(plan, with_planned=with_planned)
    return {
        "groups": _groups(plan, member, found),
        "member": member,
        "leaving": {id: _leaving(plan, found, id) for id in member},
    }


def _groups(plan: Plan, member: dict[str, int], found: Connections) -> list[dict[str, Any]]:
    """The groups that have a colour of their own, the largest first, named by their best connected."""
    ids: dict[int, list[str]] = {}
    for id, number in member.items():
        ids.setdefault(number, []).append(id)
    largest = [(number, some) for number, some in sorted(ids.items()) if len(some) >= SMALLEST_GROUP]
    return [
        {
            "number": number,
            "count": len(some),
            "label": both(lambda some=some: _called(plan, some, found)),  # type: ignore[misc]
        }
        | _paint(color)
        for (number, some), color in zip(largest, GROUP_COLORS, strict=False)
    ]


def _paint(color: str) -> dict[str, str]:
    return {"fill": color, "rim": rim(color)}


def _called(plan: Plan, ids: list[str], found: Connections) -> str:
    names = {id: plan.stakeholders[id].acronym or title_of(plan, plan.stakeholders[id]) for id in ids}
    most = sorted((-found.ties.get(id, 0), sort_key(name), name) for id, name in names.items())
    return ", ".join(name for _ties, _key, name in most[:MOST_NAMED])


def _leaving(plan: Plan, found: Connections, id: str) -> dict[str, Any]:
    lost = found.loses(id)
    return {"lost": lost, "says": both(lambda: if_it_leaves(plan, lost))}
