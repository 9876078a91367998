"""`planner load`: registers become one change of the plan."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.command import argument, option, planner_command
from planner.cli.session import Session, pass_session
from planner.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from planner.workspace.workspace import Workspace


@planner_command(
    "load",
    N_("Take in registers (YAML files) as one change. With any error in any of them, nothing is taken in."),
)
@argument(
    "files", N_("FILE"), N_("One or more register files."), nargs=-1, required=True, type=click.Path(path_type=Path)
)
@option("--dry-run", is_flag=True, help=N_("Only say what would change."))
@pass_session
def command(session: Session, files: tuple[Path, ...], dry_run: bool) -> None:
    """Load files and say what changed, or would."""
    from planner.changes.counting import counted_changes
    from planner.cli.notices import warn_if_invented
    from planner.cli.telling import told_changes
    from planner.workspace.loading import load

    with session.open() as workspace:
        before = workspace.plan
        changes = load(workspace, files, dry_run=dry_run)
        warn_if_invented(workspace.plan)
        lines = counted_changes(changes) or [_("The plan says all of this already; nothing changes.")]
        if dry_run:
            lines = [*told_changes(before, changes), *lines, _("Nothing was saved: this was a dry run.")]
        elif changes:
            lines += _errors(workspace)
        click.echo("\n".join(lines))


def _errors(workspace: "Workspace") -> list[str]:
    """One line that leads to what the plan, as it is now, gets wrong; none when nothing is wrong."""
    from planner.model.problems import Severity
    from planner.workspace.checking import problems

    count = sum(problem.severity is Severity.ERROR for problem in problems(workspace))
    says = ngettext(
        "The plan now holds {count} error; planner check says which.",
        "The plan now holds {count} errors; planner check says which.",
        count,
    )
    return [says.format(count=count)] if count else []
