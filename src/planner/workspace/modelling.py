"""Making a plan from another one as its model: its structure, for another municipality."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from planner.changes.change_set import NEW
from planner.changes.replicating import (
    Adaptation,
    carried_out,
    chosen_strategies,
    naming_the_place,
    replica,
    taken_unnamed,
)
from planner.i18n.dates import now
from planner.model.naming import title_of
from planner.workspace.opening import open_plan
from planner.workspace.workspace import Workspace, new_id


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
    from planner.store.plan_file import PlanFile

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
        return [Candidate(s.id, title_of(plan, s), s.levels or "", s.id in unnamed) for s in carried_out(plan)]
