"""The network around one actor: it stands in the middle, its ties lead to the others at both sides."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from rich.cells import cell_len
from rich.style import Style

from planner.app.network.dots import ACROSS, DOWN, DotCanvas
from planner.app.network.drawing import Drawing
from planner.app.network.scene import Line
from planner.app.widgets.cells import fitted
from planner.i18n import _, ngettext
from planner.i18n.text import sort_key
from planner.model import vocabularies
from planner.model.actors import Stakeholder

WORDY = 64
"""From so many columns on, the word of the tie is written on the line."""
LONGEST = 26
"""No name is longer in the drawing."""
CORNERS = {False: tuple("╭─╮│╰╯"), True: tuple("+-+|++")}


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a neighbour sits: its line, the side (-1 left, 1 right) and the row."""

    line: Line
    actor: Stakeholder
    side: int
    row: int


class EgoMap(Drawing):
    """Draws the ties of one actor."""

    centre: str | None = None

    def show_around(self, centre: str | None) -> None:
        """Put another actor in the middle."""
        self.centre = centre
        self.select(None)
        self.redraw()

    def draw(self, canvas: DotCanvas) -> None:
        """The middle, then every neighbour with its line."""
        scene, centre = self.scene, self.centre
        if scene is None or centre is None or centre not in scene.actors:
            return
        lines = sorted(scene.tied.get(centre, ()), key=lambda line: self._order(line, centre))
        rows = canvas.height if len(lines) <= canvas.height * 2 else canvas.height - 1
        hidden = max(0, len(lines) - rows * 2)
        seats = seated(lines[: rows * 2], scene.actors, centre, rows)
        half = self._half_box(canvas, scene.actors[centre])
        for seat in seats:
            self._draw_seat(canvas, seat, centre, half)
        self._draw_centre(canvas, scene.actors[centre], half)
        self.spots[centre] = self.middle
        self._remark(canvas, len(lines), hidden)

    def _order(self, line: Line, centre: str) -> tuple[int, tuple[str, str]]:
        assert self.scene is not None, "lines are ordered while a scene is drawn"  # noqa: S101
        codes = [term.code for term in vocabularies.TIE_TYPE]
        first = codes.index(line.types[0]) if line.types[0] in codes else len(codes)
        return first, sort_key(self.scene.actors[line.other(centre)].short_name)

    def _half_box(self, canvas: DotCanvas, actor: Stakeholder) -> int:
        wanted = min(cell_len(self._called(actor)) + 4, max(8, canvas.width // 3), LONGEST)
        return (wanted + 1) // 2

    def _called(self, actor: Stakeholder) -> str:
        return f"{self.sign(actor)} {actor.short_name or '—'}"

    def _reach(self, canvas: DotCanvas, seat: Seat, half: int) -> int:
        """How far from the middle a neighbour's name begins: less at top and bottom, as on an oval."""
        middle = canvas.height / 2
        height = (seat.row + 0.5 - middle) / middle
        farthest = max(half + 4, min(canvas.width // 2 - 12, half + 4 + canvas.width // 5))
        nearest = half + 2
        return int(nearest + (farthest - nearest) * math.sqrt(max(0.0, 1 - height * height)))

    def _draw_seat(self, canvas: DotCanvas, seat: Seat, centre: str, half: int) -> None:
        reach = self._reach(canvas, seat, half)
        middle_x, middle_y = self.middle
        room = canvas.width - middle_x - reach - 2 if seat.side > 0 else middle_x - reach - 2
        name = fitted(self._called(seat.actor), min(max(4, room), LONGEST, cell_len(self._called(seat.actor))))
        begins = middle_x + reach + 2 if seat.side > 0 else middle_x - reach - 2 - cell_len(name) + 1
        ink = self.line_ink(seat.line, 1.0 if self._lit(seat) else 0.55)
        start = (middle_x + seat.side * half) * ACROSS
        ends = (middle_x + seat.side * reach) * ACROSS
        canvas.line(start, middle_y * DOWN + 2, ends, seat.row * DOWN + 2, ink, dashed=seat.line.dashed)
        self._draw_arrow(canvas, seat, centre, middle_x + seat.side * reach, ink)
        canvas.write(begins, seat.row, name, self._label(seat))
        if self.selected != seat.actor.id:
            canvas.write(begins, seat.row, self.sign(seat.actor), Style(color=self.sector_ink(seat.actor), bold=True))
        self.spots[seat.actor.id] = (begins + cell_len(name) // 2, seat.row)

    def _draw_arrow(self, canvas: DotCanvas, seat: Seat, centre: str, column: int, ink: str) -> None:
        out = seat.line.forth if seat.line.source == centre else seat.line.back
        inwards = seat.line.back if seat.line.source == centre else seat.line.forth
        sign = "↔" if out and inwards else ("→" if out == (seat.side > 0) else "←")
        canvas.write(column, seat.row, self.glyphs(sign), Style(color=ink, bold=True))
        if canvas.width >= WORDY:
            word = vocabularies.TIE_TYPE.label(seat.line.types[0]) + ("…" if len(seat.line.types) > 1 else "")
            word = fitted(word, min(cell_len(word), 18))
            at = column - cell_len(word) - 1 if seat.side > 0 else column + 2
            if seat.row != self.middle[1] and canvas.free(at, seat.row, cell_len(word)):
                canvas.write(at, seat.row, word, Style(color=ink, italic=True))

    def _lit(self, seat: Seat) -> bool:
        return self.selected in {None, self.centre, seat.actor.id}

    def _label(self, seat: Seat) -> Style:
        if self.selected == seat.actor.id:
            return self.look("selected")
        return self.look("label" if self._lit(seat) else "quiet")

    def _draw_centre(self, canvas: DotCanvas, actor: Stakeholder, half: int) -> None:
        x, y = self.middle
        left_top, across, right_top, side, left_bottom, right_bottom = CORNERS[canvas.plain]
        style = Style(color=self.sector_ink(actor), bold=True)
        inner = half * 2 - 1
        canvas.write(x - half, y - 1, left_top + across * inner + right_top, style)
        canvas.write(x - half, y, side, style)
        canvas.write(x - half + 1, y, fitted(self._called(actor), inner, "center"), self.look("centre"))
        canvas.write(x + half, y, side, style)
        canvas.write(x - half, y + 1, left_bottom + across * inner + right_bottom, style)

    def _remark(self, canvas: DotCanvas, lines: int, hidden: int) -> None:
        if not lines:
            words = _("No ties yet: press t to add one.")
        elif hidden:
            words = ngettext("and {count} more", "and {count} more", hidden).format(count=hidden)
        else:
            return
        words = fitted(words, min(cell_len(words), canvas.width))
        canvas.write((canvas.width - cell_len(words)) // 2, canvas.height - 1, words, self.look("quiet"))


def seated(lines: list[Line], actors: Mapping[str, Stakeholder], centre: str, rows: int) -> list[Seat]:
    """Neighbours at both sides in their order, down the right and up the left, spread over the rows."""
    right = lines[: (len(lines) + 1) // 2]
    left = list(reversed(lines[(len(lines) + 1) // 2 :]))
    return [
        Seat(line, actors[line.other(centre)], side, row)
        for side, own in ((1, right), (-1, left))
        for line, row in zip(own, spread(len(own), rows), strict=True)
    ]


def spread(count: int, rows: int) -> list[int]:
    """`count` different rows of `rows`, evenly apart and in the middle of the pane."""
    if count <= 0:
        return []
    step = min(3.0, rows / count)
    top = (rows - step * (count - 1)) / 2
    return [min(rows - 1, max(0, round(top + number * step - 0.5))) for number in range(count)]
