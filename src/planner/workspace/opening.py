"""Opening a plan, and making a new one, empty or from an example."""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from planner.changes.change_set import NEW
from planner.changes.drafting import create
from planner.i18n import current_language
from planner.i18n.dates import now
from planner.i18n.text import clean_line
from planner.model.documents import PLAN_ID
from planner.workspace.folders import state_folder
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
    from planner.store.plan_file import PlanFile, no_fault

    file = PlanFile.open(path, state_folder(), copy=copy, fault=fault or no_fault)
    with ExitStack() as failing:
        failing.callback(file.close)
        workspace = Workspace(file, author=author, clock=clock, ids=ids)
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
    from planner.store.plan_file import PlanFile

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
        from planner.workspace.loading import fill

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
