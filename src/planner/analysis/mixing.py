"""Whether sectors keep to themselves: contacts within and between them, as the E-I index puts it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass


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
