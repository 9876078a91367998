"""How a bar looks: signs in the colour of the status, the day of today, and marks for what lies out of sight."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.style import Style

from planner.app.looks import look
from planner.app.strategy.columns import ink
from planner.app.timeline.axis import Axis
from planner.app.timeline.bars import CERTAIN, CLOSES, OPENS, POINT, POSSIBLE, Bar, bar_of
from planner.app.timeline.times import Times
from planner.app.widgets.cells import Cell
from planner.i18n import _
from planner.model import palette

if TYPE_CHECKING:
    from planner.app.application import PlannerApp

ACTION = {CERTAIN: "█", POSSIBLE: "▒", POINT: "◆", OPENS: "[", CLOSES: "]"}
BRANCH = {CERTAIN: "━", POSSIBLE: "╌", POINT: "◆", OPENS: "[", CLOSES: "]"}
PLAIN_ACTION = {CERTAIN: "#", POSSIBLE: "~", POINT: "+", OPENS: "[", CLOSES: "]"}
PLAIN_BRANCH = {CERTAIN: "=", POSSIBLE: "-", POINT: "+", OPENS: "[", CLOSES: "]"}
TODAY, YEAR, BEFORE, AFTER = "│", "·", "◂", "▸"
PLAIN_YEAR = "'"
"""Where signs are plain, the sign of a status is a point."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Draws the bars of what is shown on one axis."""

    app: "PlannerApp"
    times: Times
    axis: Axis

    def cells(self, id: str, ground: Style, *, branch: bool) -> list[Cell]:
        """One cell a column."""
        axis, bar = self.axis, bar_of(self.times.interval(id), self.axis)
        year = PLAIN_YEAR if self.app.glyphs.plain else YEAR
        shown: dict[int, Cell] = {column: Cell(year, self._quiet) for column in axis.year_columns()}
        self._say_undated(shown, id, branch=branch)
        today = axis.column(self.times.today)
        if 0 <= today < axis.width:
            shown[today] = Cell(TODAY, look(self.app, "error", attributes="bold"))
        signs, style = self._signs(branch=branch), self._style(id, branch=branch)
        for column, kind in bar.columns.items():
            if column != today or kind not in (CERTAIN, POSSIBLE):
                shown[column] = Cell(signs[kind], style)
            elif style.color is not None and not branch:
                shown[column] = Cell(TODAY, look(self.app, "surface", attributes="bold") + Style(bgcolor=style.color))
        shown |= self._beside(id, bar, style, branch=branch)
        glyphs = self.app.glyphs
        made = (shown.get(column) for column in range(axis.width))
        return [Cell(" ", ground) if cell is None else Cell(glyphs(cell.text), ground + cell.style) for cell in made]

    def _signs(self, *, branch: bool) -> dict[str, str]:
        if self.app.glyphs.plain:
            return PLAIN_BRANCH if branch else PLAIN_ACTION
        return BRANCH if branch else ACTION

    def _style(self, id: str, *, branch: bool) -> Style:
        if branch:
            return look(self.app, share=0.65)
        term = self.times.status(id)
        return ink(self.app, term.color if term is not None and term.color else palette.ACCENT)

    def _beside(self, id: str, bar: Bar, style: Style, *, branch: bool) -> dict[int, Cell]:
        """The signs of status and lateness after the bar; where the rest lies when none of it is in sight."""
        if bar.left or bar.right:
            return {0 if bar.left else self.axis.width - 1: Cell(BEFORE if bar.left else AFTER, style)}
        if not bar.columns:
            return {}
        late, status = self.times.lateness(id), None if branch else self.times.status(id)
        signs = [Cell(term.sign, style) for term in (status,) if term is not None]
        signs += [Cell(late.sign, ink(self.app, late.color) + Style(bold=True))] if late is not None else []
        first = min(bar.end, self.axis.width - len(signs))
        return {first + place: cell for place, cell in enumerate(signs)}

    def _say_undated(self, shown: dict[int, Cell], id: str, *, branch: bool) -> None:
        if branch or self.times.interval(id).possible is not None:
            return
        for place, letter in enumerate(_("no dates")[: self.axis.width - 2]):
            shown[1 + place] = Cell(letter, look(self.app, attributes="italic", share=0.65))

    @property
    def _quiet(self) -> Style:
        return look(self.app, share=0.35)
