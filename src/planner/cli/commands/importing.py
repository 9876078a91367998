"""`planner import`: workbooks and tables that came back, read, held against the plan, and brought in."""

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from planner.cli.command import argument, option, planner_command
from planner.cli.session import Session, pass_session
from planner.i18n import N_, PlannerError, _, current_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.changes.review.incoming import Incoming
    from planner.changes.review.points import Decisions, Review
    from planner.workspace.importing.arrival import Arrival, Imported
    from planner.workspace.sending.answers import Answers
    from planner.workspace.workspace import Workspace


TABLES = {"stakeholders": "stakeholders", "ties": "ties", "actions": "items"}
"""What the rows of a plain table may be, by the word people type."""


class NotAColumn(PlannerError):
    """`--column` was not written as heading and field."""

    def __init__(self, said: str) -> None:
        super().__init__(_("“{said}” is not written as HEADING=FIELD.").format(said=said[:60]))


@planner_command(
    "import",
    N_("Bring in what came back: workbooks of the action plan, or a folder of them. What only the file changed comes "
       "in; what both sides changed waits for a decision. Nothing is removed unless that is decided. With --as, plain "
       "tables (CSV or Excel) come in. Ends with status 1 while something waits or was not understood."),
)  # fmt: skip
@argument(
    "paths", N_("FILE"), N_("Files, or a folder of them."), nargs=-1, required=True, type=click.Path(path_type=Path)
)
@option("--dry-run", is_flag=True, help=N_("Only say what would change."))
@option("--json", "as_json", is_flag=True, help=N_("Write JSON: every point with its values and decision."))
@option("--accept", type=click.Choice(("all", "file", "plan")),
        help=N_("Settle what waits: conflicts for the file or for the plan; “all” also takes emptied cells and copied "
                "rows. Missing rows are never removed this way."))  # fmt: skip
@option("--as", "rows", type=click.Choice(tuple(TABLES)),
        help=N_("The files are plain tables with headings, and this is what their rows are."))  # fmt: skip
@option(
    "--column",
    "columns",
    multiple=True,
    metavar=N_("HEADING=FIELD"),
    help=N_("What a column of a plain table stands for; without a field it is left out. May be repeated."),
)
@option("--sheet", metavar=N_("NAME"), help=N_("The sheet of the workbook that holds the plain table."))
@option("--revision", "revision", type=click.Path(path_type=Path), metavar=N_("FILE"),
        help=N_("Write what waits as a workbook in which it can be decided row by row, to be imported like the others. "
                "For a folder it is revision.xlsx in that folder unless another is named."))  # fmt: skip
@pass_session
def command(
    session: Session, /, paths: tuple[Path, ...], rows: str | None, columns: tuple[str, ...], sheet: str | None,
    **settings: Any,
) -> int:  # fmt: skip
    """Import files; returns the exit status, 1 while something waits."""
    from planner.cli.text import warn_if_invented

    if rows is None and (columns or sheet):
        raise click.UsageError(_("--column and --sheet go with --as."))
    with session.open() as workspace:
        warn_if_invented(workspace.plan, as_json=settings["as_json"])
        call = _Import(workspace, paths, **settings)
        return call.run(_tables(workspace, paths, TABLES[rows], columns, sheet) if rows else call.arrival())


def _tables(
    workspace: "Workspace", paths: tuple[Path, ...], collection: str, columns: tuple[str, ...], sheet: str | None
) -> "Arrival":
    """What plain tables suggest, once it is said how their columns are understood."""
    from planner.workspace.importing.arrival import Arrival
    from planner.workspace.importing.files import files_in, guess, incoming, read_table

    incomings: list[Incoming] = []
    for file in files_in(paths):
        table = read_table(file, sheet)
        mapping = guess(workspace, table, collection)
        for said in columns:
            heading, equals, field = said.partition("=")
            if not equals:
                raise NotAColumn(said)
            mapping = mapping.having(heading.strip(), field.strip() or None)
        incomings.append(incoming(workspace, table, mapping))
    return Arrival(tuple(incomings))


class _Import:
    """One call of the command."""

    def __init__(
        self, workspace: "Workspace", paths: tuple[Path, ...], *, dry_run: bool, as_json: bool, accept: str | None,
        revision: Path | None,
    ) -> None:  # fmt: skip
        self.workspace, self.paths = workspace, paths
        self.dry_run, self.as_json, self.accept, self.revision = dry_run, as_json, accept, revision

    def arrival(self) -> "Arrival":
        """What the files suggest."""
        from planner.cli.text import shown_progress
        from planner.workspace.importing.files import arrive

        with shown_progress() as progress:
            return arrive(self.workspace, self.paths, progress)

    def run(self, arrival: "Arrival") -> int:
        """Bring in what can be, say what happened, and give the exit status."""
        from planner.changes.review.wording import with_new_records
        from planner.workspace.importing.bring_in import bring_in, foreseen, reviewed

        review = reviewed(self.workspace, arrival)
        decisions = self._decisions(arrival, review)
        if self.dry_run:
            imported = foreseen(self.workspace, review, decisions)
        else:
            imported = bring_in(self.workspace, arrival, review, decisions)
        named = replace(review, plan=with_new_records(review))
        if self.as_json:
            self._write_json(arrival, named, decisions, imported)
        else:
            self._tell(arrival, named, decisions, imported)
        self._write_revision(arrival, review, decisions)
        open_points = review.waiting(decisions) or arrival.refused or imported.held
        return 1 if open_points or any(incoming.faults for incoming in arrival.incomings) else 0

    def _decisions(self, arrival: "Arrival", review: "Review") -> dict[str, int]:
        from planner.changes.review.points import taking
        from planner.cli.reviews import ask, asking
        from planner.workspace.importing.files import first_decisions

        decisions = first_decisions(arrival, review)
        if self.accept is not None:
            return {**taking(review, self.accept), **decisions}
        aside = self.dry_run or self.as_json or self._revision_file is not None
        return ask(review, decisions) if asking() and not aside else decisions

    @property
    def _revision_file(self) -> Path | None:
        from planner.workspace.importing.files import NAME

        folder = next((path for path in self.paths if path.is_dir()), None)
        return self.revision or (folder / NAME if folder is not None else None)

    def _write_revision(self, arrival: "Arrival", review: "Review", decisions: "Decisions") -> None:
        from planner.workspace.importing.files import write_revision

        file = self._revision_file
        if file is None or self.dry_run or not review.waiting(decisions):
            return
        write_revision(self.workspace, arrival, review, decisions, file, current_language())
        if not self.as_json:
            click.echo(_("What waits can be decided in {file}; import it like the others.").format(file=file))

    def _tell(
        self, arrival: "Arrival", review: "Review", decisions: "Decisions", imported: "Imported"
    ) -> None:  # fmt: skip
        from planner.cli.reviews import counted, told_files, told_held, told_plain, told_points
        from planner.cli.text import say

        say(*self._answers(arrival, review), *told_files(arrival.incomings))
        say(*told_plain(review, imported.held))
        waiting = review.waiting(decisions)
        if waiting:
            say("", _("To decide:"), *told_points(review, waiting), "")
        say(*told_held(review, imported.held))
        say(*(counted(review, decisions, imported.held) or [_("The plan says all of this already; nothing changes.")]))
        if self.dry_run:
            say(_("Nothing was saved: this was a dry run."))
        elif imported.backup:
            say(_("Saved as one step. The plan as it was is kept: {file}").format(file=imported.backup))

    def _answers(self, arrival: "Arrival", review: "Review") -> "Sequence[str]":
        """Who answered and who has not, where the files say who they are from."""
        answers = self._report(arrival, review)
        return answers.sentences if answers else [refusal.line for refusal in arrival.refused]

    def _report(self, arrival: "Arrival", review: "Review") -> "Answers | None":
        from planner.workspace.sending.answers import report

        if len(arrival.incomings) > 1 and any(incoming.source.sender_id for incoming in arrival.incomings):
            return report(self.workspace, arrival, review)
        return None

    def _write_json(
        self, arrival: "Arrival", review: "Review", decisions: "Decisions", imported: "Imported"
    ) -> None:  # fmt: skip
        from planner.cli.reviews import answer_document, document

        found = document(review, arrival.incomings, decisions)
        found["refused"] = [{"file": one.file, "sentence": one.sentence} for one in arrival.refused]
        answers = self._report(arrival, review)
        found["answers"] = answer_document(answers) if answers else None
        found["held"] = [{"key": one.point.key, "sentence": one.sentence} for one in imported.held]
        found["saved"] = imported.entry.id if imported.entry else None
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
