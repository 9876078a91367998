"""The pane with the chosen point in full; what each side says stands side by side where there is room."""

from textual.events import Resize

from planner.app.review.telling import Telling
from planner.app.widgets.lines import Lines
from planner.changes.incoming import NOTHING
from planner.changes.reviewing import Point

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
