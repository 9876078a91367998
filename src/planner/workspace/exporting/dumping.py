"""Writing a plan out as registers, as one JSON document, or as a copy of the file."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from planner.changes.change_set import EXPORT, NEW
from planner.changes.drafting import create
from planner.model.edition import edition
from planner.model.fields import Audience
from planner.workspace.workspace import Workspace


def dump(workspace: Workspace, folder: Path, audience: Audience) -> list[Path]:
    """Write the plan as registers into `stakeholders/` and `strategies/` of a folder; returns the files.

    They name what they were made from in the plan's own journal, so that what was edited in them is known when they
    are loaded again.
    """
    from planner.formats.registers import dump_registers

    workspace.follow()
    return dump_registers(edition(workspace.plan, audience), folder, _newest(workspace, audience))


def _newest(workspace: Workspace, audience: Audience) -> str:
    """The newest change set that the edition may show something of; marks of exports are internal."""
    before = workspace.revision + 1
    while entries := workspace.file.newest(20, before):
        for entry in entries:
            if audience is Audience.INTERNAL or entry.origin != EXPORT:
                return entry.id
        before = entries[-1].revision
    return ""


def dump_json(workspace: Workspace, audience: Audience) -> Iterator[str]:
    """The plan as one JSON document in pieces: `plan`, and a list per record type."""
    from planner.formats.json import dump_json as document

    return document(edition(workspace.plan, audience))


def json_records(workspace: Workspace, collection: str, audience: Audience) -> Iterator[dict[str, Any]]:
    """The records of one type as the JSON document has them."""
    from planner.formats.json import records

    return records(edition(workspace.plan, audience), collection)


def save_json(workspace: Workspace, target: Path, audience: Audience) -> None:
    """Write the plan as one JSON document; raises what `atomically` raises."""
    from planner.formats.output.writing import atomically

    with atomically(target) as draft, draft.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(dump_json(workspace, audience))
        file.write("\n")


def save_copy(workspace: Workspace, target: Path, audience: Audience) -> None:
    """Save the plan as another file: whole with its history, or a shareable edition without history or author.

    Raises PlanExists rather than overwrite.
    """
    from planner.store.sqlite.copies import copy_whole
    from planner.store.sqlite.file import PlanFile

    if audience is Audience.INTERNAL:
        copy_whole(workspace.path, target)
        return
    from planner.workspace.opening import open_plan

    PlanFile.create(target, workspace.file.plan_id())
    shown = edition(workspace.plan, audience).plan
    changes = [create(name, id, body) for name, table in shown.tables() for id, body in table.bodies.items()]
    with ExitStack() as failing:
        failing.callback(target.unlink, missing_ok=True)
        with open_plan(target, clock=workspace.clock, ids=workspace.ids) as copy:
            copy.commit(changes, origin=NEW, reason=shown.sheet.title.pick())
        failing.pop_all()
