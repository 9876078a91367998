"""What stands beside the register: the drawn network, and the detail of the chosen actor."""

from textual import work
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.widgets import ContentSwitcher

from planner.app.network.detail import Detail
from planner.app.network.drawing import Drawing
from planner.app.network.ego_map import EgoMap
from planner.app.network.register import Register
from planner.app.network.whole_map import WholeMap
from planner.app.screens import planner_of
from planner.app.widgets.lines import Lines
from planner.i18n import _
from planner.model.actors import Stakeholder
from planner.model.values import Position


class Beside(Container):
    """Draws and tells of one actor of the register; it is mounted after the first rows are on the screen."""

    def __init__(self) -> None:
        super().__init__(id="beside")
        self.register: Register | None = None
        self.positions: dict[str, Position] = {}
        self._chosen: str | None = None

    def compose(self) -> ComposeResult:
        """Drawing over detail, or at its left in a wide window."""
        with Vertical(id="drawing-pane", classes="pane"), ContentSwitcher(initial="ego", id="drawings"):
            yield EgoMap(id="ego")
            yield WholeMap(id="whole")
        with Vertical(id="detail-pane", classes="pane") as pane:
            pane.border_title = _("Detail")
            yield Lines(id="detail")

    @property
    def shows_whole(self) -> bool:
        """Whether the whole network is drawn rather than the ties of one actor."""
        return self.query_one("#drawings", ContentSwitcher).current == "whole"

    @property
    def drawing(self) -> Drawing:
        """The drawing that is shown."""
        return self.query_one("#whole" if self.shows_whole else "#ego", Drawing)

    def show(self, register: Register, chosen: str | None) -> None:
        """Show an actor of a register, which is another one after each change of the plan."""
        if register is not self.register:
            differs = self.register is None or _network_differs(self.register, register)
            self.register = register
            if differs and self.positions:
                self.place()
        self._tell(chosen, anew=chosen != self._chosen)
        self._chosen = chosen
        self._draw()

    def turn(self) -> None:
        """Draw the whole network instead of the ties of one actor, or the other way round."""
        self.query_one("#drawings", ContentSwitcher).current = "ego" if self.shows_whole else "whole"
        if self.shows_whole and not self.positions:
            self.place()
        self._draw()

    def mark_fresh(self, actors: list[str]) -> None:
        """Mark actors that were added just now."""
        self.query_one(WholeMap).fresh = frozenset(actors)

    @work(group="placing", exclusive=True)
    async def place(self) -> None:
        """Find places for everybody in a thread; whoever has one keeps it."""
        import asyncio

        from planner.app.network.scene import places

        if self.register is not None:
            self.positions = await asyncio.to_thread(places, self.register.plan, dict(self.positions))
            self._draw()

    @property
    def _actor(self) -> Stakeholder | None:
        return self.register.plan.stakeholders.get(self._chosen or "") if self.register is not None else None

    def _tell(self, chosen: str | None, *, anew: bool) -> None:
        lines = self.query_one(Lines)
        actor = self.register.plan.stakeholders.get(chosen or "") if self.register is not None else None
        if actor is None or self.register is None:
            lines.show((), anew=True)
        else:
            register = self.register
            detail = Detail(register.plan, actor, register.connections, planner_of(self).glyphs, register.with_planned)
            lines.show(detail.paragraphs(), anew=anew)

    def _draw(self) -> None:
        pane, actor = self.query_one("#drawing-pane"), self._actor
        drawing = self.drawing
        drawing.scene = self.register.scene if self.register is not None else None
        if isinstance(drawing, WholeMap):
            drawing.select(self._chosen)
            drawing.show_positions(self.positions)
            drawing.show_actor(self._chosen or "")
            pane.border_title = _("Whole network")
        elif isinstance(drawing, EgoMap):
            drawing.show_around(self._chosen)
            pane.border_title = _("Ties of {name}").format(name=actor.short_name) if actor is not None else _("Ties")


def _network_differs(before: Register, after: Register) -> bool:
    return before.plan.stakeholders is not after.plan.stakeholders or before.plan.ties is not after.plan.ties
