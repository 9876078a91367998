"""Opening a plan, and making a new one: empty, from an example, or from another plan as its model."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from planner.changes.change_set import NEW
from planner.changes.drafting import create
from planner.changes.plan_template import (
    Adaptation,
    chosen_strategies,
    naming_the_place,
    replica,
    taken_unnamed,
)
from planner.i18n import current_language
from planner.i18n.dates import now
from planner.i18n.text import clean_line
from planner.model.actions import carried_out, in_groups
from planner.model.documents import PLAN_ID
from planner.model.naming import title_of
from planner.workspace.settings import state_folder
from planner.workspace.workspace import Workspace, new_id

EXAMPLES = ("amatitlan", "guatemala", "exercise")


def open_plan(
    path: Path,
    *,
    author: str = "",
    clock: Callable[[], datetime] = now,
    ids: Callable[[], str] = new_id,
    copy: str | None = None,
    fault: Callable[[str], None] | None = None,
) -> Workspace:
    """Open the plan at `path`; raises what `PlanFile.open` raises.

    Clock, ids, copy and fault points are arguments so that tests can fix them.
    """
    from planner.store.sqlite.file import PlanFile, no_fault
    from planner.workspace.backups import back_up

    file = PlanFile.open(path, state_folder(), copy=copy, fault=fault or no_fault)
    with ExitStack() as failing:
        failing.callback(file.close)
        workspace = Workspace(
            file, author=author, clock=clock, ids=ids, before_upgrade=lambda opened: back_up(opened, "upgrade")
        )
        failing.pop_all()
    return workspace


def new_plan(
    path: Path,
    *,
    example: str | None = None,
    title: str | None = None,
    author: str = "",
    clock: Callable[[], datetime] = now,
    ids: Callable[[], str] = new_id,
    copy: str | None = None,
) -> Workspace:
    """Make a plan at `path` and open it; raises PlanExists rather than overwrite.

    Two plans made from the same example are copies of one plan.
    """
    from planner.formats.registers.keys import register_id
    from planner.store.sqlite.file import PlanFile

    PlanFile.create(path, register_id(example, "plan", "plan") if example else ids())
    with ExitStack() as failing:
        failing.callback(path.unlink, missing_ok=True)
        workspace = failing.enter_context(open_plan(path, author=author, clock=clock, ids=ids, copy=copy))
        _fill(workspace, example, title)
        failing.pop_all()
    return workspace


def _fill(workspace: Workspace, example: str | None, title: str | None) -> None:
    if example is not None:
        from planner.formats.registers.examples import example_files
        from planner.workspace.importing.registers import fill

        fill(workspace, example_files(example), NEW)
    if title is not None or example is None:
        _entitle(workspace, clean_line(title or "") or clean_line(workspace.path.stem))


def _entitle(workspace: Workspace, title: str) -> None:
    from planner.changes.drafting import edit

    if PLAN_ID in workspace.plan.table("plan"):
        changes = edit(workspace.plan, "plan", PLAN_ID, {"title.es": title, "title.en": title})
    else:
        changes = [create("plan", PLAN_ID, {f"title.{current_language()}": title})]
    workspace.commit(changes, reason=title, origin=NEW)


def new_from_model(
    path: Path,
    model: Path,
    wanted: Adaptation,
    *,
    author: str = "",
    clock: Callable[[], datetime] = now,
    ids: Callable[[], str] = new_id,
    copy: str | None = None,
) -> Workspace:
    """Make a plan at `path` with the structure of the plan at `model`, as one change set, and open it.

    Raises PlanExists rather than overwrite, and what `replica` and `open_plan` raise; then nothing is left behind.
    """
    from planner.store.sqlite.file import PlanFile

    with open_plan(model) as source:
        changes = replica(source.plan, wanted, model, ids)
    PlanFile.create(path, ids())
    with ExitStack() as failing:
        failing.callback(path.unlink, missing_ok=True)
        workspace = failing.enter_context(open_plan(path, author=author, clock=clock, ids=ids, copy=copy))
        workspace.commit(changes, reason=model.name, origin=NEW)
        failing.pop_all()
    return workspace


def titles_to_read(model: Path, wanted: Adaptation) -> list[str]:
    """The titles of the model that a plan made from it takes over although they name the model's own place."""
    with open_plan(model) as workspace:
        return naming_the_place(workspace.plan, chosen_strategies(workspace.plan, wanted.strategies))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A strategy of a plan that can be a model; `unnamed` when it is taken unless others are named."""

    id: str
    title: str
    levels: str
    unnamed: bool


def candidates(model: Path) -> list[Candidate]:
    """The strategies of a plan that can be a model, in the order they are shown; raises what `open_plan` raises."""
    with open_plan(model) as workspace:
        plan = workspace.plan
        unnamed = {one.id for one in taken_unnamed(plan)}
        strategies = carried_out(plan, in_groups(plan))
        return [Candidate(s.id, title_of(plan, s), s.levels or "", s.id in unnamed) for s in strategies]
