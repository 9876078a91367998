"""Who is who: pairs of actors that may be one, making them one, and remembering that they are not."""

from collections.abc import Collection

from planner.analysis.duplicates import Pair, duplicates
from planner.changes.change_set import ChangeSet
from planner.changes.telling_apart import told_apart
from planner.changes.unifying import Union, united
from planner.i18n import PlannerError, _
from planner.model.naming import name_of, survivor
from planner.model.plan import Plan
from planner.workspace.workspace import Workspace


class OneActorTwice(PlannerError):
    """Both names mean the same actor."""

    def __init__(self, plan: Plan, id: str) -> None:
        says = _("“{name}” was named twice; two different actors are needed.")
        super().__init__(says.format(name=name_of(plan, id)))


class NotInThePlan(PlannerError):
    """An actor was removed, or merged into another, in the meantime."""

    def __init__(self, plan: Plan, id: str) -> None:
        body = plan.stakeholders.body(id)
        if body is None:
            super().__init__(_("The record is not in the plan any more."))
            return
        says = _("“{name}” was merged into “{other}” already.")
        super().__init__(says.format(name=name_of(plan, id), other=name_of(plan, body.get("merged_into"))))


def find_duplicates(plan: Plan) -> list[Pair]:
    """The pairs of actors that may be one, the likeliest first."""
    return duplicates(plan)


def preview(plan: Plan, keep: str, other: str, taking: Collection[str] = ()) -> Union:
    """What would become of two actors that are one; raises OneActorTwice or NotInThePlan.

    One that was merged into the other already may be so again: what came in late and still names it moves, too.
    """
    if keep == other:
        raise OneActorTwice(plan, keep)
    _check(plan, keep, *(() if survivor(plan, other) == keep else (other,)))
    return united(plan, keep, other, taking)


def merge(
    workspace: Workspace, keep: str, other: str, taking: Collection[str] = (), *, origin: str = "app"
) -> ChangeSet | None:  # fmt: skip
    """Make `other` one with `keep`, as one step; of the leaves in `taking` the value of `other` stays.

    Raises OneActorTwice, NotInThePlan, or what `Workspace.commit` raises.
    """
    workspace.follow()
    return workspace.commit(preview(workspace.plan, keep, other, taking).changes, origin=origin)


def tell_apart(workspace: Workspace, one: str, other: str, why: str = "", *, origin: str = "app") -> ChangeSet | None:
    """Remember that two actors are not the same, and why; raises OneActorTwice or NotInThePlan."""
    workspace.follow()
    if one == other:
        raise OneActorTwice(workspace.plan, one)
    _check(workspace.plan, one, other)
    return workspace.commit(told_apart(workspace.plan, one, other, why), origin=origin)


def _check(plan: Plan, *actors: str) -> None:
    for id in actors:
        if "merged_into" in (plan.stakeholders.body(id) or {"merged_into": ""}):
            raise NotInThePlan(plan, id)
