"""What the network hangs on: contacts without which it falls apart, and actors whose leaving would cut others off."""

from collections.abc import Iterator, Sequence

from planner.analysis.network.connections import leaving_of
from planner.analysis.network.figures import Network
from planner.analysis.network.panel_parts import name
from planner.analysis.panel import Column, Panel, Row
from planner.i18n import _, ngettext
from planner.i18n.text import listed
from planner.model.plan import Plan

MOST_NAMES = 6


def bridges(plan: Plan, found: Network) -> Panel:
    """Every contact without which a part falls into two, the one that cuts off most first."""
    ways = sorted(_sides(found), key=lambda way: (-len(way[2]), way[0], way[1]))
    rows = tuple(
        Row(cells=(name(plan, far), name(plan, near), len(beyond), _names(plan, beyond)), goes=("stakeholders", far))
        for near, far, beyond in ways
    )  # fmt: skip
    return Panel(
        key="bridges", title=_("Contacts that hold the network together"),
        sentences=tuple(_bridge_sentences(ways)),
        columns=(
            Column(key="far", label=_("Actor")), Column(key="near", label=_("Hangs on")),
            Column(key="cut_off", label=_("Cut off"), kind="count",
                   help=_("How many would lose contact with the rest if this contact broke off (bridge).")),
            Column(key="who", label=_("Who")),
        ),
        rows=rows, frozen=2,
        empty=_("No single contact holds the network together: if one breaks off, all still reach each other."),
        notes=(_("Contacts in either direction, however many ties there are between the two (Tarjan 1974)."),),
    )  # fmt: skip


def _bridge_sentences(ways: Sequence[tuple[str, str, list[str]]]) -> Iterator[str]:
    if not ways:
        return
    said = ngettext("On one contact alone it hangs that the network does not fall apart further.",
                    "On {count} single contacts it hangs that the network does not fall apart further.",
                    len(ways))  # fmt: skip
    yield said.format(count=len(ways))
    several = sum(1 for _near, _far, beyond in ways if len(beyond) > 1)
    if several:
        more = ngettext("One of them would cut off more than one actor.",
                        "{count} of them would cut off more than one actor.", several)  # fmt: skip
        yield more.format(count=several)


def _sides(found: Network) -> list[tuple[str, str, list[str]]]:
    """Of each bridge the end on the larger side, the end on the smaller one, and all on the smaller side."""
    ids, cuts = found.connections.projection.ids, found.connections.cuts
    sides = []
    for node, branch in cuts.bridges:
        part = next(part for part in cuts.parts if branch.start in part)
        near, far, beyond = node, cuts.order[branch.start], set(cuts.order[branch.start : branch.stop])
        if 2 * len(beyond) > len(part):
            near, far, beyond = far, near, set(cuts.order[part.start : part.stop]) - beyond
        sides.append((ids[near], ids[far], [ids[each] for each in sorted(beyond)]))
    return sides


def departures(plan: Plan, found: Network) -> Panel:
    """Every actor whose leaving cuts others off, the one that cuts off most first."""
    ids = [id for id, figures in found.figures.items() if figures.articulation]
    ids.sort(key=lambda who: -len(found.figures[who].loses))
    rows = []
    for id in ids:
        gone = leaving_of(found.connections, id)
        cells = (name(plan, id), len(gone.loses), _names(plan, gone.loses), len(gone.parts), gone.pairs_lost)
        rows.append(Row(cells=cells, goes=("stakeholders", id)))
    said = ngettext("If this one actor leaves, others are left without contact with the rest: {names}.",
                    "If any of these {count} actors leaves, others are left without contact with the rest: {names}.",
                    len(ids))  # fmt: skip
    return Panel(
        key="departures", title=_("What if an actor leaves"),
        sentences=(said.format(count=len(ids), names=_names(plan, ids)),) if ids else (),
        columns=(
            Column(key="actor", label=_("Actor")),
            Column(key="lose", label=_("Lose contact"), kind="count",
                   help=_("How many others are left without contact with the rest if it leaves (articulation point).")),
            Column(key="who", label=_("Who")),
            Column(key="parts", label=_("Parts left"), kind="count",
                   help=_("Into how many parts without contact its part of the network would fall.")),
            Column(key="pairs", label=_("Pairs parted"), kind="count",
                   help=_("How many pairs of others could no longer reach each other.")),
        ),
        rows=tuple(rows), empty=_("Nobody's leaving would cut others off from the rest."),
        notes=(_("Of what its part falls into, those outside the largest piece lose contact (Tarjan 1972)."),),
    )  # fmt: skip


def _names(plan: Plan, ids: list[str] | tuple[str, ...]) -> str:
    return listed([plan.stakeholders[id].short_name for id in ids], MOST_NAMES)
