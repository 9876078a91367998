"""Who holds the network together: how connected each actor is, and what comes off when one leaves."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from planner.analysis.network.graph import Projection, project
from planner.model.plan import Plan
from planner.model.ties import counted_states


@dataclass(frozen=True, slots=True)
class Cuts:
    """Nodes in the order of a depth-first walk, and what each one holds together."""

    order: tuple[int, ...]
    parts: tuple[range, ...]
    """The components, as ranges of `order`; the largest first."""
    separated: dict[int, tuple[range, ...]]
    """Per articulation point the parts its leaving makes, but for the one that holds the walk's beginning,
    as ranges of `order`."""
    bridges: tuple[tuple[int, range], ...] = ()
    """Contacts without which a part falls into two: the node on the near side, and what lies beyond as a range of
    `order`, which begins with the node on the far side."""

    def part_of(self) -> dict[int, int]:
        """The number of its component by node, from 1 for the largest."""
        return {node: number for number, part in enumerate(self.parts, 1) for node in self._nodes(part)}

    def pieces_without(self, node: int) -> list[list[int]]:
        """What the component of `node` falls into when it leaves, the largest piece first; of two of one size, the one
        with the first node. One piece when it holds nothing together, none when it stands alone.
        """
        branches = [sorted(self._nodes(branch)) for branch in self.separated.get(node, ())]
        off = {node}.union(*branches)
        whole = next(part for part in self.parts if node in self._nodes(part))
        rest = sorted(other for other in self._nodes(whole) if other not in off)
        return sorted((piece for piece in (rest, *branches) if piece), key=lambda piece: (-len(piece), piece[0]))

    def sizes_without(self, node: int) -> list[int]:
        """How many are in each piece of `pieces_without`, found without gathering them: of a hub that is everybody."""
        branches = self.separated.get(node, ())
        inside = (
            (branches[0].start,) if branches else [place for place, other in enumerate(self.order) if other == node]
        )
        whole = next(len(part) for part in self.parts if inside[0] in part)
        sizes = [len(branch) for branch in branches]
        return sorted(filter(None, (whole - 1 - sum(sizes), *sizes)), reverse=True)

    def lost_without(self, node: int) -> list[int]:
        """The nodes cut off from the largest remaining piece of their component when `node` leaves it."""
        branches = self.separated.get(node)
        if branches is None:
            return []
        whole = next(part for part in self.parts if branches[0].start in part)
        cut = [len(branch) for branch in branches]
        if len(whole) - 1 - sum(cut) > max(cut):  # the rest stays together, and looking through it would take long
            return sorted(other for branch in branches for other in self._nodes(branch))
        return sorted(other for piece in self.pieces_without(node)[1:] for other in piece)

    def _nodes(self, part: range) -> tuple[int, ...]:
        return self.order[part.start : part.stop]


def cuts(neighbours: Sequence[AbstractSet[int]]) -> Cuts:
    """Components, articulation points and bridges of an undirected graph, in time linear in its size.

    Method: depth-first search with low points (Tarjan 1972; Hopcroft and Tarjan 1973), without recursion. What a
    branch of the walk separates is a stretch of its order, since a subtree is visited without interruption.
    """
    walk = _Walk(neighbours)
    parts = [walk.visit(node) for node in range(len(neighbours)) if walk.entered[node] < 0]
    parts.sort(key=lambda part: (-len(part), min(walk.order[part.start : part.stop])))
    separated = {node: tuple(branches) for node, branches in sorted(walk.separated.items())}
    return Cuts(tuple(walk.order), tuple(parts), separated, tuple(walk.bridges))


class _Walk:
    """A depth-first walk in progress."""

    def __init__(self, neighbours: Sequence[AbstractSet[int]]) -> None:
        self.neighbours = neighbours
        self.order: list[int] = []
        self.entered = [-1] * len(neighbours)
        self.low = [0] * len(neighbours)
        self.separated: dict[int, list[range]] = {}
        self.bridges: list[tuple[int, range]] = []

    def visit(self, root: int) -> range:
        """Walk the component of `root`; its stretch of the order."""
        begin = len(self.order)
        entered, low, neighbours = self.entered, self.low, self.neighbours
        path = [(root, root, iter(neighbours[root]))]
        self._enter(root)
        while path:
            node, above, others = path[-1]
            for other in others:
                if entered[other] < 0:
                    self._enter(other)
                    path.append((other, node, iter(neighbours[other])))
                    break
                if entered[other] < low[node] and other != above:
                    low[node] = entered[other]
            else:
                path.pop()
                if path:
                    self._leave(above, node)
        self._settle_root(root)
        return range(begin, len(self.order))

    def _enter(self, node: int) -> None:
        self.entered[node] = self.low[node] = len(self.order)
        self.order.append(node)

    def _leave(self, above: int, node: int) -> None:
        low = self.low[node]
        if low >= self.entered[above]:
            branch = range(self.entered[node], len(self.order))
            self.separated.setdefault(above, []).append(branch)
            if low > self.entered[above]:
                self.bridges.append((above, branch))
        elif low < self.low[above]:
            self.low[above] = low

    def _settle_root(self, root: int) -> None:
        """The first node of a walk holds something together only when two branches hang on it."""
        if len(self.separated.get(root, ())) < 2:
            self.separated.pop(root, None)


@dataclass(frozen=True)
class Connections:
    """Ties, contacts and bridges of a plan, without any heavy library.

    A stakeholder that is not in the network, as one merged into another, has no ties and is no bridge.
    """

    projection: Projection
    cuts: Cuts

    @cached_property
    def ties(self) -> dict[str, int]:
        """Number of its ties by stakeholder, parallel ones counted each."""
        return dict(zip(self.projection.ids, self.projection.held, strict=True))

    @cached_property
    def degree(self) -> dict[str, int]:
        """Number of others it has contact with, by stakeholder."""
        return {id: len(self.projection.neighbours[node]) for id, node in self._node.items()}

    @cached_property
    def bridges(self) -> frozenset[str]:
        """Those without whom others lose contact: the articulation points of the network."""
        return frozenset(self.projection.ids[node] for node in self.cuts.separated)

    @cached_property
    def part(self) -> dict[str, int]:
        """The connected part each stakeholder is in, by number; 1 is the largest."""
        return {self.projection.ids[node]: number for node, number in self.cuts.part_of().items()}

    def neighbours(self, id: str) -> list[str]:
        """The others it has contact with, in the order of the register."""
        node = self._node.get(id)
        return [] if node is None else [self.projection.ids[n] for n in sorted(self.projection.neighbours[node])]

    def tied(self, one: str, other: str) -> bool:
        """Whether two have contact with each other."""
        node, second = self._node.get(one), self._node.get(other)
        return node is not None and second in self.projection.neighbours[node]

    def loses(self, id: str) -> list[str]:
        """Those cut off from the largest remaining part if `id` left; of parts of one size the first stays."""
        node = self._node.get(id)
        return [] if node is None else [self.projection.ids[lost] for lost in self.cuts.lost_without(node)]

    def sizes(self, id: str) -> list[int]:
        """How many are in each part that the part of `id` falls into when it leaves, the largest first."""
        node = self._node.get(id)
        return [] if node is None else self.cuts.sizes_without(node)

    @cached_property
    def _node(self) -> dict[str, int]:
        return {id: node for node, id in enumerate(self.projection.ids)}


def connected(projection: Projection) -> Connections:
    """The connections of a projection, as one of some ties only."""
    return Connections(projection, cuts(projection.neighbours))


_latest: dict[bool, tuple[object, object, Connections]] = {}


def connections(plan: Plan, *, with_planned: bool = False) -> Connections:
    """The connections of a plan by the ties that count; computed again only when stakeholders or ties changed."""
    stakeholders, ties, known = _latest.get(with_planned, (None, None, None))
    if known is None or stakeholders is not plan.stakeholders or ties is not plan.ties:
        known = connected(project(plan, states=counted_states(with_planned=with_planned)))
        _latest[with_planned] = plan.stakeholders, plan.ties, known
    return known


@dataclass(frozen=True, slots=True)
class Leaving:
    """The part an actor is in, before and after it left."""

    parts: tuple[int, ...]
    """What its part falls into: how many still reach one another in each piece, the largest first."""
    loses: tuple[str, ...]
    """The ids of those cut off from the largest of these pieces."""
    pairs_before: int
    """How many pairs of the others of its part can reach each other, directly or through others."""
    pairs_after: int
    """How many of these still can without it."""

    @property
    def pairs_lost(self) -> int:
        """How many pairs of others can no longer reach each other."""
        return self.pairs_before - self.pairs_after


def leaving(plan: Plan, id: str, *, with_planned: bool = False) -> Leaving:
    """What if this actor leaves: contacts of any direction, by the ties that count; nothing for one unknown."""
    return leaving_of(connections(plan, with_planned=with_planned), id)


def leaving_of(found: Connections, id: str) -> Leaving:
    """The same over connections made before, as those of some types or states of ties only."""
    parts = found.sizes(id)
    return Leaving(
        parts=tuple(parts),
        loses=tuple(found.loses(id)),
        pairs_before=_pairs([sum(parts)]),
        pairs_after=_pairs(parts),
    )


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)
