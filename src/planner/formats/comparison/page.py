"""Makes the page of a comparison and writes it as one file."""

from collections.abc import Mapping
from pathlib import Path

from planner.formats.comparison.content import comparison_content
from planner.formats.comparison.facing import Facing
from planner.formats.map.page import Extension, asset, render
from planner.formats.writing import Cancelled, Progress, atomically, go_on
from planner.i18n import Language, _
from planner.model.values import Position

ROOM = "planner.formats.comparison"


def write_comparison_map(
    facing: Facing,
    target: Path,
    positions: Mapping[str, Position],
    language: Language,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> None:
    """Write the map of what changed to `target`, whole or not at all.

    `positions` gives a point by stakeholder id, in map units. Raises the errors of `planner.formats.writing`.
    """
    with atomically(target) as draft:
        go_on(progress, cancelled, 0.0, _("Drawing the map"))
        text = comparison_page(facing, positions, language)
        go_on(progress, cancelled, 0.7, _("Writing the file"))
        draft.write_text(text, encoding="utf-8", errors="replace", newline="\n")
        go_on(progress, cancelled, 1.0, _("Writing the file"))


def comparison_page(facing: Facing, positions: Mapping[str, Position], language: Language) -> str:
    """The page of a comparison: HTML that needs nothing beside itself."""
    from planner.formats.comparison.network import ComparisonNetwork

    drawing = ComparisonNetwork(facing, positions).drawing()
    data = comparison_content(facing, language) | {"language": language, "drawing": drawing, "live": None}
    extension = Extension(ROOM, "comparison.html", asset("comparison.css", ROOM), asset("comparison.js", ROOM))
    return render(data, extension)
