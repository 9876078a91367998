"""`planner load`: registers become one change of the plan; what is not plain waits to be decided."""

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.command import argument, option, planner_command
from planner.cli.session import Session, pass_session
from planner.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from planner.workspace.importing.arrival import Imported
    from planner.workspace.importing.registers import Loading
    from planner.workspace.workspace import Workspace


@planner_command(
    "load",
    N_("Take in registers (YAML files) as one change: what was edited in dumped ones since, and what is new in others. "
       "What both sides changed, or what was taken out of a file, waits for a decision. With any error in any of them, "
       "nothing is taken in. Ends with status 1 while something waits."),
)  # fmt: skip
@argument(
    "files", N_("FILE"), N_("One or more register files."), nargs=-1, required=True, type=click.Path(path_type=Path)
)
@option("--dry-run", is_flag=True, help=N_("Only say what would change."))
@option("--json", "as_json", is_flag=True, help=N_("Write JSON: every point with its values and decision."))
@option("--accept", type=click.Choice(("all", "file", "plan")),
        help=N_("Settle what waits: conflicts for the file or for the plan; “all” also takes values that differ where "
                "no base is known and those taken out of a file. Records are never removed this way."))  # fmt: skip
@pass_session
def command(
    session: Session, files: tuple[Path, ...], dry_run: bool, as_json: bool, accept: str | None
) -> int:  # fmt: skip
    """Load files and say what changed, or would; returns the exit status, 1 while something waits."""
    from planner.cli.text import warn_if_invented
    from planner.workspace.importing.registers import load, prepare

    with session.open() as workspace:
        before = workspace.plan
        loading = _decided(prepare(workspace, files, accept), workspace, asked=not (accept or dry_run or as_json))
        imported = None if dry_run else load(workspace, loading)
        warn_if_invented(workspace.plan, as_json=as_json)
        if as_json:
            _write_json(loading, imported)
        else:
            from planner.cli.changes_text import told_changes

            told = told_changes(before, loading.changes) if dry_run else []
            _tell(workspace, loading, [*told, *_counted(loading)], imported)
    return 1 if loading.waits else 0


def _decided(loading: "Loading", workspace: "Workspace", *, asked: bool) -> "Loading":
    """The loading with the answers of the person in front, if there is one to ask."""
    from planner.cli.reviews import ask, asking
    from planner.workspace.importing.registers import settled

    if not (asked and asking() and loading.review.waiting(loading.decisions)):
        return loading
    return settled(workspace, loading, ask(loading.review, loading.decisions))


def _counted(loading: "Loading") -> list[str]:
    from planner.changes.wording import counted_changes

    if loading.changes or loading.waits:
        return counted_changes(loading.changes)
    return [_("The plan says all of this already; nothing changes.")]


def _tell(workspace: "Workspace", loading: "Loading", lines: list[str], imported: "Imported | None") -> None:
    from planner.changes.review.wording import with_new_records
    from planner.cli.reviews import told_files, told_held, told_points
    from planner.cli.text import say

    review = replace(loading.review, plan=with_new_records(loading.review))
    say(*told_files(loading.arrival.incomings), *lines)
    waiting = review.waiting(loading.decisions)
    if waiting:
        count = len(waiting)
        say("", _("To decide:"), *told_points(review, waiting), "")
        says = ngettext("{count} waits for a decision.", "{count} wait for a decision.", count)
        say(says.format(count=count), _("Settle it here, or with --accept file, plan or all."))
    say(*told_held(review, loading.held))
    if imported is None:
        say(_("Nothing was saved: this was a dry run."))
    elif imported.entry is not None:
        say(*_errors(workspace))


def _write_json(loading: "Loading", imported: "Imported | None") -> None:
    from planner.cli.reviews import document

    found = document(loading.review, loading.arrival.incomings, loading.decisions)
    found["held"] = [{"key": one.point.key, "sentence": one.sentence} for one in loading.held]
    found["saved"] = imported.entry.id if imported and imported.entry else None
    click.echo(json.dumps(found, ensure_ascii=False, indent=2))


def _errors(workspace: "Workspace") -> list[str]:
    """One line that leads to what the plan, as it is now, gets wrong; none when nothing is wrong."""
    from planner.model.problems import Severity
    from planner.workspace.repair.examine import problems

    count = sum(problem.severity is Severity.ERROR for problem in problems(workspace))
    says = ngettext(
        "The plan now holds {count} error; planner check says which.",
        "The plan now holds {count} errors; planner check says which.",
        count,
    )
    return [says.format(count=count)] if count else []
