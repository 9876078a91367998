"""Two plans face to face: a map coloured by what changed, and a small workbook with what was before and what is now."""

from pathlib import Path

from planner.formats.comparison.map import comparison_page, write_comparison_map
from planner.formats.comparison.sides import Facing
from planner.i18n import Language

__all__ = ["Facing", "comparison_page", "write_comparison_map", "write_comparison_workbook"]


def write_comparison_workbook(facing: Facing, target: Path, language: Language) -> None:
    """Write what changed as a workbook, whole or not at all; raises the errors of `planner.formats.output.writing`."""
    from planner.formats.comparison.writer import write_workbook

    write_workbook(facing, target, language)
