"""Figures of an actor as sentences: plain words first, the technical name of a measure in brackets after them."""

from planner.analysis.connections import Connections
from planner.i18n import _, ngettext
from planner.model.plan import Plan

MOST_NAMED = 6
"""So many actors are named in a sentence; the rest are counted."""


def sentences(plan: Plan, connections: Connections, actor: str) -> list[str]:
    """What the network says of an actor."""
    reached = connections.degree.get(actor, 0)
    if not reached:
        return [_("Nobody is in contact with it yet.")]
    said = [
        ngettext("In contact with {count} actor.", "In contact with {count} actors.", reached).format(count=reached)
    ]
    lost = connections.loses(actor)
    if lost:
        says = ngettext(
            "It is a bridge: without it, {count} actor loses contact with the rest: {names}.",
            "It is a bridge: without it, {count} actors lose contact with the rest: {names}.",
            len(lost),
        )
        said.append(says.format(count=len(lost), names=_named(plan, lost)))
    else:
        said.append(_("If it left, nobody would lose contact."))
    part = connections.part.get(actor, 1)
    if part > 1:
        said.append(_("It belongs to a group that is cut off from the largest one."))
    return said


def _named(plan: Plan, actors: list[str]) -> str:
    names = [plan.stakeholders[id].short_name for id in actors[:MOST_NAMED]]
    more = len(actors) - len(names)
    if more:
        names.append(ngettext("{count} more", "{count} more", more).format(count=more))
    return ", ".join(names)
