"""The whole network at once: every actor where the map has it, to be panned, enlarged and rearranged."""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.events import MouseMove, MouseScrollDown, MouseScrollUp
from textual.message import Message

from planner.app.network.dots import ACROSS, DOWN, DotCanvas
from planner.app.network.drawing import DIRECTIONS, Drawing, Spot
from planner.app.network.scene import Line
from planner.app.widgets.cells import fitted
from planner.i18n import N_, _
from planner.model.values import Position

Dot = tuple[float, float]
"""Dots across and down from the top left of the pane."""

LABEL = 22
"""No label is longer."""
MARGIN = 0.16
"""Share of the pane kept free for names when all of the network is shown."""
STRETCH = 1.7
"""The drawing may be so much wider or higher than the map, to fill the pane."""
CROWD = 90
"""More actors than these are not shown at once unless somebody asks for all."""
LEAST_DRAWN = 40
CELLS_EACH = 20
"""Of a crowd so many are drawn that each has this many cells of the pane, but never fewer than the least."""
STEP = 1.25
"""How much one key enlarges."""


@dataclass(frozen=True, slots=True)
class Camera:
    """The map point in the middle of the pane, and how many dots a map unit takes across and down."""

    x: float
    y: float
    across: float
    down: float

    def at(self, x: float, y: float, factor: float = 1.0) -> "Camera":
        """The camera over another point, so many times nearer."""
        nearer = max(0.002, min(4.0, self.across * factor)) / self.across
        return Camera(x, y, self.across * nearer, self.down * nearer)


class WholeMap(Drawing):
    """Draws every actor and tie on braille dots."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(f"shift+{key}", f"pan('{key}')", N_("Move the map"), show=False) for key in DIRECTIONS),
        Binding("plus,equals_sign", "zoom(1)", N_("Enlarge"), key_display="+", show=False),
        Binding("minus", "zoom(-1)", N_("Reduce"), key_display="-", show=False),
        Binding("0", "fit", N_("Show all"), show=False),
        Binding("m", "move", N_("Move the actor"), id="map.move"),
    ]

    class Moved(Message):
        """An actor was put somewhere else, and it was meant."""

        def __init__(self, actor: str, position: Position) -> None:
            super().__init__()
            self.actor, self.position = actor, position

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.positions: Mapping[str, Position] = {}
        self.camera: Camera | None = None
        self.everyone = False
        """Whether all are shown although they are a crowd."""
        self.moving: Position | None = None
        """Where the selected actor is being moved to."""
        self.fresh: frozenset[str] = frozenset()
        """Actors added just now, marked until the next change."""

    def show_positions(self, positions: Mapping[str, Position]) -> None:
        """Take these positions; the camera stays where it is."""
        self.positions = positions
        self.redraw()

    def draw(self, canvas: DotCanvas) -> None:
        """Lines first, then signs, then as many names as fit."""
        if self.scene is None or not self.positions:
            canvas.write(1, canvas.height // 2, _("Placing the actors…"), self.look("quiet"))
            return
        if self.camera is None:
            self.camera = fitting(self._in_first_sight(), canvas.width, canvas.height)
        dots = self._thinned({id: self._dot(position, canvas) for id, position in self._places()}, canvas)
        self._draw_lines(canvas, dots)
        self.spots = {
            id: (int(x) // ACROSS, int(y) // DOWN)
            for id, (x, y) in dots.items()
            if 0 <= x < canvas.width * ACROSS and 0 <= y < canvas.height * DOWN
        }
        self._draw_actors(canvas)
        self._remark(canvas)
        if self.moving is not None:
            canvas.write(1, 0, _("Arrows move it · enter keeps it there · esc leaves it"), self.look("selected"))

    def show_actor(self, actor: str) -> None:
        """Bring an actor into sight."""
        position = self.positions.get(actor)
        if position is not None and self.camera is not None and actor not in self.spots:
            self.camera = self.camera.at(position.x, position.y)
            self.redraw()

    def action_walk(self, direction: str) -> None:
        """Select the nearest actor in a direction, or move the one that is being moved."""
        if self.moving is None or self.camera is None:
            super().action_walk(direction)
            return
        across, down = DIRECTIONS[direction]
        right, below = across * ACROSS / self.camera.across, down * DOWN / self.camera.down
        self.moving = Position(self.moving.x + right, self.moving.y + below)
        self.redraw()

    def action_move(self) -> None:
        """Begin to move the selected actor."""
        self.moving = self.positions.get(self.selected or "")
        self.redraw()

    def action_choose(self) -> None:
        """Keep the actor where it was moved to; otherwise choose it."""
        if self.moving is None or self.selected is None:
            super().action_choose()
            return
        position, self.moving = self.moving, None
        self.positions = {**self.positions, self.selected: position}
        self.post_message(self.Moved(self.selected, position))
        self.redraw()

    def action_leave(self) -> None:
        """Leave the actor where it was; otherwise go back."""
        if self.moving is None:
            super().action_leave()
        self.moving = None
        self.redraw()

    def action_pan(self, direction: str) -> None:
        """Move the map under the pane by a quarter of it."""
        across, down = DIRECTIONS[direction]
        self._pan(across * self.size.width // 4 * ACROSS, down * self.size.height // 4 * DOWN)

    def action_zoom(self, by: int) -> None:
        """Enlarge or reduce around the selected actor, or else the middle."""
        if self.camera is None:
            return
        fixed = self.positions.get(self.selected or "") or Position(self.camera.x, self.camera.y)
        factor = STEP if by > 0 else 1 / STEP
        x = fixed.x + (self.camera.x - fixed.x) / factor
        y = fixed.y + (self.camera.y - fixed.y) / factor
        self.camera = self.camera.at(x, y, factor)
        self.redraw()

    def action_fit(self) -> None:
        """Show all of the network; of a crowd, in turn all and the best connected."""
        self.everyone = not self.everyone and self._crowded
        self.camera = None
        self.redraw()

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """The wheel enlarges."""
        event.stop()
        self.action_zoom(1)

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """The wheel reduces."""
        event.stop()
        self.action_zoom(-1)

    def on_mouse_move(self, event: MouseMove) -> None:
        """Drag the map."""
        if event.button:
            self._pan(-event.delta_x * ACROSS, -event.delta_y * DOWN)

    def _pan(self, right: int, below: int) -> None:
        if self.camera is not None and (right or below):
            camera = self.camera
            self.camera = camera.at(camera.x + right / camera.across, camera.y + below / camera.down)
            self.redraw()

    def _places(self) -> Iterator[tuple[str, Position]]:
        assert self.scene is not None, "actors are placed while a scene is drawn"  # noqa: S101
        for id, position in self.positions.items():
            if id in self.scene.actors:
                yield id, self.moving if self.moving is not None and id == self.selected else position

    @property
    def _crowded(self) -> bool:
        return self.scene is not None and len(self.scene.actors) > CROWD

    def _ties(self, id: str) -> int:
        return self.scene.contacts.get(id, 0) if self.scene is not None else 0

    def _in_first_sight(self) -> Mapping[str, Position]:
        """The positions the camera shows at first: of a crowd, those of the best connected."""
        if self.everyone or not self._crowded:
            return self.positions
        best = sorted(self.positions, key=self._ties, reverse=True)[:CROWD]
        return {id: self.positions[id] for id in best if self._ties(id)} or self.positions

    def _thinned(self, dots: dict[str, Dot], canvas: DotCanvas) -> dict[str, Dot]:
        """Of a crowd on the pane only the best connected, those tied to the selected one, and those just added."""
        right, bottom = canvas.width * ACROSS, canvas.height * DOWN
        seen = [id for id, (x, y) in dots.items() if 0 <= x < right and 0 <= y < bottom]
        room = max(LEAST_DRAWN, canvas.width * canvas.height // CELLS_EACH)
        if self.everyone or not self._crowded or len(seen) <= room:
            return dots
        near = [line.other(self.selected) for line in self._own_lines()] if self.selected else []
        best = (sorted(some, key=self._ties, reverse=True)[:room] for some in (seen, near))
        kept = {*itertools.chain(*best), *self.fresh, self.selected}
        return {id: dot for id, dot in dots.items() if id in kept}

    def _own_lines(self) -> tuple[Line, ...]:
        return self.scene.tied.get(self.selected or "", ()) if self.scene is not None else ()

    def _remark(self, canvas: DotCanvas) -> None:
        if not self._crowded or self.scene is None or self.moving is not None:
            return
        says = _("0 shows the best connected") if self.everyone else _("{shown} of {count} actors · 0 shows all")
        words = says.format(shown=len(self.spots), count=len(self.scene.actors))
        canvas.write(1, canvas.height - 1, f" {words} ", self.look("quiet"))

    def _dot(self, position: Position, canvas: DotCanvas) -> tuple[float, float]:
        assert self.camera is not None, "the camera is set before anything is drawn"  # noqa: S101
        across = (position.x - self.camera.x) * self.camera.across + canvas.width * ACROSS / 2
        down = (position.y - self.camera.y) * self.camera.down + canvas.height * DOWN / 2
        return across, down

    def _draw_lines(self, canvas: DotCanvas, dots: Mapping[str, tuple[float, float]]) -> None:
        assert self.scene is not None, "lines are drawn of a scene"  # noqa: S101
        own = self.scene.tied.get(self.selected or "", ())
        for line in (*(line for line in self.scene.lines.values() if line not in own), *own):
            if line.source in dots and line.target in dots:
                ink = self.line_ink(line, 1.0 if line in own else 0.4)
                canvas.line(*dots[line.source], *dots[line.target], ink, dashed=line.dashed)

    def _draw_actors(self, canvas: DotCanvas) -> None:
        order = self._by_weight()
        for id in reversed(order):
            self._draw_sign(canvas, id)
        for id in order:
            self._draw_label(canvas, id)

    def _by_weight(self) -> list[str]:
        """Those on the pane, the selected and those tied to it first, then by number of ties."""
        assert self.scene is not None, "actors are drawn of a scene"  # noqa: S101
        tied = self.scene.tied
        near = {line.other(self.selected) for line in tied.get(self.selected, ())} if self.selected else set()

        def standing(actor: str) -> tuple[bool, bool, bool, int]:
            return actor != self.selected, actor not in near, actor not in self.fresh, -self._ties(actor)

        return sorted(self.spots, key=standing)

    def _draw_sign(self, canvas: DotCanvas, id: str) -> None:
        assert self.scene is not None, "actors are drawn of a scene"  # noqa: S101
        actor = self.scene.actors[id]
        style = self.look("selected") if id == self.selected else Style(color=self.sector_ink(actor), bold=True)
        canvas.write(*self.spots[id], self.sign(actor), style)

    def _draw_label(self, canvas: DotCanvas, id: str) -> None:
        assert self.scene is not None, "actors are drawn of a scene"  # noqa: S101
        x, y = self.spots[id]
        name = self.scene.actors[id].short_name
        name = fitted(name, min(cell_len(name), LABEL))
        for column, row in _label_spots(x, y, cell_len(name)):
            room = canvas.free(column - 1, row, cell_len(name) + 2)
            fits = column >= 0 and column + cell_len(name) <= canvas.width
            if room or (id == self.selected and fits):
                canvas.write(column - room, row, f" {name} " if room else name, self._label_style(id))
                return

    def _label_style(self, id: str) -> Style:
        if id == self.selected:
            return self.look("selected")
        if id in self.fresh:
            return self.look("fresh")
        return self.look("label") if self._near(id) else self.look("quiet")

    def _near(self, id: str) -> bool:
        if self.selected is None or self.scene is None:
            return True
        return any(line.other(self.selected) == id for line in self.scene.tied.get(self.selected, ()))


def _label_spots(x: int, y: int, length: int) -> tuple[Spot, ...]:
    return ((x + 2, y), (x - length - 1, y), (x - length // 2, y - 1), (x - length // 2, y + 1))


def fitting(positions: Mapping[str, Position], width: int, height: int) -> Camera:
    """The camera that shows all positions on a pane of so many cells."""
    xs, ys = [p.x for p in positions.values()], [p.y for p in positions.values()]
    across, down = max(xs) - min(xs) or 1.0, max(ys) - min(ys) or 1.0
    room_x, room_y = width * ACROSS * (1 - MARGIN), height * DOWN * (1 - MARGIN / 2)
    right, below = min(room_x / across, 1.0), min(room_y / down, 1.0)
    right, below = min(right, below * STRETCH), min(below, right * STRETCH)
    return Camera((max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2, right, below)
