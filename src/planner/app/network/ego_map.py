"""The network around one actor: it stands in its box, and its ties lead to the others beside it."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.style import Style
from textual.binding import Binding, BindingType

from planner.app.network.dots import ACROSS, DOWN, DotCanvas
from planner.app.network.drawing import Drawing, Spot
from planner.app.network.ego_groups import Group, by_kind, sharing
from planner.app.network.scene import Line
from planner.app.widgets.cells import fitted
from planner.i18n import N_, _, ngettext
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

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g", "next_kind", N_("One kind of tie"), id="ego.kind"),
    ]

    centre: str | None = None
    kind: str | None = None
    """The only kind of tie that is drawn; None for all."""

    def show_around(self, centre: str | None) -> None:
        """Put another actor in the box."""
        if centre != self.centre:
            self.centre = centre
            self.selected = self.kind = None
        self.redraw()

    def draw(self, canvas: DotCanvas) -> None:
        """Every neighbour with its line, then the box."""
        scene, centre = self.scene, self.centre
        if scene is None or centre is None or centre not in scene.actors:
            return
        lines = [line for line in scene.tied.get(centre, ()) if self.kind is None or self.kind in line.types]
        lines.sort(key=lambda line: self._order(line, centre))
        sides = (1, -1) if canvas.width >= TWO_SIDED else (1,)
        half = self._half_box(canvas, scene.actors[centre])
        anchor = (canvas.width // 2 if len(sides) > 1 else half + 1, canvas.height // 2)
        rows = canvas.height - (self.kind is not None)
        if len(lines) <= rows * len(sides):
            for seat in seated(lines, scene.actors, centre, rows, sides):
                self._draw_seat(canvas, seat, anchor, half)
            shown = len(lines)
        else:
            shown = self._draw_groups(canvas, by_kind(scene, centre, lines), anchor, half, sides)
        self._draw_box(canvas, scene.actors[centre], anchor, half)
        self.spots[centre] = anchor
        self._remark(canvas, len(lines), len(lines) - shown)

    def action_next_kind(self) -> None:
        """Draw only the next kind of tie that the actor has; after the last, all of them again."""
        if self.scene is None or self.centre is None:
            return
        held = {code for line in self.scene.tied.get(self.centre, ()) for code in line.types}
        codes = [None, *(term.code for term in vocabularies.TIE_TYPE if term.code in held)]
        at = codes.index(self.kind) if self.kind in codes else 0
        self.kind = codes[(at + 1) % len(codes)]
        self.redraw()

    def _draw_groups(
        self, canvas: DotCanvas, groups: Sequence[Group], anchor: Spot, half: int, sides: Sequence[int]
    ) -> int:
        """Draw the groups down the right and, with two sides, the left; how many neighbours that shows."""
        rows = canvas.height - 1
        parts = [list(groups)] if len(sides) == 1 else [list(groups[::2]), list(groups[1::2])]
        shown = 0
        for side, part in zip(sides, parts, strict=True):
            row = 0
            for group in sharing(part, rows):
                self._draw_group(canvas, group, anchor, half, side, row)
                row += group.rows
                shown += group.shown
        return shown

    def _draw_group(
        self, canvas: DotCanvas, group: Group, anchor: Spot, half: int, side: int, row: int
    ) -> None:  # fmt: skip
        """A heading with its count at the end of one line, and the best connected under it."""
        assert self.scene is not None, "groups are drawn of a scene"  # noqa: S101
        x, y = anchor
        reach = half + 3
        ink = self.line_ink(group.lines[0])
        canvas.line((x + side * half) * ACROSS, y * DOWN + 2, (x + side * reach) * ACROSS, row * DOWN + 2, ink)
        room = (canvas.width - x if side > 0 else x) - reach - 2
        self._write_beside(canvas, f"{self._count(group)} {group.label}", (x, row), side * reach, room,
                           Style(color=ink, italic=True, bold=True))  # fmt: skip
        for below, line in enumerate(group.lines[: group.shown], 1):
            actor = self.scene.actors[line.other(self.centre or "")]
            seat = Seat(line, actor, side, row + below)
            at, away = (x, seat.row), side * (reach + 2)
            begins, length = self._write_beside(canvas, self._called(actor), at, away, room - 2, self._label(seat))
            if self.selected != actor.id:
                canvas.write(begins, seat.row, self.sign(actor), Style(color=self.sector_ink(actor), bold=True))
            self.spots[actor.id] = (begins + length // 2, seat.row)

    def _count(self, group: Group) -> str:
        """How many of a group count, and how many more are drawn that do not."""
        counted = self.scene.counted(group.lines) if self.scene is not None else 0
        return f"{counted} + {len(group.lines) - counted}" if counted < len(group.lines) else str(counted)

    def _write_beside(
        self, canvas: DotCanvas, text: str, at: Spot, reach: int, room: int, style: Style
    ) -> tuple[int, int]:  # fmt: skip
        """Write a text away from the middle column; where it begins and how long it is."""
        x, row = at
        text = fitted(text, max(3, min(room, LONGEST, cell_len(text))))
        begins = x + reach + 1 if reach > 0 else x + reach - cell_len(text)
        canvas.write(begins, row, text, style)
        return begins, cell_len(text)

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
            words = " · ".join((words, _("g: one kind of tie")))
        elif self.kind is None:
            return
        else:
            words = _("g: next kind")
        if self.kind is not None:
            words = f"{vocabularies.TIE_TYPE.label(self.kind)} · {words}"
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
