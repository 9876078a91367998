"""Many neighbours of one actor in few rows: by kind of tie or by sector, each with its count and the best connected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.app.network.scene import Line, Scene
from planner.i18n import _
from planner.model import vocabularies


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbours of one kind: `lines` to all of them, the best connected first, `shown` of which have a row."""

    label: str
    lines: tuple[Line, ...]
    shown: int = 0

    @property
    def rows(self) -> int:
        """The rows it takes: its heading and those shown."""
        return 1 + self.shown


def by_kind(scene: Scene, centre: str, lines: Sequence[Line]) -> list[Group]:
    """Groups by kind of tie, the largest first; by sector when all are of one kind."""
    kinds = _grouped(scene, centre, [(line.types[0], line) for line in lines])
    if len(kinds) > 1:
        return _labelled({vocabularies.TIE_TYPE.label(code): some for code, some in kinds.items()})
    sectors = _grouped(scene, centre, [(scene.actors[line.other(centre)].sector or "", line) for line in lines])
    unknown = _("Sector unknown")
    return _labelled({vocabularies.SECTOR.label(code) if code else unknown: some for code, some in sectors.items()})


def sharing(groups: Sequence[Group], rows: int) -> list[Group]:
    """The groups that have room in so many rows; a row left over goes to the one that shows the least of its own."""
    kept = list(groups[: max(1, rows)])
    shown = [0] * len(kept)
    for _row in range(rows - len(kept)):
        waiting = [n for n, group in enumerate(kept) if shown[n] < len(group.lines)]
        if not waiting:
            break
        next_one = min(waiting, key=lambda n: (shown[n] / len(kept[n].lines), n))
        shown[next_one] += 1
    return [Group(group.label, group.lines, count) for group, count in zip(kept, shown, strict=True)]


def _grouped(scene: Scene, centre: str, coded: Sequence[tuple[str, Line]]) -> dict[str, list[Line]]:
    groups: dict[str, list[Line]] = {}
    for code, line in coded:
        groups.setdefault(code, []).append(line)
    for some in groups.values():
        some.sort(key=lambda line: (-scene.contacts[line.other(centre)], scene.actors[line.other(centre)].short_name))
    return groups


def _labelled(groups: Mapping[str, Sequence[Line]]) -> list[Group]:
    return sorted((Group(label, tuple(lines)) for label, lines in groups.items()), key=lambda g: -len(g.lines))
