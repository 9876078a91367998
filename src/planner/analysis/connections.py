"""What every row of the register shows of the network: how connected each one is, and who is a bridge."""

from dataclasses import dataclass
from functools import cached_property

from planner.analysis.cuts import Cuts, cuts
from planner.analysis.projection import Projection, project
from planner.model.plan import Plan


@dataclass(frozen=True)
class Connections:
    """Ties, contacts and bridges of a plan, without any heavy library.

    A stakeholder that is not in the network, as one merged into another, has no ties and is no bridge.
    """

    projection: Projection
    cuts: Cuts

    @cached_property
    def ties(self) -> dict[str, int]:
        """Number of current and planned ties by stakeholder, parallel ones counted each."""
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

    def loses(self, id: str) -> list[str]:
        """Those cut off from the largest remaining part if `id` left; of parts of one size the first stays."""
        node = self._node.get(id)
        return [] if node is None else [self.projection.ids[lost] for lost in self.cuts.lost_without(node)]

    def pieces(self, id: str) -> list[list[str]]:
        """What the part of `id` falls into when it leaves, the largest first; nothing when it stands alone."""
        node = self._node.get(id)
        pieces = [] if node is None else self.cuts.pieces_without(node)
        return [[self.projection.ids[other] for other in piece] for piece in pieces]

    @cached_property
    def _node(self) -> dict[str, int]:
        return {id: node for node, id in enumerate(self.projection.ids)}


def connected(projection: Projection) -> Connections:
    """The connections of a projection, as one of some ties only."""
    return Connections(projection, cuts(projection.neighbours))


_latest: list[tuple[object, object, Connections]] = []


def connections(plan: Plan) -> Connections:
    """The connections of a plan; computed again only when stakeholders or ties changed since the last call."""
    for stakeholders, ties, known in _latest:
        if stakeholders is plan.stakeholders and ties is plan.ties:
            return known
    made = connected(project(plan))
    _latest[:] = [(plan.stakeholders, plan.ties, made)]
    return made
