"""The network around one actor: it stands in its box, and its ties lead to the others beside it."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.style import Style

from planner.app.network.dots import ACROSS, DOWN, DotCanvas
from planner.app.network.drawing import Drawing, Spot
from planner.app.network.scene import Line
from planner.app.widgets.cells import fitted
from planner.i18n import _, ngettext
from planner.i18n.text import sort_key
from planner.model import vocabularies
from planner.model.actors import Stakeholder

TWO_SIDED = 72
"""From so many columns on, neighbours stand at both sides; in a narrow pane only at the right."""
LONGEST = 28
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
        """Put another actor in the box."""
        if centre != self.centre:
            self.centre = centre
            self.selected = None
        self.redraw()

    def draw(self, canvas: DotCanvas) -> None:
        """Every neighbour with its line, then the box."""
        scene, centre = self.scene, self.centre
        if scene is None or centre is None or centre not in scene.actors:
            return
        lines = sorted(scene.tied.get(centre, ()), key=lambda line: self._order(line, centre))
        sides = (1, -1) if canvas.width >= TWO_SIDED else (1,)
        rows = canvas.height if len(lines) <= canvas.height * len(sides) else canvas.height - 1
        shown = lines[: rows * len(sides)]
        half = self._half_box(canvas, scene.actors[centre])
        anchor = (canvas.width // 2 if len(sides) > 1 else half + 1, canvas.height // 2)
        for seat in seated(shown, scene.actors, centre, rows, sides):
            self._draw_seat(canvas, seat, anchor, half)
        self._draw_box(canvas, scene.actors[centre], anchor, half)
        self.spots[centre] = anchor
        self._remark(canvas, len(lines), len(lines) - len(shown))

    def _order(self, line: Line, centre: str) -> tuple[int, tuple[str, str]]:
        assert self.scene is not None, "lines are ordered while a scene is drawn"  # noqa: S101
        codes = [term.code for term in vocabularies.TIE_TYPE]
        first = codes.index(line.types[0]) if line.types[0] in codes else len(codes)
        return first, sort_key(self.scene.actors[line.other(centre)].short_name)

    def _half_box(self, canvas: DotCanvas, actor: Stakeholder) -> int:
        wanted = min(cell_len(self._called(actor)) + 4, max(10, canvas.width * 2 // 5), LONGEST)
        return (wanted + 1) // 2

    def _called(self, actor: Stakeholder) -> str:
        return f"{self.sign(actor)} {actor.short_name or '—'}"

    def _draw_seat(self, canvas: DotCanvas, seat: Seat, anchor: Spot, half: int) -> None:
        reach = _reach(canvas, seat, half)
        x, y = anchor
        room = (canvas.width - x - reach - 2) if seat.side > 0 else (x - reach - 2)
        name = fitted(self._called(seat.actor), max(3, min(room, LONGEST, cell_len(self._called(seat.actor)))))
        begins = x + reach + 2 if seat.side > 0 else x - reach - 1 - cell_len(name)
        ink = self.line_ink(seat.line, 1.0 if self._lit(seat) else 0.5)
        edge, ends = (x + seat.side * half) * ACROSS, (x + seat.side * reach) * ACROSS
        canvas.line(edge, y * DOWN + 2, ends, seat.row * DOWN + 2, ink, dashed=seat.line.dashed)
        canvas.write(x + seat.side * reach, seat.row, self._arrow(seat), Style(color=ink, bold=True))
        canvas.write(begins, seat.row, name, self._label(seat))
        if self.selected != seat.actor.id:
            canvas.write(begins, seat.row, self.sign(seat.actor), Style(color=self.sector_ink(seat.actor), bold=True))
        self._write_word(canvas, seat, begins, cell_len(name), ink)
        self.spots[seat.actor.id] = (begins + cell_len(name) // 2, seat.row)

    def _arrow(self, seat: Seat) -> str:
        out = seat.line.forth if seat.line.source == self.centre else seat.line.back
        inwards = seat.line.back if seat.line.source == self.centre else seat.line.forth
        return self.glyphs("↔" if out and inwards else ("→" if out == (seat.side > 0) else "←"))

    def _write_word(self, canvas: DotCanvas, seat: Seat, begins: int, length: int, ink: str) -> None:
        """What the tie is, beyond the name, where there is room for it."""
        word = vocabularies.TIE_TYPE.label(seat.line.types[0]) + (" +" if len(seat.line.types) > 1 else "")
        at = begins + length + 2 if seat.side > 0 else begins - 2 - cell_len(word)
        if canvas.free(at, seat.row, cell_len(word)):
            canvas.write(at, seat.row, word, Style(color=ink, italic=True))

    def _lit(self, seat: Seat) -> bool:
        return self.selected in {None, self.centre, seat.actor.id}

    def _label(self, seat: Seat) -> Style:
        if self.selected == seat.actor.id:
            return self.look("selected")
        return self.look("label" if self._lit(seat) else "quiet")

    def _draw_box(self, canvas: DotCanvas, actor: Stakeholder, anchor: Spot, half: int) -> None:
        x, y = anchor
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


def _reach(canvas: DotCanvas, seat: Seat, half: int) -> int:
    """How far from the middle of the box a neighbour's arrow is: less at top and bottom, as on an oval."""
    middle = canvas.height / 2
    height = (seat.row + 0.5 - middle) / middle
    nearest = half + 3
    farthest = nearest + max(2, min(10, canvas.width // 12))
    return int(nearest + (farthest - nearest) * math.sqrt(max(0.0, 1 - height * height)))


def seated(
    lines: Sequence[Line], actors: Mapping[str, Stakeholder], centre: str, rows: int, sides: Sequence[int]
) -> list[Seat]:
    """Neighbours in their order, down the right and, with two sides, up the left, spread over the rows."""
    right = lines if len(sides) == 1 else lines[: (len(lines) + 1) // 2]
    left = list(reversed(lines[len(right) :]))
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
