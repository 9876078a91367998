"""`planner import`: workbooks and tables that came back, read, held against the plan, and brought in."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.command import argument, option, planner_command
from planner.cli.session import Session, pass_session
from planner.i18n import N_, _

if TYPE_CHECKING:
    from planner.changes.reviewing import Decisions, Review
    from planner.workspace.importing import Arrival, Imported
    from planner.workspace.workspace import Workspace


@planner_command(
    "import",
    N_("Bring in what came back: workbooks of the action plan, or a folder of them. What only the file changed comes "
       "in; what both sides changed waits for a decision. Nothing is removed unless that is decided. Ends with status "
       "1 while something waits or was not understood."),
)  # fmt: skip
@argument(
    "paths", N_("FILE"), N_("Files, or a folder of them."), nargs=-1, required=True, type=click.Path(path_type=Path)
)
@option("--dry-run", is_flag=True, help=N_("Only say what would change."))
@option("--json", "as_json", is_flag=True, help=N_("Write JSON: every point with its values and decision."))
@option("--accept", type=click.Choice(("all", "file", "plan")),
        help=N_("Settle what waits: conflicts for the file or for the plan; “all” also takes emptied cells and copied "
                "rows. Missing rows are never removed this way."))  # fmt: skip
@pass_session
def command(session: Session, paths: tuple[Path, ...], dry_run: bool, as_json: bool, accept: str | None) -> int:
    """Import files; returns the exit status, 1 while something waits."""
    from planner.cli.notices import warn_if_invented

    with session.open() as workspace:
        warn_if_invented(workspace.plan, as_json=as_json)
        return _Import(workspace, dry_run=dry_run, as_json=as_json, accept=accept).run(paths)


class _Import:
    """One call of the command."""

    def __init__(self, workspace: "Workspace", *, dry_run: bool, as_json: bool, accept: str | None) -> None:
        self.workspace, self.dry_run, self.as_json, self.accept = workspace, dry_run, as_json, accept

    def run(self, paths: tuple[Path, ...]) -> int:
        from planner.cli.progress import shown_progress
        from planner.workspace.importing import bring_in, files_in, read_files, reviewed

        with shown_progress() as progress:
            arrival = read_files(self.workspace, files_in(paths), progress)
            review = reviewed(self.workspace, arrival)
        decisions = self._decisions(review)
        imported = None if self.dry_run else bring_in(self.workspace, arrival, review, decisions)
        if self.as_json:
            self._write_json(arrival, review, decisions, imported)
        else:
            self._tell(arrival, review, decisions, imported)
        open_points = review.waiting(decisions) or arrival.refused or (imported and imported.held)
        return 1 if open_points or any(incoming.faults for incoming in arrival.incomings) else 0

    def _decisions(self, review: "Review") -> dict[str, int]:
        from planner.changes.reviewing import plainly, taking
        from planner.cli.reviews import ask, asking

        if self.accept is not None:
            return taking(review, self.accept)
        decisions = plainly(review)
        return ask(review, decisions) if asking() and not (self.dry_run or self.as_json) else decisions

    def _tell(
        self, arrival: "Arrival", review: "Review", decisions: "Decisions", imported: "Imported | None"
    ) -> None:  # fmt: skip
        from planner.cli.reviews import counted, told_files, told_held, told_plain, told_points
        from planner.cli.text import say

        say(*(f"{refusal.file}: {refusal.sentence}" for refusal in arrival.refused))
        say(*told_files(arrival.incomings))
        say(*told_plain(review))
        waiting = review.waiting(decisions)
        if waiting:
            say("", _("To decide:"), *told_points(review, waiting), "")
        say(*told_held(review, imported.held if imported else ()))
        say(*(counted(review, decisions) or [_("The plan says all of this already; nothing changes.")]))
        if self.dry_run:
            say(_("Nothing was saved: this was a dry run."))
        elif imported and imported.backup:
            say(_("Saved as one step. The plan as it was is kept: {file}").format(file=imported.backup))

    def _write_json(
        self, arrival: "Arrival", review: "Review", decisions: "Decisions", imported: "Imported | None"
    ) -> None:  # fmt: skip
        from planner.cli.reviews import document

        found = document(review, arrival.incomings, decisions)
        found["refused"] = [{"file": one.file, "sentence": one.sentence} for one in arrival.refused]
        found["held"] = [{"key": one.point.key, "sentence": one.sentence} for one in imported.held] if imported else []
        found["saved"] = imported.entry.id if imported and imported.entry else None
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
