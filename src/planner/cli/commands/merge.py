"""`planner merge`: another copy of the plan becomes one with this one."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.command import argument, option, planner_command
from planner.cli.session import Session, pass_session
from planner.i18n import N_, _

if TYPE_CHECKING:
    from planner.changes.reviewing import Decisions, Point
    from planner.workspace.merging import Merged, Merging
    from planner.workspace.workspace import Workspace


@planner_command(
    "merge",
    N_("Merge another copy of this plan: both histories become one, and who wrote what is kept. What both copies wrote "
       "without knowing of each other is asked; the other file stays as it is. Ends with status 1 while a question is "
       "open, and then nothing is saved."),
)  # fmt: skip
@argument("other", N_("OTHER"), N_("The file of the other copy."), type=click.Path(path_type=Path))
@option("--dry-run", is_flag=True, help=N_("Only say what would change."))
@option("--json", "as_json", is_flag=True, help=N_("Write JSON: every change and question, with its answer."))
@option("--accept", type=click.Choice(("mine", "theirs")),
        help=N_("Answer every question for this copy (mine) or for the other (theirs)."))  # fmt: skip
@pass_session
def command(session: Session, other: Path, dry_run: bool, as_json: bool, accept: str | None) -> int:
    """Merge a copy; returns the exit status, 1 while a question is open."""
    from planner.cli.notices import warn_if_invented
    from planner.workspace.merging import read_other

    with session.open() as workspace:
        warn_if_invented(workspace.plan, as_json=as_json)
        merging = read_other(workspace, other)
        decisions = _decided(merging, accept, silent=dry_run or as_json)
        open = merging.open(decisions)
        merged = _merge(workspace, merging, decisions) if not (dry_run or open) else None
        if as_json:
            from planner.cli.merges import document

            saved = merged.entry if merged else None
            click.echo(json.dumps(document(merging, decisions, saved), ensure_ascii=False, indent=2))
        else:
            _tell(merging, decisions, open, merged, dry_run=dry_run)
        return 1 if open else 0


def _decided(merging: "Merging", accept: str | None, *, silent: bool) -> "Decisions":
    """The answers that can be had: all for one side if so said, else asked at a terminal."""
    from planner.cli.merges import ask
    from planner.cli.reviews import asking

    if accept is not None:
        return merging.taking(accept)
    if not silent and asking():
        return ask(merging) or {}
    return {}


def _merge(workspace: "Workspace", merging: "Merging", decisions: "Decisions") -> "Merged | None":
    from planner.workspace.merging import merge

    return merge(workspace, merging, decisions)


def _tell(
    merging: "Merging", decisions: "Decisions", open: "tuple[Point, ...]", merged: "Merged | None", *, dry_run: bool
) -> None:  # fmt: skip
    from planner.cli.merges import counted, told_news, told_questions
    from planner.cli.telling import told_changes
    from planner.cli.text import say

    if not merging.news:
        say(_("{file} says nothing that this plan does not know already.").format(file=merging.path))
        return
    say(_("{file} knows more than this plan:").format(file=merging.path), *(f"  {line}" for line in told_news(merging)))
    sure = merging.taking("mine", decisions)
    if open:
        say("", _("To decide:"), *told_questions(merging.review_after(decisions), open), "")
    if open and merging.changes(sure):
        say(_("Whatever is answered, this comes in:"))
    if dry_run:
        say(*told_changes(merging.copies.here, merging.changes(sure)))
    if not open or merging.changes(sure):
        say(*counted(merging, sure))
    if dry_run:
        say(_("Nothing was saved: this was a dry run."))
    elif open:
        say(_("Nothing was saved."), _("Answer at a terminal, or all at once with --accept mine or --accept theirs."))
    elif merged is not None:
        say(_("Saved as one step. The plan as it was is kept: {file}").format(file=merged.backup))
