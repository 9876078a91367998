"""Room between the actors of a map: whoever lies too near another is moved, and free places are found."""

import math
from collections.abc import Iterable, Iterator

Spot = tuple[float, float]

GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


class Ground:
    """The taken places of a map, in cells, so that only near ones are looked at."""

    def __init__(self, gap: float, taken: Iterable[Spot] = ()) -> None:
        self.gap = gap
        self._cells: dict[tuple[int, int], list[Spot]] = {}
        for spot in taken:
            self.take(spot)

    def take(self, spot: Spot) -> None:
        """Mark a place as taken."""
        self._cells.setdefault(self._cell(spot), []).append(spot)

    def is_free(self, spot: Spot) -> bool:
        """Whether nothing lies nearer than the gap."""
        return all(math.dist(spot, other) >= self.gap for other in self._near(spot))

    def free_near(self, wanted: Spot, towards: float) -> Spot:
        """The first free place on ever wider rings around `wanted`, tried from the angle `towards` on."""
        if self.is_free(wanted):
            return wanted
        ring = 1
        while True:
            steps = 6 * ring
            for step in range(steps):
                turn = (step + 1) // 2 * (1 if step % 2 else -1)
                angle = towards + turn * math.tau / steps
                spot = wanted[0] + ring * self.gap * math.cos(angle), wanted[1] + ring * self.gap * math.sin(angle)
                if self.is_free(spot):
                    return spot
            ring += 1

    def _cell(self, spot: Spot) -> tuple[int, int]:
        return math.floor(spot[0] / self.gap), math.floor(spot[1] / self.gap)

    def _near(self, spot: Spot) -> Iterator[Spot]:
        column, row = self._cell(spot)
        for x in (column - 1, column, column + 1):
            for y in (row - 1, row, row + 1):
                yield from self._cells.get((x, y), ())


def evened(spots: list[Spot]) -> list[Spot]:
    """The same directions from the middle, at distances that fill a disc evenly, so that its core is no crowd."""
    far = max((math.hypot(x, y) for x, y in spots), default=0.0)
    filled = list(spots)
    for rank, index in enumerate(sorted(range(len(spots)), key=lambda n: (math.hypot(*spots[n]), n)), 1):
        x, y = spots[index]
        distance = math.hypot(x, y)
        factor = far * math.sqrt(rank / len(spots)) / distance if distance else 0.0
        filled[index] = (x * factor, y * factor)
    return filled


def push_apart(spots: list[Spot], gap: float, rounds: int = 30) -> list[Spot]:
    """The same places moved as little as needed until, within `rounds`, none lies nearer to another than `gap`."""
    moved = list(spots)
    for _round in range(rounds):
        pushes = _pushes(moved, gap)
        if not pushes:
            break
        for index, (dx, dy) in pushes.items():
            moved[index] = (moved[index][0] + dx, moved[index][1] + dy)
    return moved


def _pushes(spots: list[Spot], gap: float) -> dict[int, Spot]:
    """How far each place must move, halved between the two of every pair that lies too near."""
    pushes: dict[int, Spot] = {}
    for low, high in _too_near(spots, gap):
        dx, dy = spots[high][0] - spots[low][0], spots[high][1] - spots[low][1]
        apart = math.hypot(dx, dy)
        if apart < 1e-6:
            dx, dy, apart = math.cos(high * GOLDEN_ANGLE), math.sin(high * GOLDEN_ANGLE), 1.0
            share = gap / 2
        else:
            share = (gap - apart) / 2 + 0.01
        for index, sign in ((low, -1), (high, 1)):
            x, y = pushes.get(index, (0.0, 0.0))
            pushes[index] = x + sign * share * dx / apart, y + sign * share * dy / apart
    return pushes


def _too_near(spots: list[Spot], gap: float) -> Iterator[tuple[int, int]]:
    cells: dict[tuple[int, int], list[int]] = {}
    for index, (x, y) in enumerate(spots):
        column, row = math.floor(x / gap), math.floor(y / gap)
        for near in ((c, r) for c in (column - 1, column, column + 1) for r in (row - 1, row, row + 1)):
            for other in cells.get(near, ()):
                if math.dist(spots[other], (x, y)) < gap:
                    yield other, index
        cells.setdefault((column, row), []).append(index)
