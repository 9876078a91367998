"""Who is who: pairs of actors that may be one, making them one, and remembering that they are not."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from planner.analysis.matching.duplicates import Pair, duplicates
from planner.changes.actors.merging import Union, united
from planner.changes.actors.splitting import Named, Split, new_body, split, told_apart
from planner.changes.change_set import ChangeSet
from planner.i18n import PlannerError, _, current_language
from planner.i18n.folding import fold
from planner.i18n.text import clean_line
from planner.model.actors import Stakeholder
from planner.model.naming import called, name_of, survivor
from planner.model.plan import Plan
from planner.model.record import Record
from planner.model.understanding import Ambiguous
from planner.workspace.entry.grammar import named
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


class NoPlaceholder(PlannerError):
    """The actor does not stand for others."""

    def __init__(self, plan: Plan, id: str) -> None:
        says = _("“{name}” is not marked as standing for bodies not yet named. Mark it so if it does.")
        super().__init__(says.format(name=name_of(plan, id)))


class NobodyNamed(PlannerError):
    """No body was named."""

    def __init__(self) -> None:
        super().__init__(_("Name at least one body it stands for."))


@dataclass(frozen=True, slots=True)
class Meant:
    """What a typed name means: an actor of the plan, or a new one."""

    text: str
    actor: Stakeholder | None
    near: tuple[Stakeholder, ...] = ()
    """Who of the plan a new name resembles."""


def meant(plan: Plan, placeholder: str, names: Sequence[str]) -> list[Meant]:
    """What each typed name means, each actor once; raises Ambiguous when it may be several."""
    found: dict[str, Meant] = {}
    for name in filter(None, map(clean_line, names)):
        records = [record for record in called(plan, "stakeholders", _bare(plan, name)) if record.id != placeholder]
        if len(records) > 1:
            raise Ambiguous(plan, name, records)
        actor = next(iter(records), None)
        key = actor.id if actor is not None else fold(name)
        found.setdefault(key, Meant(name, _as_actor(actor), () if actor else _near(plan, placeholder, name)))
    return list(found.values())


def preview_split(
    plan: Plan, placeholder: str, names: Sequence[str], ids: Callable[[], str], *, complete: bool = False
) -> Split:  # fmt: skip
    """What naming these bodies would do; raises NoPlaceholder, NobodyNamed, NotInThePlan or Ambiguous."""
    body = plan.stakeholders.body(placeholder)
    if body is None or "merged_into" in body:
        raise NotInThePlan(plan, placeholder)
    if body.get("placeholder") != "yes":
        raise NoPlaceholder(plan, placeholder)
    bodies = [_named(plan, placeholder, one, ids) for one in meant(plan, placeholder, names)]
    if not bodies:
        raise NobodyNamed
    return split(plan, placeholder, bodies, ids, complete=complete)


def split_placeholder(
    workspace: Workspace, placeholder: str, names: Sequence[str], *, complete: bool = False, origin: str = "app"
) -> tuple[Split, ChangeSet | None]:
    """Name bodies that a placeholder stands for, as one step; raises what `preview` raises."""
    workspace.follow()
    made = preview_split(workspace.plan, placeholder, names, workspace.ids, complete=complete)
    return made, workspace.commit(made.changes, origin=origin)


def _bare(plan: Plan, name: str) -> str:
    """The name as it is looked up: as it stands if somebody is called so, else without acronym and sector."""
    return name if called(plan, "stakeholders", name) else named(name).name


def _as_actor(record: Record | None) -> Stakeholder | None:
    return record if isinstance(record, Stakeholder) else None


def _near(plan: Plan, placeholder: str, name: str) -> tuple[Stakeholder, ...]:
    from planner.analysis.matching.similar import similar

    written = named(name)
    found = similar(plan, written.name, written.acronym)
    return tuple(plan.stakeholders[one.stakeholder] for one in found if one.stakeholder != placeholder)


def _named(plan: Plan, placeholder: str, one: Meant, ids: Callable[[], str]) -> Named:
    if one.actor is not None:
        return Named(one.actor.id)
    written = named(one.text)
    leaves = {f"name.{current_language()}": written.name}
    if written.acronym:
        leaves["acronym"] = written.acronym
    return Named(ids(), new_body(plan, placeholder, leaves))
