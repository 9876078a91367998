"""`planner merge`: another copy of the plan becomes one with this one, its questions listed or asked one by one."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from planner.changes.review.incoming import NOTHING
from planner.changes.review.points import KEEP, Decisions, Point, Review
from planner.changes.review.wording import before, headline, offered, ours
from planner.changes.wording import counted_changes
from planner.cli.command import argument, option, planner_command
from planner.cli.session import Session, pass_session
from planner.cli.text import say
from planner.cli.types import WholeNumber
from planner.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from planner.changes.change_set import ChangeSet
    from planner.workspace.merging import Merged, Merging
    from planner.workspace.workspace import Workspace

MOST = 50
"""How many questions are told one by one; the rest are counted."""


def told_news(merging: "Merging") -> list[str]:
    """What only the other copy knows, a line an author."""
    counts: dict[str, int] = {}
    for entry in merging.news:
        counts[entry.author] = counts.get(entry.author, 0) + 1
    return [
        ngettext("{author}: {count} entry of the history", "{author}: {count} entries of the history", count).format(
            author=author or _("no name given"), count=count
        )
        for author, count in counts.items()
    ]


def told_questions(review: Review, points: Sequence[Point]) -> list[str]:
    """Questions in words, each with what both copies say and who wrote it."""
    lines = [line for point in points[:MOST] for line in _told(review, point)]
    hidden = len(points) - MOST
    return lines + (
        [ngettext("and {count} more", "and {count} more", hidden).format(count=hidden)] if hidden > 0 else []
    )


def _told(review: Review, point: Point) -> list[str]:
    lines = [headline(review.plan, point), *(f"    {sentence}" for sentence in point.asks)]
    for side in (_here(review, point), _there(review, point)):
        lines.append(f"    {side}")
    if point.based:
        lines.append("    " + _("Before it was “{value}”.").format(value=before(review.plan, point)))
    return lines


def _here(review: Review, point: Point) -> str:
    if point.aspect == NOTHING:
        says = _("Here it was removed ({who}).") if point.ours is None else _("Here it stands ({who}).")
    else:
        says = _("Here: “{value}” ({who})")
    return says.format(value=ours(review.plan, point), who=point.ours_by or "?")


def _there(review: Review, point: Point) -> str:
    offer = point.offers[0]
    if point.aspect == NOTHING:
        says = _("In {file} it was removed ({who}).") if offer.value is None else _("In {file} it stands ({who}).")
    else:
        says = _("In {file}: “{value}” ({who})")
    who = ", ".join(text for text in (offer.by, offer.said) if text) or "?"
    return says.format(file=offer.where, value=offered(review.plan, point, offer), who=who)


def ask(merging: "Merging") -> dict[str, int] | None:
    """Ask every question in turn, and those that an answer brings up; None when whoever is asked stops."""
    decisions: dict[str, int] = {}
    while points := merging.open(decisions):
        review, point = merging.review_after(decisions), points[0]
        say("", *_told(review, point))
        say(*(f"  {number}. {choice}" for number, choice in enumerate(_choices(point), 1)))
        number = click.prompt(_("Number"), type=WholeNumber(1, 5))
        if number == 5:
            return None
        if number > 2:
            others = {key: choice for key, choice in decisions.items() if key != point.key}
            decisions = merging.taking("mine" if number == 3 else "theirs", others)
        else:
            decisions[point.key] = KEEP if number == 1 else 0
    return decisions


def _choices(point: Point) -> list[str]:
    there = str(point.offers[0].where)
    if point.aspect == NOTHING:
        keep, remove = _("Keep it"), _("Remove it with what hangs on it")
        first = [remove, keep] if point.ours is None else [keep, remove]
    else:
        first = [_("As it is here"), _("As in {file}").format(file=there)]
    rest = [_("This and all the rest as here"), _("This and all the rest as in {file}").format(file=there)]
    return [*first, *rest, _("Stop, and save nothing")]


def counted(merging: "Merging", decisions: Decisions) -> list[str]:
    """What merging changes in this plan, counted."""
    return counted_changes(merging.changes(decisions)) or [_("In this plan nothing changes.")]


def document(merging: "Merging", decisions: Decisions, saved: "ChangeSet | None") -> dict[str, Any]:
    """A merge as JSON: who wrote what the other copy brings, every change and every question with its answer."""
    review = merging.review_after(decisions)
    return {
        "file": str(merging.path),
        "entries": [
            {"id": e.id, "at": e.at.isoformat(), "author": e.author, "origin": e.origin, "changes": len(e.says)}
            for e in merging.news
        ],
        "changes": [change.to_json() for change in merging.changes(decisions)],
        "questions": [_question(review, point, decisions) for point in review.points],
        "saved": saved.id if saved else None,
    }  # fmt: skip


def _question(review: Review, point: Point, decisions: Decisions) -> dict[str, Any]:
    offer, decision = point.offers[0], decisions.get(point.key)
    return {
        "key": point.key, "type": point.collection, "id": point.id, "field": point.aspect or None,
        "about": headline(review.plan, point), "before": point.base, "here": point.ours, "here_by": point.ours_by,
        "there": offer.value, "there_by": offer.by, "there_said": offer.said, "asks": list(point.asks),
        "answer": None if decision is None else "mine" if decision == KEEP else "theirs",
    }  # fmt: skip


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
    from planner.cli.text import warn_if_invented
    from planner.workspace.merging import read_other

    with session.open() as workspace:
        warn_if_invented(workspace.plan, as_json=as_json)
        merging = read_other(workspace, other)
        decisions = _decided(merging, accept, silent=dry_run or as_json)
        open = merging.open(decisions)
        merged = _merge(workspace, merging, decisions) if not (dry_run or open) else None
        if as_json:
            saved = merged.entry if merged else None
            click.echo(json.dumps(document(merging, decisions, saved), ensure_ascii=False, indent=2))
        else:
            _tell(merging, decisions, open, merged, dry_run=dry_run)
        return 1 if open else 0


def _decided(merging: "Merging", accept: str | None, *, silent: bool) -> "Decisions":
    """The answers that can be had: all for one side if so said, else asked at a terminal."""
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
    from planner.cli.changes_text import told_changes
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
