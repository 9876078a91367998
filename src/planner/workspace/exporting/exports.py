"""Exports: numbered, stamped with what changed since the edition before, and written whole or not at all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from planner.changes.change import Change
from planner.changes.change_set import EXPORT
from planner.formats.output.stamp import Stamp
from planner.formats.output.writing import Cancelled, Progress
from planner.i18n import Language, PlannerError, speaking
from planner.model.documents import PLAN_ID
from planner.model.edition import Edition, edition
from planner.model.fields import Audience
from planner.workspace.workspace import Workspace

MOST_SENTENCES = 12
"""How many sentences about what changed stand on an export."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What the plan remembers of an export: `map shareable 3 2026-11-21 <id of the newest set then>`."""

    what: str
    audience: Audience
    number: int
    day: date
    base: str

    @property
    def text(self) -> str:
        """The mark as the plan keeps it."""
        return f"{self.what} {self.audience} {self.number} {self.day.isoformat()} {self.base}".strip()


def read_mark(text: str) -> Mark:
    """The mark of a kept text."""
    what, audience, number, day, *base = text.split(" ")
    return Mark(what, Audience(audience), int(number), date.fromisoformat(day), base[0] if base else "")


def export_map(
    workspace: Workspace, target: Path, audience: Audience, language: Language,
    progress: Progress | None = None, cancelled: Cancelled | None = None,
) -> Stamp:  # fmt: skip
    """Write the interactive map as one HTML file; raises what `atomically` raises."""
    from planner.formats.map import write_map
    from planner.workspace.positions import keep_positions

    positions = keep_positions(workspace)
    shown, stamp = prepare(workspace, "map", target, audience, language)
    with speaking(language):
        write_map(shown, target, stamp, positions, language, progress, cancelled)
    return stamp


def export_workbook(
    workspace: Workspace, target: Path, audience: Audience, language: Language,
    progress: Progress | None = None, cancelled: Cancelled | None = None,
) -> Stamp:  # fmt: skip
    """Write the action plan as a workbook; raises what `atomically` raises."""
    from planner.formats.workbook import write_workbook

    shown, stamp = prepare(workspace, "workbook", target, audience, language)
    with speaking(language):
        write_workbook(shown, target, language, stamp, progress, cancelled)
    return stamp


EXPORTS: Mapping[str, Callable[..., Stamp]] = {"map": export_map, "workbook": export_workbook}
"""The exports by the word people type; a new one is one function and one line here."""

SUFFIXES = {"map": ".html", "workbook": ".xlsx"}


def default_target(workspace: Workspace, what: str) -> Path:
    """Where an export goes when nothing is said: `exports/`, if it is there, under the plan's name."""
    folder = Path("exports")
    name = {"map": "map", "workbook": "action-plan"}[what]
    file = f"{workspace.path.stem}-{name}{SUFFIXES[what]}"
    return folder / file if folder.is_dir() else Path(file)


def prepare(
    workspace: Workspace, what: str, target: Path, audience: Audience, language: Language
) -> tuple[Edition, Stamp]:
    """The edition and its stamp of one export; its number is taken before writing, so that no two share one."""
    from planner.formats.output.writing import MissingFolder, refuse_plan

    if not target.parent.is_dir():
        raise MissingFolder(target.parent)
    refuse_plan(target)
    workspace.follow()
    shown = edition(workspace.plan, audience)
    marks = [read_mark(text) for text in workspace.plan.sheet.exports]
    last = max((m for m in marks if (m.what, m.audience) == (what, audience)), key=lambda m: m.number, default=None)
    day = workspace.today
    newest = workspace.file.newest(1)
    number = max((mark.number for mark in marks), default=0) + 1
    mark = Mark(what, audience, number, day, newest[0].id if newest else "")
    with speaking(language):
        changes = _changes_since(workspace, shown, last) if last else ()
    _keep_mark(workspace, last, mark)
    contact = workspace.plan.sheet.contact or ""
    stamp = Stamp(
        number=number, day=day, language=language, contact=contact, changes=changes,
        since=last.day if last else None, base=mark.base, plan=workspace.file.plan_id(),
    )  # fmt: skip
    return shown, stamp


def _keep_mark(workspace: Workspace, last: Mark | None, mark: Mark) -> None:
    if workspace.read_only or PLAN_ID not in workspace.plan.table("plan"):
        return
    changes = [Change("plan", PLAN_ID, f"exports[{mark.text}]", None, "yes")]
    if last is not None:
        changes.append(Change("plan", PLAN_ID, f"exports[{last.text}]", "yes", None))
    try:
        workspace.commit(changes, origin=EXPORT, reason=f"{mark.what} {mark.number}")
    except PlannerError:
        workspace.follow()


def _changes_since(workspace: Workspace, shown: Edition, last: Mark) -> tuple[str, ...]:
    """What a reader of the edition before would find changed, in sentences; never what this edition withholds."""
    from planner.analysis.comparison.compare import compare
    from planner.analysis.comparison.sentences import sentences

    entry = workspace.file.entry(last.base) if last.base else None
    if entry is None:
        return ()
    before = edition(workspace.past(entry.revision), shown.audience).plan
    return tuple(sentences(compare(before, shown.plan), MOST_SENTENCES))
