"""What to compare the plan with: its past since some day or export, or another plan file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from planner.app.widgets.chooser import Choice, Chooser
from planner.changes.change_set import ChangeSet
from planner.i18n import _
from planner.i18n.dates import say_moment
from planner.i18n.folding import fold
from planner.model.value_kinds import WHEN

if TYPE_CHECKING:
    from planner.workspace.comparing import Pair
    from planner.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Against:
    """What the plan is compared with: a change set of its own, a stretch of days, or another file that is asked for."""

    point: ChangeSet | None = None
    first: date | None = None
    last: date | None = None
    file: Path | None = None
    asks: bool = False
    """Whether the file is still to be chosen."""


def pair_of(workspace: "Workspace", against: Against) -> "Pair":
    """Both sides; raises the PlannerError that says why they cannot be compared."""
    from planner.workspace.comparing import between_days, since, with_other

    if against.file is not None:
        return with_other(workspace, against.file)
    if against.point is not None:
        return since(workspace, against.point)
    return between_days(workspace, against.first, against.last)


def against_chooser(today: date, point: ChangeSet | None, exported: ChangeSet | None) -> Chooser[Against]:
    """Asks what to compare with; `point` is the change set the person stands on, `exported` that of the last export."""
    common = [
        Choice(Against(first=today), _("Since this morning")),
        Choice(Against(first=today - timedelta(days=6)), _("The last 7 days")),
        Choice(Against(first=today - timedelta(days=29)), _("The last 30 days")),
        Choice(Against(first=today.replace(month=1, day=1)), _("This year")),
        Choice(Against(asks=True), _("Another plan file…"), _("a copy, or the plan of somebody else")),
    ]
    if exported is not None:
        common.insert(0, Choice(Against(point=exported), _("Since the last export"), say_moment(exported.at)))
    if point is not None:
        common.insert(0, Choice(Against(point=point), _("Since the chosen change"), say_moment(point.at)))

    def found(typed: str) -> Sequence[Choice[Against]]:
        return [*_of_date(typed), *(choice for choice in common if fold(typed) in fold(choice.name))]

    return Chooser(_("What changed since when?"), found, _("A date like 21/11/2026, or a month like November 2026"))


def _of_date(typed: str) -> list[Choice[Against]]:
    try:
        when = WHEN.read(WHEN.understand(typed))
    except ValueError:
        return []
    return [
        Choice(Against(first=when.first), _("since {day}").format(day=when)),
        Choice(Against(first=when.first, last=when.last), str(when)),
    ]
