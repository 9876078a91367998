"""What both drawings of the network share: drawn once until something changes, walked with arrows or the pointer."""

from typing import TYPE_CHECKING, ClassVar, cast

from rich.style import Style
from textual.binding import Binding, BindingType
from textual.events import Click, Resize
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from planner.app.network.dots import DotCanvas
from planner.app.network.scene import Line, Scene
from planner.app.theme import Glyphs
from planner.app.widgets.cells import look
from planner.i18n import N_
from planner.model import vocabularies
from planner.model.actors import Stakeholder
from planner.model.palette import legible

if TYPE_CHECKING:
    from planner.app.host import Host

Spot = tuple[int, int]
"""A column and a row of the pane."""

LOOKS = {
    "label": ("foreground", "", 1.0),
    "quiet": ("foreground", "", 0.6),
    "selected": ("primary", "bold reverse", 1.0),
    "centre": ("foreground", "bold", 1.0),
    "fresh": ("success", "bold", 1.0),
}
"""Ink, attributes and share of each part's look."""

DIRECTIONS: dict[str, Spot] = {"up": (0, -1), "down": (0, 1), "left": (-1, 0), "right": (1, 0)}


class Drawing(Widget, can_focus=True):
    """A pane with actors in it; one of them may be selected."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"walk('{key}')", N_("Walk"), show=False) for key in DIRECTIONS),
        Binding("tab", "cycle(1)", N_("Next actor"), show=False),
        Binding("shift+tab", "cycle(-1)", N_("Actor before"), show=False),
        Binding("enter", "choose", N_("Around this one")),
        Binding("escape", "leave", N_("Back to the register"), show=False),
    ]

    class Selected(Message):
        """Another actor is selected."""

        def __init__(self, drawing: "Drawing", actor: str) -> None:
            super().__init__()
            self.drawing, self.actor = drawing, actor

        @property
        def control(self) -> "Drawing":
            """The drawing."""
            return self.drawing

    class Chosen(Selected):
        """The selected actor was chosen with enter or a double click."""

    class Left(Message):
        """Escape was pressed."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.scene: Scene | None = None
        self.selected: str | None = None
        self.spots: dict[str, Spot] = {}
        """Where each actor that is drawn stands."""
        self._strips: list[Strip] | None = None

    def draw(self, canvas: DotCanvas) -> None:
        """Draw the scene and note where everybody stands; subclasses do."""

    def redraw(self) -> None:
        """Draw anew: what is shown, or how, has changed."""
        self._strips = None
        self.refresh()

    def select(self, actor: str | None) -> None:
        """Select an actor without telling anyone."""
        if actor != self.selected:
            self.selected = actor
            self.redraw()

    def on_resize(self, event: Resize) -> None:
        """Fill the new size."""
        self.redraw()

    def notify_style_update(self) -> None:
        """Take up the colours of another theme."""
        super().notify_style_update()
        self._strips = None

    def watch_has_focus(self, focused: bool) -> None:
        """The selection is paler without the focus."""
        super().watch_has_focus(focused)
        self.redraw()

    def render_line(self, y: int) -> Strip:
        """One line of the pane."""
        if self._strips is None:
            self._strips = self._drawn()
        return self._strips[y] if y < len(self._strips) else Strip.blank(self.size.width, self.rich_style)

    def on_click(self, event: Click) -> None:
        """Select the nearest actor, twice to choose it."""
        nearest = min(self.spots, key=lambda actor: _far(self.spots[actor], (event.x, event.y)), default=None)
        if nearest is not None and _far(self.spots[nearest], (event.x, event.y)) < 40:
            self._take(nearest)
            if event.chain > 1:
                self.action_choose()

    def action_walk(self, direction: str) -> None:
        """Select the nearest actor in a direction."""
        found = nearest_towards(self.spots, self.spots.get(self.selected or "", self.middle), DIRECTIONS[direction])
        if found is not None:
            self._take(found)

    def action_cycle(self, by: int) -> None:
        """Select the next actor in reading order."""
        order = sorted(self.spots, key=lambda actor: (self.spots[actor][1], self.spots[actor][0]))
        if order:
            at = order.index(self.selected) if self.selected in order else -1 if by > 0 else 0
            self._take(order[(at + by) % len(order)])

    def action_choose(self) -> None:
        """Choose the selected actor."""
        if self.selected is not None:
            self.post_message(self.Chosen(self, self.selected))

    def action_leave(self) -> None:
        """Go back to where one came from."""
        self.post_message(self.Left())

    @property
    def middle(self) -> Spot:
        """The middle of the pane."""
        return self.size.width // 2, self.size.height // 2

    @property
    def glyphs(self) -> Glyphs:
        """The signs of this terminal."""
        return cast("Host", self.app).glyphs

    def ink(self, color: str, strength: float = 1.0) -> str:
        """A colour legible on this pane; less strength lets it sink towards the background."""
        from textual.color import Color

        ground = self.app.theme_variables["surface"]
        clear = legible(color or self.app.theme_variables["foreground"], ground, 3.0)
        return clear if strength >= 1 else Color.parse(ground).blend(Color.parse(clear), strength).hex6

    def look(self, name: str) -> Style:
        """The look of a part: a label, a quiet one, the selected, the centre, one added just now."""
        ink, attributes, share = LOOKS[name]
        return look(self.app, ink, attributes=attributes, share=share)

    def sign(self, actor: Stakeholder) -> str:
        """The sign of an actor's sector."""
        return self.glyphs(vocabularies.SECTOR[actor.sector].sign if actor.sector else "·") or "·"

    def sector_ink(self, actor: Stakeholder) -> str:
        """The colour of an actor's sector."""
        return self.ink(vocabularies.SECTOR[actor.sector].color if actor.sector else "")

    def line_ink(self, line: Line, strength: float = 1.0) -> str:
        """The colour of a line."""
        return self.ink(line.color, strength)

    def _take(self, actor: str) -> None:
        if actor != self.selected:
            self.select(actor)
            self.post_message(self.Selected(self, actor))

    def _drawn(self) -> list[Strip]:
        canvas = DotCanvas(self.size.width, self.size.height, plain=self.glyphs.plain)
        self.spots = {}
        if self.scene is not None and self.size.area:
            self.draw(canvas)
        return canvas.strips(self.rich_style)


def nearest_towards(spots: dict[str, Spot], start: Spot, direction: Spot) -> str | None:
    """Who stands nearest in a direction, those straight ahead before those aside; rows count double, as they look."""
    across, down = direction
    reached: list[tuple[bool, float, str]] = []
    for id, (x, y) in spots.items():
        right, below = x - start[0], (y - start[1]) * 2
        ahead = right * across + below * down
        aside = abs(right * down) + abs(below * across)
        if ahead > 0 and aside <= ahead * 4:
            reached.append((aside > ahead * 1.5, ahead + aside * 1.5, id))
    return min(reached)[2] if reached else None


def _far(one: Spot, other: Spot) -> int:
    return (one[0] - other[0]) ** 2 + ((one[1] - other[1]) * 2) ** 2
