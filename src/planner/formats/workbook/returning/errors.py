"""Workbooks that can be read and yet cannot be brought into this plan."""

from pathlib import Path

from planner.i18n import PlannerError, _


class OtherPlan(PlannerError):
    """The workbook was exported from another plan."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("{name} is a workbook of another plan: open that plan to bring it in.").format(name=path.name)
        )


class HandMade(PlannerError):
    """A table without anything that says which records its rows are."""

    def __init__(self, path: Path) -> None:
        says = _("{name} has no IDs of this plan: bring it in as a plain table (planner import --as …).")
        super().__init__(says.format(name=path.name))


class NoTables(PlannerError):
    """No sheet has headings the program knows."""

    def __init__(self, path: Path) -> None:
        says = _("{name} holds no table that is known: keep the headings, or bring it in as a plain table.")
        super().__init__(says.format(name=path.name))
