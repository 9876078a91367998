"""Figures of the network in plain words, in the current language; a measure's technical name never comes first."""

from collections.abc import Sequence

from planner.analysis.network.connections import Connections
from planner.analysis.network.figures import Network
from planner.i18n import _, ngettext
from planner.i18n.text import listed
from planner.model.plan import Plan

MOST_NAMES = 5
"""How many names a sentence lists before it counts the rest."""

NOTEWORTHY = 0.05
"""The share of shortest paths from which passing through somebody is worth a sentence."""


def if_it_leaves(plan: Plan, loses: Sequence[str]) -> str:
    """What happens to the others if a stakeholder leaves that loses these contacts for them."""
    if not loses:
        return _("If this actor leaves, nobody else loses contact with the rest.")
    text = ngettext(
        "If this actor leaves, one actor loses contact with the rest: {names}.",
        "If this actor leaves, {count} actors lose contact with the rest: {names}.",
        len(loses),
    )
    return text.format(count=_counted(len(loses)), names=_names(plan, loses))


def contacts(count: int, ties: int) -> str:
    """How many others a stakeholder is in contact with, and through how many ties."""
    if not count:
        return _("It has no contact with any other actor yet.")
    text = ngettext("It is in contact with one other actor", "It is in contact with {count} other actors", count)
    through = ngettext("through one tie.", "through {ties} ties.", ties)
    return f"{text.format(count=_counted(count))}, {through.format(ties=_counted(ties))}"


def standing(plan: Plan, found: Connections, id: str) -> list[str]:
    """What the register's figures say of one stakeholder, most useful first; needs no heavy library."""
    sentences = [contacts(found.degree.get(id, 0), found.ties.get(id, 0))]
    if found.degree.get(id):
        sentences.append(if_it_leaves(plan, found.loses(id)))
    most = most_connected(plan, found)
    if id in most and len(most) == 1:
        sentences.append(_("No other actor has contact with as many."))
    if found.part.get(id, 1) > 1 and found.degree.get(id):
        sentences.append(_("It belongs to a group that is cut off from the largest one."))
    return sentences


def most_connected(plan: Plan, found: Connections) -> list[str]:
    """The ids of those with most contacts; nobody when nobody has any."""
    degree = {id: count for id, count in found.degree.items() if id in plan.stakeholders}
    highest = max(degree.values(), default=0)
    return [id for id, count in degree.items() if count == highest and highest]


def between(share: float) -> str:
    """Through how many of the shortest paths between others a stakeholder stands; nothing when it is hardly any."""
    if share < NOTEWORTHY:
        return ""
    percent = max(1, round(share * 100))
    return _("Of every 100 shortest ways between other actors, {percent} lead through it (betweenness).").format(
        percent=percent
    )


def whole(plan: Plan, found: Connections) -> list[str]:
    """What the network as a whole looks like."""
    size, pairs = len(found.projection.ids), len(found.projection.pairs)
    if not size:
        return [_("There are no actors yet.")]
    return [
        sentence
        for sentence in (
            _size(size, found.projection.ties),
            density(size, pairs),
            parts(len(found.cuts.parts), len(found.cuts.parts[0]), _alone(found)),
            *leaders(plan, found),
        )
        if sentence
    ]


def leaders(plan: Plan, found: Connections) -> list[str]:
    """Who has most contacts, and without whom others lose contact."""
    return [sentence for sentence in (_leading(plan, found), _bridges(plan, found)) if sentence]


def network_sentences(plan: Plan, found: Network) -> list[str]:
    """The whole network in words from its full figures: size, density, parts, and who stands between the others."""
    sentences = [
        _size(found.size, found.ties),
        density(found.size, found.contacts),
        parts(found.components, found.largest, found.isolated),
    ]
    busiest = max(found.figures, key=lambda who: found.figures[who].betweenness, default=None)
    if busiest is not None and found.figures[busiest].betweenness >= NOTEWORTHY:
        text = _("More shortest ways between other actors lead through {name} than through anybody else (betweenness).")
        sentences.append(text.format(name=_names(plan, [busiest])))
    return [sentence for sentence in sentences if sentence]


def density(size: int, pairs: int) -> str:
    """How many of the possible contacts exist, of every hundred."""
    possible = size * (size - 1) // 2
    if not possible:
        return ""
    percent = round(100 * pairs / possible)
    if pairs and not percent:
        return _("Of every 100 possible contacts less than one exists (density).")
    text = ngettext(
        "Of every 100 possible contacts one exists (density).",
        "Of every 100 possible contacts {percent} exist (density).",
        percent,
    )
    return text.format(percent=percent)


def parts(count: int, largest: int, alone: int) -> str:
    """Into how many parts without contact the network falls."""
    if count < 2:
        return _("Everybody can reach everybody else, directly or through others.") if largest > 1 else ""
    text = _("The network falls into {count} parts without contact; the largest has {largest} actors.")
    lonely = ngettext("One actor has no tie at all.", "{alone} actors have no tie at all.", alone) if alone else ""
    return f"{text.format(count=count, largest=largest)} {lonely.format(alone=alone)}".strip()


def _size(size: int, ties: int) -> str:
    actors = ngettext("one actor", "{count} actors", size).format(count=size)
    tied = ngettext("one tie", "{count} ties", ties).format(count=ties)
    return _("The network has {actors} and {ties}.").format(actors=actors, ties=tied)


def _alone(found: Connections) -> int:
    return sum(1 for others in found.projection.neighbours if not others)


def _leading(plan: Plan, found: Connections) -> str:
    most = most_connected(plan, found)
    if not most:
        return ""
    count = found.degree[most[0]]
    text = ngettext(
        "Most connected: {names}, with one contact.", "Most connected: {names}, with {count} contacts.", count
    )
    return text.format(names=_names(plan, most), count=count)


def _bridges(plan: Plan, found: Connections) -> str:
    bridges = sorted((id for id in found.projection.ids if id in found.bridges), key=lambda who: -len(found.loses(who)))
    if not bridges:
        return ""
    text = ngettext(
        "One actor is a bridge, without which others lose contact: {names}.",
        "{count} actors are bridges, without which others lose contact: {names}.",
        len(bridges),
    )
    return text.format(count=_counted(len(bridges), first=True), names=_names(plan, bridges))


def _names(plan: Plan, ids: Sequence[str]) -> str:
    return listed([plan.stakeholders[id].short_name for id in ids if id in plan.stakeholders], MOST_NAMES)


def _counted(count: int, *, first: bool = False) -> str:
    """A count as people say it: small ones in words."""
    words = (_("two"), _("three"), _("four"), _("five"), _("six"), _("seven"), _("eight"), _("nine"), _("ten"))
    if not 2 <= count <= len(words) + 1:
        return str(count)
    word = words[count - 2]
    return word.capitalize() if first else word
