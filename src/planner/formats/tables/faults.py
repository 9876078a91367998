"""Why a file is not read as a table."""

from pathlib import Path

from planner.i18n import PlannerError, _


class NotATable(PlannerError):
    """A file that holds no table of rows below headings, and why."""

    def __init__(self, path: Path, why: str) -> None:
        says = _(
            "{name} cannot be read as a table: {why}. A table has one row of headings and one row for each record."
        )
        super().__init__(says.format(name=path.name, why=why))
