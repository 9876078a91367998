"""Where each actor stands on the map: where people put it, else where its ties draw it."""

import itertools
import math
from collections.abc import Collection, Mapping, Sequence

from planner.analysis.network.connections import cuts
from planner.analysis.network.graph import SEED, Projection, fixed_chance, project
from planner.analysis.network.spacing import Ground, Spot, evened, push_apart
from planner.model.plan import Plan
from planner.model.ties import counted_states
from planner.model.values import Position

REACH = 1500.0
"""Half the side of a full map, in map units."""
ROOM = 200.0
"""Space between actors of a map that is not full."""
GAP = 90.0
"""The least distance between two actors."""
ROW_STEP = 270.0
"""Distance between the rows of those that nothing ties."""
NAME_STEP = 440.0
"""The least distance between two in such a row: room for a name under each."""
LONGEST_ROW = 7
"""How many stand in a row unless there are very many."""
WIDER = 1.35
"""How much wider than high a drawing is stretched, since screens and pages are."""
STRESS_LIMIT = 600
"""Up to so many actors Kamada and Kawai's layout is quick, and it draws distances truest."""


def positions(plan: Plan, kept: Mapping[str, Position] | None = None, seed: int = SEED) -> dict[str, Position]:
    """A position for every stakeholder that was not merged into another, in map units, x to the right and y down.

    Those stored in the plan stay, then those in `kept` (what a view showed before), and nobody who has either moves.
    The rest follow: near those they are tied to, or, where nothing of their part of the network has a place yet, by
    Kamada and Kawai's layout (1989), over 600 actors Fruchterman and Reingold's (1991); those without ties stand in
    rows below. The same plan gives the same positions. Computed with igraph, which is imported only when needed.
    """
    graph = project(plan, states=counted_states(with_planned=True))
    placed = _given(plan, graph, kept or {})
    fresh = not placed
    _near_those_placed(graph, placed)
    _whole_parts(graph, placed, seed)
    if fresh:
        _centre(placed)
    _rows_below(graph, placed)
    return {graph.ids[node]: Position(round(x, 1), round(y, 1)) for node, (x, y) in sorted(placed.items())}


def uncovered(found: Mapping[str, Position], yielding: Collection[str]) -> dict[str, Position]:
    """The same positions, but `yielding` ones that lie on another's place moved below it, to where there is room."""
    places = dict(found)
    ground = Ground(GAP, [(place.x, place.y) for id, place in found.items() if id not in yielding])
    for id in sorted(yielding):
        spot = ground.free_near((found[id].x, found[id].y), math.pi / 2)
        ground.take(spot)
        places[id] = Position(round(spot[0], 1), round(spot[1], 1))
    return places


def _given(plan: Plan, graph: Projection, kept: Mapping[str, Position]) -> dict[int, Spot]:
    placed: dict[int, Spot] = {}
    for node, id in enumerate(graph.ids):
        position = plan.stakeholders[id].position if "position" in plan.stakeholders.bodies[id] else kept.get(id)
        if position is not None:
            placed[node] = (position.x, position.y)
    return placed


def _near_those_placed(graph: Projection, placed: dict[int, Spot]) -> None:
    """Place whoever is tied to someone placed, the ones with most such ties first, until nobody is left."""
    if not placed:
        return
    ground = Ground(GAP, placed.values())
    middle = _middle(list(placed.values()))
    reached = {other for node in placed for other in graph.neighbours[node]} - placed.keys()
    while reached:
        node = max(reached, key=lambda new: (len(graph.neighbours[new] & placed.keys()), -new))
        spot = _beside(node, graph, placed, ground, middle)
        placed[node] = spot
        ground.take(spot)
        reached.discard(node)
        reached |= graph.neighbours[node] - placed.keys()


def _beside(node: int, graph: Projection, placed: dict[int, Spot], ground: Ground, middle: Spot) -> Spot:
    """Between its neighbours, or on the outer side of its only one."""
    known = [placed[other] for other in sorted(graph.neighbours[node]) if other in placed]
    x, y = _middle(known)
    outwards = math.atan2(y - middle[1], x - middle[0])
    if len(known) == 1:
        x, y = x + ROOM * math.cos(outwards), y + ROOM * math.sin(outwards)
    return ground.free_near((x, y), outwards)


def _whole_parts(graph: Projection, placed: dict[int, Spot], seed: int) -> None:
    """Lay out the parts of the network where nobody has a place, and set them side by side below what is there."""
    found = cuts(graph.neighbours)
    parts = [sorted(found.order[part.start : part.stop]) for part in found.parts]
    free = [part for part in parts if len(part) > 1 and part[0] not in placed]
    if not free:
        return
    drawn = [_drawn(graph, part, seed, _reach(len(graph.ids)) * math.sqrt(len(part) / len(graph.ids))) for part in free]
    width = max(max(x for x, _y in spots) - min(x for x, _y in spots) for spots in drawn)
    left, top, row = _corner(placed)
    begin = left
    for part, spots in zip(free, drawn, strict=True):
        low_x, low_y = min(x for x, _y in spots), min(y for _x, y in spots)
        size_x, size_y = max(x for x, _y in spots) - low_x, max(y for _x, y in spots) - low_y
        if left > begin and left + size_x > begin + width:
            left, top, row = begin, top + row + ROOM, 0.0
        placed.update({n: (x - low_x + left, y - low_y + top) for n, (x, y) in zip(part, spots, strict=True)})
        left, row = left + size_x + ROOM, max(row, size_y)


def _corner(placed: dict[int, Spot]) -> tuple[float, float, float]:
    """Where the next part begins: left, top, and the height of its row so far."""
    if not placed:
        return 0.0, 0.0, 0.0
    return min(x for x, _y in placed.values()), max(y for _x, y in placed.values()) + ROOM, 0.0


def _reach(actors: int) -> float:
    """Half the side of a map of so many actors: room for each, no more than a full map unless it would be a crowd."""
    return max(min(REACH, ROOM * math.sqrt(actors)), GAP / 2 * math.sqrt(actors))


def _drawn(graph: Projection, part: Sequence[int], seed: int, reach: float) -> list[Spot]:
    index = {node: n for n, node in enumerate(part)}
    pairs = [(index[a], index[b]) for a in part for b in sorted(graph.neighbours[a]) if a < b]
    spots = _turned(_by_ties(len(part), pairs, seed))
    if len(part) > STRESS_LIMIT:
        spots = evened(spots)
    farthest = max(math.hypot(x, y) for x, y in spots) or 1.0
    factor = max(reach, GAP) / farthest
    gap = min(GAP, 1.6 * max(reach, GAP) / math.sqrt(len(part)))
    return [(x * WIDER, y) for x, y in push_apart([(x * factor, y * factor) for x, y in spots], gap)]


def _by_ties(size: int, pairs: list[tuple[int, int]], seed: int) -> list[Spot]:
    """Coordinates by igraph, the same for the same seed."""
    import igraph

    graph = igraph.Graph(size, pairs)  # type: ignore[no-untyped-call]
    with fixed_chance(seed):
        truest = size <= STRESS_LIMIT
        layout = graph.layout_kamada_kawai() if truest else graph.layout_fruchterman_reingold(niter=300, grid="grid")
    return [(x, y) for x, y in layout.coords]


def _turned(spots: list[Spot]) -> list[Spot]:
    """Around the middle, the longest way across lying, since screens and pages are wide."""
    x0, y0 = _middle(spots)
    around = [(x - x0, y - y0) for x, y in spots]
    xx, yy = sum(x * x for x, _y in around), sum(y * y for _x, y in around)
    angle = 0.5 * math.atan2(2 * sum(x * y for x, y in around), xx - yy)
    cos, sin = math.cos(angle), math.sin(angle)
    return [(x * cos + y * sin, y * cos - x * sin) for x, y in around]


def _centre(placed: dict[int, Spot]) -> None:
    if placed:
        x0 = (min(x for x, _y in placed.values()) + max(x for x, _y in placed.values())) / 2
        y0 = (min(y for _x, y in placed.values()) + max(y for _x, y in placed.values())) / 2
        placed.update({node: (x - x0, y - y0) for node, (x, y) in placed.items()})


def _rows_below(graph: Projection, placed: dict[int, Spot]) -> None:
    """Rows of those without ties, in the order of the register, going on where earlier ones stand."""
    alone = [node for node in range(len(graph.ids)) if node not in placed]
    if not alone:
        return
    tied = [spot for node, spot in placed.items() if graph.neighbours[node]]
    bottom = max((y for _x, y in tied), default=-ROOM)
    resting = [spot for node, spot in placed.items() if not graph.neighbours[node] and spot[1] > bottom]
    columns = _columns(len(alone) + len(resting))
    width = max((x for x, _y in tied), default=0.0) - min((x for x, _y in tied), default=0.0)
    step = max(NAME_STEP, min(width / columns, 1.5 * NAME_STEP))
    middle = _middle(tied)[0] if tied else 0.0
    left = min((x for x, _y in resting), default=middle - (columns - 1) * step / 2)
    top = min((y for _x, y in resting), default=bottom + ROOM)
    cells = ((left + n % columns * step, top + n // columns * ROW_STEP) for n in itertools.count())
    free = (cell for cell in cells if not any(_crowded(cell, spot, step) for spot in resting))
    placed.update(zip(alone, free, strict=False))


def _columns(count: int) -> int:
    """How many stand in a row: rows of about the same length, wider than high when there are many."""
    rows = math.ceil(count / max(LONGEST_ROW, math.ceil(math.sqrt(count))))
    return math.ceil(count / rows)


def _crowded(one: Spot, other: Spot, step: float) -> bool:
    return abs(one[0] - other[0]) < step / 2 and abs(one[1] - other[1]) < ROW_STEP / 2


def _middle(spots: Sequence[Spot]) -> Spot:
    return sum(x for x, _y in spots) / len(spots), sum(y for _x, y in spots) / len(spots)
