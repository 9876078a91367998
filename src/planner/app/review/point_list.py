"""The list of points under the records that they are about, in the order in which they came in."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from planner.app.review.decisions import KINDS, STANDINGS, Deciding, Standing
from planner.app.review.point_labels import Saying
from planner.app.screens import planner_of
from planner.app.widgets.cells import Cell, fitted, look
from planner.app.widgets.register_table import Column, RegisterTable
from planner.changes.review.incoming import NOTHING
from planner.changes.review.points import Point
from planner.i18n import _
from planner.model.naming import noun

if TYPE_CHECKING:
    from planner.app.host import Host


def row_of(record: tuple[str, str]) -> str:
    """The row of a record; the rows of points are their keys."""
    return "/".join(record)


class PointList(RegisterTable):
    """A row for each record and, under it, one for each of its points; never sorted otherwise.

    What is said of a record as a whole stands in the row of the record.
    """

    def __init__(self) -> None:
        super().__init__(id="review-points")
        self.points: dict[str, Point] = {}
        """The point of each row that has one."""
        self.groups: dict[str, list[Point]] = {}
        """The points shown of the record of each row of a record."""
        self._deciding: Deciding | None = None
        self._saying: Saying | None = None

    @property
    def point(self) -> Point | None:
        """The point under the cursor; None on the row of a record about which single values came in."""
        return self.points.get(self.row or "")

    @property
    def record_points(self) -> list[Point]:
        """The points shown of the record that the cursor stands on."""
        here = self.row or ""
        point = self.points.get(here)
        return self.groups.get(row_of(point.record) if point is not None else here, [])

    def show_points(self, points: Sequence[Point], deciding: Deciding, saying: Saying) -> None:
        """Show these points."""
        self._deciding, self._saying = deciding, saying
        self.points, self.groups = {}, {}
        for point in points:
            self.groups.setdefault(row_of(point.record), []).append(point)
        rows: list[str] = []
        for row, group in self.groups.items():
            rows.append(row)
            for point in group:
                self.points[row if point.aspect == NOTHING else point.key] = point
            rows += [point.key for point in group if point.aspect != NOTHING]
        self.show_columns(self._columns(), sorted_by="as they came")
        self.show_rows(rows)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The order is that of the files."""
        return False if action in {"sort_next", "sort_turn"} else super().check_action(action, parameters)

    def sort_by(self, column: str, *, downwards: bool = False) -> None:
        """Stay in the order of the files."""

    def go_to_next(self, points: Sequence[Point]) -> bool:
        """Put the cursor on the next of these points, after the last on the first; False when there is none."""
        numbers = sorted(self._row_number[self._row(point)] for point in points if self._row(point) in self._row_number)
        if not numbers:
            return False
        here = self._row_number.get(self.row or "", -1)
        self._go(next((number for number in numbers if number > here), numbers[0]))
        return True

    def _row(self, point: Point) -> str:
        return row_of(point.record) if point.aspect == NOTHING else point.key

    def _columns(self) -> Sequence[Column]:
        standing = max(len(_(word)) for _sign, word in STANDINGS.values()) + 2
        kind = max(len(_(word)) for _sign, word in KINDS.values()) + 2
        return (
            Column("standing", _("Decision"), self._standing, _as_given, standing),
            Column("kind", _("Row"), self._kind, _as_given, kind),
            Column("what", _("About"), self._what, _as_given, 18, share=1),
            Column("offers", _("What came in"), self._offers, _as_given, 16, share=3),
            Column("ours", _("The plan says"), self._ours, _as_given, 16, share=1, drop=1),
        )

    def _drawn(self, number: int, here: bool, width: int) -> Strip:
        """A line; the name of a record runs on over the columns that it has no use for."""
        row = self.rows[number]
        if row not in self.groups:
            return super()._drawn(number, here, width)
        ground = self._ground(here)
        segments = [Segment(" ", ground)]
        room = width - 1
        for column, wide in self._layout[:2]:
            cell = column.cell(row)
            style = ground if here and self.has_focus else ground + cell.style
            segments += [Segment(fitted(cell.text, wide), style), Segment(" ", ground)]
            room -= wide + 1
        name = self._named(row)
        style = ground if here and self.has_focus else ground + name.style
        segments.append(Segment(fitted(name.text, room), style))
        return Strip(segments).adjust_cell_length(width, ground)

    def _standing(self, row: str) -> Cell:
        point, deciding = self.points.get(row), self._deciding
        if point is None or deciding is None:
            return self._summed(row)
        standing = deciding.standing(point)
        sign, word = STANDINGS[standing]
        return Cell(self._glyphs(f"{sign} ") + _(word), self._ink(standing))

    def _summed(self, row: str) -> Cell:
        deciding = self._deciding
        if deciding is None:
            return Cell("")
        count = sum(deciding.standing(point) is Standing.OPEN for point in self.groups.get(row, ()))
        sign = STANDINGS[Standing.OPEN][0]
        return Cell(f"{sign} {count}", look(self.app, "warning", share=0.8)) if count else Cell("")

    def _kind(self, row: str) -> Cell:
        point = self.points.get(row)
        if point is None:
            return Cell("")
        sign, word = KINDS[point.kind]
        return Cell(self._glyphs(f"{sign} ") + _(word), look(self.app, share=0.75))

    def _named(self, row: str) -> Cell:
        record = self.groups[row][0].record
        title = self._saying.title(record) if self._saying is not None else ""
        return Cell(f"{title} ({noun(record[0])})", look(self.app, attributes="bold"))

    def _what(self, row: str) -> Cell:
        return Cell(self._saying.label(self.points[row]) if self._saying is not None else "")

    def _offers(self, row: str) -> Cell:
        point, saying = self.points[row], self._saying
        if saying is None:
            return Cell("")
        return Cell(self._glyphs(" │ ").join(saying.value(point, offer.value) for offer in point.offers))

    def _ours(self, row: str) -> Cell:
        point = self.points[row]
        return Cell(
            self._saying.value(point, point.ours) if self._saying is not None else "", look(self.app, share=0.75)
        )

    def _ink(self, standing: Standing) -> Style:
        if standing is Standing.OPEN:
            return look(self.app, "warning", attributes="bold")
        return look(self.app, "success") if standing is not Standing.KEPT else look(self.app, share=0.75)

    @property
    def _glyphs(self) -> Any:
        planner: Host = planner_of(self)
        return planner.glyphs


def _as_given(row: str) -> str:
    return row
