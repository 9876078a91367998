"""Comparing a plan with another file, or with itself at another date; each side is cut down before all else."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from planner.analysis.comparison.compare import Comparison, compare
from planner.analysis.comparison.wording import Side
from planner.analysis.matching.plans import matched
from planner.changes.change_set import ChangeSet, Span
from planner.i18n import Language, PlannerError, _, speaking
from planner.i18n.dates import say_date
from planner.model.edition import edition
from planner.model.fields import Audience
from planner.model.plan import Plan
from planner.model.values import Position
from planner.workspace.exporting.exports import read_mark
from planner.workspace.positions import positions_of
from planner.workspace.workspace import Workspace

if TYPE_CHECKING:
    from planner.formats.comparison import Facing


EVERY = 2**31
"""As many change sets as there are."""


class DaysTurned(PlannerError):
    """The second day of a comparison lies before the first."""

    def __init__(self, first: date, last: date) -> None:
        says = _("{last} is before {first}: give the earlier date first.")
        super().__init__(says.format(first=say_date(first), last=say_date(last)))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two plans face to face, whole; what is shown of them is always an edition."""

    before: Plan
    after: Plan
    sides: tuple[Side, Side]
    day: date
    """The day on which they are compared."""
    by_name: bool = False
    """Whether the plans are no copies of one another, so that their records were matched by name."""

    def seen(self, audience: Audience) -> Comparison:
        """What differs as far as an audience may know."""
        return compare(edition(self.before, audience).plan, edition(self.after, audience).plan)


def plan_at(workspace: Workspace, day: date) -> Plan:
    """The plan as this file held it when a day began; empty before its first change.

    That is just before the first set made since: sets of another copy or of a clock that ran behind may be older than
    those before them, and were not known here on that day.
    """
    later = workspace.file.newest(EVERY, span=Span(since=_midnight(day)))
    return workspace.past(later[-1].revision - 1) if later else workspace.plan


def between_days(workspace: Workspace, first: date | None, last: date | None = None) -> Pair:
    """A plan before its changes of `first` and after those of `last`; an open end is its beginning, or now.

    Days are those of this computer's calendar. Raises DaysTurned.
    """
    if first is not None and last is not None and last < first:
        raise DaysTurned(first, last)
    workspace.follow()
    file = workspace.path.name
    return Pair(
        plan_at(workspace, first) if first is not None else Plan(),
        plan_at(workspace, last + timedelta(days=1)) if last is not None else workspace.plan,
        (Side(file, first, unbegun=first is None), Side(file, ended=last)),
        _today(workspace),
    )


def since(workspace: Workspace, entry: ChangeSet) -> Pair:
    """A plan just after one of its change sets, and as it is now."""
    workspace.follow()
    file = workspace.path.name
    before = workspace.past(entry.revision)
    return Pair(before, workspace.plan, (Side(file, moment=entry.at), Side(file)), _today(workspace))


def newest_export(workspace: Workspace) -> ChangeSet | None:
    """The newest change set that the last export shows; None when nothing was exported yet."""
    marks = [read_mark(text) for text in workspace.plan.sheet.exports]
    last = max(marks, key=lambda mark: mark.number, default=None)
    return workspace.file.entry(last.base) if last is not None and last.base else None


def default_name(pair: Pair, ending: str) -> str:
    """What a file of a comparison is called when nothing is said: the plan, and the day it was written."""
    return f"{Path(pair.sides[-1].file).stem}-{_('changes')}-{pair.day.isoformat()}{ending}"


def with_other(workspace: Workspace, other: Path, first: date | None = None, last: date | None = None) -> Pair:
    """A plan, before its changes of `first` if given, and another file, after its changes of `last` if given.

    Where the two are no copies of one plan, their records are matched by name. Raises what `open_plan` raises.
    """
    from planner.workspace.opening import open_plan

    workspace.follow()
    with open_plan(other) as opened:
        after = plan_at(opened, last + timedelta(days=1)) if last is not None else opened.plan
        by_name = opened.file.plan_id() != workspace.file.plan_id()
    before = plan_at(workspace, first) if first is not None else workspace.plan
    if by_name:
        before = matched(before, after)
    sides = Side(workspace.path.name, first), Side(other.name, ended=last)
    return Pair(before, after, sides, _today(workspace), by_name)


def _today(workspace: Workspace) -> date:
    return workspace.today


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day).astimezone().astimezone(UTC)


def save_map(pair: Pair, target: Path, audience: Audience, language: Language) -> None:
    """Write the map of what changed as one HTML file; raises what `atomically` raises."""
    from planner.analysis.network.layout import positions, uncovered
    from planner.formats.comparison import write_comparison_map

    facing = _facing(pair, audience)
    with speaking(language):
        found = positions(facing.both.plan, kept=_places(pair))
        gone = found.keys() - pair.after.stakeholders.keys()
        write_comparison_map(facing, target, uncovered(found, gone), language)


def save_workbook(pair: Pair, target: Path, audience: Audience, language: Language) -> None:
    """Write what changed as a workbook, before and after side by side; raises what `atomically` raises."""
    from planner.formats.comparison import write_comparison_workbook

    write_comparison_workbook(_facing(pair, audience), target, language)


def _places(pair: Pair) -> dict[str, Position]:
    """Where everybody stood and stands, the present place last, so that nobody jumps and who is gone stays."""
    return {**positions_of(pair.before), **positions_of(pair.after)}


def _facing(pair: Pair, audience: Audience) -> "Facing":
    from planner.formats.comparison import Facing

    sides = edition(pair.before, audience), edition(pair.after, audience)
    return Facing(*sides, pair.sides, pair.day, pair.by_name)
