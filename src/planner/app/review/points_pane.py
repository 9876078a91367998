"""The first part of the review: the list of points, what it is narrowed to, and the chosen point in full."""

from dataclasses import replace

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.events import Resize
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input

from planner.app.review.choosers import Wanted
from planner.app.review.decisions import Deciding, Standing
from planner.app.review.point_detail import Telling
from planner.app.review.point_labels import Saying
from planner.app.review.point_list import PointList
from planner.app.screens import planner_of
from planner.app.widgets.lines import Lines
from planner.app.widgets.register_table import RegisterTable
from planner.changes.review.incoming import NOTHING
from planner.changes.review.points import Point
from planner.i18n import _, ngettext

ROOMY = 12
"""In a pane of more lines than this there is room for empty ones."""


class Detail(Lines):
    """Tells a point, or a record with all its points, as wide as the pane is."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._telling: Telling | None = None
        self._point: Point | None = None
        self._group: list[Point] = []

    def tell(self, telling: Telling, point: Point | None, group: list[Point]) -> None:
        """Tell this point, or all of this group when there is none."""
        anew = point is None or self._point is None or point.key != self._point.key
        self._telling, self._point, self._group = telling, point, group
        self._tell(anew=anew)

    def on_resize(self, event: Resize) -> None:
        """Tell it as wide as the pane is now."""
        super().on_resize(event)
        self._tell(anew=False)

    def _tell(self, *, anew: bool) -> None:
        if self._telling is None or not self._group:
            self.show((), anew=True)
        elif self._point is None or (self._point.aspect != NOTHING and self._point not in self._group):
            self.show(self._telling.of_record(self._group), anew=anew)
        else:
            width = (self.scrollable_content_region.width or self.size.width) - 2
            self.show(self._telling.of_point(self._point, width, roomy=self.size.height > ROOMY), anew=anew)


DETAIL_SECONDS = 0.05
"""How long the cursor rests before the detail follows, so that a held key does not wait for it."""


class PointsPart(Container):
    """Shows the points of a review that are wanted."""

    class Narrowed(Message):
        """Other points are shown now."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.wanted = Wanted()
        self._deciding: Deciding | None = None
        self._saying: Saying | None = None
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """The list, and the chosen point beside or under it."""
        with Vertical(id="review-points-pane", classes="pane"):
            yield Input(placeholder=_("Search"), id="review-search", compact=True)
            yield PointList()
        with Vertical(id="review-point-pane", classes="pane") as pane:
            pane.border_title = _("What each side says")
            yield Detail(id="review-point")

    def on_mount(self) -> None:
        """The search shows itself when it is asked for."""
        self.search.display = False

    @property
    def rows(self) -> PointList:
        """The list."""
        return self.query_one(PointList)

    @property
    def search(self) -> Input:
        """The line where one searches."""
        return self.query_one("#review-search", Input)

    @property
    def shown(self) -> list[Point]:
        """The points that pass the filter."""
        deciding, saying = self._deciding, self._saying
        if deciding is None or saying is None:
            return []
        return [point for point in deciding.review.points if self.wanted.passes(point, deciding, saying)]

    @property
    def here(self) -> list[Point]:
        """What the cursor stands on: a point, or those of a record."""
        point = self.rows.point
        return [point] if point is not None else self.rows.record_points

    def show(self, deciding: Deciding, saying: Saying, title: str) -> None:
        """Show the points of a review that goes by this title."""
        self._deciding, self._saying = deciding, saying
        self.query_one("#review-points-pane").border_title = Text(title)
        self._show_points()

    def decided(self) -> None:
        """Show what was decided."""
        if self.wanted.standing is not None:
            self._show_points()
        else:
            self.rows.redraw()
            self._show_detail()

    def narrow(self, wanted: Wanted) -> None:
        """Show only what is wanted."""
        self.wanted = wanted
        if self.search.value != wanted.typed:
            with self.search.prevent(Input.Changed):
                self.search.value = wanted.typed
        self.search.display = bool(wanted.typed) or self.search.has_focus
        self._show_points()
        self.post_message(self.Narrowed())

    def begin_search(self) -> None:
        """Go to the line where one searches."""
        self.search.display = True
        self.search.focus()

    def end_search(self) -> None:
        """Go back to the list, with everything in it again."""
        self.rows.focus()
        self.narrow(replace(self.wanted, typed=""))
        self.search.display = False

    def go_to_next(self) -> bool:
        """Go to the next point that waits; False when there is none among those shown."""
        deciding = self._deciding
        if deciding is None:
            return False
        return self.rows.go_to_next([point for point in self.shown if deciding.standing(point) is Standing.OPEN])

    @on(Input.Changed, "#review-search")
    def _typing(self, event: Input.Changed) -> None:
        self.narrow(replace(self.wanted, typed=event.value))

    @on(Input.Submitted, "#review-search")
    def _search_done(self) -> None:
        self.rows.focus()
        self.search.display = bool(self.search.value)

    @on(RegisterTable.Highlighted)
    def _point_chosen(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(DETAIL_SECONDS, self._show_detail)

    @on(Lines.Left)
    def _detail_left(self, event: Lines.Left) -> None:
        event.stop()
        self.rows.focus()

    def _show_points(self) -> None:
        deciding, saying, shown = self._deciding, self._saying, self.shown
        if deciding is None or saying is None:
            return
        nothing = not deciding.review.points
        self.rows.empty = _("The plan says all of this already.") if nothing else _("Nothing matches.")
        self.rows.show_points(shown, deciding, saying)
        words = ngettext("{count} point", "{count} points", len(shown)).format(count=len(shown))
        same = deciding.review.same
        says = _("{words} · {count} as in the plan") if same else "{words}"
        self.query_one("#review-points-pane").border_subtitle = says.format(words=words, count=same)
        self._show_detail()

    def _show_detail(self) -> None:
        if self._deciding is not None and self._saying is not None:
            telling = Telling(self._deciding, self._saying, planner_of(self).glyphs)
            self.query_one(Detail).tell(telling, self.rows.point, self.rows.record_points)
