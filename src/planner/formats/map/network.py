"""The network as pyvis holds it, rendered with the page's own template; imported only when a map is made."""

from collections.abc import Mapping
from importlib import resources
from typing import Any

from pyvis.network import Network

from planner.formats.map.actors import drawn_actors, drawn_ties, tie_width
from planner.formats.map.appearance import tie_look
from planner.model.actors import Stakeholder, Tie
from planner.model.edition import Edition
from planner.model.values import Position

BUNDLE = "lib/vis-9.1.2/vis-network.min.js"
"""vis-network inside the installed pyvis package."""

BEND = 0.16
"""How far apart several ties between the same two actors are bent."""

OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "dragNodes": False,
        "multiselect": False,
        "selectConnectedEdges": False,
        "hoverConnectedEdges": False,
        "keyboard": False,
        "navigationButtons": False,
        "zoomSpeed": 0.7,
    },
    "nodes": {"borderWidth": 1.5, "chosen": False},
    "edges": {
        "smooth": False,
        "color": {"inherit": False},
        "arrows": {"to": {"scaleFactor": 0.55}},
        "arrowStrikethrough": False,
        "hoverWidth": 1,
        "selectionWidth": 1,
        "chosen": False,
    },
}


class _Ids(dict[str, None]):
    """The ids of nodes in their order; pyvis keeps a list, and goes through it for each node and each end of a tie."""

    def append(self, id: str) -> None:
        self[id] = None


class MapNetwork(Network):
    """An edition's network at given positions, with pyvis' options, nodes and edges as plain data."""

    def __init__(self, edition: Edition, positions: Mapping[str, Position]) -> None:
        super().__init__(directed=True, cdn_resources="in_line")  # type: ignore[no-untyped-call]
        self.node_ids = _Ids()  # type: ignore[assignment]
        self.options: dict[str, Any] = OPTIONS  # type: ignore[assignment]
        actors = drawn_actors(edition.plan)
        for actor in actors:
            self._draw_actor(actor, positions.get(actor.id, Position(0, 0)))
        self._draw_ties(drawn_ties(edition.plan))

    def drawing(self) -> dict[str, Any]:
        """What vis-network is given: nodes, edges, options."""
        return {"nodes": self.nodes, "edges": self.edges, "options": self.options}

    def _draw_actor(self, actor: Stakeholder, at: Position) -> None:
        # "custom": the page draws the figure of the sector itself, labels included, to keep them from overlapping.
        self.add_node(  # type: ignore[no-untyped-call]
            actor.id,
            label=actor.short_name or actor.id,
            shape="custom",
            color=None,
            x=round(at.x, 1),
            y=round(at.y, 1),
        )

    def _draw_ties(self, ties: list[Tie]) -> None:
        looks = {code: tie_look(code) for code in {tie.type or "" for tie in ties}}
        several: dict[tuple[str, str], int] = {}
        for tie in ties:
            pair = (min(tie.source, tie.target), max(tie.source, tie.target))
            several[pair] = turn = several.get(pair, -1) + 1
            look = looks[tie.type or ""]
            self.add_edge(  # type: ignore[no-untyped-call]
                tie.source,
                tie.target,
                id=tie.id,
                color=look["color"],
                dashes=look["dashes"] or False,
                width=tie_width(tie),
                arrows="" if look["mutual"] or look["membership"] else "to",
                smooth=_bend(turn, forward=tie.source == pair[0]),
            )


def _bend(turn: int, *, forward: bool) -> dict[str, Any] | bool:
    """The curve of the first, second, third tie of a pair: straight, then to one side and the other."""
    if turn == 0:
        return False
    side = (turn % 2 == 1) == forward
    return {
        "enabled": True,
        "type": "curvedCW" if side else "curvedCCW",
        "roundness": round(BEND * ((turn + 1) // 2), 2),
    }


def bundle() -> str:
    """The text of vis-network as the installed pyvis brings it, with its licence notice."""
    return (resources.files("pyvis") / BUNDLE).read_text(encoding="utf-8").replace("\r\n", "\n")
