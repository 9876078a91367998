"""The network of a comparison as pyvis holds it: ties coloured by what became of them; imported when it is drawn."""

from collections.abc import Mapping

from planner.analysis.comparison.kinds import SAME
from planner.formats.comparison.sides import Facing
from planner.formats.comparison.styles import WIDTHS, tie_look
from planner.formats.map.network import MapNetwork
from planner.model.values import Position


class ComparisonNetwork(MapNetwork):
    """Both editions' network at the places of the plan, those who are gone where they stood."""

    def __init__(self, facing: Facing, positions: Mapping[str, Position]) -> None:
        super().__init__(facing.both, positions)
        found = facing.comparison.found
        for edge in self.edges:
            one = found.get(edge["id"])
            kind = one.kind if one is not None else SAME
            look = tie_look(kind)
            edge.update(color=look["color"], dashes=look["dashes"] or False, width=WIDTHS[kind])
