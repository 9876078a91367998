"""Naming the bodies that a placeholder stands for: known actors or new ones, each with its ties and assignments."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from planner.changes.change_set import ChangeSet
from planner.changes.splitting import Named, Split, new_body, split
from planner.i18n import PlannerError, _, current_language
from planner.i18n.text import clean_line, fold
from planner.model.actors import Stakeholder
from planner.model.naming import called, name_of
from planner.model.plan import Plan
from planner.model.record import Record
from planner.model.understanding import Ambiguous
from planner.workspace.duplicates import NotInThePlan
from planner.workspace.entry_lines import named
from planner.workspace.workspace import Workspace


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


def preview(
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
    made = preview(workspace.plan, placeholder, names, workspace.ids, complete=complete)
    return made, workspace.commit(made.changes, origin=origin)


def _bare(plan: Plan, name: str) -> str:
    """The name as it is looked up: as it stands if somebody is called so, else without acronym and sector."""
    return name if called(plan, "stakeholders", name) else named(name).name


def _as_actor(record: Record | None) -> Stakeholder | None:
    return record if isinstance(record, Stakeholder) else None


def _near(plan: Plan, placeholder: str, name: str) -> tuple[Stakeholder, ...]:
    from planner.analysis.names import similar

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
