"""Who gave the plan the values that are in conflict with what came in: one walk back through the history for all."""

from collections.abc import Iterable, Iterator, Sequence

from planner.changes.change import Change
from planner.changes.change_set import ChangeSet
from planner.changes.review.incoming import NOTHING
from planner.changes.review.points import Point
from planner.changes.review.virtual_fields import BELONGS, PERCENT, STATUS, is_virtual
from planner.i18n import _
from planner.i18n.dates import say_moment
from planner.model.plan import Plan
from planner.workspace.workspace import Workspace

PAGE = 200
MOST = 5_000
"""Sets that are looked at; what was last written before them stays unsaid."""


def writers(workspace: Workspace, points: Iterable[Point]) -> dict[str, str]:
    """Who last wrote what the plan says of each point, and when, by the keys of the points."""
    waiting: dict[str, list[Point]] = {}
    for point in points:
        waiting.setdefault(point.id, []).append(point)
    found: dict[str, str] = {}
    subjects = _subjects(workspace.plan, waiting)
    for entry in _newest_first(workspace) if waiting else ():
        for change in entry.changes:
            for id in _meant(change, subjects):
                for point in [point for point in waiting.get(id, ()) if _wrote(change, point)]:
                    says = _("{author}, {moment}")
                    found[point.key] = says.format(author=entry.author or "?", moment=say_moment(entry.at))
                    waiting[id].remove(point)
                    if not waiting[id]:
                        del waiting[id]
        if not waiting:
            break
    return found


def _newest_first(workspace: Workspace) -> Iterator[ChangeSet]:
    before: int | None = None
    for _page in range(MOST // PAGE):
        entries: Sequence[ChangeSet] = workspace.file.newest(PAGE, before)
        yield from entries
        if len(entries) < PAGE:
            return
        before = entries[-1].revision


def _subjects(plan: Plan, ids: Iterable[str]) -> dict[str, str]:
    """The item or strategy of each assignment and report that a sheet shows in its row."""
    tables = (plan.assignments.grouped("item"), plan.reports.grouped("item"))
    return {held: id for id in ids for table in tables for held in table.get(id, ())}


def _meant(change: Change, subjects: dict[str, str]) -> tuple[str, ...]:
    """The records that a change says something of."""
    if change.collection not in ("assignments", "reports"):
        return (change.id,)
    subject = change.body.get("item") if change.leaf is None else subjects.get(change.id)
    return (change.id, subject) if subject else (change.id,)


def _wrote(change: Change, point: Point) -> bool:
    if is_virtual(point.collection, point.aspect) and point.aspect != BELONGS:
        return change.collection == ("reports" if point.aspect in (STATUS, PERCENT) else "assignments")
    leaf = "place" if point.aspect == BELONGS else point.aspect
    return change.id == point.id and (point.aspect == NOTHING or change.leaf in (leaf, None))
