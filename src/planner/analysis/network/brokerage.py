"""Who stands between others after Gould and Fernandez, and whether sectors keep to themselves (E-I index)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

Role = Literal["coordinator", "itinerant", "gatekeeper", "representative", "liaison"]
ROLES: tuple[Role, ...] = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison")
COORDINATOR, ITINERANT, GATEKEEPER, REPRESENTATIVE, LIAISON = range(5)


@dataclass(frozen=True, slots=True)
class Brokerage:
    """For how many ordered pairs of others, of whom the first has no tie to the second, one stands between them."""

    coordinator: int = 0
    """All three are of one sector."""
    itinerant: int = 0
    """Both others are of one sector, and it is of another; also called consultant."""
    gatekeeper: int = 0
    """It hands on to its own sector what comes from another."""
    representative: int = 0
    """It hands on to another sector what comes from its own."""
    liaison: int = 0
    """All three are of different sectors."""

    @property
    def total(self) -> int:
        """Over all roles."""
        return self.coordinator + self.itinerant + self.gatekeeper + self.representative + self.liaison

    def of(self, role: Role) -> int:
        """The number of a role."""
        return int(getattr(self, role))


def brokerage(arcs: Collection[tuple[int, int]], groups: Sequence[str | None]) -> list[Brokerage | None]:
    """The roles of each node over arcs (directed, each once), by the group of each.

    A node whose group is unknown has None, and paths that begin or end with one count for nobody. Source: Gould and
    Fernandez, "Structures of mediation", Sociological Methodology 19 (1989): paths a → v → b in which a has no tie to
    b, counted raw. Method: all pairs of a node's ins and outs by group, less those that are one node or tied anyway;
    linear in the arcs and in the triangles.
    """
    ins, outs = _known(arcs, groups)
    counts = [_all_pairs(node, group, ins[node], outs[node], groups) if group is not None else []
              for node, group in enumerate(groups)]  # fmt: skip
    for first, last in arcs:
        for node in outs[first] & ins[last]:
            counts[node][_role(groups[first], groups[node], groups[last])] -= 1
    return [Brokerage(*found) if found else None for found in counts]


def _known(arcs: Collection[tuple[int, int]], groups: Sequence[str | None]) -> tuple[list[set[int]], list[set[int]]]:
    """By node those with an arc to it and those it has one to, among nodes of known group."""
    ins: list[set[int]] = [set() for _group in groups]
    outs: list[set[int]] = [set() for _group in groups]
    for source, target in arcs:
        if groups[source] is not None and groups[target] is not None:
            outs[source].add(target)
            ins[target].add(source)
    return ins, outs


def _all_pairs(node: int, own: str, ins: set[int], outs: set[int], groups: Sequence[str | None]) -> list[int]:
    """The roles over all pairs of one in and another out, whether tied or not."""
    before, after = _by_group(ins, groups), _by_group(outs, groups)
    own_before, own_after = before.get(own, 0), after.get(own, 0)
    other_before, other_after = len(ins) - own_before, len(outs) - own_after
    within = own_before * own_after
    same = sum(count * after.get(group, 0) for group, count in before.items()) - within
    counts = [within, same, other_before * own_after, own_before * other_after, other_before * other_after - same]
    for both in ins & outs:
        counts[_role(groups[both], groups[node], groups[both])] -= 1
    return counts


def _by_group(nodes: set[int], groups: Sequence[str | None]) -> dict[str | None, int]:
    found: dict[str | None, int] = {}
    for node in nodes:
        group = groups[node]
        found[group] = found.get(group, 0) + 1
    return found


def _role(first: str | None, between: str | None, last: str | None) -> int:
    if first == between:
        return COORDINATOR if last == between else REPRESENTATIVE
    if last == between:
        return GATEKEEPER
    return ITINERANT if first == last else LIAISON


@dataclass(frozen=True, slots=True)
class Mixing:
    """Contacts of one group, or of all: each pair in contact counts once."""

    members: int
    internal: int
    """Contacts between two of one group."""
    external: int
    """Contacts between two of different groups."""
    by_chance: float | None
    """The index if every pair were as likely to be in contact as any other; None when there is no pair."""

    @property
    def index(self) -> float | None:
        """(external - internal) / all, from -1, all within, to 1, all with others; None without contacts."""
        return _index(self.internal, self.external)


def _index(internal: int, external: int) -> float | None:
    return (external - internal) / (external + internal) if external + internal else None


def mixing(pairs: Collection[tuple[int, int]], groups: Sequence[str | None]) -> tuple[Mixing, dict[str, Mixing]]:
    """The whole, and each group in the order in which groups first appear.

    `pairs`: nodes in contact, each pair once (undirected, unweighted). Nodes whose group is unknown are left out with
    their contacts. Source: Krackhardt and Stern, "Informal networks and organizational crises", Social Psychology
    Quarterly 51 (1988); what chance would give follows from the sizes of the groups alone.
    """
    members: dict[str, int] = {}
    for group in groups:
        if group is not None:
            members[group] = members.get(group, 0) + 1
    internal, external = dict.fromkeys(members, 0), dict.fromkeys(members, 0)
    for one, other in pairs:
        here, there = groups[one], groups[other]
        if here is None or there is None:
            continue
        if here == there:
            internal[here] += 1
        else:
            external[here] += 1
            external[there] += 1
    known = sum(members.values())
    found = {
        group: Mixing(size, internal[group], external[group], _index(_pairs(size), size * (known - size)))
        for group, size in members.items()
    }
    inside = sum(_pairs(size) for size in members.values())
    chance = _index(inside, _pairs(known) - inside)
    return Mixing(known, sum(internal.values()), sum(external.values()) // 2, chance), found


def _pairs(size: int) -> int:
    return size * (size - 1) // 2
